using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Server.Gateways.Top.Tmc;

/// <summary>Which topic tells a change, and what the message says.</summary>
public static class TmcTopics
{
    public static string Of(Claim claim) => "taobao_refund_" + claim.RawStatus switch
    {
        "WAIT_BUYER_RETURN_GOODS" => "RefundSellerAgreeAgreement",
        "WAIT_SELLER_CONFIRM_GOODS" => "RefundBuyerReturnGoods",
        "SELLER_REFUSE_BUYER" => "RefundSellerRefuseAgreement",
        "CLOSED" => "RefundClosed",
        "SUCCESS" => "RefundSuccess",
        _ => claim.Asked == claim.Modified ? "RefundCreated" : "RefundBuyerModifyAgreement",
    };

    public static string? Of(OrderStatus status) => status switch
    {
        OrderStatus.AwaitingPayment => "taobao_trade_TradeCreate",
        OrderStatus.Paid or OrderStatus.PaidOnHold => "taobao_trade_TradeBuyerPay",
        OrderStatus.PartlyShipped => "taobao_trade_TradePartlySellerShip",
        OrderStatus.Shipped => "taobao_trade_TradeSellerShip",
        OrderStatus.Finished => "taobao_trade_TradeSuccess",
        OrderStatus.Closed or OrderStatus.Cancelled => "taobao_trade_TradeClose",
        _ => null,
    };

    /// <summary>JSON text; only what a reader needs to read again.</summary>
    public static string Content(Order order, RefundCase refund, string nick) => Text(new TopObject()
        .AddId("refund_id", refund.RefundNo)
        .AddId("tid", order.Key.OrderNo)
        .Add("refund_fee", (Money?)refund.Claim.Amount)
        .Add("bill_type", refund.Claim.Kind is RefundKind.Return ? "return_bill" : "refund_bill")
        .Add("modified", (Instant?)refund.Claim.Modified)
        .Add("buyer_open_uid", order.Head.BuyerRef)
        .Add("seller_nick", nick));

    public static string Content(Order order, string nick) => Text(new TopObject()
        .AddId("tid", order.Key.OrderNo)
        .AddId("oid", order.Key.OrderNo)
        .Add("payment", (Money?)order.Head.Paid)
        .Add("status", TaobaoMap.OrderStatusText(order.Head.Status, order.Head.RawStatus))
        .Add("type", "guarantee_trade")
        .Add("buyer_open_uid", order.Head.BuyerRef)
        .Add("seller_nick", nick));

    private static string Text(TopObject content)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>(256);
        TopWriter.Write(bytes, new TopFormat(Json: true, Simplify: true), "", content, isError: false);
        return System.Text.Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
