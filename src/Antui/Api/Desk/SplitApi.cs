using Antui.Api.Shapes;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Shipments;
using Antui.Engine;
using Antui.Texts;

namespace Antui.Api.Desk;

/// <summary>One shipment as several (拆单): by hand, by warehouse, by stock.</summary>
internal static class SplitApi
{
    public static async Task<IResult> SplitAsync(
        SplitRequest request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(request.Shop) is null) return RouteExtensions.NoShop(request.Shop);
        var check = new BodyCheck();
        check.Number("$.orderNo", request.OrderNo);
        check.Number("$.shipmentNo", request.ShipmentNo);
        check.Lines("$.lines", request.Lines);
        check.That(request.Lines is { Length: > 0 } != request.By is not null, "$.by",
            "Name lines, or say \"warehouse\" or \"stock\".");
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var key = new OrderKey(request.Shop, request.OrderNo);
        if (await engine.ReadAsync(key, stop) is not { } order) return ShipmentsApi.Missing(key);
        if (order.Shipments.FirstOrDefault(s => s.ShipmentNo == request.ShipmentNo) is not { } from)
            return Problems.NotFound($"The order has no shipment '{request.ShipmentNo}'.");
        var step = request.StepId is { Length: > 0 } given ? given : DeskQueries.NewStep();
        if (order.Shipments.Any(s => s.StepId.StartsWith(step + ":", StringComparison.Ordinal))) return Parts(order,
            from, step);
        ImmutableArray<SplitPart> parts = request.Lines is { Length: > 0 } lines
            ? [new SplitPart("", [.. lines])]
            : await PlanAsync(engine, order, from, request.By!.Value, stop);
        if (parts.IsEmpty) return Problems.Refused(new Refusal.NothingToSplit());
        if (await DoAsync(engine, key, from, parts, step, DeskQueries.Author(http),
            stop) is { } refused) return refused;
        return Parts((await engine.ReadAsync(key, stop))!, from, step);
    }

    private static async Task<ImmutableArray<SplitPart>> PlanAsync(
        RefundEngine engine, Order order, Shipment from, SplitBy by, CancellationToken stop)
    {
        Wanted[] wanted = [.. from.Lines.Select(l => new Wanted(l.LineNo, SkuOf(order, l.LineNo), l.Quantity))];
        var own = from.WarehouseOf(order.Key.Shop);
        IReadOnlyList<string> warehouses = by is SplitBy.Stock
            ? [own]
            : [.. (await WarehousesApi.AllAsync(engine, stop)).Where(w => !w.Others).Select(w => w.Code)];
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

    /// <summary>
    /// Each part is split off and sent to its warehouse; when the parts are all of it, the last one is what remains.
    /// </summary>
    private static async Task<IResult?> DoAsync(
        RefundEngine engine, OrderKey key, Shipment from, ImmutableArray<SplitPart> parts, string step, string author,
        CancellationToken stop)
    {
        var rest = from.Lines;
        foreach (var part in parts) rest = Quantities.Minus(rest, part.Lines);
        for (var i = 0; i < parts.Length; i++)
        {
            var no = from.ShipmentNo;
            if (!rest.IsEmpty || i < parts.Length - 1 || parts[i].Warehouse == "")
            {
                var split = new Fact.ShipmentStep(
                    key, ShipmentAction.Split, from.ShipmentNo, author, parts[i].Lines, StepId: $"{step}:{i}");
                if (await engine.AcceptAsync(split, stop) is Accepted.Refused no1) return Problems.Refused(no1.Why);
                no = (await engine.ReadAsync(key, stop))!.Shipments.First(s => s.StepId == $"{step}:{i}").ShipmentNo;
            }
            if (parts[i].Warehouse == "") continue;
            var route = new Fact.ShipmentStep(key, ShipmentAction.Route, no, author, Warehouse: parts[i].Warehouse);
            if (await engine.AcceptAsync(route, stop) is Accepted.Refused no2) return Problems.Refused(no2.Why);
        }
        return null;
    }

    private static IResult Parts(Order order, Shipment from, string step) => Results.Ok(new SplitResult(
    [
        .. order.Shipments
            .Where(s => s.ShipmentNo == from.ShipmentNo || s.StepId.StartsWith(step + ":", StringComparison.Ordinal))
            .Select(s => new SplitPartView(s.ShipmentNo, s.WarehouseOf(order.Key.Shop), s.Lines)),
    ]));

    private static string SkuOf(Order order, string lineNo) =>
        order.Line(lineNo)?.Sku ?? GoodsSaid.SkuOf(lineNo) ?? lineNo;
}
