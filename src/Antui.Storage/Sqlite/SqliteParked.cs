using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Sql;

namespace Antui.Storage.Sqlite;

internal sealed class SqliteParked(SqliteDb db)
{
    private readonly SqliteStatement _park = db.Keep(
        "INSERT INTO parked (id, shop, order_no, reason, source, at, attempts, fact, due_at) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
        + "ON CONFLICT (id) DO UPDATE SET attempts = max(attempts, excluded.attempts), reason = excluded.reason");

    private readonly SqliteStatement _unpark = db.Keep("DELETE FROM parked WHERE id = ?1");

    private readonly SqliteStatement _wake = db.Keep(
        "UPDATE parked SET due_at = ?2 WHERE order_no = ?1 AND due_at > ?2 AND dismissed_at IS NULL");

    private readonly SqliteStatement _due = db.Keep(
        $"SELECT {SqlRows.ParkedColumns} FROM parked WHERE due_at <= ?1 AND dismissed_at IS NULL "
        + "ORDER BY due_at, id LIMIT ?2");

    private readonly SqliteStatement _tried = db.Keep(
        "UPDATE parked SET due_at = ?2, attempts = ?3 WHERE id = ?1");

    public void Park(ParkedFact fact)
    {
        _park.Bind(1, fact.Id);
        _park.Bind(2, fact.Key.Shop);
        _park.Bind(3, fact.Key.OrderNo);
        _park.Bind(4, fact.Reason);
        _park.Bind(5, fact.Source);
        _park.Bind(6, fact.At.Ms);
        _park.Bind(7, fact.Attempts);
        _park.Bind(8, fact.Fact.Span);
        _park.Bind(9, fact.DueAt.Ms);
        _park.Run();
    }

    public void Unpark(string id)
    {
        _unpark.Bind(1, id);
        _unpark.Run();
    }

    public void Wake(string orderNo, long nowMs)
    {
        _wake.Bind(1, orderNo);
        _wake.Bind(2, nowMs);
        _wake.Run();
    }

    public List<ParkedFact> Claim(Instant now, ParkedWait wait, int limit)
    {
        List<ParkedFact> claimed = [];
        _due.Bind(1, now.Ms);
        _due.Bind(2, limit);
        while (_due.Step()) claimed.Add(SqlRows.Parked(_due));
        _due.Reset();
        for (var i = 0; i < claimed.Count; i++)
        {
            var old = claimed[i];
            var tried = old with { DueAt = now + wait.After(old.Attempts), Attempts = old.Attempts + 1 };
            _tried.Bind(1, tried.Id);
            _tried.Bind(2, tried.DueAt.Ms);
            _tried.Bind(3, tried.Attempts);
            _tried.Run();
            claimed[i] = tried;
        }

        return claimed;
    }
}
