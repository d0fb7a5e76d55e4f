using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sqlite;

internal sealed class SqliteParked(SqliteDb db)
{
    private readonly SqliteRows<ParkedFact> _parked = new(db, StoreTables.Parked);

    private readonly SqliteStatement _unpark = db.Keep("DELETE FROM parked WHERE id = ?1");

    private readonly SqliteStatement _wake = db.Keep(
        "UPDATE parked SET due_at = ?2 WHERE order_no = ?1 AND due_at > ?2 AND dismissed_at IS NULL");

    private readonly SqliteStatement _due = db.Keep(
        $"SELECT {StoreTables.Parked.Select} FROM parked WHERE due_at <= ?1 AND dismissed_at IS NULL "
        + "ORDER BY due_at, id LIMIT ?2");

    private readonly SqliteStatement _tried = db.Keep(
        "UPDATE parked SET due_at = ?2, attempts = ?3 WHERE id = ?1");

    public void Park(ParkedFact fact) => _parked.Put(fact);

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
        while (_due.Step()) claimed.Add(StoreTables.Parked.Row(_due));
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
