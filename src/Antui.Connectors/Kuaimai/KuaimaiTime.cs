using System.Globalization;
using Antui.Core;

namespace Antui.Connectors.Kuaimai;

/// <summary>Times of the gateway: UTC+8 text in queries, milliseconds or text in answers.</summary>
public static class KuaimaiTime
{
    private const string Pattern = "yyyy-MM-dd HH:mm:ss";
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The ERP fills times that never were with 2000-01-01; nothing real is as old as this.</summary>
    private static readonly Instant Oldest = Instant.From(new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public static string Text(Instant at) =>
        at.ToDateTimeOffset().ToOffset(China).ToString(Pattern, CultureInfo.InvariantCulture);

    /// <returns>Null for nothing, for what cannot be read, and for a time that stands for "never".</returns>
    public static Instant? Parse(string? text)
    {
        Instant? at = null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms)) at = new Instant(ms);
        else if (DateTime.TryParseExact(
            text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            at = Instant.From(new DateTimeOffset(local, China));
        }
        return at > Oldest ? at : null;
    }
}
