using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Core.Ways;
using Antui.Engine.Shops;

namespace Antui.Engine.Projections;

/// <summary>Stock that an entry moved: one movement for each warehouse, SKU and kind.</summary>
internal static class Movements
{
    public static void Add(List<StockMovement> all, OrderKey key, Followed entry, Shop? shop)
    {
        var from = all.Count;
        foreach (var move in Of(entry, shop))
        {
            if (move.IsNothing) continue;
            var warehouse = string.IsNullOrEmpty(move.Warehouse) ? key.Shop : move.Warehouse;
            var at = all.FindIndex(
                from, m => m.Kind == move.Kind && m.Sku == move.Sku && m.Warehouse == warehouse);
            if (at < 0)
            {
                all.Add(new StockMovement(
                    warehouse, move.Sku, entry.At, move.Kind, move.OnHand, move.Occupied, move.Defective, key.OrderNo,
                    entry.Source));
                continue;
            }
            all[at] = all[at] with
            {
                OnHand = all[at].OnHand + move.OnHand,
                Occupied = all[at].Occupied + move.Occupied,
                Defective = all[at].Defective + move.Defective,
            };
        }
    }

    private static List<StockMove> Of(Followed entry, Shop? shop) =>
        shop is null ? []
        : shop.Policy.Goods is Goods.OurDesk ? StockMoves.Of(entry.Before, entry.Events)
        : shop.Port<IKeepStock>() is { } kept
            ? StockMoves.Reported(entry.Before, entry.Events, kept.Warehouse, shop.GoodsSource) : [];
}
