using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Server.Gateways.Top.Wire;

/// <summary>
/// Where the lines of a hosted order stand, in the platform's words: derived from what was shipped, promised to stay,
/// and refunded.
/// </summary>
public static class OrderView
{
    /// <summary>How much of a line was reported as gone.</summary>
    public static int Shipped(Order order, string lineNo) => order.Evidence
        .Where(e => e is { Holds: true, Kind: EvidenceKind.Shipped })
        .Sum(e => Quantities.Of(order.Covered(e), lineNo));

    /// <summary>How much of a line the goods side promised to keep, or was refunded before it left.</summary>
    public static int Kept(Order order, string lineNo)
    {
        var kept = 0;
        foreach (var refund in order.Cases)
        {
            if (refund.Claim.Kind is not RefundKind.Unshipped) continue;
            var claimed = Quantities.Of(order.Covered(refund.Claim), lineNo);
            if (claimed > 0 && (refund.IsSettled || IsPromised(order, refund))) kept += claimed;
        }
        return kept;
    }

    /// <summary>What of a line may still go out.</summary>
    public static int Rest(Order order, OrderLine line) =>
        Math.Max(0, line.Quantity - Math.Min(line.Quantity, Shipped(order, line.LineNo)) - Kept(order, line.LineNo));

    public static bool IsPromised(Order order, RefundCase refund) =>
        refund.Claim.IsOpen && order.Evidence.Any(e =>
            e is { Holds: true, Kind: EvidenceKind.Stopped } && e.RefundNo == refund.RefundNo);

    /// <summary>All of the line's quantity was refunded, and not merely some money on top.</summary>
    public static bool IsClosed(Order order, OrderLine line) => order.Cases
        .Where(c => c.IsSettled && EndsTheSale(order, c.Claim))
        .Sum(c => Quantities.Of(order.Covered(c.Claim), line.LineNo)) >= line.Quantity;

    /// <summary>
    /// The goods stay with or come back to the seller; or the buyer keeps them and has all his money.
    /// </summary>
    private static bool EndsTheSale(Order order, Claim claim)
    {
        if (claim.Kind is RefundKind.Unshipped or RefundKind.Return) return true;
        if (claim.Kind is not RefundKind.ShippedRefundOnly) return false;
        var worth = order.Covered(claim).Sum(l =>
            order.Line(l.LineNo) is { } line ? line.Paid.Minor * l.Quantity / line.Quantity : 0);
        return claim.Amount.Minor >= worth;
    }

    public static bool IsShipped(Order order, OrderLine line)
    {
        if (line.Shipped) return true;
        var shipped = Shipped(order, line.LineNo);
        if (shipped == 0) return false;
        var refunded = order.Cases
            .Where(c => c.IsSettled && c.Claim.Kind is RefundKind.Unshipped)
            .Sum(c => Quantities.Of(order.Covered(c.Claim), line.LineNo));
        return shipped + refunded >= line.Quantity;
    }

    public static string LineStatus(Order order, OrderLine line)
    {
        if (!order.IsPaid) return TaobaoMap.OrderStatusText(order.Head.Status, order.Head.RawStatus);
        if (IsClosed(order, line)) return "TRADE_CLOSED";
        if (order.Head.Status is OrderStatus.Closed) return "TRADE_CLOSED";
        if (order.Head.Status is OrderStatus.Finished) return "TRADE_FINISHED";
        if (IsShipped(order, line)) return "WAIT_BUYER_CONFIRM_GOODS";
        return order.Head.Status is OrderStatus.PaidOnHold ? "PAID_FORBID_CONSIGN" : "WAIT_SELLER_SEND_GOODS";
    }

    /// <summary>Closed when everything is refunded; shipped when what is left has left.</summary>
    public static string StatusOf(Order order)
    {
        var head = order.Head;
        if (order.IsPaid && head.Lines.All(l => IsClosed(order, l))) return "TRADE_CLOSED";
        var status = head.Status;
        if (status is OrderStatus.Paid or OrderStatus.PartlyShipped)
        {
            var open = head.Lines.Where(l => !IsClosed(order, l)).ToList();
            if (open.TrueForAll(l => IsShipped(order, l))) return "WAIT_BUYER_CONFIRM_GOODS";
            return open.Exists(l => IsShipped(order, l)) || head.Lines.Any(l => Shipped(order, l.LineNo) > 0)
                ? "SELLER_CONSIGNED_PART"
                : TaobaoMap.OrderStatusText(status, head.RawStatus);
        }
        return TaobaoMap.OrderStatusText(status, head.RawStatus);
    }

    /// <summary>The latest request for a line.</summary>
    public static RefundCase? RefundOf(Order order, string lineNo)
    {
        for (var i = order.Cases.Length - 1; i >= 0; i--)
            if (Quantities.Of(order.Covered(order.Cases[i].Claim), lineNo) > 0) return order.Cases[i];
        return null;
    }

    /// <summary>The parcel a line left with, and when; from a program of others or from our own desk.</summary>
    public static (Tracking Waybill, Instant At)? ParcelOf(Order order, string lineNo)
    {
        for (var i = order.Evidence.Length - 1; i >= 0; i--)
        {
            var e = order.Evidence[i];
            if (e is not { Holds: true, Kind: EvidenceKind.Shipped } || Quantities.Of(order.Covered(e), lineNo) == 0)
                continue;
            return (WaybillOf(order, e, lineNo), e.At);
        }
        return null;
    }

    /// <summary>"CARRIER NUMBER" in the note of evidence that came through the gateway.</summary>
    public static string Note(string carrier, string number) => carrier.Replace(' ', '_') + " " + number;

    private static Tracking WaybillOf(Order order, GoodsEvidence e, string lineNo)
    {
        var parts = e.Note.Split(' ', 2);
        if (e.Source.StartsWith("ag:", StringComparison.Ordinal) && parts.Length == 2)
            return new Tracking(parts[0], parts[1]);
        foreach (var shipment in order.Shipments)
            if (shipment is { HasLeft: true, Waybill: { } waybill } && Quantities.Of(shipment.Lines, lineNo) > 0)
                return waybill;
        return new Tracking("", "");
    }
}
