using System.Diagnostics;
using Antui.Bench.Load;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage;
using Microsoft.Data.Sqlite;

namespace Antui.Bench.Ceiling;

/// <summary>
/// What SQLite can do at all with these rows: one connection, the production schema with all its indexes, prepared
/// statements, five hundred orders a transaction, WAL and synchronous=FULL. No engine, no decision, no serialising, no
/// compare-and-set, and every id is known beforehand.
/// </summary>
internal sealed class SqliteCeiling : IDisposable
{
    private const int Batch = 500;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _order, _touch, _journal, _refund, _change;
    private SqliteTransaction? _transaction;

    private SqliteCeiling(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        foreach (var pragma in (string[])["journal_mode=WAL", "synchronous=FULL", "cache_size=-49152", "wal_autocheckpoint=4000"])
            Command("PRAGMA " + pragma).ExecuteScalar();
        _order = Command(
            "INSERT INTO orders (id, shop, order_no, version, due_at, status, raw_status, paid_fen, refunded_fen, "
            + "created_at, modified_at, buyer_ref, hosted) VALUES ($0, $1, $2, 1, NULL, $3, $4, $5, 0, $6, $7, $8, 0)", 9);
        _touch = Command("UPDATE orders SET version = $1, due_at = $2 WHERE id = $0", 3);
        _journal = Command("INSERT INTO journal (order_id, version, at, source, events) VALUES ($0, $1, $2, $3, $4)", 5);
        _refund = Command(
            "INSERT INTO refunds (id, shop, refund_no, order_no, kind, raw_status, phase, amount_fen, paid_fen, reason, code, "
            + "turn, buyer_ref, asked_at, modified_at, deadline_at, refunded_at, automatic, hosted) "
            + "VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, NULL, 0, 0)", 16);
        _change = Command("UPDATE refunds SET raw_status = $1, phase = $2, paid_fen = $3, code = $4, turn = $5, "
            + "modified_at = $6, refunded_at = $7, automatic = $8 WHERE id = $0", 9);
    }

    public static async Task<double> RunAsync(BenchOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("antui-ceiling-").FullName;
        try
        {
            var file = Path.Combine(folder, "ceiling.db");
            await Stores.MigrateAsync("sqlite:" + file, CancellationToken.None);
            using var ceiling = new SqliteCeiling(file);
            return ceiling.Measure(options);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Dispose() => _connection.Dispose();

    private double Measure(BenchOptions options)
    {
        var rows = new Rows();
        var (spent, lifecycles) = (TimeSpan.Zero, 0L);
        while (spent < options.Measure)
        {
            var now = Instant.From(TimeProvider.System.GetUtcNow());
            var group = Enumerable.Range(1, Batch).Select(i => (Id: lifecycles + i, Commits: rows.Lifecycle(lifecycles + i, now))).ToList();
            var start = Stopwatch.GetTimestamp();
            for (var step = 0; step < 5; step++) Write(group, step);
            spent += Stopwatch.GetElapsedTime(start);
            lifecycles += Batch;
        }
        return lifecycles / spent.TotalSeconds;
    }

    private void Write(List<(long Id, List<OrderCommit> Commits)> group, int step)
    {
        using (_transaction = _connection.BeginTransaction())
        {
            foreach (var command in (SqliteCommand[])[_order, _touch, _journal, _refund, _change])
                command.Transaction = _transaction;
            foreach (var (id, commits) in group) Write(id, commits[step], step);
            _transaction.Commit();
        }
    }

    private void Write(long id, OrderCommit c, int step)
    {
        if (step == 0)
        {
            var row = c.Row!;
            Run(_order, id, row.Shop, row.OrderNo, row.Status.ToString(), row.RawStatus, row.PaidFen, row.CreatedAt.Ms,
                row.ModifiedAt.Ms, row.BuyerRef);
        }
        else
        {
            Run(_touch, id, c.Version, c.DueAt == Instant.Never ? DBNull.Value : c.DueAt.Ms);
        }
        Run(_journal, id, c.Version, c.At.Ms, c.Source, c.Events.ToArray());
        if (c.Refunds.IsDefaultOrEmpty) return;
        var r = c.Refunds[0];
        if (step == 1)
        {
            Run(_refund, id, r.Shop, r.RefundNo, r.OrderNo, r.Kind.ToString(), r.RawStatus, r.Phase.ToString(), r.AmountFen,
                r.PaidFen, r.Reason, r.Code, r.Turn.ToString(), r.BuyerRef, r.AskedAt.Ms, r.ModifiedAt.Ms, r.DeadlineAt!.Value.Ms);
        }
        else
        {
            Run(_change, id, r.RawStatus, r.Phase.ToString(), r.PaidFen, r.Code, r.Turn.ToString(), r.ModifiedAt.Ms,
                r.RefundedAt is { } at ? at.Ms : DBNull.Value, r.Automatic ? 1 : 0);
        }
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, int parameters = 0)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++) command.Parameters.AddWithValue("$" + i, DBNull.Value);
        if (parameters > 0) command.Prepare();
        return command;
    }
}
