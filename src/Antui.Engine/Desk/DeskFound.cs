using Antui.Core;
using Antui.Core.Desk;

namespace Antui.Engine.Desk;

/// <summary>A shipment as somebody names it.</summary>
public sealed record ShipmentName(string Shop, string OrderNo, string ShipmentNo)
{
    public static ShipmentName Of(ShipmentRow row) => new(row.Shop, row.OrderNo, row.ShipmentNo);
}

/// <summary>Why one shipment was left as it is.</summary>
public sealed record DeskFault(ShipmentName Shipment, Refusal Why);

/// <summary>
/// Rows of the shipments that somebody names, and what is wrong with some of them; a merged parcel is found with all
/// its parts.
/// </summary>
internal sealed class DeskFound(RefundEngine engine)
{
    private const int MostParts = 500;

    public List<DeskFault> Failed { get; } = [];

    public async Task<List<ShipmentRow>> FindAsync(IReadOnlyList<ShipmentName> items, CancellationToken stop)
    {
        var rows = new List<ShipmentRow>();
        foreach (var order in items.Distinct().GroupBy(i => (i.Shop, i.OrderNo)))
        {
            var known = engine.Shops.Find(order.Key.Shop) is null ? [] : (await engine.Lists.ShipmentsAsync(
                new ShipmentFilter(Shop: order.Key.Shop, Search: order.Key.OrderNo), null, MostParts, stop)).Rows;
            foreach (var item in order)
            {
                var row = known.FirstOrDefault(r => r.OrderNo == item.OrderNo && r.ShipmentNo == item.ShipmentNo);
                if (row is not null) rows.Add(row);
                else Failed.Add(new DeskFault(item, engine.Shops.Find(item.Shop) is null
                    ? new Refusal.ShopUnknown(item.Shop) : new Refusal.ShipmentUnknown(item.ShipmentNo)));
            }
        }
        return rows;
    }

    /// <summary>Groups that move together: the parts of one parcel, or a shipment for itself.</summary>
    public async Task<List<List<ShipmentRow>>> WithPartsAsync(List<ShipmentRow> rows, CancellationToken stop)
    {
        var groups = rows.Where(r => r.ParcelNo == "").Select(r => new List<ShipmentRow> { r }).ToList();
        foreach (var parcel in rows.Where(r => r.ParcelNo != "").GroupBy(r => (r.Shop, r.ParcelNo)))
        {
            var parts = (await engine.Lists.ShipmentsAsync(
                new ShipmentFilter(Shop: parcel.Key.Shop, ParcelNo: parcel.Key.ParcelNo), null, MostParts, stop)).Rows;
            groups.Add([.. parts.Where(p => p.Pieces > 0 && p.Stage is not ShipmentStage.Shipped)]);
            if (groups[^1].Count == 0) groups[^1].AddRange(parcel);
        }
        return groups;
    }

    public void Fail(ShipmentRow row, Refusal why) => Failed.Add(new DeskFault(ShipmentName.Of(row), why));
}
