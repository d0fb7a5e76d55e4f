using System.Diagnostics;
using System.Threading.Channels;
using Antui.Core.Ports;
using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>One caller's batch, waiting for its transaction.</summary>
internal sealed class PostgresPending(CommitBatch batch)
{
    private readonly TaskCompletionSource<Committed> _done = new(
        TaskCreationOptions.RunContinuationsAsynchronously);

    public CommitBatch Batch => batch;

    public CommitResult[] Results { get; } = new CommitResult[batch.Orders.Count];

    public Task<Committed> Task => _done.Task;

    public void Done(long place) => _done.TrySetResult(
        new Committed(Results, Array.IndexOf(Results, CommitResult.Written) >= 0 ? place : 0));

    public void Failed(Exception fault) => _done.TrySetException(fault);
}

/// <summary>
/// Group commit over a few connections: what waits while they are busy shares the next transaction. A transaction
/// that lost against another, or was cut, is repeated: versions say what of it is there already.
/// </summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    private const int Attempts = 5;

    private readonly NpgsqlDataSource _source;
    private readonly StoreOptions _options;
    private readonly string? _databaseClock;
    private readonly Channel<PostgresPending> _waiting = Channel.CreateUnbounded<PostgresPending>();
    private readonly Task[] _loops;

    public PostgresWriter(NpgsqlDataSource source, StoreOptions options, string? databaseClock)
    {
        (_source, _options, _databaseClock) = (source, options, databaseClock);
        var first = Environment.ProcessId * options.Committing;
        _loops =
        [
            .. Enumerable.Range(first, options.Committing)
                .Select(x => Task.Run(() => LoopAsync((short)(x % Core.OrderKey.Lanes)))),
        ];
    }

    public Task<Committed> CommitAsync(CommitBatch batch)
    {
        var pending = new PostgresPending(batch);
        if (!_waiting.Writer.TryWrite(pending))
            throw new StorageException(StorageFault.Unavailable, "The store is closed.");
        return pending.Task;
    }

    /// <summary>What was accepted before is still written.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAll(_loops);
    }

    /// <param name="slice">The slice of the counters that this connection writes.</param>
    private async Task LoopAsync(short slice)
    {
        NpgsqlConnection? connection = null;
        PostgresPending? held = null;
        while (held is not null || await _waiting.Reader.WaitToReadAsync())
        {
            var merged = new PostgresMerge();
            if (held is not null) merged.TryAdd(held);
            held = null;
            while (merged.Orders.Count < _options.OrdersPerTransaction && _waiting.Reader.TryRead(out var next))
            {
                if (merged.TryAdd(next)) continue;
                held = next;
                break;
            }

            if (merged.Callers.Count > 0) connection = await CommitAsync(connection, merged, slice);
        }

        if (connection is not null) await connection.DisposeAsync();
    }

    /// <returns>The connection for the next time; null when it is no longer good.</returns>
    private async Task<NpgsqlConnection?> CommitAsync(NpgsqlConnection? connection, PostgresMerge merged, short slice)
    {
        var started = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var transaction = new PostgresTransaction(merged, slice, _databaseClock);
            try
            {
                connection ??= await _source.OpenConnectionAsync();
                await transaction.RunAsync(connection);
                foreach (var caller in merged.Callers) caller.Done(merged.Place);
                return connection;
            }
            catch (Exception e)
            {
                connection = await UndoAsync(connection);
                if (await PostgresCrowd.MayTryAgainAsync(e, started, _options.ConnectionWait, default))
                {
                    attempt--;
                    continue;
                }

                // What was written although nobody could say so is not written again: its versions are taken, and the
                // caller loads and decides anew. Only counters have nothing by which they would be known.
                var mayRepeat = PostgresFault.IsRepeatable(e)
                    || (PostgresFault.IsCut(e) && !(transaction.Committing && merged.Counts.Count > 0));
                if (mayRepeat && attempt < Attempts) continue;
                var fault = PostgresFault.IsDatabase(e) ? PostgresFault.ToStorage(e) : e;
                foreach (var caller in merged.Callers) caller.Failed(fault);
                return connection;
            }
        }
    }

    private static async Task<NpgsqlConnection?> UndoAsync(NpgsqlConnection? connection)
    {
        if (connection is null) return null;
        try
        {
            await using var rollback = new NpgsqlCommand("ROLLBACK", connection);
            await rollback.ExecuteNonQueryAsync();
            return connection;
        }
        catch (Exception e) when (PostgresFault.IsDatabase(e) || e is InvalidOperationException)
        {
            await connection.DisposeAsync();
            return null;
        }
    }
}
