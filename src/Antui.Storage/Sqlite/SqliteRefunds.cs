using Antui.Core.Ports;

namespace Antui.Storage.Sqlite;

/// <summary>
/// The refunds table. The stored row is looked at first: for the difference in the counts by phase, and because an
/// update that names only what changes leaves most indexes alone.
/// </summary>
internal sealed class SqliteRefunds(SqliteDb db)
{
    private const string Changing = "kind = ?2, raw_status = ?3, amount_fen = ?4, paid_fen = ?5, reason = ?6, "
        + "code = ?7, turn = ?8, modified_at = ?9, deadline_at = ?10, refunded_at = ?11, automatic = ?12, hosted = ?13";

    private readonly SqliteStatement _find = db.Keep(
        "SELECT id, phase, asked_at, buyer_ref FROM refunds WHERE order_no = ?1 AND shop = ?2 AND refund_no = ?3");

    private readonly SqliteStatement _insert = db.Keep(
        "INSERT INTO refunds (kind, raw_status, amount_fen, paid_fen, reason, code, turn, modified_at, deadline_at, "
        + "refunded_at, automatic, hosted, phase, asked_at, buyer_ref, shop, refund_no, order_no) VALUES "
        + "(?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)");

    private readonly SqliteStatement _setPlain = db.Keep($"UPDATE refunds SET {Changing} WHERE id = ?1");

    private readonly SqliteStatement _setPhase = db.Keep(
        $"UPDATE refunds SET {Changing}, phase = ?14 WHERE id = ?1");

    private readonly SqliteStatement _setAll = db.Keep(
        $"UPDATE refunds SET {Changing}, phase = ?14, asked_at = ?15, buyer_ref = ?16 WHERE id = ?1");

    public void Put(RefundRow row, SqliteSums sums)
    {
        Span<byte> buyer = stackalloc byte[256];
        var phase = Phases.Utf8(row.Phase);
        _find.Bind(1, row.OrderNo);
        _find.Bind(2, row.Shop);
        _find.Bind(3, row.RefundNo);
        if (!_find.Step())
        {
            _find.Reset();
            Insert(row);
            sums.Phase(row.Shop, row.Phase, 1);
            return;
        }

        var id = _find.Number(0);
        var samePhase = _find.Span(1).SequenceEqual(phase);
        var samePlace = _find.Number(2) == row.AskedAt.Ms
            && System.Text.Encoding.UTF8.TryGetBytes(row.BuyerRef, buyer, out var length)
            && _find.Span(3).SequenceEqual(buyer[..length]);
        var old = samePhase ? row.Phase : Names<RefundPhase>.Parse(_find.Text(1));
        _find.Reset();

        var statement = !samePlace ? _setAll : samePhase ? _setPlain : _setPhase;
        statement.Bind(1, id);
        BindChanging(statement, row);
        if (statement != _setPlain) statement.BindText(14, phase);
        if (statement == _setAll) BindPlace(statement, row);
        statement.Run();
        if (samePhase) return;
        sums.Phase(row.Shop, old, -1);
        sums.Phase(row.Shop, row.Phase, 1);
    }

    private void Insert(RefundRow row)
    {
        BindChanging(_insert, row);
        _insert.BindText(14, Phases.Utf8(row.Phase));
        BindPlace(_insert, row);
        _insert.Bind(17, row.Shop);
        _insert.Bind(18, row.RefundNo);
        _insert.Bind(19, row.OrderNo);
        _insert.Run();
    }

    private static void BindPlace(SqliteStatement statement, RefundRow row)
    {
        statement.Bind(15, row.AskedAt.Ms);
        statement.Bind(16, row.BuyerRef);
    }

    private static void BindChanging(SqliteStatement statement, RefundRow row)
    {
        statement.BindText(2, Phases.Utf8(row.Kind));
        statement.Bind(3, row.RawStatus);
        statement.Bind(4, row.AmountFen);
        statement.Bind(5, row.PaidFen);
        statement.Bind(6, row.Reason);
        statement.Bind(7, row.Code);
        statement.BindText(8, Phases.Utf8(row.Turn));
        statement.Bind(9, row.ModifiedAt.Ms);
        statement.Bind(10, row.DeadlineAt?.Ms);
        statement.Bind(11, row.RefundedAt?.Ms);
        statement.Bind(12, row.Automatic);
        statement.Bind(13, row.Hosted);
    }
}
