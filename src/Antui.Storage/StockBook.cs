using System.Runtime.InteropServices;
using Antui.Core.Stock;

namespace Antui.Storage;

/// <summary>Movements of stock added up by warehouse and SKU. A SKU that never moved has no row.</summary>
internal sealed class StockBook
{
    private readonly Dictionary<(string Warehouse, string Sku), (long OnHand, long Occupied, long Defective)> _sums =
        [];

    public void Add(string warehouse, string sku, long onHand, long occupied, long defective)
    {
        if (onHand == 0 && occupied == 0 && defective == 0) return;
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, (warehouse, sku), out _);
        sum = (sum.OnHand + onHand, sum.Occupied + occupied, sum.Defective + defective);
    }

    public void Add(StockMovement move) => Add(move.Warehouse, move.Sku, move.OnHand, move.Occupied, move.Defective);

    public StockRow? Find(string warehouse, string sku) => _sums.TryGetValue((warehouse, sku), out var sum)
        ? new StockRow(warehouse, sku, sum.OnHand, sum.Occupied, sum.Defective) : null;

    /// <summary>In order, so that two transactions that write the same rows meet on them in the same order.</summary>
    public List<StockRow> Rows() =>
    [
        .. _sums.Select(x => new StockRow(
                x.Key.Warehouse, x.Key.Sku, x.Value.OnHand, x.Value.Occupied, x.Value.Defective))
            .OrderBy(x => x.Warehouse, StringComparer.Ordinal).ThenBy(x => x.Sku, StringComparer.Ordinal),
    ];

    public void Clear() => _sums.Clear();
}
