using System.Globalization;
using Antui.Core;

namespace Antui.Connectors.Qimen;

/// <summary>Times on the wire are "yyyy-MM-dd HH:mm:ss" in UTC+8, whatever the machine's own zone is.</summary>
public static class QimenTime
{
    private const string Pattern = "yyyy-MM-dd HH:mm:ss";
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static string Text(Instant at) =>
        at.ToDateTimeOffset().ToOffset(China).ToString(Pattern, CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out Instant at)
    {
        at = default;
        if (!DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return false;
        at = Instant.From(new DateTimeOffset(local, China));
        return true;
    }
}
