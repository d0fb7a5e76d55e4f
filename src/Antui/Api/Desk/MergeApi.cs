using Antui.Api.Shapes;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Shipments;
using Antui.Engine;

namespace Antui.Api.Desk;

/// <summary>Several orders of a buyer in one parcel (合并发货).</summary>
internal static class MergeApi
{
    private const int Most = 50, MostOpen = 5_000;

    public static async Task<IResult> ProposalsAsync(string? shop, RefundEngine engine, CancellationToken stop)
    {
        if (RefundsApi.Blank(shop) is { } one && engine.Shops.Find(one) is null) return RouteExtensions.NoShop(one);
        var open = await engine.Lists.ShipmentsAsync(
            new ShipmentFilter(RefundsApi.Blank(shop),
                [ShipmentStage.Audit, ShipmentStage.Release]), null, MostOpen, stop);
        var items = new List<MergeProposalView>();
        foreach (var of in open.Rows.GroupBy(r => r.Shop).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var receivers = await Receivers.ReadAsync(engine.Store, of, stop);
            foreach (var p in Parcels.Proposals(of, WindowOf(of.Key, engine), receivers.Of))
                items.Add(new MergeProposalView(p.Shop, p.BuyerRef, p.ShipTo,
                    await ShipmentViews.ItemsAsync(engine, p.Shipments, stop)));
        }
        return Results.Ok(new MergeProposalList(items));
    }

    public static async Task<IResult> MergeAsync(
        MergeRequest request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var check = new BodyCheck();
        check.That(request.Items.Count is >= 1 and <= Most, "$.items", $"Name 1 to {Most} shipments.");
        if (request.ParcelNo is { Length: > 0 }) check.Number("$.parcelNo", request.ParcelNo);
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var finder = new ShipmentFinder(engine);
        // Parcels that are joined become one: their other parts come along.
        var named = await finder.FindAsync(request.Items, stop);
        var rows = (await finder.WithPartsAsync(named, stop)).SelectMany(g => g).Concat(named).Distinct().ToList();
        var parcel = request.ParcelNo is { Length: > 0 } given ? given
            : named.FirstOrDefault(r => r.ParcelNo != "")?.ParcelNo
                ?? await ParcelNumbers.NewAsync(
                    engine.Store, RefundsApi.Now(engine), Random.Shared.NextInt64, stop);
        if (request.ParcelNo is { Length: > 0 })
            rows.AddRange((await OthersAsync(engine, named, parcel, stop)).Where(r => !rows.Contains(r)));
        Check(rows, await Receivers.ReadAsync(engine.Store, rows, stop), engine, finder);
        check.That(rows.Count > 1 || finder.Failed.Count > 0, "$.items",
            "A parcel of several orders needs two shipments or more.");
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        if (request.ParcelNo is { Length: > 0 }) await ParcelNumbers.KeepAsync(engine.Store, parcel, stop);
        var done = finder.Failed.Count > 0 ? 0 : await JoinAsync(rows, parcel, http, engine, finder, stop);
        return Results.Ok(new MergeResult(finder.Failed.Count > 0 ? "" : parcel, done, finder.Failed));
    }

    private static async Task<IReadOnlyList<ShipmentRow>> OthersAsync(
        RefundEngine engine, List<ShipmentRow> named, string parcel, CancellationToken stop) => named.Count == 0 ? []
        : (await engine.Lists.ShipmentsAsync(new ShipmentFilter(Shop: named[0].Shop, ParcelNo: parcel), null, Most,
            stop)).Rows;

    /// <summary>Whatever is wrong with one is said of it, and nothing is merged.</summary>
    private static void Check(
        List<ShipmentRow> rows, Receivers receivers, RefundEngine engine, ShipmentFinder finder)
    {
        foreach (var row in rows)
        {
            var why = !Parcels.MayMerge(row with { BuyerRef = "any" }) ? new Refusal.NotMergeable()
                : Parcels.Fault(rows[0], row, receivers.Of);
            if (why is not null) finder.Fail(row, why);
        }
        if (rows.Count == 0 || finder.Failed.Count > 0) return;
        var last = rows.MaxBy(r => r.CreatedAt)!;
        var window = WindowOf(rows[0].Shop, engine);
        if (last.CreatedAt - rows.Min(r => r.CreatedAt) > window)
            finder.Fail(last, new Refusal.OutsideWindow((int)window.TotalHours));
    }

    /// <summary>One that was moved on meanwhile takes the others out again: a parcel is never merged by
    /// halves.</summary>
    private static async Task<int> JoinAsync(
        List<ShipmentRow> rows, string parcel, HttpContext http, RefundEngine engine, ShipmentFinder finder,
        CancellationToken stop)
    {
        var author = DeskQueries.Author(http);
        var joined = new List<ShipmentRow>();
        foreach (var row in rows)
        {
            var step = new Fact.ShipmentStep(row.Key, ShipmentAction.Merge, row.ShipmentNo, author, ParcelNo: parcel);
            if (await engine.AcceptAsync(step, stop) is not Accepted.Refused no)
            {
                joined.Add(row);
                continue;
            }
            finder.Fail(row, no.Why);
            foreach (var back in joined)
            {
                await engine.AcceptAsync(
                    new Fact.ShipmentStep(
                        back.Key, back.ParcelNo == "" ? ShipmentAction.Unmerge
                            : ShipmentAction.Merge, back.ShipmentNo, author,
                        ParcelNo: back.ParcelNo),
                    CancellationToken.None);
            }
            return 0;
        }
        return joined.Count;
    }

    private static TimeSpan WindowOf(string shop, RefundEngine engine) =>
        TimeSpan.FromHours((engine.Shops.Find(shop)?.Policy.Audit ?? new AuditRules()).MergeWindowHours);

    /// <summary>Why a shipment cannot join a parcel that a program names by itself; null when it can.</summary>
    public static async Task<Refusal?> FaultAsync(
        RefundEngine engine, OrderKey order, string shipmentNo, string parcel, CancellationToken stop)
    {
        var rows = (await engine.Lists.ShipmentsAsync(
            new ShipmentFilter(Shop: order.Shop, ParcelNo: parcel), null, Most, stop)).Rows;
        if (rows.All(r => r.Key == order)) return null;
        var own = (await engine.Lists.ShipmentsAsync(
            new ShipmentFilter(Shop: order.Shop, Search: order.OrderNo), null, Most, stop)).Rows
            .Where(r => r.Key == order && (shipmentNo == "" || r.ShipmentNo == shipmentNo)).ToList();
        var receivers = await Receivers.ReadAsync(engine.Store, [.. own, .. rows], stop);
        return (from one in own from other in rows select Parcels.Fault(other, one, receivers.Of))
            .FirstOrDefault(fault => fault is not null);
    }
}
