using System.Globalization;
using Antui.Core;

namespace Antui.Connectors.Wangdian;

/// <summary>
/// Times of the flagship edition: UTC+8 text in queries, text or milliseconds in answers, and a clock for signatures
/// that begins in 2012.
/// </summary>
public static class WangdianTime
{
    /// <summary>2012-01-01 00:00:00 in UTC+8, in seconds since 1970.</summary>
    public const long EpochSeconds = 1_325_347_200;

    private const string Pattern = "yyyy-MM-dd HH:mm:ss";
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static string Stamp(DateTimeOffset now) =>
        (now.ToUnixTimeSeconds() - EpochSeconds).ToString(CultureInfo.InvariantCulture);

    public static string Text(Instant at) =>
        at.ToDateTimeOffset().ToOffset(China).ToString(Pattern, CultureInfo.InvariantCulture);

    /// <returns>Null for nothing, for what cannot be read, and for the zero dates that stand for "never".</returns>
    public static Instant? Parse(string? text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms))
        {
            return ms > 0 ? new Instant(ms) : null;
        }
        // Some answers carry a fraction of the second, and nobody says which of them.
        var whole = text is { Length: > 19 } ? text[..19] : text;
        return DateTime.TryParseExact(whole, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && local.Year > 2000
                ? Instant.From(new DateTimeOffset(local, China))
                : null;
    }
}
