using System.Runtime.InteropServices;
using Antui.Core.Desk;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Stock;
using Antui.Storage.Tables;

namespace Antui.Storage;

/// <summary>
/// What one transaction adds to counters, counts and stock, added up and written once at its end. In order, so that two
/// transactions that write the same rows meet on them in the same order.
/// </summary>
/// <param name="spell">How the store spells what comes from outside; null: as it is.</param>
internal sealed class Sums(Func<string, string>? spell = null)
{
    private readonly Dictionary<(string Shop, long Hour, string Name), long> _counters = [];
    private readonly Dictionary<(string Shop, RefundPhase Phase), long> _phases = [];
    private readonly Dictionary<(string Shop, string Name), long> _desk = [];
    private readonly StockBook _stock = new();

    public void Add(Count count) => CollectionsMarshal.GetValueRefOrAddDefault(
        _counters, (Spell(count.Shop), Checks.HourOf(count.At), Spell(count.Name)), out _) += count.By;

    public void Add(StockMovement move) =>
        _stock.Add(Spell(move.Warehouse), Spell(move.Sku), move.OnHand, move.Occupied, move.Defective);

    /// <param name="before">Null: it is new; for shipments and returns as well.</param>
    public void Moved(string shop, RefundPhase? before, RefundPhase now) => Moved(_phases, shop, before, now, x => x);

    public void Moved(string shop, ShipmentStage? before, ShipmentStage now) =>
        Moved(_desk, shop, before, now, DeskCounts.Name);

    public void Moved(string shop, ReturnState? before, ReturnState now) =>
        Moved(_desk, shop, before, now, DeskCounts.Name);

    public List<CounterRow> Counters() =>
        [.. _counters.OrderBy(x => x.Key).Select(x => new CounterRow(x.Key.Shop, x.Key.Hour, x.Key.Name, x.Value))];

    public List<PhaseRow> Phases() =>
        [.. Changed(_phases).Select(x => new PhaseRow(x.Key.Shop, x.Key.Phase, x.Value))];

    public List<DeskCountRow> Desk() =>
        [.. Changed(_desk).Select(x => new DeskCountRow(x.Key.Shop, x.Key.Name, x.Value))];

    public List<StockRow> Stock() => _stock.Rows();

    public void Clear()
    {
        _counters.Clear();
        _phases.Clear();
        _desk.Clear();
        _stock.Clear();
    }

    private void Moved<T, TName>(
        Dictionary<(string, TName), long> counts, string shop, T? before, T now, Func<T, TName> name)
        where T : struct, Enum
    {
        if (before is { } old)
        {
            if (EqualityComparer<T>.Default.Equals(old, now)) return;
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (Spell(shop), name(old)), out _) -= 1;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(counts, (Spell(shop), name(now)), out _) += 1;
    }

    private static IEnumerable<KeyValuePair<T, long>> Changed<T>(Dictionary<T, long> counts) where T : notnull =>
        counts.Where(x => x.Value != 0).OrderBy(x => x.Key);

    private string Spell(string text) => spell is null ? text : spell(text);
}

/// <summary>Names under which the desk's counts are kept.</summary>
internal static class DeskCounts
{
    private const string ShipmentPrefix = "shipment:", ReturnPrefix = "return:";

    public static string Name(ShipmentStage stage) => ShipmentPrefix + Names<ShipmentStage>.Text(stage);

    public static string Name(ReturnState state) => ReturnPrefix + Names<ReturnState>.Text(state);
}
