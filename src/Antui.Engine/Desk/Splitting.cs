using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Evidence;
using Antui.Core.Orders;

namespace Antui.Engine.Desk;

/// <param name="Parts">The shipment that was split and those that were made of it.</param>
public sealed record SplitDone(ImmutableArray<Shipment> Parts, Refusal? Wrong = null);

/// <summary>One shipment as several (拆单): by hand, by warehouse, by stock. All parts are one decision of the
/// order.</summary>
public sealed class Splitting(RefundEngine engine)
{
    /// <param name="lines">By hand; empty: by <paramref name="by"/>.</param>
    public async Task<SplitDone> SplitAsync(
        OrderKey key, string shipmentNo, ImmutableArray<LineQuantity> lines, SplitBy by, string step, string author,
        CancellationToken stop)
    {
        if (await engine.ReadAsync(key, stop) is not { } order) return new SplitDone([], new Refusal.OrderUnknown(key));
        if (order.Shipments.FirstOrDefault(s => s.ShipmentNo == shipmentNo) is not { } from)
            return new SplitDone([], new Refusal.ShipmentUnknown(shipmentNo));
        // A repeat must not plan anew: what lies where has changed by its first.
        if (Made(order, step).Any()) return new SplitDone(Parts(order, shipmentNo, step));
        ImmutableArray<SplitPart> parts = lines.IsEmpty ? await PlanAsync(order, from, by, stop)
            : [new SplitPart("", lines)];
        if (parts.IsEmpty) return new SplitDone([], new Refusal.NothingToSplit());
        var fact = new Fact.ShipmentStep(key, ShipmentAction.Split, shipmentNo, author, StepId: step, Parts: parts);
        if (await engine.AcceptAsync(fact, stop) is Accepted.Refused no) return new SplitDone([], no.Why);
        return new SplitDone(Parts((await engine.ReadAsync(key, stop))!, shipmentNo, step));
    }

    private async Task<ImmutableArray<SplitPart>> PlanAsync(
        Order order, Shipment from, SplitBy by, CancellationToken stop)
    {
        Wanted[] wanted = [.. from.Lines.Select(l => new Wanted(l.LineNo, SkuOf(order, l.LineNo), l.Quantity))];
        var own = from.WarehouseOf(order.Key.Shop);
        IReadOnlyList<string> warehouses = by is SplitBy.Stock ? [own]
            : [.. (await engine.Warehouses.ReadAsync(stop)).Items.Where(w => !w.Others).Select(w => w.Code)];
        var available = new Dictionary<(string Warehouse, string Sku), long>();
        foreach (var warehouse in warehouses.Append(own).Distinct())
        {
            foreach (var row in await engine.Lists.FindStockAsync(warehouse, [.. wanted.Select(w => w.Sku)], stop))
                available[(warehouse, row.Sku)] = row.Available;
        }
        if (from.Audited)
            foreach (var line in wanted)
                available[(own, line.Sku)] = available.GetValueOrDefault((own, line.Sku)) + line.Quantity;
        return by is SplitBy.Warehouse
            ? SplitPlan.ByWarehouse(wanted, own, warehouses, available)
            : SplitPlan.ByStock(wanted, available.ToDictionary(a => a.Key.Sku, a => a.Value));
    }

    private static ImmutableArray<Shipment> Parts(Order order, string shipmentNo, string step) =>
        [.. order.Shipments.Where(s => s.ShipmentNo == shipmentNo).Concat(Made(order, step))];

    private static IEnumerable<Shipment> Made(Order order, string step) =>
        order.Shipments.Where(s => s.StepId.StartsWith(step + ":", StringComparison.Ordinal));

    private static string SkuOf(Order order, string lineNo) =>
        order.Line(lineNo)?.Sku ?? GoodsSaid.SkuOf(lineNo) ?? lineNo;
}
