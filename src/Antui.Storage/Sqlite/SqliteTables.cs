using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Sql;

namespace Antui.Storage.Sqlite;

/// <summary>
/// What the writer's connection does inside a transaction. The statements are prepared once; the sums of a transaction
/// (counters, phases, stock) are added up here and written once at its end.
/// </summary>
internal sealed class SqliteTables(SqliteDb db)
{
    private readonly SqliteStatement _begin = db.Prepare("BEGIN IMMEDIATE");
    private readonly SqliteStatement _commit = db.Prepare("COMMIT");
    private readonly SqliteStatement _journal =
        db.Prepare("INSERT OR IGNORE INTO journal (order_id, version, at, source, events) VALUES (?1, ?2, ?3, ?4, ?5)");

    private readonly SqliteStatement _due = db.Prepare(
        "SELECT id, shop, order_no FROM orders WHERE due_at <= ?1 ORDER BY due_at, shop, order_no LIMIT ?2");

    private readonly SqliteStatement _setDue = db.Prepare("UPDATE orders SET due_at = ?2 WHERE id = ?1");
    private readonly SqliteOrders _orders = new(db);
    private readonly SqliteRefunds _refunds = new(db);
    private readonly SqliteSums _sums = new(db);
    private readonly SqliteShipments _shipments = new(db);
    private readonly SqliteReturns _returns = new(db);
    private readonly SqliteStock _stock = new(db);
    private readonly SqliteSpend _spend = new(db);
    private readonly SqliteParked _parked = new(db);

    public void Begin() => _begin.Run();

    public void Commit()
    {
        _sums.Flush();
        _spend.Flush();
        _commit.Run();
    }

    public void Rollback()
    {
        _sums.Clear();
        _spend.Clear();
        if (db.InTransaction) db.Execute("ROLLBACK");
    }

    public void Commit(CommitBatch batch, CommitResult[] results)
    {
        var minute = Checks.MinuteOf(batch.Now.Ms);
        for (var i = 0; i < results.Length; i++) results[i] = Commit(batch.Orders[i], minute, batch.Now);
        foreach (var fact in batch.Park) _parked.Park(fact);
        foreach (var id in batch.Unpark) _parked.Unpark(id);
        foreach (var count in batch.Counts) _sums.Count(count);
    }

    /// <summary>What the orders of this transaction moved before counts: their sums are written first.</summary>
    public StockEntered Enter(StockEntry entry)
    {
        _sums.Flush();
        return _stock.Enter(entry, _sums);
    }

    public bool Write(Statement[] statements)
    {
        if (statements.Length == 1) return Run(statements[0]) > 0;
        db.Execute("SAVEPOINT small");
        try
        {
            var changed = Run(statements[0]) > 0;
            for (var i = 1; changed && i < statements.Length; i++) Run(statements[i]);
            db.Execute("RELEASE small");
            return changed;
        }
        catch (SqliteFault fault) when (fault.IsRefusal)
        {
            db.Execute("ROLLBACK TO small; RELEASE small");
            throw;
        }
    }

    public IReadOnlyList<OrderKey> ClaimDue(long nowMs, long untilMs, int limit)
    {
        List<(long Id, OrderKey Key)> due = [];
        _due.Bind(1, nowMs);
        _due.Bind(2, limit);
        while (_due.Step()) due.Add((_due.Number(0), new OrderKey(_due.Text(1), _due.Text(2))));
        _due.Reset();
        foreach (var (id, _) in due)
        {
            _setDue.Bind(1, id);
            _setDue.Bind(2, untilMs);
            _setDue.Run();
        }

        return due.ConvertAll(x => x.Key);
    }

    public IReadOnlyList<ParkedFact> ClaimParked(Instant now, ParkedWait wait, int limit) =>
        _parked.Claim(now, wait, limit);

    /// <summary>
    /// Compare-and-set: the stored version must be the one before, and the journal's key must be free.
    /// </summary>
    private CommitResult Commit(OrderCommit commit, long minute, Instant now)
    {
        var stored = _orders.Find(commit.Key);
        if (commit.Version != stored.Version + 1) return CommitResult.Conflict;
        if (!_spend.Allows(commit, minute)) return CommitResult.Capped;
        var id = stored.Id == 0 ? _orders.Insert(commit) : stored.Id;
        _journal.Bind(1, id);
        _journal.Bind(2, commit.Version);
        _journal.Bind(3, commit.At.Ms);
        _journal.Bind(4, commit.Source);
        _journal.Bind(5, commit.Events.Span);
        _journal.Run();
        if (db.Changes == 0)
        {
            throw new StorageException(
                StorageFault.Broken, "The journal is ahead of its order: the file was changed by another program.");
        }

        if (stored.Id != 0) _orders.Update(stored, commit);
        _spend.Add(commit, minute);
        _sums.Add(commit);
        foreach (var refund in commit.Refunds.IsDefault ? [] : commit.Refunds) _refunds.Put(refund, _sums);
        foreach (var shipment in commit.Shipments.IsDefault ? [] : commit.Shipments) _shipments.Put(id, shipment,
            _sums);
        foreach (var back in commit.Returns.IsDefault ? [] : commit.Returns) _returns.Put(id, back, _sums);
        if (commit.Stock is { Count: > 0 }) _stock.Add(StockBook.MovementsOf(commit), _sums);
        if (commit.Postings is { Count: > 0 }) _stock.Book(commit);
        foreach (var number in commit.Wakes ?? []) _parked.Wake(number, now.Ms);
        return CommitResult.Written;
    }

    private int Run(Statement statement)
    {
        var prepared = db.Prepare(statement.Sql);
        for (var i = 0; i < statement.Args.Length; i++) prepared.Bind(i + 1, statement.Args[i]);
        prepared.Run();
        return db.Changes;
    }
}
