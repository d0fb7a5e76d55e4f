using Antui.Core.Ports;

namespace Antui.Storage.Sqlite;

/// <summary>
/// The list of orders. An update names only columns that change: SQLite rewrites every index that a named column is in.
/// </summary>
internal sealed class SqliteOrders(SqliteDb db)
{
    private const string Changing = "status = ?2, raw_status = ?3, paid_fen = ?4, refunded_fen = ?5, "
        + "modified_at = ?6, buyer_ref = ?7, hosted = ?8";

    private readonly SqliteStatement _find = db.Keep("SELECT created_at FROM orders WHERE id = ?1");

    private readonly SqliteStatement _insert = db.Keep(
        "INSERT INTO orders (id, status, raw_status, paid_fen, refunded_fen, modified_at, buyer_ref, hosted, "
        + "created_at, shop, order_no) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");

    private readonly SqliteStatement _setRow = db.Keep($"UPDATE orders SET {Changing} WHERE id = ?1");

    private readonly SqliteStatement _setAll = db.Keep(
        $"UPDATE orders SET {Changing}, created_at = ?9 WHERE id = ?1");

    public void Put(long id, OrderRow row)
    {
        _find.Bind(1, id);
        var known = _find.Step();
        var sameTime = known && _find.Number(0) == row.CreatedAt.Ms;
        _find.Reset();
        var statement = !known ? _insert : sameTime ? _setRow : _setAll;
        statement.Bind(1, id);
        statement.BindText(2, Phases.Utf8(row.Status));
        statement.Bind(3, row.RawStatus);
        statement.Bind(4, row.PaidFen);
        statement.Bind(5, row.RefundedFen);
        statement.Bind(6, row.ModifiedAt.Ms);
        statement.Bind(7, row.BuyerRef);
        statement.Bind(8, row.Hosted);
        if (statement != _setRow) statement.Bind(9, row.CreatedAt.Ms);
        if (!known)
        {
            statement.Bind(10, row.Shop);
            statement.Bind(11, row.OrderNo);
        }

        statement.Run();
    }
}
