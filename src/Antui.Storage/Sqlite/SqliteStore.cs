using System.Collections.Concurrent;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Storage.Drivers;
using Antui.Storage.Sql;
using Antui.Storage.Tables;

namespace Antui.Storage.Sqlite;

/// <summary>
/// The embedded store. Its limits: one process, one connection that writes and carries the log over, all others only
/// read. A commit is durable when it returns (WAL, synchronous=FULL).
/// </summary>
public sealed class SqliteStore : SqlStore
{
    private const string FindVersion = "SELECT version FROM heads WHERE order_no = $1 AND shop = $2";

    private const string FindWordsKey = "SELECT bytes FROM words_keys WHERE shop = $1 AND order_no = $2";

    private const string FindEntries =
        "SELECT j.version, j.at, j.source, j.events, j.previous, j.facts "
        + "FROM heads o JOIN journal j ON j.order_id = o.id "
        + "WHERE o.order_no = $1 AND o.shop = $2 ORDER BY j.version";

    private static readonly string FindDocument = $"SELECT {StoreTables.Documents.Select} FROM documents "
        + "WHERE kind = $1 AND id = $2 ORDER BY version DESC LIMIT 1";

    private readonly SqliteFile _file;
    private readonly SqliteWriter _writer;
    private readonly Leases _leases = new();
    private readonly ConcurrentBag<SqliteDb> _readers = [];
    private readonly Places _deciding;
    private readonly Places _listing;
    private bool _closed;

    private SqliteStore(SqliteFile file, SqliteWriter writer, StoreOptions options)
    {
        (_file, _writer) = (file, writer);
        _deciding = new Places(options.Deciding, options.ConnectionWait);
        _listing = new Places(options.Listing, options.ConnectionWait);
    }

    public override string Name => "sqlite";


    private protected override bool HasLane => false;

    private protected override string NumberSql =>
        "SELECT DISTINCT shop, order_no FROM numbers JOIN heads ON id = order_id WHERE key = $1 AND kind = $2";

    private protected override string ByOrder(string arg) =>
        $"order_id IN (SELECT id FROM heads WHERE order_no = {arg})";

    /// <summary>Opens or creates the file and brings its schema up to date.</summary>
    /// <param name="path">":memory:" is a database of its own that completes every call before it returns.</param>
    public static SqliteStore Open(string path, StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        SqliteSchema.WarnOfLibrary(options.Warn);
        var file = path == ":memory:" ? SqliteFile.Memory() : SqliteFile.Take(path);
        SqliteDb? db = null;
        try
        {
            db = file.OpenWriter(options);
            SqliteSchema.Migrate(db);
            return new SqliteStore(file, new SqliteWriter(file, db, options), options);
        }
        catch (Exception e)
        {
            db?.Dispose();
            file.Dispose();
            if (e is SqliteFault fault) throw fault.ToStorage(file.Path);
            throw;
        }
    }

    public override Task<IReadOnlyList<IReadOnlyList<JournalEntry>>> LoadAsync(
        IReadOnlyList<OrderKey> keys, CancellationToken stop) => ReadAsync(_deciding, db =>
        {
            var statement = db.Prepare(FindEntries);
            var found = new IReadOnlyList<JournalEntry>[keys.Count];
            for (var i = 0; i < found.Length; i++) found[i] = Entries(statement, keys[i]);
            return (IReadOnlyList<IReadOnlyList<JournalEntry>>)found;
        }, stop);

    public override Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<OrderKey> keys, CancellationToken stop) =>
        ReadAsync(_deciding, db =>
        {
            var statement = db.Prepare(FindVersion);
            var versions = new long[keys.Count];
            for (var i = 0; i < versions.Length; i++)
            {
                statement.Bind(1, keys[i].OrderNo);
                statement.Bind(2, keys[i].Shop);
                if (statement.Step()) versions[i] = statement.Number(0);
                statement.Reset();
            }
            return (IReadOnlyList<long>)versions;
        }, stop);

    public override Task<IReadOnlyList<ReadOnlyMemory<byte>>> WordsKeysAsync(
        IReadOnlyList<OrderKey> keys, CancellationToken stop) => ReadAsync(_deciding, db =>
        {
            var statement = db.Prepare(FindWordsKey);
            var found = new ReadOnlyMemory<byte>[keys.Count];
            for (var i = 0; i < found.Length; i++)
            {
                statement.Bind(1, keys[i].Shop);
                statement.Bind(2, keys[i].OrderNo);
                if (statement.Step()) found[i] = statement.Bytes(0);
                statement.Reset();
            }
            return (IReadOnlyList<ReadOnlyMemory<byte>>)found;
        }, stop);

    public override Task<IReadOnlyList<Document?>> ReadAllAsync(
        IReadOnlyList<(string Kind, string Id)> documents, CancellationToken stop) => ReadAsync(_deciding, db =>
        {
            var statement = db.Prepare(FindDocument);
            var found = new Document?[documents.Count];
            for (var i = 0; i < found.Length; i++)
            {
                statement.Bind(1, documents[i].Kind);
                statement.Bind(2, documents[i].Id);
                if (statement.Step()) found[i] = StoreTables.Documents.Row(statement);
                statement.Reset();
            }
            return (IReadOnlyList<Document?>)found;
        }, stop);

    public override Task<Committed> CommitAsync(CommitBatch batch, CancellationToken stop)
    {
        Checks.Batch(batch);
        return _writer.RunAsync(new SqliteCommit(batch));
    }

    /// <summary>Steps and commits share one writer.</summary>
    public override int MarksAtOnce => 256;

    public override Task<bool> FollowAsync(ListStep step, CancellationToken stop)
    {
        Checks.Step(step);
        return _writer.RunAsync(new SqliteFollow(step));
    }

    public override Task MarkAsync(IReadOnlyList<OrderKey> keys, Instant at, CancellationToken stop) =>
        keys.Count == 0 ? Task.CompletedTask : _writer.RunAsync(new SqliteMark(keys, at));

    public override async Task<ChangesRead> ChangesAsync(long after, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var read = await QueryAsync(
            new Statement(
                "SELECT c.place, h.shop, h.order_no, c.version, c.at FROM changes c "
                + $"JOIN heads h ON h.id = c.order_id WHERE c.place > $1 ORDER BY c.place LIMIT {limit}", after),
            row => new Change(
                row.Number(0), new OrderKey(row.Text(1), row.Text(2)), row.Number(3), new Instant(row.Number(4))),
            stop);
        return new ChangesRead(read, read.Count > 0 ? read[^1].Place : after, read.Count < limit);
    }

    public override async Task<long> NewestPlaceAsync(CancellationToken stop) => (await QueryAsync(
        new Statement("SELECT max(coalesce((SELECT max(place) FROM changes), 0), (SELECT max(place) FROM lists))"),
        row => row.Number(0), stop))[0];

    public override async Task<IReadOnlyList<OrderKey>> ClaimDueAsync(
        Instant now, TimeSpan lease, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        return await NextDueAsync(now, stop) > now
            ? []
            : await _writer.RunAsync(new SqliteClaim(now.Ms, (now + lease).Ms, limit));
    }

    public override Task<bool> TryLeaseAsync(
        string name, string owner, TimeSpan lease, Instant now, CancellationToken stop) =>
        Task.FromResult(_leases.TryTake(name, owner, lease, now));

    public override Task ReleaseAsync(string name, string owner, CancellationToken stop)
    {
        _leases.Release(name, owner);
        return Task.CompletedTask;
    }

    public override async Task<IReadOnlyList<ParkedFact>> ClaimParkedAsync(
        Instant now, ParkedWait wait, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        return await NextParkedAsync(stop) > now ? [] : await _writer.RunAsync(new SqliteClaimParked(now, wait, limit));
    }

    public override Task<StockEntered> EnterAsync(StockEntry entry, CancellationToken stop)
    {
        StockEntries.Check(entry);
        return _writer.RunAsync(new SqliteEnter(entry));
    }

    public override Task<Instant> NextDueAsync(Instant now, CancellationToken stop) => ReadAsync(_deciding, db =>
    {
        var ms = db.Number("SELECT coalesce(min(due_at), 9223372036854775807) FROM heads WHERE due_at IS NOT NULL");
        return new Instant(ms);
    }, stop);

    public override ValueTask DisposeAsync()
    {
        if (_closed) return ValueTask.CompletedTask;
        _closed = true;
        while (_readers.TryTake(out var reader)) reader.Dispose();
        _writer.Dispose();
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    private protected override Task<List<T>> FindAsync<T>(
        Statement statement, Func<IRow, T> read, CancellationToken stop) =>
        QueryAsync(_deciding, statement, read, stop);

    private protected override Task<List<T>> QueryAsync<T>(
        Statement statement, Func<IRow, T> read, CancellationToken stop) => QueryAsync(_listing, statement, read, stop);

    private Task<List<T>> QueryAsync<T>(
        Places places, Statement statement, Func<IRow, T> read, CancellationToken stop) => ReadAsync(places, db =>
        {
            var prepared = db.Prepare(statement.Sql);
            try
            {
                for (var i = 0; i < statement.Args.Length; i++) prepared.Bind(i + 1, statement.Args[i]);
                List<T> rows = [];
                while (prepared.Step()) rows.Add(read(prepared));
                return rows;
            }
            finally
            {
                prepared.Reset();
            }
        }, stop);

    private protected override Task<bool> WriteAsync(
        Statement[] statements, CancellationToken stop, bool byKeys = false, int conditions = 1) =>
        _writer.RunAsync(new SqliteWrite(statements, conditions));

    private static List<JournalEntry> Entries(SqliteStatement statement, OrderKey key)
    {
        statement.Bind(1, key.OrderNo);
        statement.Bind(2, key.Shop);
        try
        {
            List<JournalEntry> entries = [];
            while (statement.Step())
            {
                entries.Add(new JournalEntry(
                    statement.Number(0), new Instant(statement.Number(1)), statement.Text(2), statement.Bytes(3),
                    statement.Bytes(4), (int)statement.Number(5)));
            }

            return entries;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>On the caller's thread: a read takes microseconds, a change of threads costs more.</summary>
    private async Task<T> ReadAsync<T>(Places places, Func<SqliteDb, T> read, CancellationToken stop)
    {
        if (_file.InMemory) return _writer.Read(read);
        using var place = await places.TakeAsync(stop);
        if (_closed) throw new StorageException(StorageFault.Unavailable, "The store is closed.");
        try
        {
            if (!_readers.TryTake(out var db)) db = _file.OpenReader();
            try
            {
                return read(db);
            }
            finally
            {
                if (_closed) db.Dispose();
                else _readers.Add(db);
            }
        }
        catch (SqliteFault fault)
        {
            throw fault.ToStorage(_file.Path);
        }
    }
}
