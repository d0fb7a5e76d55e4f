using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Antui.Connectors;
using Antui.Connectors.Hosted;
using Antui.Connectors.Qimen;
using Antui.Core.Orders;

namespace Antui.Sandbox.Platform;

/// <summary>Pure: what the platform writes in its pushes, misspelt names included.</summary>
public static class PushMessages
{
    public const string Notify = "qimen.alibaba.ascp.uop.consignorder.notify";
    public const string Cancel = "qimen.alibaba.ascp.uop.consignorder.cancel";
    public const string Return = "qimen.alibaba.ascp.uop.reverseorder.instorage.notify";

    private const string SourceCode = "TMGJZY";

    /// <summary>The platform's own id of goods; it is never the merchant's code.</summary>
    public static string ItemId(string sku) =>
        (600_000_000 + BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes("item\n" + sku)))
            % 399_999_999).ToString(CultureInfo.InvariantCulture);

    public static QimenNode OrderOf(HostedPush push, Order order)
    {
        var head = order.Head;
        var goods = head.Lines.Sum(l => l.Paid.Minor);
        return Begin(push, order.Key.OrderNo)
            .Add("bizType", "10000").Add("orderSource", "201").Add("storeCode", push.StoreCode)
            .Add("orderItems", head.Lines.Select(l => new QimenNode("orderItem")
                .Add("subOrderCode", l.LineNo).Add("scItemId", ItemId(l.Sku)).Add("outerId", l.Sku)
                .Add("quantity", l.Quantity).Add("scItemName", l.Title).Add("itemAmount", l.Paid.Minor)
                .Add("tradeOrerId", order.Key.OrderNo).Add("subTradeOrderId", l.LineNo)))
            .Add(new QimenNode("receiverInfo").Add("receiverProvince", head.ShipTo).Add("oaid", head.BuyerRef))
            .Add("postFee", head.Paid.Minor - goods).Add("itemsValue", goods)
            .Add("orderCreateTime", ChinaTime.Text(head.Created)).Add("placeOrderTime", ChinaTime.Text(head.Created))
            .Add("payTime", ChinaTime.Text(head.PaidAt ?? head.Created)).Add("orderType", "JYCK")
            .Add("sourcePlatformCode", SourceCode).Add("businessModel", "0");
    }

    public static QimenNode CancelOf(HostedPush push, Order order, RefundCase refund) =>
        Begin(push, order.Key.OrderNo).Add("sourcePlatformCode", SourceCode)
            .Add("refundStatus", refund.Claim.Advanced ? "9" : "1").Add("businessModel", "0");

    public static QimenNode ReturnOf(HostedPush push, Order order, RefundCase refund)
    {
        var tracking = refund.Claim.Tracking!;
        return Begin(push, refund.RefundNo).Add("forwardOrderCode", order.Key.OrderNo)
            .Add("tmsServiceCode", tracking.Carrier).Add("tmsOrderCode", tracking.Number)
            .Add("orderItems", order.Covered(refund.Claim).Select(l => new QimenNode("orderItem")
                .Add("subOrderCode", l.LineNo).Add("scItemId", ItemId(order.Line(l.LineNo)?.Sku ?? ""))
                .Add("refundId", refund.RefundNo).Add("planReturnQuantity", l.Quantity)
                .Add("refundReason", refund.Claim.Reason)))
            .Add(new QimenNode("receiverInfo").Add("receiverName", "退货仓").Add("receiverProvince", "浙江省"))
            .Add(new QimenNode("senderInfo").Add("senderProvince", order.Head.ShipTo))
            .Add("storeCode", push.StoreCode).Add("sourcePlatformCode", SourceCode).Add("businessModel", "0");
    }

    /// <summary>Only a request of the whole order is a cancel; the platform knows no cancel of lines.</summary>
    public static bool IsWhole(Order order, RefundCase refund) =>
        order.AllLines.All(l => Quantities.Of(order.Covered(refund.Claim), l.LineNo) == l.Quantity);

    private static QimenNode Begin(HostedPush push, string code) =>
        new QimenNode("request").Add("supplierId", push.SupplierId).Add("supplierName", "供应商")
            .Add("bizOrderCode", code);
}
