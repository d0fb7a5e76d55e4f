using System.Globalization;
using Antui.Core;

namespace Antui.Connectors;

/// <summary>Times on Chinese wires: "yyyy-MM-dd HH:mm:ss" in UTC+8, whatever the machine's own zone is.</summary>
public static class ChinaTime
{
    public const string Pattern = "yyyy-MM-dd HH:mm:ss";
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static string Text(Instant at) =>
        at.ToDateTimeOffset().ToOffset(Offset).ToString(Pattern, CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, out Instant at)
    {
        var read = Parse(text);
        at = read.GetValueOrDefault();
        return read is not null;
    }

    /// <param name="patterns">What the party writes; none: the pattern of this class.</param>
    /// <returns>Null for nothing and for what cannot be read.</returns>
    public static Instant? Parse(string? text, params string[] patterns) => DateTime.TryParseExact(
        text, patterns.Length == 0 ? [Pattern] : patterns, CultureInfo.InvariantCulture, DateTimeStyles.None,
        out var local) ? At(local) : null;

    /// <summary>Text, or milliseconds since 1970.</summary>
    /// <returns>Null for nothing, for what cannot be read, and for times up to the limit: they stand for
    /// "never".</returns>
    public static Instant? ParseEither(string? text, Instant msLimit, Instant textLimit)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms))
            return ms > msLimit.Ms ? new Instant(ms) : null;
        return Parse(text) is { } at && at > textLimit ? at : null;
    }

    /// <param name="local">A time in UTC+8.</param>
    /// <returns>Null for the first hours of the calendar, which UTC does not have.</returns>
    internal static Instant? At(DateTime local) =>
        local.Ticks >= Offset.Ticks ? Instant.From(new DateTimeOffset(local.Ticks, Offset)) : null;
}
