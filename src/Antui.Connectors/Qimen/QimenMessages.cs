using System.Collections.Immutable;
using System.Globalization;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Connectors.Qimen;

/// <summary>Pure: what we tell a warehouse. Our numbers go with the prefix of the settings, so that they come back as
/// they went.</summary>
public static class QimenMessages
{
    /// <summary>Names and addresses of buyers are not kept here: the platform's own waybill service fills them in by
    /// the order number, and the fields that must be there carry this.</summary>
    public const string NotKept = "***";

    public static string CodeOf(QimenSettings settings, string number) => settings.CodePrefix + number;

    /// <summary>Our number of a code that came back; null when it is not one of ours.</summary>
    public static string? NumberOf(QimenSettings settings, string? code) =>
        code is not null && code.Length > settings.CodePrefix.Length
            && code.StartsWith(settings.CodePrefix, StringComparison.Ordinal) ? code[settings.CodePrefix.Length..]
                : null;

    /// <param name="lines">Empty cancels the whole order.</param>
    public static QimenNode Cancel(
        QimenSettings settings, Effect.OfRefund effect, ImmutableArray<LineQuantity> lines) =>
        new QimenNode("request").Add("warehouseCode", settings.WarehouseCode).Add("ownerCode", settings.OwnerCode)
            .Add("orderCode", CodeOf(settings, effect.Order.OrderNo)).Add("orderType", settings.OrderType)
            .Add("cancelReason", effect.Claim.Reason is { Length: > 0 } reason ? reason : "refund " + effect.RefundNo)
            .Add("subSourceOrders", lines.Select(l =>
                new QimenNode("subSourceOrder").Add("subSourceOrderCode", l.LineNo).Add("planQty", l.Quantity)));

    public static QimenNode ProcessQuery(QimenSettings settings, string orderNo) =>
        new QimenNode("request").Add("orderCode", CodeOf(settings, orderNo)).Add("orderType", settings.OrderType)
            .Add("warehouseCode", settings.WarehouseCode);

    public static QimenNode Delivery(QimenSettings settings, OrderSnapshot order, Instant now)
    {
        var head = new QimenNode("deliveryOrder").Add("deliveryOrderCode", CodeOf(settings, order.Key.OrderNo))
            .Add("orderType", settings.OrderType).Add("warehouseCode", settings.WarehouseCode)
            .Add("sourcePlatformCode", settings.SourcePlatformCode).Add("createTime", ChinaTime.Text(now))
            .Add("placeOrderTime", ChinaTime.Text(order.Created))
            .Add("payTime", order.PaidAt is { } paid ? ChinaTime.Text(paid) : "")
            .Add("operateTime", ChinaTime.Text(now)).Add("shopNick", settings.ShopNick)
            .Add("logisticsCode", settings.LogisticsCode).Add("totalAmount", Yuan(order.Paid))
            .Add("freight", Yuan(order.Freight)).Add("gotAmount", Yuan(order.Paid))
            .Add("oaidOrderSourceCode", order.Key.OrderNo).Add(Person("senderInfo", settings.Sender))
            .Add(Buyer("receiverInfo", order));
        return new QimenNode("request").Add(head).Add("orderLines", order.Lines.Select(line =>
            new QimenNode("orderLine").Add("orderLineNo", line.LineNo).Add("sourceOrderCode", order.Key.OrderNo)
                .Add("subSourceOrderCode", line.LineNo).Add("ownerCode", settings.OwnerCode).Add("itemCode", line.Sku)
                .Add("itemName", line.Title).Add("inventoryType", "ZP").Add("planQty", line.Quantity)
                .Add("actualPrice", Each(line))));
    }

    public static QimenNode Return(QimenSettings settings, Effect.OfRefund effect, Order order)
    {
        var parcel = effect.Claim.Tracking;
        var head = new QimenNode("returnOrder").Add("returnOrderCode", CodeOf(settings, effect.RefundNo))
            .Add("warehouseCode", settings.WarehouseCode).Add("orderType", settings.ReturnType)
            .Add("preDeliveryOrderCode", CodeOf(settings, order.Key.OrderNo))
            .Add("logisticsCode", parcel?.Carrier is { Length: > 0 } carrier ? carrier : settings.LogisticsCode)
            .Add("expressCode", parcel?.Number).Add("returnReason", effect.Claim.Reason)
            .Add("buyerNick", order.Head.BuyerRef).Add(Buyer("senderInfo", order.Head));
        return new QimenNode("request").Add(head).Add("orderLines", effect.Lines.Select(line =>
            new QimenNode("orderLine").Add("orderLineNo", line.LineNo).Add("sourceOrderCode", order.Key.OrderNo)
                .Add("subSourceOrderCode", line.LineNo).Add("ownerCode", settings.OwnerCode)
                .Add("itemCode", order.Line(line.LineNo)?.Sku).Add("inventoryType", "ZP")
                    .Add("planQty", line.Quantity)));
    }

    public static QimenNode Stock(QimenSettings settings, IEnumerable<string> skus) =>
        new QimenNode("request").Add("criteriaList", skus.Select(sku =>
            new QimenNode("criteria").Add("warehouseCode", settings.WarehouseCode).Add("ownerCode", settings.OwnerCode)
                .Add("itemCode", sku)));

    private static QimenNode Person(string name, QimenSender sender) =>
        new QimenNode(name).Add("name", Or(sender.Name)).Add("mobile", Or(sender.Mobile))
            .Add("province", Or(sender.Province)).Add("city", Or(sender.City))
                .Add("detailAddress", Or(sender.DetailAddress));

    private static QimenNode Buyer(string name, OrderSnapshot order) =>
        new QimenNode(name).Add("name", NotKept).Add("mobile", NotKept).Add("province", Or(order.ShipTo))
            .Add("city", NotKept).Add("detailAddress", NotKept).Add("oaid", order.BuyerRef).Add("privacy", "true");

    private static string Or(string text) => text.Length > 0 ? text : NotKept;

    private static string Yuan(Money money) => (money.Minor / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>For the parcel's papers only; nothing is ever computed from it.</summary>
    private static string Each(OrderLine line) =>
        (line.Paid.Minor / 100m / Math.Max(1, line.Quantity)).ToString("0.00##", CultureInfo.InvariantCulture);
}
