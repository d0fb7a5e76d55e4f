using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Core.Shipments;

namespace Antui.Core.Stock;

/// <summary>What a step did to the stock of a SKU: on hand in good state, occupied by audited orders,
/// defective.</summary>
public readonly record struct StockMove(string Sku, int OnHand, int Occupied, int Defective);

/// <summary>
/// Movements of the built-in warehouse, derived from what happened to an order. Each event moves stock once, and events
/// happen once, so a stop gives back what an audit occupied exactly once, and a repeated scan nothing.
/// </summary>
public static class StockMoves
{
    /// <param name="before">The order before the events; null when they begin with its placing.</param>
    public static List<StockMove> Of(Order? before, IReadOnlyCollection<OrderEvent> events)
    {
        var moves = new List<StockMove>();
        if (!events.Any(MovesStock)) return moves;
        var order = before;
        foreach (var happened in events)
        {
            var after = Fold.Evolve(order, happened);
            foreach (var (line, move) in Moved(order, happened))
                if (after.Line(line) is { } known) moves.Add(move with { Sku = known.Sku });
            order = after;
        }
        return moves;
    }

    private static bool MovesStock(OrderEvent happened) =>
        happened is OrderEvent.ShipmentMade or OrderEvent.ShipmentAudited
        or OrderEvent.LinesStopped or OrderEvent.ShipmentMoved or OrderEvent.ReturnInspected;

    private static IEnumerable<(string LineNo, StockMove Move)> Moved(Order? order, OrderEvent happened) =>
        happened switch
        {
            OrderEvent.ShipmentMade { Audited: true } e => Each(e.Lines, q => new StockMove("", 0, q, 0)),
            OrderEvent.ShipmentAudited e when Find(order, e.ShipmentNo) is { Audited: false } s =>
                Each(s.Lines, q => new StockMove("", 0, q, 0)),
            OrderEvent.LinesStopped e when Find(order, e.ShipmentNo) is { Audited: true } =>
                Each(e.Lines, q => new StockMove("", 0, -q, 0)),
            OrderEvent.ShipmentMoved { Level: StopLevel.HandedOver } e
                when Find(order, e.ShipmentNo) is { HasLeft: false } s =>
                Each(s.Lines, q => new StockMove("", -q, -q, 0)),
            OrderEvent.ReturnInspected e => e.Lines.Select(f => (f.LineNo, Restocked(f))),
            _ => [],
        };

    private static IEnumerable<(string, StockMove)> Each(
        ImmutableArray<LineQuantity> lines, Func<int, StockMove> move) =>
        lines.Select(l => (l.LineNo, move(l.Quantity)));

    private static Shipment? Find(Order? order, string no) => order?.Shipments.FirstOrDefault(s => s.ShipmentNo == no);

    /// <summary>Good and opened goods can be sold again; missing ones never came.</summary>
    private static StockMove Restocked(Inspected found) => found.Grade switch
    {
        Grade.Good or Grade.Opened => new StockMove("", found.Quantity, 0, 0),
        Grade.Missing => new StockMove("", 0, 0, 0),
        Grade.Defective or Grade.WrongItem or Grade.Unclear => new StockMove("", 0, 0, found.Quantity),
    };
}
