using Antui.Core.Ports;
using Antui.Core.Stock;

namespace Antui.Storage.Tables;

internal readonly record struct CounterRow(string Shop, long Hour, string Name, long Value);

internal readonly record struct PhaseRow(string Shop, RefundPhase Phase, long Value);

internal readonly record struct DeskCountRow(string Shop, string Name, long Value);

/// <summary>What is added up: a write adds to the row that is there.</summary>
internal static class SumTables
{
    public static readonly Table<CounterRow> Counters = new("counters", (ref c) => new CounterRow(
        c.Text("shop", x => x.Shop, Use.Key),
        c.Number("hour", x => x.Hour, Use.Key),
        c.Text("name", x => x.Name, Use.Key),
        c.Number("value", x => x.Value, Use.Adds)))
    { IsSliced = true };

    public static readonly Table<CounterRow> CountersNext = Counters.As("counters_next");

    public static readonly Table<PhaseRow> Phases = new("phase_counts", (ref c) => new PhaseRow(
        c.Text("shop", x => x.Shop, Use.Key),
        c.Name("phase", x => x.Phase, Use.Key),
        c.Number("value", x => x.Value, Use.Adds)))
    { IsSliced = true };

    public static readonly Table<DeskCountRow> Desk = new("desk_counts", (ref c) => new DeskCountRow(
        c.Text("shop", x => x.Shop, Use.Key),
        c.Text("name", x => x.Name, Use.Key),
        c.Number("value", x => x.Value, Use.Adds)))
    { IsSliced = true };

    public static readonly Table<StockRow> Stock = new("stock", (ref c) => new StockRow(
        c.Text("warehouse", x => x.Warehouse, Use.Key),
        c.Text("sku", x => x.Sku, Use.Key),
        c.Number("on_hand", x => x.OnHand, Use.Adds),
        c.Number("occupied", x => x.Occupied, Use.Adds),
        c.Number("defective", x => x.Defective, Use.Adds)))
    { IsSliced = true };
}
