using System.Globalization;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Server.Gateways.Top.Wire;

/// <summary>A hosted order as the platform's trade.</summary>
public static class TradeWire
{
    public static TopObject Of(Order order, string nick, bool isTmall)
    {
        var head = order.Head;
        var parcel = FirstParcel(order);
        return new TopObject()
            .AddId("tid", head.Key.OrderNo)
            .Add("status", OrderView.StatusOf(order))
            .Add("type", "fixed")
            .Add("created", (Instant?)head.Created)
            .Add("pay_time", head.PaidAt)
            .Add("modified", (Instant?)Modified(order))
            .Add("consign_time", parcel)
            .Add("payment", (Money?)head.Paid)
            .Add("received_payment", "0.00")
            .Add("total_fee", (Money?)Goods(head))
            .Add("post_fee", (Money?)head.Freight)
            .Add("discount_fee", "0.00")
            .Add("adjust_fee", "0.00")
            .Add("seller_nick", nick)
            .Add("buyer_open_uid", head.BuyerRef)
            .Add("buyer_nick", head.BuyerRef.Length > 0 ? "**" : "")
            .Add("receiver_state", head.ShipTo)
            .Add("oaid", head.ReceiverRef ?? "")
            .Add("is_part_consign", OrderView.StatusOf(order) == "SELLER_CONSIGNED_PART")
            .Add("num", head.Lines.Sum(l => (long)l.Quantity))
            .Add("top_hold", head.Status is OrderStatus.PaidOnHold ? 1 : null)
            .Add("orders", new TopList("order", [.. head.Lines.Select(l => Line(order, l, isTmall))]));
    }

    /// <summary>The order's own time, or that of a later request: lists are read by it.</summary>
    public static Instant Modified(Order order)
    {
        var at = order.Head.Changed;
        foreach (var refund in order.Cases) at = Instant.Max(at, refund.Claim.Modified);
        return at;
    }

    private static TopObject Line(Order order, OrderLine line, bool isTmall)
    {
        var refund = OrderView.RefundOf(order, line.LineNo);
        var parcel = OrderView.ParcelOf(order, line.LineNo);
        var shipped = OrderView.IsShipped(order, line);
        return new TopObject()
            .AddId("oid", line.LineNo)
            .Add("status", OrderView.LineStatus(order, line))
            .Add("refund_status", refund is null ? "NO_REFUND" : RefundWire.Status(refund.Claim))
            .Add("refund_id", refund?.RefundNo)
            .Add("outer_iid", line.Sku)
            .Add("outer_sku_id", line.Sku)
            .Add("title", line.Title)
            .Add("num", line.Quantity)
            .Add("price", (Money?)Price(line))
            .Add("total_fee", (Money?)line.Paid)
            .Add("payment", (Money?)line.Paid)
            .Add("discount_fee", "0.00")
            .Add("adjust_fee", "0.00")
            .Add("divide_order_fee", (Money?)line.Paid)
            .Add("seller_type", isTmall ? "B" : "C")
            .Add("consign_time", shipped ? parcel?.At : null)
            .Add("invoice_no", shipped ? parcel?.Waybill.Number : null)
            .Add("logistics_company", shipped ? parcel?.Waybill.Carrier : null)
            .Add("need_return", line.MayStay ? false : null)
            .Add("bind_oid", GiftOf(line));
    }

    private static long? GiftOf(OrderLine line) =>
        line.Paid.Minor == 0 && long.TryParse(line.GiftOf, NumberStyles.None, CultureInfo.InvariantCulture, out var main)
            ? main : null;

    private static Money Goods(OrderSnapshot head)
    {
        var sum = Money.Zero(head.Paid.Currency);
        foreach (var line in head.Lines) sum += line.Paid;
        return sum;
    }

    private static Money Price(OrderLine line) =>
        line.Paid with { Minor = line.Paid.Minor / Math.Max(1, line.Quantity) };

    private static Instant? FirstParcel(Order order)
    {
        Instant? first = null;
        foreach (var line in order.Head.Lines)
            if (OrderView.ParcelOf(order, line.LineNo) is { } parcel)
                first = Instant.Min(first ?? parcel.At, parcel.At);
        return first;
    }
}
