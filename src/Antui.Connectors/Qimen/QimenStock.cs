using Antui.Core.Ports;

namespace Antui.Connectors.Qimen;

/// <summary>Stock as warehouses tell it: a row for each kind of stock, where "quantity" is what is not
/// frozen.</summary>
public static class QimenStock
{
    public static ReadPage<StockSaid> Read(QimenNode answer, QimenSettings settings)
    {
        var rows = (answer.Child("items")?.Children ?? answer.List("items", "item")).Select(Of).ToList();
        return Rows.Stock(rows, all => all
            .GroupBy(row => (Warehouse: row["warehouseCode"] ?? settings.WarehouseCode, Sku: row["itemCode"]!))
            .Select(same => new StockSaid(
                same.Key.Warehouse, same.Key.Sku,
                Sum(same, "ZP", "quantity") + Sum(same, "ZP", "lockQuantity"), Sum(same, "ZP", "lockQuantity"),
                Sum(same, "CC", "quantity") + Sum(same, "JS", "quantity") + Sum(same, "XS", "quantity"))));
    }

    private static Row<QimenNode> Of(QimenNode row)
    {
        var why = row.Name != "item" ? $"<{row.Name}> is no item."
            : row["itemCode"] is null ? "It has no itemCode."
            : IsFigure(row, "quantity") && IsFigure(row, "lockQuantity") ? "" : "A quantity is no whole number.";
        return new Row<QimenNode>("stock", "", row["itemCode"] ?? "", why == "" ? row : null, why, () => row.ToBytes());
    }

    private static bool IsFigure(QimenNode row, string field) => row[field] is null || row.Whole(field) is not null;

    private static long Sum(IEnumerable<QimenNode> rows, string kind, string field) =>
        rows.Where(r => (r["inventoryType"] ?? "ZP") == kind).Sum(r => r.Whole(field) ?? 0);
}
