using System.Globalization;
using Antui.Core;

namespace Antui.Connectors.Jushuitan;

/// <summary>Times on the wire are "yyyy-MM-dd HH:mm:ss" in UTC+8, whatever the machine's own zone is.</summary>
public static class JushuitanTime
{
    private static readonly string[] Patterns =
        ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFF", "yyyy-MM-ddTHH:mm:ss"];
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static string Text(Instant at) =>
        at.ToDateTimeOffset().ToOffset(China).ToString(Patterns[0], CultureInfo.InvariantCulture);

    public static Instant? Parse(string? text) =>
        DateTime.TryParseExact(text, Patterns, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? Instant.From(new DateTimeOffset(local, China))
            : null;
}
