using System.Runtime.InteropServices;
using Antui.Core.Ports;

namespace Antui.Storage.Sqlite;

/// <summary>Counters and stock of one transaction, added up and written once at its end.</summary>
internal sealed class SqliteSums(SqliteDb db)
{
    private readonly Dictionary<(string Shop, long Hour, string Name), long> _counts = [];
    private readonly Dictionary<(string Shop, RefundPhase Phase), long> _phases = [];

    private readonly Dictionary<(string Shop, string Name), long> _desk = [];

    private readonly StockBook _moves = new();

    private readonly SqliteStatement _count = db.Keep(
        "INSERT INTO counters (shop, hour, name, value) VALUES (?1, ?2, ?3, ?4) "
        + "ON CONFLICT DO UPDATE SET value = value + excluded.value");

    private readonly SqliteStatement _phase = db.Keep(
        "INSERT INTO phase_counts (shop, phase, value) VALUES (?1, ?2, ?3) "
        + "ON CONFLICT DO UPDATE SET value = value + excluded.value");

    private readonly SqliteStatement _deskCount = db.Keep(
        "INSERT INTO desk_counts (shop, name, value) VALUES (?1, ?2, ?3) "
        + "ON CONFLICT DO UPDATE SET value = value + excluded.value");

    private readonly SqliteStatement _stock = db.Keep(
        "INSERT INTO stock (warehouse, sku, on_hand, occupied, defective) VALUES (?1, ?2, ?3, ?4, ?5) "
        + "ON CONFLICT DO UPDATE SET on_hand = on_hand + excluded.on_hand, "
        + "occupied = occupied + excluded.occupied, defective = defective + excluded.defective");

    public void Stock(StockMovement move) => _moves.Add(move);

    public void Desk(string shop, string name, long by) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_desk, (shop, name), out _) += by;

    public void Count(Count count) => CollectionsMarshal.GetValueRefOrAddDefault(
        _counts, (count.Shop, Checks.HourOf(count.At), count.Name), out _) += count.By;

    public void Phase(string shop, RefundPhase phase, long by) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_phases, (shop, phase), out _) += by;

    public void Flush()
    {
        foreach (var ((shop, hour, name), by) in _counts)
        {
            _count.Bind(1, shop);
            _count.Bind(2, hour);
            _count.Bind(3, name);
            _count.Bind(4, by);
            _count.Run();
        }

        foreach (var ((shop, phase), by) in _phases)
        {
            if (by == 0) continue;
            _phase.Bind(1, shop);
            _phase.BindText(2, Phases.Utf8(phase));
            _phase.Bind(3, by);
            _phase.Run();
        }

        foreach (var ((shop, name), by) in _desk)
        {
            if (by == 0) continue;
            _deskCount.Bind(1, shop);
            _deskCount.Bind(2, name);
            _deskCount.Bind(3, by);
            _deskCount.Run();
        }

        foreach (var row in _moves.Rows())
        {
            _stock.Bind(1, row.Warehouse);
            _stock.Bind(2, row.Sku);
            _stock.Bind(3, row.OnHand);
            _stock.Bind(4, row.Occupied);
            _stock.Bind(5, row.Defective);
            _stock.Run();
        }

        Clear();
    }

    public void Clear()
    {
        _counts.Clear();
        _phases.Clear();
        _desk.Clear();
        _moves.Clear();
    }
}
