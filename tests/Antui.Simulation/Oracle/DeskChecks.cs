using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Stock;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Simulation.Parties;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>
/// Pieces at the built-in desk: what goes out, what is turned away at the door, and what stands in stock.
/// </summary>
internal static class DeskChecks
{
    /// <summary>Pieces of a line that are durably known to have left.</summary>
    public static int KnownLeft(Sim sim, OrderKey key, string lineNo) => sim.Mirror.Find(key) is not { } order ? 0
        : order.Evidence.Where(e => e.Kind is EvidenceKind.Shipped).Sum(e => Quantities.Of(order.Covered(e), lineNo));

    /// <summary>A piece that had left before it was booked, and was not booked yet, must not be turned away.</summary>
    public static void TurnedAway(
        Sim sim, Fact.ReturnStep fact, Dictionary<string, int> left, Accepted.Refused refused)
    {
        if (refused.Why is not Refusal.NotShipped || sim.Mirror.Find(fact.Key) is not { } order) return;
        foreach (var line in fact.Inspected.Where(i => i.Grade is not Grade.Missing).GroupBy(i => i.LineNo))
            if (Booked(order, line.Key) + line.Sum(i => i.Quantity) > left[line.Key]) return;
        sim.World.Break("L6", $"{fact.Key} {fact.RefundNo}: {fact.StepId} turned away although all of it had left");
    }

    /// <summary>A document that the desk did not take: the goods are not back as far as it knows.</summary>
    public static bool HasTurnedAway(Sim sim, OrderKey key, Order order, RefundCase refund) =>
        sim.ShapeOf(key.Shop).Fulfilment is Fulfilment.BuiltIn
        && sim.Goods.Of(key).Returned.TryGetValue(refund.RefundNo, out var documents)
        && documents.Keys.Any(d => !order.Evidence.Any(e => e.Kind is EvidenceKind.Received
            && e.RefundNo == refund.RefundNo && e.Id.EndsWith(":" + d, StringComparison.Ordinal)));

    /// <summary>Goods whose money was asked back before any of them left stay, as long as that stands.</summary>
    public static void HandedOver(Sim sim, Order order, Shipment parcel)
    {
        foreach (var refund in order.Cases)
        {
            var claim = refund.Claim;
            if (claim.Kind is not (RefundKind.Return or RefundKind.ShippedRefundOnly)) continue;
            if (!refund.IsSettled && claim.Status is ClaimStatus.Closed or ClaimStatus.SellerRefused) continue;
            foreach (var line in parcel.Lines)
            {
                var all = order.Line(line.LineNo)!.Quantity;
                var left = order.Evidence.Where(e => e.Kind is EvidenceKind.Shipped && e.At <= claim.Asked)
                    .Sum(e => Quantities.Of(order.Covered(e), line.LineNo));
                if (left == 0 && Quantities.Of(order.Covered(claim), line.LineNo) >= all)
                    sim.World.Break("G9",
                        $"{order.Key} {parcel.ShipmentNo}: line {line.LineNo} leaves, {refund.RefundNo} asks for it");
            }
        }
    }

    /// <summary>
    /// Stock equals the sum of its movements, nothing is occupied that no open shipment holds, and what came back had
    /// left.
    /// </summary>
    public static void Stock(Sim sim)
    {
        foreach (var shop in sim.Shops.Where(s => s.Fulfilment is Fulfilment.BuiltIn))
        {
            var rows = SimStore.Now(sim.Store.StockAsync(shop.Id, null, 1_000, CancellationToken.None));
            var moves = SimStore.Now(sim.Store.MovementsAsync(shop.Id, null, null, 10_000,
                CancellationToken.None)).Rows;
            var orders = sim.Mirror.Orders.Where(o => o.Key.Shop == shop.Id).Select(o => o.Order).ToList();
            foreach (var row in rows) Row(sim, row, [.. moves.Where(m => m.Sku == row.Sku)], orders);
        }
    }

    private static void Row(Sim sim, StockRow row, List<StockMovement> moves, List<Order> orders)
    {
        var sums = (moves.Sum(m => m.OnHand), moves.Sum(m => m.Occupied), moves.Sum(m => m.Defective));
        if (sums != (row.OnHand, row.Occupied, row.Defective))
            sim.World.Break("G6", $"{row.Warehouse} {row.Sku}: {row} is not the sum {sums} of its movements");
        var open = orders.SelectMany(o => o.Shipments.Where(s => s is { Audited: true, HasLeft: false })
            .SelectMany(s => s.Lines.Where(l => o.Line(l.LineNo)?.Sku == row.Sku))).Sum(l => l.Quantity);
        if (open != row.Occupied) sim.World.Break("G6",
            $"{row.Warehouse} {row.Sku}: {row.Occupied} occupied, open shipments hold {open}");
        foreach (var order in orders)
        {
            foreach (var line in order.Head.Lines)
            {
                var back = order.Returns.SelectMany(r => r.Inspected)
                    .Where(i => i.LineNo == line.LineNo && i.Grade is not Grade.Missing).Sum(i => i.Quantity);
                if (back > sim.Goods.Of(order.Key).Shipped.GetValueOrDefault(line.LineNo))
                    sim.World.Break("G8", $"{order.Key} {line.LineNo}: {back} booked as back, fewer ever left");
            }
        }
    }

    private static int Booked(Order order, string lineNo) => order.Evidence
        .Where(e => e.Kind is EvidenceKind.Received).SelectMany(e => e.Inspected)
        .Where(i => i.LineNo == lineNo && i.Grade is not Grade.Missing).Sum(i => i.Quantity);
}
