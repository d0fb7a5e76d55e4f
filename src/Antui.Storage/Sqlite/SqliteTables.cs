using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Storage.Drivers;

namespace Antui.Storage.Sqlite;

/// <summary>
/// What the writer's connection does inside a transaction. The statements are prepared once; the sums of a transaction
/// (counters, phases, stock) are added up here and written once at its end.
/// </summary>
internal sealed class SqliteTables
{
    private readonly SqliteDb _db;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteHeads _heads;
    private readonly Sums _sums = new();
    private readonly SqliteSums _sumRows;
    private readonly SqliteStock _stock;
    private readonly SqliteLists _lists;
    private readonly SqliteSpend _spend;
    private readonly SqliteParked _parked;

    public SqliteTables(SqliteDb db)
    {
        _db = db;
        (_begin, _commit) = (db.Keep("BEGIN IMMEDIATE"), db.Keep("COMMIT"));
        (_heads, _spend, _parked) = (new SqliteHeads(db), new SqliteSpend(db), new SqliteParked(db));
        (_sumRows, _stock) = (new SqliteSums(db), new SqliteStock(db, _sums));
        _lists = new SqliteLists(db, _heads, _sums, _stock);
    }

    public void Begin() => _begin.Run();

    public void Commit()
    {
        _sumRows.Flush(_sums);
        _spend.Flush();
        _commit.Run();
    }

    public void Rollback()
    {
        _sums.Clear();
        _spend.Clear();
        _heads.ForgetPlace();
        if (_db.InTransaction) _db.Execute("ROLLBACK");
    }

    /// <returns>The place that lists must reach to show all of it; 0 when no order was written.</returns>
    public long Commit(CommitBatch batch, CommitResult[] results)
    {
        var minute = Checks.MinuteOf(batch.Now.Ms);
        for (var i = 0; i < results.Length; i++) results[i] = Commit(batch.Orders[i], minute, batch.Now);
        foreach (var fact in batch.Park) _parked.Park(fact);
        foreach (var id in batch.Unpark) _parked.Unpark(id);
        foreach (var count in batch.Counts) _sums.Add(count);
        return Array.IndexOf(results, CommitResult.Written) >= 0 ? _heads.Place : 0;
    }

    /// <summary>
    /// A small transaction inside the shared one, for a list may stand elsewhere than the step believes.
    /// </summary>
    public bool Follow(ListStep step)
    {
        _sumRows.Flush(_sums);
        _db.Execute("SAVEPOINT small");
        try
        {
            var followed = _lists.Follow(step);
            if (followed) _sumRows.Flush(_sums);
            _db.Execute(followed ? "RELEASE small" : "ROLLBACK TO small; RELEASE small");
            return followed;
        }
        catch (Exception fault) when (fault is not SqliteFault { IsRefusal: false })
        {
            _sums.Clear();
            _db.Execute("ROLLBACK TO small; RELEASE small");
            throw;
        }
    }

    public StockEntered Enter(StockEntry entry)
    {
        _sumRows.Flush(_sums);
        return _stock.Enter(entry);
    }

    public void Mark(IReadOnlyList<OrderKey> keys, Instant at) => _heads.Mark(keys, at);

    public bool Write(Statement[] statements, int conditions)
    {
        if (statements.Length == 1) return Run(statements[0]) > 0;
        _db.Execute("SAVEPOINT small");
        try
        {
            var changed = true;
            for (var i = 0; changed && i < statements.Length; i++) changed = Run(statements[i]) > 0 || i >= conditions;
            _db.Execute(changed ? "RELEASE small" : "ROLLBACK TO small; RELEASE small");
            return changed;
        }
        catch (SqliteFault fault) when (fault.IsRefusal)
        {
            _db.Execute("ROLLBACK TO small; RELEASE small");
            throw;
        }
    }

    public IReadOnlyList<OrderKey> ClaimDue(long nowMs, long untilMs, int limit) =>
        _heads.ClaimDue(nowMs, untilMs, limit);

    public IReadOnlyList<ParkedFact> ClaimParked(Instant now, ParkedWait wait, int limit) =>
        _parked.Claim(now, wait, limit);

    /// <summary>
    /// Compare-and-set: the stored version must be the one before, and the journal's key must be free.
    /// </summary>
    private CommitResult Commit(OrderCommit commit, long minute, Instant now)
    {
        var stored = _heads.Find(commit.Key);
        if (commit.Version != stored.Version + 1) return CommitResult.Conflict;
        if (!_spend.Allows(commit, minute)) return CommitResult.Capped;
        _heads.Write(stored, commit);
        _spend.Add(commit, minute);
        foreach (var number in commit.Wakes ?? []) _parked.Wake(number, now.Ms);
        return CommitResult.Written;
    }

    private int Run(Statement statement)
    {
        var prepared = _db.Prepare(statement.Sql);
        for (var i = 0; i < statement.Args.Length; i++) prepared.Bind(i + 1, statement.Args[i]);
        prepared.Run();
        return _db.Changes;
    }
}
