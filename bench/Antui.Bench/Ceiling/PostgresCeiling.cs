using System.Diagnostics;
using Antui.Bench.Load;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage;
using Npgsql;

namespace Antui.Bench.Ceiling;

/// <summary>
/// What PostgreSQL can do at all with these rows: arrays of five hundred through unnest, the production schema with all
/// its indexes, fsync on, one to four connections. No engine, no decision, no serialising, no compare-and-set.
/// </summary>
internal static class PostgresCeiling
{
    private const int Batch = 500;

    private const string Orders =
        "INSERT INTO orders (lane, shop, order_no, version, due_at, status, raw_status, paid_fen, refunded_fen, created_at, "
        + "modified_at, buyer_ref, hosted) SELECT l, s, n, 1, NULL, 'Paid', r, p, 0, t, t, b, false "
        + "FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[]) "
        + "AS x(l, s, n, r, p, t, b)";

    private const string Touch =
        "UPDATE orders o SET version = x.v, due_at = x.d FROM unnest($1::smallint[], $2::text[], $3::text[], $4::bigint[], "
        + "$5::bigint[]) AS x(l, s, n, v, d) WHERE o.lane = x.l AND o.shop = x.s AND o.order_no = x.n";

    private const string Journal =
        "INSERT INTO journal (lane, shop, order_no, version, at, source, events) SELECT * FROM unnest($1::smallint[], "
        + "$2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::bytea[])";

    private const string Refunds =
        "INSERT INTO refunds (lane, shop, refund_no, order_no, kind, raw_status, phase, amount_fen, paid_fen, reason, code, "
        + "turn, buyer_ref, asked_at, modified_at, deadline_at, automatic, hosted) "
        + "SELECT l, s, r, n, k, w, p, a, 0, 'no longer wanted', c, u, b, t, t, d, false, false "
        + "FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], "
        + "$9::text[], $10::text[], $11::text[], $12::bigint[], $13::bigint[]) AS x(l, s, r, n, k, w, p, a, c, u, b, t, d)";

    private const string Change =
        "UPDATE refunds r SET raw_status = x.w, phase = x.p, paid_fen = x.a, code = x.c, turn = x.u, refunded_at = x.t "
        + "FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[], "
        + "$9::text[], $10::bigint[]) AS x(l, s, n, no, w, p, a, c, u, t) "
        + "WHERE r.lane = x.l AND r.shop = x.s AND r.order_no = x.n AND r.refund_no = x.no";

    public static async Task<double> RunAsync(string connection, BenchOptions options)
    {
        await Stores.MigrateAsync(connection, CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(connection + ";Max Auto Prepare=20;Auto Prepare Min Usages=2");
        double best = 0;
        var next = 0;
        foreach (var connections in (int[])[1, 2, 4])
        {
            var runs = await Task.WhenAll(Enumerable.Range(0, connections)
                .Select(_ => Task.Run(() => MeasureAsync(source, Interlocked.Increment(ref next), options))));
            best = Math.Max(best, runs.Sum());
        }
        return best;
    }

    private static async Task<double> MeasureAsync(NpgsqlDataSource source, int number, BenchOptions options)
    {
        const int apart = 10_000_000, groups = 8;
        await using var connection = await source.OpenConnectionAsync();
        var rows = new Rows();
        var (spent, lifecycles) = (TimeSpan.Zero, 0L);
        while (spent < options.Measure)
        {
            // Rows are made in larger lots, so that connections seldom wait for each other's making of rows.
            var now = Instant.From(TimeProvider.System.GetUtcNow());
            var lots = Enumerable.Range(0, groups).Select(g => Enumerable.Range(0, Batch)
                .Select(i => rows.Lifecycle((long)number * apart + lifecycles + g * Batch + i, now)).ToList()).ToList();
            var start = Stopwatch.GetTimestamp();
            foreach (var lot in lots)
                for (var step = 0; step < 5; step++) await WriteAsync(connection, [.. lot.Select(c => c[step])], step);
            spent += Stopwatch.GetElapsedTime(start);
            lifecycles += groups * Batch;
        }
        return lifecycles / spent.TotalSeconds;
    }

    private static async Task WriteAsync(NpgsqlConnection connection, OrderCommit[] commits, int step)
    {
        await using var batch = new NpgsqlBatch(connection);
        object lanes = commits.Select(c => (short)c.Key.Lane).ToArray();
        object shops = commits.Select(c => c.Key.Shop).ToArray();
        object numbers = commits.Select(c => c.Key.OrderNo).ToArray();
        object at = commits.Select(c => c.At.Ms).ToArray();
        object versions = commits.Select(c => c.Version).ToArray();
        if (step == 0)
        {
            Add(batch, Orders, lanes, shops, numbers, commits.Select(c => c.Row!.RawStatus).ToArray(),
                commits.Select(c => c.Row!.PaidFen).ToArray(), at, commits.Select(c => c.Row!.BuyerRef).ToArray());
        }
        else
        {
            Add(batch, Touch, lanes, shops, numbers, versions,
                commits.Select(c => c.DueAt == Instant.Never ? (long?)null : c.DueAt.Ms).ToArray());
        }
        Add(batch, Journal, lanes, shops, numbers, versions, at, commits.Select(c => c.Source).ToArray(),
            commits.Select(c => c.Events.ToArray()).ToArray());
        if (step > 0) AddRefunds(batch, [.. commits.Select(c => c.Refunds[0])], lanes, shops, numbers, at, step == 1);
        await batch.ExecuteNonQueryAsync();
    }

    private static void AddRefunds(
        NpgsqlBatch batch, RefundRow[] rows, object lanes, object shops, object numbers, object at, bool first)
    {
        object refunds = rows.Select(r => r.RefundNo).ToArray();
        object raw = rows.Select(r => r.RawStatus).ToArray();
        object phases = rows.Select(r => r.Phase.ToString()).ToArray();
        object codes = rows.Select(r => r.Code).ToArray();
        object turns = rows.Select(r => r.Turn.ToString()).ToArray();
        if (first)
        {
            Add(batch, Refunds, lanes, shops, refunds, numbers, rows.Select(r => r.Kind.ToString()).ToArray(), raw, phases,
                rows.Select(r => r.AmountFen).ToArray(), codes, turns, rows.Select(r => r.BuyerRef).ToArray(), at,
                rows.Select(r => r.DeadlineAt!.Value.Ms).ToArray());
        }
        else
        {
            Add(batch, Change, lanes, shops, numbers, refunds, raw, phases, rows.Select(r => r.PaidFen).ToArray(), codes,
                turns, rows.Select(r => r.RefundedAt?.Ms).ToArray());
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] arrays)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var array in arrays) command.Parameters.Add(new NpgsqlParameter { Value = array });
        batch.BatchCommands.Add(command);
    }
}
