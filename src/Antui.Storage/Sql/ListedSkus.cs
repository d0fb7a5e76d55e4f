using Antui.Core;
using Antui.Core.Desk;
using Antui.Storage.Tables;

namespace Antui.Storage.Sql;

/// <summary>
/// What of a shipment stands in the table of its goods codes; while it stays the same that table is left alone.
/// </summary>
internal readonly record struct ListedSkus(Instant CreatedAt, string Warehouse, bool IsShipped, string Skus)
{
    public static ListedSkus Of(ShipmentRow row) =>
        new(row.CreatedAt, row.Warehouse, row.Stage is ShipmentStage.Shipped, row.Skus);

    public IEnumerable<SkuRow> Rows(ShipmentRow of)
    {
        foreach (var sku in SkuText.Codes(Skus))
            yield return new SkuRow(sku, CreatedAt, of.Shop, of.OrderNo, of.ShipmentNo, Warehouse, IsShipped);
    }
}
