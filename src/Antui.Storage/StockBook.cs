using System.Runtime.InteropServices;
using Antui.Core.Ports;
using Antui.Core.Stock;

namespace Antui.Storage;

/// <summary>Movements of stock added up by SKU. A SKU that never moved has no row.</summary>
internal sealed class StockBook
{
    private readonly Dictionary<(string Shop, string Sku), (long OnHand, long Occupied, long Defective)> _sums = [];

    public void Add(string shop, string sku, StockMove move)
    {
        if (move is { OnHand: 0, Occupied: 0, Defective: 0 }) return;
        ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_sums, (shop, sku), out _);
        sum = (sum.OnHand + move.OnHand, sum.Occupied + move.Occupied, sum.Defective + move.Defective);
    }

    /// <summary>In order, so that two transactions that write the same rows meet on them in the same order.</summary>
    public List<StockRow> Rows() =>
    [
        .. _sums.Select(x => new StockRow(
                x.Key.Shop, x.Key.Sku, x.Value.OnHand, x.Value.Occupied, x.Value.Defective))
            .OrderBy(x => x.Shop, StringComparer.Ordinal).ThenBy(x => x.Sku, StringComparer.Ordinal),
    ];

    public void Clear() => _sums.Clear();
}
