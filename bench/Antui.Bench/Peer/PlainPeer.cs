using System.Threading.Channels;
using Antui.Bench.Load;
using Antui.Core;
using Npgsql;

namespace Antui.Bench.Peer;

/// <summary>
/// What a good team writes by hand for the same refund: normalised tables, plain Npgsql with prepared statements and
/// batches, one transaction a step, a work table whose rows workers take with SKIP LOCKED, intent committed before each
/// call, an audit row for every step. Workers are woken at once and never sleep while there is work.
/// </summary>
internal sealed class PlainPeer : IAsyncDisposable
{
    private const int Workers = 16;

    private readonly NpgsqlDataSource _source;
    private readonly Channel<bool> _work = Channel.CreateUnbounded<bool>();
    private readonly System.Collections.Concurrent.ConcurrentDictionary<long, TaskCompletionSource> _agreed = new();
    private readonly Task[] _workers;

    private PlainPeer(NpgsqlDataSource source)
    {
        _source = source;
        _workers = [.. Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync))];
    }

    public static async Task<PlainPeer> OpenAsync(string connection)
    {
        var source = NpgsqlDataSource.Create(connection + ";Max Auto Prepare=40;Auto Prepare Min Usages=2");
        await using var command = source.CreateCommand(PeerSql.Schema);
        await command.ExecuteNonQueryAsync();
        return new PlainPeer(source);
    }

    public async Task LifecycleAsync(long n)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var order = Workload.Order(n, new Instant(now));
        await TransactAsync(PeerSql.OrderIn(n, order, now));
        var agreed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _agreed[n] = agreed;
        var claim = Workload.Claim(order, n, new Instant(now), Core.Orders.ClaimStatus.AwaitingSeller, now);
        await TransactAsync(PeerSql.RefundIn(n, claim, now));
        _work.Writer.TryWrite(true);
        await agreed.Task;
        await TransactAsync(PeerSql.Confirmed(n, now));
    }

    public async ValueTask DisposeAsync()
    {
        _work.Writer.Complete();
        await Task.WhenAll(_workers);
        await _source.DisposeAsync();
    }

    /// <summary>One step of one refund a time: take the work, decide on locked rows, commit the intent, call, commit the answer.</summary>
    private async Task WorkAsync()
    {
        await foreach (var _ in _work.Reader.ReadAllAsync())
        {
            await using var connection = await _source.OpenConnectionAsync();
            if (await TakeAsync(connection) is not var (id, refund, action))
            {
                // Two workers met on one row and this one came away empty: its signal still stands for a row.
                _work.Writer.TryWrite(true);
                continue;
            }
            switch (action)
            {
                case "stop":
                    await StopAsync(connection, id, refund);
                    _work.Writer.TryWrite(true);
                    break;
                case "report":
                    // The call to the platform would be here, outside any transaction.
                    await ReportedAsync(connection, id, refund);
                    _work.Writer.TryWrite(true);
                    break;
                default:
                    await TransactAsync(connection, PeerSql.Agreed(id, refund));
                    if (_agreed.TryRemove(refund, out var waiting)) waiting.TrySetResult();
                    break;
            }
        }
    }

    private static async Task<(long Id, long Refund, string Action)?> TakeAsync(NpgsqlConnection connection)
    {
        await using var take = new NpgsqlCommand(PeerSql.Take, connection);
        await using var reader = await take.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2)) : null;
    }

    /// <summary>Locks the order, checks money and goods, stops the shipment, keeps the evidence, records the report's intent.</summary>
    private static async Task StopAsync(NpgsqlConnection connection, long work, long refund)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        if (await SafeAsync(connection, refund)) await ExecuteAsync(connection, PeerSql.Stopped(work, refund));
        await transaction.CommitAsync();
    }

    private static async Task ReportedAsync(NpgsqlConnection connection, long work, long refund)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        if (await SafeAsync(connection, refund)) await ExecuteAsync(connection, PeerSql.Reported(work, refund));
        await transaction.CommitAsync();
    }

    /// <summary>The guards: paid enough, not shipped, open, and within the strategy's limit.</summary>
    private static async Task<bool> SafeAsync(NpgsqlConnection connection, long refund)
    {
        await using var command = new NpgsqlCommand(PeerSql.Look, connection) { Parameters = { new() { Value = refund } } };
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() && reader.GetInt64(0) + reader.GetInt64(1) <= reader.GetInt64(2)
            && reader.GetInt64(0) <= 50_000 && reader.GetString(3) == "open" && reader.GetString(4) != "shipped";
    }

    private async Task TransactAsync(NpgsqlBatchCommand[] commands)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await TransactAsync(connection, commands);
    }

    /// <summary>A batch is one round trip and, sent outside a transaction, one transaction of its own.</summary>
    private static Task TransactAsync(NpgsqlConnection connection, NpgsqlBatchCommand[] commands) =>
        ExecuteAsync(connection, commands);

    private static async Task ExecuteAsync(NpgsqlConnection connection, NpgsqlBatchCommand[] commands)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync();
    }
}
