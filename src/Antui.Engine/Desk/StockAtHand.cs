using System.Collections.Immutable;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Engine.Projections;

namespace Antui.Engine.Desk;

/// <summary>
/// What a look at stock takes from it: of several shipments that want the same pieces only the first finds them.
/// </summary>
internal sealed class StockAtHand(Lists stock)
{
    private readonly Dictionary<(string Warehouse, string Sku), long> _left = [];

    /// <returns>The first goods code that is not there in full; null when everything is, and then it is
    /// taken.</returns>
    public async Task<string?> MissingAsync(Order order, Shipment shipment, CancellationToken stop)
    {
        var warehouse = shipment.WarehouseOf(order.Key.Shop);
        var wanted = shipment.Lines
            .GroupBy(l => order.Line(l.LineNo)?.Sku ?? GoodsSaid.SkuOf(l.LineNo) ?? l.LineNo)
            .ToDictionary(g => g.Key, g => g.Sum(l => (long)l.Quantity));
        var unread = wanted.Keys.Where(sku => !_left.ContainsKey((warehouse, sku))).ToImmutableArray();
        foreach (var sku in unread) _left[(warehouse, sku)] = 0;
        if (unread.Length > 0)
        {
            foreach (var row in await stock.FindStockAsync(warehouse, unread, stop))
                _left[(warehouse, row.Sku)] = row.Available;
        }
        foreach (var (sku, quantity) in wanted)
            if (_left[(warehouse, sku)] < quantity) return sku;
        foreach (var (sku, quantity) in wanted) _left[(warehouse, sku)] -= quantity;
        return null;
    }
}
