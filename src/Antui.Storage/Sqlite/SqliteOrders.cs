using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Sqlite;

/// <summary>Where an order stands: id 0 and version 0 when it is not stored.</summary>
internal readonly record struct SqliteOrder(long Id, long Version, long? DueAt, long CreatedAt);

/// <summary>
/// The orders table. An update names only columns that change: SQLite rewrites every index that a named column is in.
/// </summary>
internal sealed class SqliteOrders(SqliteDb db)
{
    private const string Changing = "version = ?2, status = ?3, raw_status = ?4, paid_fen = ?5, refunded_fen = ?6, "
        + "modified_at = ?7, buyer_ref = ?8, hosted = ?9";

    private readonly SqliteStatement _find = db.Prepare(
        "SELECT id, version, due_at, created_at FROM orders WHERE order_no = ?1 AND shop = ?2");

    private readonly SqliteStatement _insert = db.Prepare(
        "INSERT INTO orders (version, status, raw_status, paid_fen, refunded_fen, modified_at, buyer_ref, hosted, "
        + "due_at, created_at, shop, order_no) VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");

    private readonly SqliteStatement _setVersion = db.Prepare("UPDATE orders SET version = ?2 WHERE id = ?1");

    private readonly SqliteStatement _setVersionAndDue = db.Prepare(
        "UPDATE orders SET version = ?2, due_at = ?3 WHERE id = ?1");

    private readonly SqliteStatement _setRow = db.Prepare($"UPDATE orders SET {Changing} WHERE id = ?1");

    private readonly SqliteStatement _setRowAndDue = db.Prepare(
        $"UPDATE orders SET {Changing}, due_at = ?10 WHERE id = ?1");

    private readonly SqliteStatement _setAll = db.Prepare(
        $"UPDATE orders SET {Changing}, due_at = ?10, created_at = ?11 WHERE id = ?1");

    public SqliteOrder Find(OrderKey key)
    {
        _find.Bind(1, key.OrderNo);
        _find.Bind(2, key.Shop);
        var found = _find.Step()
            ? new SqliteOrder(
                _find.Number(0), _find.Number(1), _find.IsNull(2) ? null : _find.Number(2), _find.Number(3))
            : default;
        _find.Reset();
        return found;
    }

    public long Insert(OrderCommit commit)
    {
        var row = commit.Row!;
        BindRow(_insert, commit.Version, row);
        _insert.Bind(10, Due(commit));
        _insert.Bind(11, row.CreatedAt.Ms);
        _insert.Bind(12, row.Shop);
        _insert.Bind(13, row.OrderNo);
        _insert.Run();
        return db.LastId;
    }

    public void Update(SqliteOrder stored, OrderCommit commit)
    {
        var dueAt = Due(commit);
        var sameDue = dueAt == stored.DueAt;
        var statement = commit.Row switch
        {
            null when sameDue => _setVersion,
            null => _setVersionAndDue,
            { } row when row.CreatedAt.Ms != stored.CreatedAt => _setAll,
            _ when sameDue => _setRow,
            _ => _setRowAndDue,
        };
        statement.Bind(1, stored.Id);
        if (commit.Row is null)
        {
            statement.Bind(2, commit.Version);
            if (!sameDue) statement.Bind(3, dueAt);
        }
        else
        {
            BindRow(statement, commit.Version, commit.Row);
            if (statement != _setRow) statement.Bind(10, dueAt);
            if (statement == _setAll) statement.Bind(11, commit.Row.CreatedAt.Ms);
        }

        statement.Run();
    }

    private static long? Due(OrderCommit commit) => commit.DueAt == Instant.Never ? null : commit.DueAt.Ms;

    private static void BindRow(SqliteStatement statement, long version, OrderRow row)
    {
        statement.Bind(2, version);
        statement.BindText(3, Phases.Utf8(row.Status));
        statement.Bind(4, row.RawStatus);
        statement.Bind(5, row.PaidFen);
        statement.Bind(6, row.RefundedFen);
        statement.Bind(7, row.ModifiedAt.Ms);
        statement.Bind(8, row.BuyerRef);
        statement.Bind(9, row.Hosted);
    }
}
