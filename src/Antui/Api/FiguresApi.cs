using System.ComponentModel;
using Antui.Api.Shapes;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine;

namespace Antui.Api;

/// <summary>Sums for the dashboard: counters by hour or day, latency, and deadlines that come near.</summary>
public static class FiguresApi
{
    private const int MostDays = 400, DefaultDays = 7;

    /// <summary>
    /// Deadlines are read from the list of open refunds; beyond this many the counts are a lower bound.
    /// </summary>
    private const int MostOpenRead = 2_000;

    private static readonly (string Text, TimeSpan Time)[] Deadlines =
        [("2h", TimeSpan.FromHours(2)), ("8h", TimeSpan.FromHours(8)), ("24h", TimeSpan.FromHours(24))];

    public static void MapFigures(this IEndpointRouteBuilder api) =>
        api.MapGet("/figures", ReadAsync).WithTags("Figures").Needs(Scopes.Read)
            .Answers<Figures>("Totals and a series by hour or day.");

    private static async Task<IResult> ReadAsync(
        [Description("Shop id; all shops when absent.")] string? shop,
        [Description("RFC 3339; seven days ago when absent.")] string? from,
        [Description("RFC 3339; now when absent.")] string? to,
        [Description("hour, day (UTC+8) or total.")] string? by, RefundEngine engine, CancellationToken stop)
    {
        var read = new QueryReader();
        var now = RefundsApi.Now(engine);
        var end = read.Time("to", to) ?? now + TimeSpan.FromHours(1);
        var start = read.Time("from", from) ?? Instant.Min(now, end) - TimeSpan.FromDays(DefaultDays);
        if (by is not (null or "" or "hour" or "day" or "total"))
            read.Errors.Add(new ProblemError("by", "by: hour, day or total."));
        if (end < start || end - start > TimeSpan.FromDays(MostDays))
            read.Errors.Add(new ProblemError("from", $"from, to: a span of at most {MostDays} days."));
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        var where = RefundsApi.Blank(shop);
        var figures = await engine.Store.FiguresAsync(where, start, end, by is "hour" or "day", stop);
        var series = by is "hour" or "day" ? Series(figures, by) : [];
        return Results.Ok(new Figures(
            await TotalsAsync(engine, figures, stop), series, Latency(engine),
            await OpenDeadlinesAsync(engine, where, now, stop)));
    }

    /// <summary>Counters under the names the engine gave them, and what this node measured of itself.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> TotalsAsync(
        RefundEngine engine, IEnumerable<Figure> figures, CancellationToken stop)
    {
        var totals = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in (string[])
            ["orders", "refunds", "refunded", "refundedFen", "automatic", "handed", "stopped", "stopRefused",
                "received", "reports"])
            totals[name] = 0;
        foreach (var figure in figures) totals[figure.Name] = totals.GetValueOrDefault(figure.Name) + figure.Value;
        totals["person"] = (await engine.Store.CountByPhaseAsync(null, stop)).GetValueOrDefault(RefundPhase.Person);
        totals["parked"] = await engine.Store.ParkedCountAsync(stop);
        totals["facts"] = engine.Meters.Received;
        totals["duplicates"] = engine.Meters.Duplicate;
        totals["conflicts"] = engine.Meters.Conflicts;
        totals["effects"] = engine.Meters.Effects;
        return totals;
    }

    private static Percentiles? Latency(RefundEngine engine)
    {
        var latency = engine.Meters.EvidenceToRefund;
        return latency.Count == 0 ? null
            : new Percentiles(Math.Round(latency.PercentileMs(0.5), 3), Math.Round(latency.PercentileMs(0.99), 3));
    }

    private static FiguresPoint[] Series(IEnumerable<Figure> figures, string by)
    {
        const long hour = 3_600_000, day = 24 * hour, zone = 8 * hour;
        long Start(Instant at) => by is "day" ? (at.Ms + zone) / day * day - zone : at.Ms;
        return [.. figures.GroupBy(f => Start(f.Hour)).OrderBy(g => g.Key).Select(g =>
        {
            long Sum(string name) => g.Where(f => f.Name == name).Sum(f => f.Value);
            return new FiguresPoint(
                new Instant(g.Key), Sum("refunds"), Sum("refunded"), Sum("refundedFen"), Sum("automatic"));
        })];
    }

    private static async Task<DeadlineCount[]> OpenDeadlinesAsync(
        RefundEngine engine, string? shop, Instant now, CancellationToken stop)
    {
        var filter = new RefundFilter(
            shop, [RefundPhase.Waiting, RefundPhase.Running, RefundPhase.Uncertain, RefundPhase.Person]);
        var counts = new int[Deadlines.Length];
        string? cursor = null;
        for (var read = 0; read < MostOpenRead;)
        {
            var page = await engine.Store.RefundsAsync(filter, cursor, QueryReader.MostLimit, stop);
            foreach (var row in page.Rows)
            {
                for (var i = 0; i < counts.Length; i++)
                    if (row.DeadlineAt is { } at && at - now <= Deadlines[i].Time) counts[i]++;
            }
            read += page.Rows.Count;
            if ((cursor = page.Next) is null) break;
        }
        return [.. Deadlines.Select((d, i) => new DeadlineCount(d.Text, counts[i]))];
    }
}
