using System.ComponentModel;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Engine.Projections;
using Antui.Engine.Shops;
using Antui.Server.Http;
using Microsoft.AspNetCore.Mvc;

namespace Antui.Server.Refunds;

/// <summary>Filters of the refund list.</summary>
public sealed record RefundQuery(
    [property: FromQuery, Description("Shop id.")] string? Shop,
    [property: FromQuery,
        Description("waiting, running, uncertain, person, refunded, closed; may stand several times.")]
    string[]? Phase,
    [property: FromQuery] string? Kind,
    [property: FromQuery, Description("What stands in the way, e.g. GOODS_NOT_STOPPED.")] string? Code,
    [property: FromQuery] string? Turn,
    [property: FromQuery, Description("Refund or order number, whole.")] string? Q,
    [property: FromQuery] string? BuyerRef,
    [property: FromQuery] string? AmountFromFen,
    [property: FromQuery] string? AmountToFen,
    [property: FromQuery, Description("RFC 3339.")] string? AskedFrom,
    [property: FromQuery, Description("RFC 3339.")] string? AskedTo,
    [property: FromQuery, Description("true or false.")] string? Automatic,
    [property: FromQuery, Description("RFC 3339. With this or deadlineTo, those without a deadline are left out.")]
    string? DeadlineFrom,
    [property: FromQuery, Description("RFC 3339.")] string? DeadlineTo,
    [property: FromQuery, Description("RFC 3339, by when it was paid back.")] string? RefundedFrom,
    [property: FromQuery, Description("RFC 3339.")] string? RefundedTo,
    [property: FromQuery, Description("asked (newest first; when absent) or deadline (what is due first).")]
    string? Sort,
    [property: FromQuery, Description("The `next` of the page before.")] string? Cursor,
    [property: FromQuery, Description("1 to 200; 50 when absent.")] string? Limit);

/// <summary>Refunds: list, counts, one with everything known, its timeline and its verification.</summary>
public static class RefundsApi
{
    public static void MapRefunds(this IEndpointRouteBuilder api)
    {
        var refunds = api.MapGroup("/refunds").WithTags("Refunds").Needs(Scopes.Read);
        refunds.MapGet("", ListAsync)
            .Answers<RefundPage>("Refunds by filters, newest or most urgent first; pages are stable.");
        refunds.MapGet("/counts", CountsAsync)
            .Answers<RefundCounts>("How many refunds of the same filters stand in each phase, in all pages.");
        refunds.MapGet("/{shop}/{refundNo}", ReadAsync).Answers<RefundDetail>("Everything known of one refund.");
        refunds.MapGet("/{shop}/{refundNo}/timeline", TimelineAsync)
            .Answers<Timeline>("What happened, in order, with the journal's own data.");
        refunds.MapGet("/{shop}/{refundNo}/verification", VerifyAsync)
            .Answers<Verification>("Why it is or is not refunded automatically, and what would change that.");
    }

    /// <summary>A refund with its order, shop and row; null when there is none.</summary>
    public static async Task<(RefundRow Row, Shop Shop, Order Order, RefundCase Case)?> FindAsync(
        RefundEngine engine, string shop, string refundNo, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is not { } known) return null;
        if (await engine.FindRefundAsync(shop, refundNo, stop) is not var (order, refund)) return null;
        return (Projection.Row(order, refund, known.Policy, engine.Now()), known, order, refund);
    }

    public static IResult Missing(string shop, string refundNo) =>
        Problems.NotFound($"The shop '{shop}' has no refund '{refundNo}'.");

    private static async Task<IResult> ListAsync([AsParameters] RefundQuery query, RefundEngine engine,
        CancellationToken stop)
    {
        var read = new QueryReader();
        var filter = Filter(query, read);
        var limit = read.Limit(query.Limit);
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        try
        {
            var page = await engine.Lists.RefundsAsync(filter, QueryReader.Blank(query.Cursor), limit, stop);
            return Results.Ok(new RefundPage([.. page.Rows.Select(r => Views.Item(r, engine.Shops))], page.Next));
        }
        catch (ArgumentException)
        {
            return Problems.BadQuery(
                [new ProblemError("cursor", "cursor: use the `next` of the page before, unchanged.")]);
        }
    }

    private static RefundFilter Filter(RefundQuery query, QueryReader read) => new(
        QueryReader.Blank(query.Shop), Phases(query.Phase, read), read.Word<RefundKind>("kind", query.Kind),
            QueryReader.Blank(query.Code) is { } code ? [code] : default,
        read.Word<Turn>("turn", query.Turn), QueryReader.Blank(query.Q), QueryReader.Blank(query.BuyerRef),
        read.Fen("amountFromFen", query.AmountFromFen), read.Fen("amountToFen", query.AmountToFen),
        read.Time("askedFrom", query.AskedFrom), read.Time("askedTo", query.AskedTo),
        read.Flag("automatic", query.Automatic), read.Time("deadlineFrom", query.DeadlineFrom),
        read.Time("deadlineTo", query.DeadlineTo), read.Time("refundedFrom", query.RefundedFrom),
        read.Time("refundedTo", query.RefundedTo), read.Word<RefundSort>("sort", query.Sort) ?? RefundSort.Asked);

    private static async Task<IResult> CountsAsync(
        [AsParameters] RefundQuery query, RefundEngine engine, CancellationToken stop)
    {
        var read = new QueryReader();
        var filter = Filter(query, read) with { Sort = RefundSort.Asked };
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        // Without a filter the counts are kept, not made.
        if (filter == new RefundFilter(filter.Shop)) return Results.Ok(await CountAsync(engine, filter.Shop, stop));
        var sums = await engine.Lists.SumRefundsAsync(filter, stop);
        return Results.Ok(Counts(sums.ToDictionary(s => s.Key, s => s.Value.Count)));
    }

    public static async Task<RefundCounts> CountAsync(RefundEngine engine, string? shop, CancellationToken stop) =>
        Counts(await engine.Lists.CountByPhaseAsync(shop, stop));

    private static RefundCounts Counts(IReadOnlyDictionary<RefundPhase, long> counts)
    {
        long Of(RefundPhase phase) => counts.GetValueOrDefault(phase);
        return new RefundCounts(
            Of(RefundPhase.Waiting), Of(RefundPhase.Running), Of(RefundPhase.Uncertain), Of(RefundPhase.Person),
            Of(RefundPhase.Refunded), Of(RefundPhase.Closed));
    }

    private static async Task<IResult> ReadAsync(string shop, string refundNo, RefundEngine engine,
        CancellationToken stop) =>
        await FindAsync(engine, shop, refundNo, stop) is { } found
            ? Results.Ok(Views.Detail(found.Row, found.Shop, found.Order, found.Case, engine.Shops, engine.Now()))
            : Missing(shop, refundNo);

    private static async Task<IResult> VerifyAsync(string shop, string refundNo, RefundEngine engine,
        CancellationToken stop) =>
        await FindAsync(engine, shop, refundNo, stop) is { } found
            ? Results.Ok(Verifier.Verify(found.Shop, found.Order, found.Case, engine.Now()))
            : Missing(shop, refundNo);

    private static async Task<IResult> TimelineAsync(string shop, string refundNo, RefundEngine engine,
        CancellationToken stop)
    {
        if (await engine.FindRefundAsync(shop, refundNo, stop) is not var (order, _)) return Missing(shop, refundNo);
        return Results.Ok(new Timeline([.. Timelines.Of(await engine.JournalAsync(order.Key), refundNo)]));
    }

    private static ImmutableArray<RefundPhase> Phases(string[]? phases, QueryReader read) =>
        phases is null or [] ? default
            : [.. phases.SelectMany(p => p.Split(',')).Select(p => read.Word<RefundPhase>("phase", p))
                .OfType<RefundPhase>()];
}

/// <summary>The journal of an order as one refund's timeline.</summary>
public static class Timelines
{
    public static IEnumerable<TimelineItem> Of(IReadOnlyList<JournalEntry> entries, string refundNo)
    {
        Order? order = null;
        foreach (var entry in entries)
        {
            using var raw = JsonDocument.Parse(entry.Events);
            var events = JsonSerializer.Deserialize(entry.Events.Span, CoreJson.Default.OrderEventArray)!;
            for (var i = 0; i < events.Length; i++)
            {
                order = Fold.Evolve(order, events[i]);
                var about = EventTexts.RefundOf(events[i]);
                if (about != "" && about != refundNo) continue;
                var data = raw.RootElement[i].Clone();
                yield return new TimelineItem(
                    entry.Version, entry.At, entry.Source, data.GetProperty("t").GetString()!,
                    EventTexts.Of(events[i], order), data);
            }
        }
    }
}
