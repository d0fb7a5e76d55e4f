using System.Diagnostics;
using Antui.Bench.Load;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ports;
using Antui.Storage;
using Microsoft.Data.Sqlite;

namespace Antui.Bench.Ceiling;

/// <summary>
/// What SQLite can do at all with this work: the truth of five commits, and the lists once; one connection, the
/// production schema with all its indexes, prepared statements, five hundred orders a transaction, WAL and
/// synchronous=FULL. No engine, no decision, no serialising, no compare-and-set, and every id is known beforehand.
/// </summary>
internal sealed class SqliteCeiling : IDisposable
{
    private const int Batch = 500;

    private readonly SqliteConnection _connection;
    private readonly List<SqliteCommand> _all = [];
    private readonly SqliteCommand _head, _touch, _journal, _number, _mark, _order, _refund, _go, _forget;
    private readonly SqliteCommand _shipment, _sku, _deskCount, _phase, _count, _move, _stock, _book;
    private SqliteTransaction? _transaction;
    private long _place;

    private SqliteCeiling(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        foreach (var pragma in (string[])["journal_mode=WAL", "synchronous=FULL", "cache_size=-49152", "wal_autocheckpoint=4000"])
            Command("PRAGMA " + pragma).ExecuteScalar();
        _head = Command("INSERT INTO heads (id, shop, order_no, version, due_at) VALUES ($0, $1, $2, 1, NULL)", 3);
        _touch = Command("UPDATE heads SET version = $1, due_at = $2 WHERE id = $0", 3);
        _journal = Command(
            "INSERT INTO journal (order_id, version, at, source, events, previous, facts) "
            + "VALUES ($0, $1, $2, $3, $4, $5, 1)", 6);
        _number = Command("INSERT INTO numbers (key, kind, order_id, no) VALUES ($1, 'Refund', $0, $1)", 2);
        _mark = Command("INSERT INTO changes (place, order_id, version, at) VALUES ($3, $0, $1, $2)", 4);
        _go = Command("UPDATE lists SET place = $0", 1);
        _forget = Command("DELETE FROM changes WHERE place <= $0", 1);
        _order = Command(
            "INSERT INTO orders (id, shop, order_no, status, raw_status, paid_fen, refunded_fen, "
            + "created_at, modified_at, buyer_ref, hosted) VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, 0)", 10);
        _refund = Command(
            "INSERT INTO refunds (id, shop, refund_no, order_no, kind, raw_status, phase, amount_fen, paid_fen, reason, code, "
            + "turn, buyer_ref, asked_at, modified_at, deadline_at, refunded_at, automatic, hosted) "
            + "VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0)", 18);
        _shipment = Command(
            "INSERT INTO shipments (order_id, shipment_no, shop, order_no, stage, level, kind, warehouse, parcel_no, "
            + "carrier, waybill, waybill_key, pieces, stopped, skus, buyer_ref, ship_to, hold, created_at, modified_at) "
            + "VALUES ($0, $1, $2, $3, $4, $5, $6, $7, '', '', '', '', $8, $9, $10, $11, $12, 0, $13, $14)", 15);
        _sku = Command(
            "INSERT INTO shipment_skus (sku, created_at, shop, order_no, shipment_no, order_id, warehouse, shipped) "
            + "VALUES ($0, $1, $2, $3, $4, $5, $6, 0)", 7);
        _deskCount = Sum("desk_counts (shop, name, value) VALUES ($0, $1, $2)", 3);
        _phase = Sum("phase_counts (shop, phase, value) VALUES ($0, $1, $2)", 3);
        _count = Sum("counters (shop, hour, name, value) VALUES ($0, $1, $2, $3)", 4);
        _move = Command(
            "INSERT INTO stock_moves (warehouse, sku, at, kind, on_hand, occupied, defective, ref, author) "
            + "VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8)", 9);
        _stock = Command(
            "INSERT INTO stock (warehouse, sku, on_hand, occupied, defective) VALUES ($0, $1, $2, $3, 0) "
            + "ON CONFLICT DO UPDATE SET on_hand = on_hand + excluded.on_hand, "
            + "occupied = occupied + excluded.occupied", 4);
        _book = Command("INSERT INTO books (at, shop, order_no, version, lines) VALUES ($0, $1, $2, $3, $4)", 5);

        SqliteCommand Sum(string into, int parameters) =>
            Command($"INSERT INTO {into} ON CONFLICT DO UPDATE SET value = value + excluded.value", parameters);
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
            var group = Enumerable.Range(1, Batch).Select(i => (Id: lifecycles + i, Life: rows.Lifecycle(lifecycles + i, now))).ToList();
            var start = Stopwatch.GetTimestamp();
            for (var step = 0; step < 5; step++) Transact(() => group.ForEach(g => Write(g.Id, g.Life.Commits[step], step)));
            Transact(() => Show(group));
            spent += Stopwatch.GetElapsedTime(start);
            lifecycles += Batch;
        }
        return lifecycles / spent.TotalSeconds;
    }

    private void Transact(Action write)
    {
        using (_transaction = _connection.BeginTransaction())
        {
            foreach (var command in _all) command.Transaction = _transaction;
            write();
            _transaction.Commit();
        }
    }

    private void Write(long id, OrderCommit c, int step)
    {
        if (step == 0) Run(_head, id, c.Key.Shop, c.Key.OrderNo);
        else Run(_touch, id, c.Version, c.DueAt == Instant.Never ? DBNull.Value : c.DueAt.Ms);
        Run(_journal, id, c.Version, c.At.Ms, c.Source, c.Events.ToArray(), c.Previous.ToArray());
        foreach (var number in c.Numbers ?? []) Run(_number, id, number.No);
        Run(_mark, id, c.Version, c.At.Ms, ++_place);
    }

    private void Show(List<(long Id, Life Life)> group)
    {
        foreach (var (id, life) in group)
        {
            var (all, row, r) = (life.Rows, life.Rows.Row!, life.Rows.Refunds[0]);
            Run(_order, id, row.Shop, row.OrderNo, row.Status.ToString(), row.RawStatus, row.PaidFen, row.RefundedFen,
                row.CreatedAt.Ms, row.ModifiedAt.Ms, row.BuyerRef);
            Run(_refund, id, r.Shop, r.RefundNo, r.OrderNo, r.Kind.ToString(), r.RawStatus, r.Phase.ToString(), r.AmountFen,
                r.PaidFen, r.Reason, r.Code, r.Turn.ToString(), r.BuyerRef, r.AskedAt.Ms, r.ModifiedAt.Ms,
                r.DeadlineAt!.Value.Ms, r.RefundedAt!.Value.Ms, r.Automatic ? 1 : 0);
            foreach (var s in all.Shipments)
            {
                Run(_shipment, id, s.ShipmentNo, s.Shop, s.OrderNo, s.Stage.ToString(), s.Level.ToString(),
                    s.Kind.ToString(), s.Warehouse, s.Pieces, s.Stopped, s.Skus, s.BuyerRef, s.ShipTo, s.CreatedAt.Ms, s.ModifiedAt.Ms);
                foreach (var sku in SkuText.Codes(s.Skus))
                    Run(_sku, sku, s.CreatedAt.Ms, s.Shop, s.OrderNo, s.ShipmentNo, id, s.Warehouse);
            }
            foreach (var m in all.Moves)
            {
                Run(_move, m.Warehouse, m.Sku, m.At.Ms, m.Kind.ToString(), m.OnHand, m.Occupied, m.Defective, m.Ref,
                    m.Author);
            }
            foreach (var b in all.Bookings) Run(_book, b.At.Ms, row.Shop, row.OrderNo, b.Version, Sums.Lines(b));
        }
        var sums = Sums.Of(group.ConvertAll(g => g.Life.Rows));
        foreach (var ((shop, name), by) in sums.Desk) Run(_deskCount, shop, name, by);
        foreach (var ((shop, phase), by) in sums.Phases) Run(_phase, shop, phase, by);
        foreach (var ((shop, hour, name), by) in sums.Counts) Run(_count, shop, hour, name, by);
        foreach (var ((warehouse, sku), at) in sums.Stock) Run(_stock, warehouse, sku, at.OnHand, at.Occupied);
        Run(_go, _place);
        Run(_forget, _place);
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
        _all.Add(command);
        return command;
    }
}
