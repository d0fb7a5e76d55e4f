using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Ports;
using Antui.Core.Shipments;
using Antui.Storage.Sql;

namespace Antui.Storage.Sqlite;

/// <summary>
/// The shipments table. The stored stage is looked at first: for the difference in the counts, and because an update
/// that does not name it leaves the indexes of the lists alone.
/// </summary>
internal sealed class SqliteShipments(SqliteDb db)
{
    private const string Changing = "level = ?3, kind = ?4, carrier = ?6, pieces = ?7, stopped = ?8, "
        + "skus = ?9, buyer_ref = ?10, ship_to = ?11, hold = ?12, modified_at = ?13";

    private readonly SqliteStatement _find = db.Keep(
        "SELECT stage, created_at, parcel_no, waybill, warehouse, skus FROM shipments "
        + "WHERE order_id = ?1 AND shipment_no = ?2");

    private readonly SqliteStatement _insert = db.Keep(
        "INSERT INTO shipments (order_id, shipment_no, level, kind, warehouse, carrier, pieces, stopped, skus, "
            + "buyer_ref, "
        + "ship_to, hold, modified_at, stage, created_at, parcel_no, waybill, shop, order_no, waybill_key) VALUES "
        + "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)");

    private readonly SqliteStatement _setPlain = db.Keep(
        $"UPDATE shipments SET {Changing} WHERE order_id = ?1 AND shipment_no = ?2");

    private readonly SqliteStatement _setStage = db.Keep(
        $"UPDATE shipments SET {Changing}, stage = ?14 WHERE order_id = ?1 AND shipment_no = ?2");

    private readonly SqliteStatement _setAll = db.Keep(
        $"UPDATE shipments SET {Changing}, warehouse = ?5, stage = ?14, created_at = ?15, parcel_no = ?16, "
        + "waybill = ?17, waybill_key = ?20 WHERE order_id = ?1 AND shipment_no = ?2");

    private readonly SqliteStatement _removeSku = db.Keep(
        "DELETE FROM shipment_skus WHERE sku = ?1 AND created_at = ?2 AND shop = ?3 AND order_no = ?4 "
        + "AND shipment_no = ?5");

    private readonly SqliteStatement _addSku = db.Keep(
        "INSERT OR REPLACE INTO shipment_skus (sku, created_at, shop, order_no, shipment_no, order_id, warehouse, "
        + "shipped) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

    public void Put(long orderId, ShipmentRow row, SqliteSums sums)
    {
        _find.Bind(1, orderId);
        _find.Bind(2, row.ShipmentNo);
        if (!_find.Step())
        {
            _find.Reset();
            Bind(_insert, orderId, row);
            BindPlace(_insert, row);
            _insert.Bind(18, row.Shop);
            _insert.Bind(19, row.OrderNo);
            _insert.Run();
            AddSkus(orderId, row);
            sums.Desk(row.Shop, DeskCounts.Name(row.Stage), 1);
            return;
        }

        var old = Names<ShipmentStage>.Parse(_find.Text(0));
        var samePlace = _find.Number(1) == row.CreatedAt.Ms && _find.Text(2) == row.ParcelNo
            && _find.Text(3) == row.Waybill && _find.Text(4) == row.Warehouse;
        var was = new ListedSkus(
            new Instant(_find.Number(1)), _find.Text(4), old is ShipmentStage.Shipped, _find.Text(5));
        _find.Reset();
        var statement = !samePlace ? _setAll : old == row.Stage ? _setPlain : _setStage;
        Bind(statement, orderId, row);
        if (statement != _setPlain) statement.BindText(14, Names<ShipmentStage>.Utf8((int)row.Stage));
        if (statement == _setAll) BindPlace(statement, row);
        statement.Run();
        if (was != ListedSkus.Of(row))
        {
            RemoveSkus(was, row);
            AddSkus(orderId, row);
        }

        if (old == row.Stage) return;
        sums.Desk(row.Shop, DeskCounts.Name(old), -1);
        sums.Desk(row.Shop, DeskCounts.Name(row.Stage), 1);
    }

    private void RemoveSkus(ListedSkus was, ShipmentRow row)
    {
        foreach (var sku in SkuText.Codes(was.Skus)) BindSku(_removeSku, sku, was.CreatedAt, row).Run();
    }

    private void AddSkus(long orderId, ShipmentRow row)
    {
        foreach (var sku in SkuText.Codes(row.Skus))
        {
            BindSku(_addSku, sku, row.CreatedAt, row);
            _addSku.Bind(6, orderId);
            _addSku.Bind(7, row.Warehouse);
            _addSku.Bind(8, row.Stage is ShipmentStage.Shipped);
            _addSku.Run();
        }
    }

    private static SqliteStatement BindSku(SqliteStatement statement, string sku, Instant createdAt, ShipmentRow row)
    {
        statement.Bind(1, sku);
        statement.Bind(2, createdAt.Ms);
        statement.Bind(3, row.Shop);
        statement.Bind(4, row.OrderNo);
        statement.Bind(5, row.ShipmentNo);
        return statement;
    }

    private static void Bind(SqliteStatement statement, long orderId, ShipmentRow row)
    {
        statement.Bind(1, orderId);
        statement.Bind(2, row.ShipmentNo);
        statement.BindText(3, Names<StopLevel>.Utf8((int)row.Level));
        statement.BindText(4, Names<ShipmentKind>.Utf8((int)row.Kind));
        statement.Bind(5, row.Warehouse);
        statement.Bind(6, row.Carrier);
        statement.Bind(7, row.Pieces);
        statement.Bind(8, row.Stopped);
        statement.Bind(9, row.Skus);
        statement.Bind(10, row.BuyerRef);
        statement.Bind(11, row.ShipTo);
        statement.Bind(12, row.Hold);
        statement.Bind(13, row.ModifiedAt.Ms);
    }

    private static void BindPlace(SqliteStatement statement, ShipmentRow row)
    {
        statement.BindText(14, Names<ShipmentStage>.Utf8((int)row.Stage));
        statement.Bind(15, row.CreatedAt.Ms);
        statement.Bind(16, row.ParcelNo);
        statement.Bind(17, row.Waybill);
        statement.Bind(20, ParcelNumber.KeyOf(row.Waybill));
    }
}
