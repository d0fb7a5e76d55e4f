using System.Globalization;
using Antui.Core;

namespace Antui.Connectors.Wangdian;

/// <summary>
/// Times of the flagship edition: text or milliseconds in answers, and a clock for signatures that begins in 2012.
/// </summary>
public static class WangdianTime
{
    /// <summary>2012-01-01 00:00:00 in UTC+8, in seconds since 1970.</summary>
    public const long EpochSeconds = 1_325_347_200;

    // Zero dates stand for "never": the last moment of 2000 in UTC+8.
    private static readonly Instant Oldest = new(978_278_399_999);

    public static string Stamp(DateTimeOffset now) =>
        (now.ToUnixTimeSeconds() - EpochSeconds).ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ChinaTime.ParseEither"/>
    /// <remarks>Some answers carry a fraction of the second, and nobody says which of them.</remarks>
    public static Instant? Parse(string? text) =>
        ChinaTime.ParseEither(text is { Length: > 19 } ? text[..19] : text, new Instant(0), Oldest);
}
