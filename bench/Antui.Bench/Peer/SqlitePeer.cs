using Antui.Bench.Load;
using Antui.Core;
using Microsoft.Data.Sqlite;

namespace Antui.Bench.Peer;

/// <summary>
/// The plain peer on SQLite: the same eight transactions a refund, one connection behind a lock (SQLite has one writer),
/// prepared statements, WAL and synchronous=FULL. Work is taken in order, so a work table with locks is not needed.
/// </summary>
internal sealed class SqlitePeer : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    private SqlitePeer(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Script("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-49152;");
        Script(PeerSql.Schema.Replace("bigserial PRIMARY KEY", "INTEGER PRIMARY KEY", StringComparison.Ordinal)
            .Replace("bigint PRIMARY KEY", "INTEGER PRIMARY KEY", StringComparison.Ordinal)
            .Replace("INDEX ON orders", "INDEX a ON orders", StringComparison.Ordinal)
            .Replace("INDEX ON refunds (state", "INDEX b ON refunds (state", StringComparison.Ordinal)
            .Replace("INDEX ON refunds (order", "INDEX c ON refunds (order", StringComparison.Ordinal)
            .Replace("INDEX ON evidence", "INDEX d ON evidence", StringComparison.Ordinal)
            .Replace("INDEX ON instructions", "INDEX e ON instructions", StringComparison.Ordinal)
            .Replace("INDEX ON audit", "INDEX f ON audit", StringComparison.Ordinal));
    }

    public static async Task<double> BestAsync(BenchOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("antui-peer-").FullName;
        try
        {
            using var peer = new SqlitePeer(Path.Combine(folder, "peer.db"));
            var callers = new Callers(n => Task.Run(() => peer.Lifecycle(n)), Resources.OfThisProcess);
            return (await callers.RunAsync(4, options.WarmUp, options.Measure)).PerSecond;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _connection.Dispose();
    }

    private void Lifecycle(long n)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var order = Workload.Order(n, new Instant(now));
        Transact(PeerSql.OrderIn(n, order, now));
        var claim = Workload.Claim(order, n, new Instant(now), Core.Orders.ClaimStatus.AwaitingSeller, now);
        Transact(PeerSql.RefundIn(n, claim, now));
        foreach (var step in (Func<long, Npgsql.NpgsqlBatchCommand[]>[])[
            w => PeerSql.Stopped(w, n), w => PeerSql.Reported(w, n), w => PeerSql.Agreed(w, n)])
        {
            var work = Take(n);
            Transact(step(work));
        }
        Transact(PeerSql.Confirmed(n, now));
    }

    private long Take(long refund)
    {
        lock (_lock)
        {
            using var begin = _connection.BeginTransaction();
            var take = Prepared("UPDATE work SET lease_until = $2 WHERE refund_id = $1 RETURNING id");
            Bind(take, [refund, 30L], begin);
            var id = (long)take.ExecuteScalar()!;
            begin.Commit();
            return id;
        }
    }

    private void Transact(Npgsql.NpgsqlBatchCommand[] commands)
    {
        lock (_lock)
        {
            using var begin = _connection.BeginTransaction();
            foreach (var one in commands)
            {
                var command = Prepared(one.CommandText.Replace("$1::text", "$1", StringComparison.Ordinal));
                Bind(command, [.. one.Parameters.Select(p => p.Value!)], begin);
                command.ExecuteNonQuery();
            }
            begin.Commit();
        }
    }

    private static void Bind(SqliteCommand command, object[] values, SqliteTransaction transaction)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            if (command.Parameters.Count <= i) command.Parameters.AddWithValue("$" + (i + 1), values[i]);
            else command.Parameters[i].Value = values[i];
        }
    }

    private SqliteCommand Prepared(string sql)
    {
        if (_prepared.TryGetValue(sql, out var known)) return known;
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return _prepared[sql] = command;
    }

    private void Script(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
