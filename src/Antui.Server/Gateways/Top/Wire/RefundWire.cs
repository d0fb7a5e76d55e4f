using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Server.Gateways.Top.Wire;

/// <summary>A request of a hosted shop as the platform's refund.</summary>
public static class RefundWire
{
    /// <param name="details">Single reads tell the deadline, arbitration and advance payment; lists do not.</param>
    public static TopObject Of(Order order, RefundCase refund, string nick, IWireFaults faults, bool details)
    {
        var claim = refund.Claim;
        var wire = TaobaoMap.ToWire(new RefundRead(order.Key.OrderNo, claim));
        var line = LineOf(order, claim);
        var stays = order.Head.Paid.Minor > claim.Amount.Minor ? order.Head.Paid - claim.Amount
            : Money.Zero(claim.Amount.Currency);
        var body = new TopObject()
            .Add("refund_id", claim.RefundNo)
            .AddId("tid", order.Key.OrderNo)
            .AddId("oid", line?.LineNo ?? order.Key.OrderNo)
            .Add("status", faults.Status(claim.RefundNo, Status(claim)))
            .Add("order_status", OrderView.StatusOf(order))
            .Add("good_status", wire.GoodStatus)
            .Add("has_good_return", wire.HasGoodReturn)
            .Add("dispute_type", wire.DisputeType)
            .Add("special_refund_type", wire.SpecialRefundType)
            .Add("refund_phase", claim.Phase)
            .Add("refund_version", claim.Version)
            .Add("refund_fee", (Money?)claim.Amount)
            .Add("payment", (Money?)stays)
            .Add("total_fee", (Money?)order.Head.Paid)
            .Add("created", (Instant?)claim.Asked)
            .Add("modified", (Instant?)claim.Modified)
            .Add("end_time", refund.Settlement?.At)
            .Add("reason", claim.Reason)
            .Add("title", line?.Title)
            // A quantity is told only with its line: a request over several lines is about the whole order for a
            // reader.
            .Add("num", line is null ? null : Quantities.Of(claim.Lines, line.LineNo))
            .Add("outer_id", line?.Sku)
            .Add("company_name", claim.Tracking?.Carrier)
            .Add("sid", claim.Tracking?.Number)
            .Add("seller_nick", nick)
            .Add("buyer_open_uid", order.Head.BuyerRef)
            .Add("attribute", "{}");
        return details ? Details(body, claim, line, wire) : body;
    }

    public static string Status(Claim claim) => TaobaoMap.StatusText(claim.Status, claim.RawStatus);

    private static TopObject Details(TopObject body, Claim claim, OrderLine? line, TaobaoRefund wire) => body
        .Add("price", line is null ? null
            : (Money?)(line.Paid with { Minor = line.Paid.Minor / Math.Max(1, line.Quantity) }))
        .Add("shipping_type", "express")
        .Add("cs_status", wire.CsStatus)
        .Add("advance_status", wire.AdvanceStatus)
        .Add("refund_remind_timeout", new TopObject()
            // What is over has no term, whatever stood there before.
            .Add("exist_timeout", claim is { IsOpen: true, Deadline: not null })
            .Add("timeout", claim.IsOpen ? claim.Deadline : null));

    /// <summary>The platform's refund is about one line; null for a request over several, or over all.</summary>
    private static OrderLine? LineOf(Order order, Claim claim) =>
        !claim.Lines.IsDefault && claim.Lines is [var only]
            ? order.Line(only.LineNo)
            : null;
}
