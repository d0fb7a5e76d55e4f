using System.ComponentModel;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Server.Http;

namespace Antui.Server.Dashboard;

/// <summary>Sums for the dashboard: counters by hour or day, latency, and deadlines that come near.</summary>
public static class FiguresApi
{
    private const int MostDays = 400, DefaultDays = 7;

    private static readonly (string Text, TimeSpan Time)[] Deadlines =
    [
        ("1h", TimeSpan.FromHours(1)), ("2h", TimeSpan.FromHours(2)), ("8h", TimeSpan.FromHours(8)),
        ("24h", TimeSpan.FromHours(24)),
    ];

    private static readonly ImmutableArray<RefundPhase> Open =
        [RefundPhase.Waiting, RefundPhase.Running, RefundPhase.Uncertain, RefundPhase.Person];

    public static void MapFigures(this IEndpointRouteBuilder api) =>
        api.MapGet("/figures", ReadAsync).WithTags("Figures").Needs(Scopes.Read)
            .Answers<Figures>("Totals and a series by hour or day.");

    private static async Task<IResult> ReadAsync(
        [Description("Shop id; all shops when absent.")] string? shop,
        [Description("RFC 3339, the beginning of its hour counts; seven days ago when absent.")] string? from,
        [Description("RFC 3339, the end of its hour counts; now when absent.")] string? to,
        [Description("hour, day (UTC+8) or total.")] string? by, RefundEngine engine, CancellationToken stop)
    {
        var read = new QueryReader();
        var now = engine.Now();
        var end = read.Time("to", to) ?? now + TimeSpan.FromHours(1);
        var start = read.Time("from", from) ?? Instant.Min(now, end) - TimeSpan.FromDays(DefaultDays);
        if (by is not (null or "" or "hour" or "day" or "total"))
            read.Errors.Add(new ProblemError("by", "by: hour, day or total."));
        if (end < start || end - start > TimeSpan.FromDays(MostDays))
            read.Errors.Add(new ProblemError("from", $"from, to: a span of at most {MostDays} days."));
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        var where = QueryReader.Blank(shop);
        if (where is not null && engine.Shops.Find(where) is null) return RouteExtensions.NoShop(where);
        var figures = await engine.Lists.FiguresAsync(where, start, end, by is "hour" or "day", stop);
        var series = by is "hour" or "day" ? Series(figures, by) : [];
        return Results.Ok(new Figures(
            await TotalsAsync(engine, where, figures, stop), series, Latency(engine, where),
            await DueAsync(engine, where, null, now - TimeSpan.FromMilliseconds(1), stop),
            await OpenDeadlinesAsync(engine, where, now, stop)));
    }

    /// <summary>
    /// Counters under the names the engine gave them, what stands where now, and what this node measured; all of the
    /// shop, or of all shops when it is null.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, long>> TotalsAsync(
        RefundEngine engine, string? shop, IEnumerable<Figure> figures, CancellationToken stop)
    {
        var totals = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in (string[])
            ["orders", "refunds", "refunded", "refundedFen", "automatic", "handed", "stopped", "stopRefused",
                "received", "reports"])
            totals[name] = 0;
        foreach (var figure in figures) totals[figure.Name] = totals.GetValueOrDefault(figure.Name) + figure.Value;
        totals["person"] = (await engine.Lists.CountByPhaseAsync(shop, stop)).GetValueOrDefault(RefundPhase.Person);
        totals["parked"] = await engine.Store.ParkedCountAsync(shop, stop);
        var all = engine.Meters;
        (totals["facts"], totals["duplicates"], totals["conflicts"], totals["effects"]) = shop is null
            ? (all.Received, all.Duplicate, all.Conflicts, all.Effects)
            : all.Of(shop) is var own ? (own.Received, own.Duplicate, own.Conflicts, own.Effects) : default;
        return totals;
    }

    private static Percentiles? Latency(RefundEngine engine, string? shop)
    {
        var latency = shop is null ? engine.Meters.EvidenceToRefund : engine.Meters.Of(shop).EvidenceToRefund;
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
        var counts = new List<DeadlineCount>(Deadlines.Length);
        foreach (var (text, time) in Deadlines)
            counts.Add(new DeadlineCount(text, await DueAsync(engine, shop, now, now + time, stop), now, now + time));
        return [.. counts];
    }

    /// <summary>Open refunds whose deadline is in the window; the list asked with the same window shows them.</summary>
    private static async Task<long> DueAsync(
        RefundEngine engine, string? shop, Instant? from, Instant to, CancellationToken stop) =>
        (await engine.Lists.SumRefundsAsync(
            new RefundFilter(shop, Open, DeadlineFrom: from, DeadlineTo: to), stop)).Values.Sum(s => s.Count);
}
