using Antui.Core;
using Antui.Core.Desk;
using Antui.Storage.Drivers;
using Antui.Storage.Sql;
using Antui.Storage.Tables;

namespace Antui.Storage.Sqlite;

/// <summary>Shipments and their goods codes, which are left alone while what stands beside them stays.</summary>
internal sealed class SqliteShipments
{
    private readonly SqliteRows<ShipmentRow> _rows;
    private readonly SqliteRows<SkuRow> _skus;
    private readonly int _stage, _warehouse, _listed, _createdAt;

    public SqliteShipments(SqliteDb db)
    {
        (_rows, _skus) = (new(db, ListTables.Shipments), new(db, ListTables.Skus));
        (_stage, _warehouse) = (_rows.Found("stage"), _rows.Found("warehouse"));
        (_listed, _createdAt) = (_rows.Found("skus"), _rows.Found("created_at"));
    }

    public void Put(long orderId, ShipmentRow row, Sums sums)
    {
        var found = _rows.Find(row, orderId);
        ShipmentStage? before = found is null ? null : Names<ShipmentStage>.Read(found, _stage);
        ListedSkus? was = found is null ? null : new ListedSkus(
            new Instant(found.Number(_createdAt)), found.Text(_warehouse), before is ShipmentStage.Shipped,
            found.Text(_listed));
        _rows.Write(row, found, orderId);
        sums.Moved(row.Shop, before, row.Stage);
        var now = ListedSkus.Of(row);
        if (was == now) return;
        foreach (var sku in was?.Rows(row) ?? []) _skus.Remove(sku);
        foreach (var sku in now.Rows(row)) _skus.Put(sku, orderId);
    }
}
