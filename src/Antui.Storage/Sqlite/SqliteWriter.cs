using Antui.Storage.Drivers;

namespace Antui.Storage.Sqlite;

/// <summary>
/// Group commit: whatever waits while a transaction is made durable goes into the next one together. The connection
/// has a thread of its own, so that a slow disk never holds a thread of the pool. In memory there is no thread and
/// every call completes before it returns, which is what the simulator needs.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly Lock _inline = new();
    private readonly object _gate = new();
    private readonly SqliteFile _file;
    private readonly SqliteDb _db;
    private readonly SqliteTables _tables;
    private readonly int _ordersPerTransaction;
    private readonly Thread? _thread;

    private List<SqliteWork> _waiting = [];
    private bool _stopping;
    private StorageException? _broken;

    public SqliteWriter(SqliteFile file, SqliteDb db, StoreOptions options)
    {
        _file = file;
        _db = db;
        _tables = new SqliteTables(db);
        _ordersPerTransaction = options.OrdersPerTransaction;
        if (file.InMemory) return;
        _thread = new Thread(Loop) { IsBackground = true, Name = "antui-sqlite-writer" };
        _thread.Start();
    }

    public Task<T> RunAsync<T>(SqliteWork<T> work)
    {
        if (_thread is null)
        {
            lock (_inline) Transact([work], 0, 1);
            return work.Task;
        }

        lock (_gate)
        {
            if (_broken is { } broken) throw broken;
            if (_stopping) throw new StorageException(StorageFault.Unavailable, "The store is closed.");
            _waiting.Add(work);
            if (_waiting.Count == 1) Monitor.Pulse(_gate);
        }

        return work.Task;
    }

    /// <summary>For reading where there is only this connection.</summary>
    public T Read<T>(Func<SqliteDb, T> read)
    {
        lock (_inline) return read(_db);
    }

    /// <summary>What was accepted before is still written.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.Pulse(_gate);
        }

        _thread?.Join();
        _db.Dispose();
    }

    private void Loop()
    {
        List<SqliteWork> taken = [];
        while (true)
        {
            lock (_gate)
            {
                while (_waiting.Count == 0 && !_stopping) Monitor.Wait(_gate);
                if (_waiting.Count == 0) return;
                (taken, _waiting) = (_waiting, taken);
            }

            for (var start = 0; start < taken.Count;)
            {
                var (end, orders) = (start, 0);
                while (end < taken.Count && (end == start || orders + taken[end].Orders <= _ordersPerTransaction))
                    orders += taken[end++].Orders;
                Transact(taken, start, end);
                start = end;
            }

            taken.Clear();
        }
    }

    private void Transact(List<SqliteWork> works, int start, int end)
    {
        if (_broken is { } broken)
        {
            for (var i = start; i < end; i++) works[i].Failed(broken);
            return;
        }

        try
        {
            _tables.Begin();
            for (var i = start; i < end; i++) works[i].Run(_tables);
            _tables.Commit();
        }
        catch (Exception e)
        {
            var fault = Undo(e);
            for (var i = start; i < end; i++) works[i].Failed(fault);
            return;
        }

        for (var i = start; i < end; i++) works[i].Done();
    }

    /// <summary>
    /// Nothing of the transaction stays, whatever went wrong; what waits may go on unless the disk is lost.
    /// </summary>
    private Exception Undo(Exception cause)
    {
        var fault = cause is SqliteFault sqlite ? sqlite.ToStorage(_file.Path) : cause;
        var final = cause is SqliteFault { IsFinal: true };
        try
        {
            _tables.Rollback();
        }
        catch (SqliteFault e)
        {
            (fault, final) = (e.ToStorage(_file.Path), true);
        }

        if (!final) return fault;
        lock (_gate)
        {
            return _broken = fault as StorageException is { Fault: StorageFault.Broken } known
                ? known
                : new StorageException(
                    StorageFault.Broken, $"{_file.Path} could not be rolled back. Check the disk, then start again.",
                        fault);
        }
    }
}
