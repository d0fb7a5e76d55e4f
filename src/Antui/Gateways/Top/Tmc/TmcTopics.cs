using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;

namespace Antui.Gateways.Top.Tmc;

/// <summary>Which topic tells a change, and what the message says.</summary>
public static class TmcTopics
{
    public static string Of(RefundRow row) => "taobao_refund_" + row.RawStatus switch
    {
        "WAIT_BUYER_RETURN_GOODS" => "RefundSellerAgreeAgreement",
        "WAIT_SELLER_CONFIRM_GOODS" => "RefundBuyerReturnGoods",
        "SELLER_REFUSE_BUYER" => "RefundSellerRefuseAgreement",
        "CLOSED" => "RefundClosed",
        "SUCCESS" => "RefundSuccess",
        _ => row.AskedAt == row.ModifiedAt ? "RefundCreated" : "RefundBuyerModifyAgreement",
    };

    public static string? Of(OrderRow row) => row.Status switch
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
    public static string Content(RefundRow row, string nick) => Text(new TopObject()
        .AddId("refund_id", row.RefundNo)
        .AddId("tid", row.OrderNo)
        .Add("refund_fee", (Money?)Money.Fen(row.AmountFen))
        .Add("bill_type", row.Kind is RefundKind.Return ? "return_bill" : "refund_bill")
        .Add("modified", (Instant?)row.ModifiedAt)
        .Add("buyer_open_uid", row.BuyerRef)
        .Add("seller_nick", nick));

    public static string Content(OrderRow row, string nick) => Text(new TopObject()
        .AddId("tid", row.OrderNo)
        .AddId("oid", row.OrderNo)
        .Add("payment", (Money?)Money.Fen(row.PaidFen))
        .Add("status", TaobaoMap.OrderStatusText(row.Status, row.RawStatus))
        .Add("type", "guarantee_trade")
        .Add("buyer_open_uid", row.BuyerRef)
        .Add("seller_nick", nick));

    private static string Text(TopObject content)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>(256);
        TopWriter.Write(bytes, new TopFormat(Json: true, Simplify: true), "", content, isError: false);
        return System.Text.Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
