using Antui.Core.Evidence;
using Antui.Core.Orders;

namespace Antui.Core.Stock;

/// <summary>What moved stock. Names are stored.</summary>
public enum StockMoveKind
{
    /// <summary>Entered: bought or made (入库).</summary>
    In,
    /// <summary>Taken out by a person (出库).</summary>
    Out,
    /// <summary>Counted (盘点).</summary>
    Count,
    /// <summary>Set aside for an audited order (占用).</summary>
    Occupy,
    /// <summary>Given back by a stop, or moved to another warehouse (释放).</summary>
    Free,
    /// <summary>Left with a parcel (发货).</summary>
    Ship,
    /// <summary>Came back and can be sold again (退货入库).</summary>
    Restock,
    /// <summary>Came back and cannot be sold (残次).</summary>
    Defect,
}

/// <summary>What a step did to the stock of a SKU: on hand in good state, occupied by audited orders,
/// defective.</summary>
/// <param name="Warehouse">Empty: the shop's own.</param>
public readonly record struct StockMove(
    string Sku, int OnHand, int Occupied, int Defective, StockMoveKind Kind = StockMoveKind.In, string Warehouse = "")
{
    public bool IsNothing => OnHand == 0 && Occupied == 0 && Defective == 0;
}

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
            {
                if ((after.Line(line)?.Sku ?? GoodsSaid.SkuOf(line)) is not { } sku) continue;
                moves.Add(move with { Sku = sku, Warehouse = move.Warehouse == "" ? after.Key.Shop : move.Warehouse });
            }
            order = after;
        }
        return moves;
    }

    /// <summary>
    /// Movements in a warehouse of others, from what it said itself: what left with its parcels and what it received
    /// back.
    /// </summary>
    /// <param name="source">Who speaks for the warehouse; what others say of the goods moves nothing there.</param>
    public static List<StockMove> Reported(
        Order? before, IReadOnlyCollection<OrderEvent> events, string warehouse, string source)
    {
        var moves = new List<StockMove>();
        var order = before;
        foreach (var happened in events)
        {
            order = Fold.Evolve(order, happened);
            if (happened is not OrderEvent.EvidenceGiven { Evidence: { Holds: true } said }) continue;
            if (said.Source != source) continue;
            foreach (var (line, move) in Said(order, said))
            {
                if ((order.Line(line)?.Sku ?? GoodsSaid.SkuOf(line)) is { } sku && !move.IsNothing)
                    moves.Add(move with { Sku = sku, Warehouse = warehouse });
            }
        }
        return moves;
    }

    private static IEnumerable<(string LineNo, StockMove Move)> Said(Order order, GoodsEvidence said) =>
        said.Kind switch
        {
            EvidenceKind.Shipped => Each(order.Covered(said), q => new StockMove("", -q, 0, 0, StockMoveKind.Ship)),
            EvidenceKind.Received => said.Inspected.Select(f => (f.LineNo, Restocked(f, ""))),
            _ => [],
        };

    private static bool MovesStock(OrderEvent happened) =>
        happened is OrderEvent.ShipmentMade or OrderEvent.ShipmentAudited or OrderEvent.ShipmentRouted
        or OrderEvent.LinesStopped or OrderEvent.LinesResumed or OrderEvent.ShipmentMoved or OrderEvent.ReturnInspected;

    private static IEnumerable<(string LineNo, StockMove Move)> Moved(Order? order, OrderEvent happened) =>
        happened switch
        {
            OrderEvent.ShipmentMade { Audited: true } e => Occupied(e.Lines, e.Warehouse ?? ""),
            OrderEvent.ShipmentAudited e when Find(order, e.ShipmentNo) is { Audited: false } s =>
                Occupied(s.Lines, s.Warehouse),
            OrderEvent.LinesStopped e when Find(order, e.ShipmentNo) is { Audited: true } s =>
                Freed(e.Lines, s.Warehouse),
            OrderEvent.LinesResumed e when Find(order, e.ShipmentNo) is { Audited: true } s =>
                Occupied(e.Lines, s.Warehouse),
            OrderEvent.ShipmentRouted e when Find(order, e.ShipmentNo) is { Audited: true, HasLeft: false } s =>
                [.. Freed(s.Lines, s.Warehouse), .. Occupied(s.Lines, e.Warehouse ?? "")],
            OrderEvent.ShipmentMoved { Level: StopLevel.HandedOver } e
                when Find(order, e.ShipmentNo) is { HasLeft: false } s =>
                Each(s.Lines, q => new StockMove("", -q, -q, 0, StockMoveKind.Ship, s.Warehouse)),
            OrderEvent.ReturnInspected e => e.Lines.Select(f => (f.LineNo, Restocked(f, Into(order, e.ReturnNo)))),
            _ => [],
        };

    private static IEnumerable<(string, StockMove)> Occupied(ImmutableArray<LineQuantity> lines, string warehouse) =>
        Each(lines, q => new StockMove("", 0, q, 0, StockMoveKind.Occupy, warehouse));

    private static IEnumerable<(string, StockMove)> Freed(ImmutableArray<LineQuantity> lines, string warehouse) =>
        Each(lines, q => new StockMove("", 0, -q, 0, StockMoveKind.Free, warehouse));

    private static IEnumerable<(string, StockMove)> Each(
        ImmutableArray<LineQuantity> lines, Func<int, StockMove> move) =>
        lines.Select(l => (l.LineNo, move(l.Quantity)));

    private static Shipment? Find(Order? order, string no) => order?.Shipments.FirstOrDefault(s => s.ShipmentNo == no);

    private static string Into(Order? order, string returnNo) =>
        order?.Returns.FirstOrDefault(r => r.ReturnNo == returnNo) is { } back ? back.Warehouse : "";

    /// <summary>Good and opened goods can be sold again; missing ones never came.</summary>
    private static StockMove Restocked(Inspected found, string warehouse) => found.Grade switch
    {
        Grade.Good or Grade.Opened => new StockMove("", found.Quantity, 0, 0, StockMoveKind.Restock, warehouse),
        Grade.Missing => new StockMove("", 0, 0, 0, StockMoveKind.Defect, warehouse),
        Grade.Defective or Grade.WrongItem or Grade.Unclear =>
            new StockMove("", 0, 0, found.Quantity, StockMoveKind.Defect, warehouse),
    };
}
