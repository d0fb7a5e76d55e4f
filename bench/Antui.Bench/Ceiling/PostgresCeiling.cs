using System.Diagnostics;
using Antui.Bench.Load;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Storage;
using Npgsql;

namespace Antui.Bench.Ceiling;

/// <summary>
/// What PostgreSQL can do at all with this work, the truth of five commits and the lists once: arrays of five hundred
/// through unnest, the production schema with all its indexes, fsync on, one to four connections. No engine, no
/// decision, no serialising, no compare-and-set.
/// </summary>
internal static class PostgresCeiling
{
    private const int Batch = 500;

    private const string Heads =
        "INSERT INTO heads (lane, shop, order_no, version, due_at) SELECT l, s, n, 1, NULL "
        + "FROM unnest($1::smallint[], $2::text[], $3::text[]) AS x(l, s, n)";

    private const string Touch =
        "UPDATE heads o SET version = x.v, due_at = x.d FROM unnest($1::smallint[], $2::text[], $3::text[], $4::bigint[], "
        + "$5::bigint[]) AS x(l, s, n, v, d) WHERE o.lane = x.l AND o.shop = x.s AND o.order_no = x.n";

    private const string Journal =
        "INSERT INTO journal (lane, shop, order_no, version, at, source, events, previous) SELECT * "
        + "FROM unnest($1::smallint[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::bytea[], "
        + "$8::bytea[])";

    private const string Numbers =
        "INSERT INTO numbers (lane, shop, order_no, kind, key, no) SELECT l, s, n, 'Refund', r, r "
        + "FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[]) AS x(l, s, n, r)";

    private const string Mark =
        "INSERT INTO changes (place, part, shops, order_nos, versions, ats) "
        + "VALUES (pg_current_xact_id()::text::bigint, 1, $1, $2, $3, $4)";

    private const string Orders =
        "INSERT INTO orders (lane, shop, order_no, status, raw_status, paid_fen, refunded_fen, created_at, modified_at, "
        + "buyer_ref, hosted) SELECT l, s, n, 'Paid', r, p, f, t, t, b, false FROM unnest($1::smallint[], $2::text[], "
        + "$3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::text[]) AS x(l, s, n, r, p, f, t, b)";

    private const string Refunds =
        "INSERT INTO refunds (lane, shop, refund_no, order_no, kind, raw_status, phase, amount_fen, paid_fen, reason, code, "
        + "turn, buyer_ref, asked_at, modified_at, deadline_at, refunded_at, automatic, hosted) "
        + "SELECT l, s, r, n, k, w, p, a, a, 'no longer wanted', c, u, b, t, t, d, t, true, false "
        + "FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], "
        + "$9::text[], $10::text[], $11::text[], $12::bigint[], $13::bigint[]) AS x(l, s, r, n, k, w, p, a, c, u, b, t, d)";

    private const string Shipments =
        "INSERT INTO shipments (lane, shop, order_no, shipment_no, stage, level, kind, warehouse, parcel_no, carrier, "
        + "waybill, waybill_key, pieces, stopped, skus, buyer_ref, ship_to, hold, created_at, modified_at) "
        + "SELECT l, s, n, no, g, v, k, w, '', '', '', '', p, o, u, b, t, false, c, c FROM unnest($1::smallint[], "
        + "$2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bigint[], "
        + "$10::bigint[], $11::text[], $12::text[], $13::text[], $14::bigint[]) "
        + "AS x(l, s, n, no, g, v, k, w, p, o, u, b, t, c)";

    private const string Skus =
        "INSERT INTO shipment_skus (lane, shop, order_no, shipment_no, sku, created_at, warehouse, shipped) "
        + "SELECT l, s, n, no, k, c, w, false FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], "
        + "$5::text[], $6::bigint[], $7::text[]) AS x(l, s, n, no, k, c, w)";

    private const string Moves =
        "INSERT INTO stock_moves (warehouse, sku, at, kind, on_hand, occupied, defective, ref, author) SELECT * FROM "
        + "unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], "
        + "$8::text[], $9::text[])";

    private const string Books =
        "INSERT INTO books (lane, shop, order_no, version, at, lines) SELECT * FROM unnest($1::smallint[], $2::text[], "
        + "$3::text[], $4::bigint[], $5::bigint[], $6::text[])";

    private const string Stock =
        "INSERT INTO stock (lane, warehouse, sku, on_hand, occupied, defective) SELECT $5::smallint, w, s, h, o, 0 "
        + "FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) AS x(w, s, h, o) "
        + "ON CONFLICT (lane, warehouse, sku) DO UPDATE SET on_hand = stock.on_hand + excluded.on_hand, occupied = stock.occupied + excluded.occupied";

    private const string Counts =
        "INSERT INTO counters (lane, shop, hour, name, value) SELECT $5::smallint, s, h, n, v FROM unnest($1::text[], "
        + "$2::bigint[], $3::text[], $4::bigint[]) AS x(s, h, n, v) ON CONFLICT (lane, shop, hour, name) "
        + "DO UPDATE SET value = counters.value + excluded.value";

    private const string GoOn =
        "WITH gone AS (DELETE FROM changes WHERE place <= pg_current_xact_id()::text::bigint - 100) "
        + "UPDATE lists SET place = pg_current_xact_id()::text::bigint WHERE name = 'Books'";

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
            // Each connection adds to sums of its own slice, as the slices of the schema are meant.
            var slice = (short)(number % 16);
            foreach (var lot in lots)
            {
                for (var step = 0; step < 5; step++)
                    await WriteAsync(connection, [.. lot.Select(c => c.Commits[step])], step);
                await ShowAsync(connection, [.. lot.Select(c => c.Rows)], slice);
            }
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
        if (step == 0) Add(batch, Heads, lanes, shops, numbers);
        else
        {
            Add(batch, Touch, lanes, shops, numbers, versions,
                commits.Select(c => c.DueAt == Instant.Never ? (long?)null : c.DueAt.Ms).ToArray());
        }
        Add(batch, Journal, lanes, shops, numbers, versions, at, commits.Select(c => c.Source).ToArray(),
            commits.Select(c => c.Events.ToArray()).ToArray(), commits.Select(c => c.Previous.ToArray()).ToArray());
        if (step == 1) Add(batch, Numbers, lanes, shops, numbers, commits.Select(c => c.Numbers![0].No).ToArray());
        Add(batch, Mark, shops, numbers, versions, at);
        await batch.ExecuteNonQueryAsync();
    }

    private static async Task ShowAsync(NpgsqlConnection connection, OrderRows[] orders, short slice)
    {
        await using var batch = new NpgsqlBatch(connection);
        object lanes = orders.Select(c => (short)c.Key.Lane).ToArray();
        object shops = orders.Select(c => c.Key.Shop).ToArray();
        object numbers = orders.Select(c => c.Key.OrderNo).ToArray();
        OrderRow[] rows = [.. orders.Select(o => o.Row!)];
        RefundRow[] refunds = [.. orders.Select(o => o.Refunds[0])];
        object at = rows.Select(r => r.CreatedAt.Ms).ToArray();
        Add(batch, Orders, lanes, shops, numbers, rows.Select(r => r.RawStatus).ToArray(),
            rows.Select(r => r.PaidFen).ToArray(), rows.Select(r => r.RefundedFen).ToArray(), at,
            rows.Select(r => r.BuyerRef).ToArray());
        Add(batch, Refunds, lanes, shops, refunds.Select(r => r.RefundNo).ToArray(), numbers,
            refunds.Select(r => r.Kind.ToString()).ToArray(), refunds.Select(r => r.RawStatus).ToArray(),
            refunds.Select(r => r.Phase.ToString()).ToArray(), refunds.Select(r => r.AmountFen).ToArray(),
            refunds.Select(r => r.Code).ToArray(), refunds.Select(r => r.Turn.ToString()).ToArray(),
            refunds.Select(r => r.BuyerRef).ToArray(), at, refunds.Select(r => r.DeadlineAt!.Value.Ms).ToArray());
        Desk(batch, orders);
        Added(batch, orders, slice);
        Add(batch, GoOn);
        await batch.ExecuteNonQueryAsync();
    }

    private static void Desk(NpgsqlBatch batch, OrderRows[] orders)
    {
        ShipmentRow[] s = [.. orders.SelectMany(o => o.Shipments)];
        Add(batch, Shipments, Lanes(s, x => x.Key), All(s, x => x.Shop), All(s, x => x.OrderNo),
            All(s, x => x.ShipmentNo), All(s, x => x.Stage.ToString()), All(s, x => x.Level.ToString()), All(s, x => x.Kind.ToString()),
            All(s, x => x.Warehouse), All(s, x => x.Pieces), All(s, x => x.Stopped), All(s, x => x.Skus),
            All(s, x => x.BuyerRef), All(s, x => x.ShipTo), All(s, x => x.CreatedAt.Ms));
        (ShipmentRow Of, string Sku)[] skus = [.. s.SelectMany(x => SkuText.Codes(x.Skus).Select(sku => (x, sku)))];
        Add(batch, Skus, Lanes(skus, x => x.Of.Key), All(skus, x => x.Of.Shop), All(skus, x => x.Of.OrderNo),
            All(skus, x => x.Of.ShipmentNo), All(skus, x => x.Sku), All(skus, x => x.Of.CreatedAt.Ms),
            All(skus, x => x.Of.Warehouse));
    }

    private static void Added(NpgsqlBatch batch, OrderRows[] orders, short slice)
    {
        StockMovement[] m = [.. orders.SelectMany(o => o.Moves)];
        Add(batch, Moves, All(m, x => x.Warehouse), All(m, x => x.Sku), All(m, x => x.At.Ms),
            All(m, x => x.Kind.ToString()), All(m, x => x.OnHand), All(m, x => x.Occupied), All(m, x => x.Defective),
            All(m, x => x.Ref), All(m, x => x.Author));
        (OrderKey Key, Booking Booked)[] b = [.. orders.SelectMany(o => o.Bookings.Select(x => (o.Key, x)))];
        Add(batch, Books, Lanes(b, x => x.Key), All(b, x => x.Key.Shop), All(b, x => x.Key.OrderNo),
            All(b, x => x.Booked.Version), All(b, x => x.Booked.At.Ms), All(b, x => Sums.Lines(x.Booked)));
        var sums = Sums.Of(orders);
        Add(batch, Stock, All(sums.Stock, x => x.Key.Warehouse), All(sums.Stock, x => x.Key.Sku),
            All(sums.Stock, x => x.Value.OnHand), All(sums.Stock, x => x.Value.Occupied), slice);
        Add(batch, Counts, All(sums.Counts, x => x.Key.Shop), All(sums.Counts, x => x.Key.Hour),
            All(sums.Counts, x => x.Key.Name), All(sums.Counts, x => x.Value), slice);
        Add(batch, Named("phase_counts", "phase"), All(sums.Phases, x => x.Key.Shop),
            All(sums.Phases, x => x.Key.Phase), All(sums.Phases, x => x.Value), slice);
        Add(batch, Named("desk_counts", "name"), All(sums.Desk, x => x.Key.Shop), All(sums.Desk, x => x.Key.Name),
            All(sums.Desk, x => x.Value), slice);
    }

    private static string Named(string table, string name) =>
        $"INSERT INTO {table} (lane, shop, {name}, value) SELECT $4::smallint, s, n, v "
        + $"FROM unnest($1::text[], $2::text[], $3::bigint[]) AS x(s, n, v) "
        + $"ON CONFLICT (lane, shop, {name}) DO UPDATE SET value = {table}.value + excluded.value";

    private static short[] Lanes<T>(T[] rows, Func<T, OrderKey> key) => All(rows, x => (short)key(x).Lane);

    private static TValue[] All<T, TValue>(IEnumerable<T> rows, Func<T, TValue> value) => [.. rows.Select(value)];

    private static void Add(NpgsqlBatch batch, string sql, params object[] arrays)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var array in arrays) command.Parameters.Add(new NpgsqlParameter { Value = array });
        batch.BatchCommands.Add(command);
    }
}
