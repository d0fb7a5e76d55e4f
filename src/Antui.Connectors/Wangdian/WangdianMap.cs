using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Wangdian;

/// <summary>How far goods are inside the ERP.</summary>
public enum WangdianState
{
    /// <summary>A number nobody wrote down: it proves nothing.</summary>
    Unknown,
    /// <summary>Before the audit (审核前), where an order can be taken aside.</summary>
    Open,
    /// <summary>Among the exceptions (异常订单): it goes on when a person lets it.</summary>
    Exception,
    /// <summary>Audited: the warehouse has it, and no call gets it back.</summary>
    InWarehouse,
    Shipped,
    /// <summary>Cancelled, refunded or deleted: it does not go out.</summary>
    Cancelled,
}

/// <summary>A quantity of one platform line inside one system order.</summary>
public sealed record WangdianPiece(string TradeNo, string OrderNo, string LineNo, int Quantity, WangdianState State);

/// <summary>Pure: the ERP's documents and ours.</summary>
public static class WangdianMap
{
    // What the ERP gives away by itself has no line on the platform: automatic, by hand, by steps, by the CRM.
    private static readonly int[] OwnGifts = [1, 2, 4, 32, 64];

    public static WangdianState StateOf(WangdianTrade trade) => trade.TradeStatus switch
    {
        95 or 96 or 101 or 110 => WangdianState.Shipped,
        // A number for cancelled beside a time of shipping: closed after it had left.
        4 or 5 => WangdianTime.Parse(trade.ConsignTime) is null ? WangdianState.Cancelled : WangdianState.Shipped,
        23 => WangdianState.Exception,
        6 or 7 or 10 or 12 or 15 or 16 or 19 or 20 or 21 or 24 or 25 or 27 or 30 or 35 => WangdianState.Open,
        40 or 55 => WangdianState.InWarehouse,
        _ => WangdianState.Unknown,
    };

    /// <summary>
    /// A line that was refunded or deleted before the parcel left stays at home, whatever the rest does.
    /// </summary>
    /// <param name="counts">Other lines of the order do say what is sent, so that 0 is a deletion and not an absent
    /// figure.</param>
    private static WangdianState StateOf(WangdianState trade, WangdianTradeLine line, bool counts) =>
        (counts && line.ActualNum == 0) || (trade is not WangdianState.Shipped && line.RefundStatus is 5 or 6)
            ? WangdianState.Cancelled
            : trade;

    /// <summary>What a system order holds of platform orders, by line; gifts of the ERP are not among them.</summary>
    public static IEnumerable<WangdianPiece> Pieces(WangdianTrade trade)
    {
        var state = StateOf(trade);
        var counts = trade.DetailList?.Any(l => l.ActualNum > 0) == true;
        return (trade.DetailList ?? [])
            .Where(l => l is { SrcTid.Length: > 0, SrcOid.Length: > 0 } && !OwnGifts.Contains(l.GiftType ?? 0))
            .GroupBy(l => (Order: l.SrcTid!, Line: l.SrcOid!, State: StateOf(state, l, counts)))
            .Select(g => new WangdianPiece(trade.TradeNo ?? "", g.Key.Order, g.Key.Line, QuantityOf(g), g.Key.State))
            .Where(p => p.Quantity > 0);
    }

    /// <summary>
    /// A suite stands there as its parts, each with the number of suites; only that number is the platform's.
    /// </summary>
    private static int QuantityOf(IEnumerable<WangdianTradeLine> parts)
    {
        var all = parts.ToList();
        var suites = all.Where(l => l is { SuiteNo.Length: > 0, SuiteNum: > 0 }).ToList();
        return Whole(suites.Count > 0 ? suites.Max(l => l.SuiteNum!.Value) : all.Sum(l => l.Num ?? 0));
    }

    /// <summary>What a changed system order proves, for each platform order in it.</summary>
    public static IEnumerable<GoodsSaid> Shipped(WangdianTrade trade)
    {
        if (trade.TradeNo is not { Length: > 0 } no || StateOf(trade) is not WangdianState.Shipped) yield break;
        if (trade.DetailList?.Any(l => l.SrcTid is { Length: > 0 }) != true)
            throw new RowFaultException("trades", no, "It has left, and names no order.");
        var at = WangdianTime.Parse(trade.ConsignTime) ?? WangdianTime.Parse(trade.Modified);
        foreach (var order in Pieces(trade).Where(p => p.State is WangdianState.Shipped).GroupBy(p => p.OrderNo))
        {
            yield return new GoodsSaid(
                order.Key, no, EvidenceKind.Shipped, "", Lines(order), [], StopLevel.HandedOver, at ?? new Instant(0),
                $"{trade.LogisticsName} {trade.LogisticsNo}".Trim());
        }
    }

    /// <summary>
    /// Lines of a cancelled system order that stay at home: those that no other system order holds any more. A merged
    /// or rebuilt order is cancelled, too, and its goods leave under another number.
    /// </summary>
    /// <param name="all">All system orders of that platform order, as they are now.</param>
    public static GoodsSaid? Stopped(WangdianTrade trade, string orderNo, IEnumerable<WangdianTrade> all)
    {
        if (trade.TradeNo is not { Length: > 0 } no || WangdianTime.Parse(trade.Modified) is not { } at) return null;
        var alive = all.SelectMany(Pieces).Where(p => p.OrderNo == orderNo && p.State is not WangdianState.Cancelled)
            .Select(p => p.LineNo).ToHashSet(StringComparer.Ordinal);
        var home = Pieces(trade).Where(p =>
            p.OrderNo == orderNo && p.State is WangdianState.Cancelled && !alive.Contains(p.LineNo)).ToList();
        return home.Count == 0 ? null : new GoodsSaid(
            orderNo, $"{no}:cancelled", EvidenceKind.Stopped, "", Lines(home), [], StopLevel.NotReleased, at);
    }

    public static ImmutableArray<LineQuantity> Lines(IEnumerable<WangdianPiece> pieces) =>
    [
        .. pieces.GroupBy(p => p.LineNo).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new LineQuantity(g.Key, g.Sum(p => p.Quantity))),
    ];

    /// <summary>Stock by warehouse and code; good and defective goods are rows of their own there.</summary>
    public static IEnumerable<StockSaid> Stock(IEnumerable<WangdianStock> rows, string shop) =>
        from row in rows
        where row.SpecNo is { Length: > 0 }
        group row by (Warehouse: row.WarehouseNo is { Length: > 0 } no ? no : shop, Sku: row.SpecNo!) into all
        let good = all.Where(r => r.Defect != true).ToList()
        let onHand = good.Sum(r => r.StockNum ?? 0)
        // Promised is what waits for audit and for shipping and what is locked; the ERP's own figure may hold more.
        let promised = good.Sum(r => (r.OrderNum ?? 0) + (r.SendingNum ?? 0) + (r.LockNum ?? 0))
        let free = good.Sum(r => r.AvailableSendStock ?? r.StockNum ?? 0)
        select new StockSaid(
            all.Key.Warehouse, all.Key.Sku, Whole(onHand), Whole(Math.Max(promised, onHand - free)),
            Whole(all.Where(r => r.Defect == true).Sum(r => r.StockNum ?? 0)));

    /// <summary>A part of a piece that left is a piece that left.</summary>
    private static int Whole(decimal quantity) => (int)Math.Ceiling(Math.Clamp(quantity, int.MinValue, int.MaxValue));
}
