using Antui.Core.Ports;

namespace Antui.Connectors.Qimen;

/// <summary>Stock as warehouses tell it: a row for each kind of stock, where "quantity" is what is not
/// frozen.</summary>
public static class QimenStock
{
    public static IEnumerable<StockSaid> Read(QimenNode answer, QimenSettings settings) =>
        answer.List("items", "item")
            .Where(row => row["itemCode"] is not null)
            .GroupBy(row => (Warehouse: row["warehouseCode"] ?? settings.WarehouseCode, Sku: row["itemCode"]!))
            .Select(rows => new StockSaid(
                rows.Key.Warehouse, rows.Key.Sku,
                Sum(rows, "ZP", "quantity") + Sum(rows, "ZP", "lockQuantity"), Sum(rows, "ZP", "lockQuantity"),
                Sum(rows, "CC", "quantity") + Sum(rows, "JS", "quantity") + Sum(rows, "XS", "quantity")));

    private static long Sum(IEnumerable<QimenNode> rows, string kind, string field) =>
        rows.Where(r => (r["inventoryType"] ?? "ZP") == kind).Sum(r => r.Whole(field) ?? 0);
}
