using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Kuaimai;

/// <summary>How far goods are inside the ERP.</summary>
public enum KuaimaiState
{
    /// <summary>A word nobody wrote down: it proves nothing.</summary>
    Unknown,
    /// <summary>Before the audit (待审核, 待财审): the interception takes it.</summary>
    Open,
    /// <summary>Audited and not yet sent (审核完成 … 待发货): it can still be voided.</summary>
    InWarehouse,
    Shipped,
    /// <summary>Void or closed before it left.</summary>
    Cancelled,
}

/// <summary>A quantity of one platform line inside one system order.</summary>
/// <param name="Suspended">Hung up (挂起): it goes on when somebody lets it.</param>
public sealed record KuaimaiPiece(
    string Sid, string OrderNo, string LineNo, int Quantity, KuaimaiState State, bool Suspended);

/// <summary>Pure: the ERP's documents and ours.</summary>
public static class KuaimaiMap
{
    /// <summary>The ERP fills times that never were with 2000-01-01; nothing real is as old as this.</summary>
    private static readonly Instant Oldest = Instant.From(new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <inheritdoc cref="ChinaTime.ParseEither"/>
    public static Instant? TimeOf(string? text) => ChinaTime.ParseEither(text, Oldest, Oldest);

    public static KuaimaiState StateOf(KuaimaiTrade trade)
    {
        var words = new[] { trade.SysStatus, trade.UnifiedStatus };
        if (words.Any(w => w is "SELLER_SEND_GOODS" or "FINISHED")) return KuaimaiState.Shipped;
        if (trade.IsCancel == 1 || words.Any(w => w is "CLOSED" or "CANCEL"))
        {
            // Closed is also what an order becomes that was refunded after it had left.
            return TimeOf(trade.ConsignTime) is null ? KuaimaiState.Cancelled : KuaimaiState.Shipped;
        }
        return trade.SysStatus switch
        {
            "WAIT_BUYER_PAY" or "WAIT_AUDIT" or "WAIT_FINANCE_AUDIT" => KuaimaiState.Open,
            "FINISHED_AUDIT" or "WAIT_EXPRESS_PRINT" or "WAIT_PACKAGE" or "WAIT_WEIGHT" or "WAIT_SEND_GOODS"
                or "WAIT_DEST_SEND_GOODS" => KuaimaiState.InWarehouse,
            _ => KuaimaiState.Unknown,
        };
    }

    /// <summary>What a system order holds of platform orders, by line; gifts and lines of the ERP's own are not among
    /// them.</summary>
    public static IEnumerable<KuaimaiPiece> Pieces(KuaimaiTrade trade)
    {
        var state = StateOf(trade);
        return (trade.Orders ?? [])
            .Where(l => l.Oid is { Length: > 0 } and not ("0" or "-1") && l.Num > 0)
            .GroupBy(l => (
                Order: l.Tid is { Length: > 0 } own ? own : trade.Tid ?? "", Line: l.Oid!, State: StateOf(state, l)))
            .Where(g => g.Key.Order.Length > 0)
            .Select(g => new KuaimaiPiece(
                trade.Sid ?? "", g.Key.Order, g.Key.Line, Whole(g.Sum(l => l.Num ?? 0)), g.Key.State,
                trade.IsHalt == 1));
    }

    /// <summary>A line that was closed by itself before the parcel left stays at home.</summary>
    private static KuaimaiState StateOf(KuaimaiState trade, KuaimaiLine line) =>
        trade is KuaimaiState.Open or KuaimaiState.InWarehouse
        && (line.IsCancel == 1 || line.SysStatus is "CLOSED" or "CANCEL")
            ? KuaimaiState.Cancelled
            : trade;

    public static IEnumerable<GoodsSaid> Shipped(KuaimaiTrade trade)
    {
        if (trade.Sid is not { Length: > 0 } no || StateOf(trade) is not KuaimaiState.Shipped) yield break;
        if (trade.Tid is not { Length: > 0 } && trade.Orders?.Any(l => l.Tid is { Length: > 0 }) != true)
            throw new RowFaultException("trades", no, "It has left, and names no order.");
        var at = TimeOf(trade.ConsignTime) ?? TimeOf(trade.UpdTime) ?? new Instant(0);
        foreach (var order in Pieces(trade).GroupBy(p => p.OrderNo))
        {
            yield return new GoodsSaid(
                order.Key, no, EvidenceKind.Shipped, "", Lines(order), [], StopLevel.HandedOver, at,
                $"{trade.ExpressCompanyName} {trade.OutSid}".Trim());
        }
    }

    /// <summary>
    /// Lines of a void system order that stay at home: those that no other system order holds any more. A merged or
    /// rebuilt order is void, too, and its goods leave under another number.
    /// </summary>
    /// <param name="all">All system orders of that platform order, as they are now.</param>
    public static GoodsSaid? Stopped(KuaimaiTrade trade, string orderNo, IEnumerable<KuaimaiTrade> all)
    {
        var at = TimeOf(trade.UpdTime) ?? TimeOf(trade.Modified);
        if (trade.Sid is not { Length: > 0 } no || at is not { } when) return null;
        var alive = all.SelectMany(Pieces).Where(p => p.OrderNo == orderNo && p.State is not KuaimaiState.Cancelled)
            .Select(p => p.LineNo).ToHashSet(StringComparer.Ordinal);
        var home = Pieces(trade).Where(p =>
            p.OrderNo == orderNo && p.State is KuaimaiState.Cancelled && !alive.Contains(p.LineNo)).ToList();
        return home.Count == 0 ? null : new GoodsSaid(
            orderNo, $"{no}:cancelled", EvidenceKind.Stopped, "", Lines(home), [], StopLevel.NotReleased, when);
    }

    public static bool IsFinished(KuaimaiReceipt receipt) => receipt is { Status: 2, Id.Length: > 0 };

    public static bool IsVoid(KuaimaiWorkOrder order) => Statuses(order).Contains("10");

    public static bool IsResolved(KuaimaiWorkOrder order) => Statuses(order).Contains("9");

    /// <summary>
    /// A finished receipt with its work order, which knows the refund, and the order, which knows the lines.
    /// </summary>
    /// <param name="trades">System orders of the receipt, for the platform's line numbers.</param>
    public static GoodsSaid? Received(
        KuaimaiReceipt receipt, KuaimaiWorkOrder? work, IReadOnlyList<KuaimaiItem> items,
        IReadOnlyList<KuaimaiTrade> trades)
    {
        var at = TimeOf(receipt.EndTime) ?? TimeOf(receipt.ReceiveGoodsTime);
        var order = work?.Tid is { Length: > 0 } tid ? tid : receipt.Tid ?? "";
        if (!IsFinished(receipt)) return null;
        if (at is not { } when) throw new RowFaultException("receipts", receipt.Id!, "It has no time.");
        if (order.Length == 0) throw new RowFaultException("receipts", receipt.Id!, "It names no order.");
        var counted =
            from item in items
            where item.Type is null or 1
            from grade in new[] { Grade.Good, Grade.Defective }
            let count = grade is Grade.Good ? item.GoodItemCount : item.BadItemCount
            group count ?? 0 by (Line: LineOf(item, order, trades), Grade: grade) into all
            select new Inspected(all.Key.Line, (int)Math.Floor(all.Sum()), all.Key.Grade);
        // An empty list would mean that all of the refund is back in good state.
        var found = counted.Where(i => i.Quantity > 0 && i.LineNo.Length > 0).ToImmutableArray();
        return found.IsEmpty ? null : new GoodsSaid(
            order, receipt.Id!, EvidenceKind.Received, work?.PlatformId ?? "", [], found, StopLevel.BackInWarehouse,
            when, Waybill: work?.RefundExpressId is { Length: > 0 } number ? new Tracking("", number) : null);
    }

    /// <summary>
    /// The line that was sold under this goods code; by the platform's code when several lines have it.
    /// </summary>
    private static string LineOf(KuaimaiItem item, string orderNo, IReadOnlyList<KuaimaiTrade> trades)
    {
        if (item.Oid is { Length: > 0 } and not ("0" or "-1")) return item.Oid;
        if (item.OuterId is not { Length: > 0 } code) return "";
        var sold = trades.SelectMany(t => (t.Orders ?? []).Select(l => (Order: l.Tid ?? t.Tid, Line: l)))
            .Where(s => s.Order == orderNo && s.Line.Num > 0)
            .Where(s => s.Line.SysOuterId == code || s.Line.OuterSkuId == code)
            .Select(s => s.Line).DistinctBy(l => l.Oid).ToList();
        return sold is [{ Oid.Length: > 0 } only]
            ? only.Oid
            : GoodsSaid.BySku(sold.FirstOrDefault()?.OuterSkuId is { Length: > 0 } theirs ? theirs : code);
    }

    public static IEnumerable<StockSaid> Stock(IEnumerable<KuaimaiStock> rows, string shop) =>
        from row in rows
        let sku = row.SkuOuterId is { Length: > 0 } own ? own : row.MainOuterId
        where sku is { Length: > 0 }
        select new StockSaid(
            row.WareHouseId is { Length: > 0 } no ? no : shop, sku, Whole(row.TotalAvailableStockSum ?? 0),
            Whole(row.TotalLockStock ?? 0), Whole(row.TotalDefectiveStock ?? 0));

    public static ImmutableArray<LineQuantity> Lines(IEnumerable<KuaimaiPiece> pieces) =>
    [
        .. pieces.GroupBy(p => p.LineNo).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new LineQuantity(g.Key, g.Sum(p => p.Quantity))),
    ];

    private static string[] Statuses(KuaimaiWorkOrder order) =>
        (order.Status ?? "").Split(',', StringSplitOptions.TrimEntries);

    private static int Whole(decimal quantity) => (int)Math.Ceiling(Math.Clamp(quantity, int.MinValue, int.MaxValue));
}
