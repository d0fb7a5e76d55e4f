using Antui.Core.Ports;

namespace Antui.Storage.Sqlite;

internal sealed class SqliteParked(SqliteDb db)
{
    private readonly SqliteStatement _park = db.Prepare(
        "INSERT INTO parked (id, shop, order_no, reason, source, at, attempts, fact) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
        + "ON CONFLICT (id) DO UPDATE SET attempts = max(attempts, excluded.attempts), reason = excluded.reason");

    private readonly SqliteStatement _unpark = db.Prepare("DELETE FROM parked WHERE id = ?1");

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
        _park.Run();
    }

    public void Unpark(string id)
    {
        _unpark.Bind(1, id);
        _unpark.Run();
    }
}
