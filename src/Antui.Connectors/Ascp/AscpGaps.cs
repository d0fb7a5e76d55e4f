using System.Globalization;

namespace Antui.Connectors.Ascp;

/// <param name="After">The last number before the hole; <paramref name="Before"/> is the next one that came.</param>
public sealed record AscpGap(string After, string Before, long Missing);

/// <summary>
/// Holes in the numbers of a shop's orders. Not every supplier gets consecutive numbers; where they are not, holes mean
/// nothing and none is told.
/// </summary>
public static class AscpGaps
{
    private const int LeastNumbers = 10;

    /// <summary>A jump is another series, not so many lost orders.</summary>
    private const long MostMissing = 1_000;

    /// <summary>So many of the steps must be steps of one.</summary>
    private const double Consecutive = 0.8;

    public static IReadOnlyList<AscpGap> Of(IEnumerable<string> numbers) =>
        [.. numbers.Distinct(StringComparer.Ordinal).Select(Parts).Where(p => p.Tail >= 0)
            .GroupBy(p => (p.Prefix, p.Text.Length)).SelectMany(g => OfSeries([.. g.OrderBy(p => p.Tail)]))];

    private static IEnumerable<AscpGap> OfSeries(List<(string Text, string Prefix, long Tail)> series)
    {
        if (series.Count < LeastNumbers) yield break;
        var steps = series.Count - 1;
        var ones = Enumerable.Range(1, steps).Count(i => series[i].Tail - series[i - 1].Tail == 1);
        if (ones < steps * Consecutive) yield break;
        for (var i = 1; i <= steps; i++)
        {
            var missing = series[i].Tail - series[i - 1].Tail - 1;
            if (missing is > 0 and <= MostMissing)
                yield return new AscpGap(series[i - 1].Text, series[i].Text, missing);
        }
    }

    /// <summary>The digits at the end, as many as fit a number, and what stands before them.</summary>
    private static (string Text, string Prefix, long Tail) Parts(string text)
    {
        const int most = 18;
        var at = text.Length;
        while (at > 0 && text.Length - at < most && char.IsAsciiDigit(text[at - 1])) at--;
        return at < text.Length
            ? (text, text[..at], long.Parse(text.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture))
            : (text, text, -1);
    }
}
