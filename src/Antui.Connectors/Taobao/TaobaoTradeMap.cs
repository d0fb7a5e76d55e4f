using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Ledger;
using Antui.Core.Orders;

namespace Antui.Connectors.Taobao;

/// <summary>Pure: the platform's trade and our order, both ways.</summary>
public static partial class TaobaoMap
{
    public static OrderStatus OrderStatusOf(string? text) => text switch
    {
        "TRADE_NO_CREATE_PAY" or "WAIT_BUYER_PAY" or "PAY_PENDING" or "WAIT_PRE_AUTH_CONFIRM" =>
            OrderStatus.AwaitingPayment,
        "PAID_FORBID_CONSIGN" => OrderStatus.PaidOnHold,
        "WAIT_SELLER_SEND_GOODS" => OrderStatus.Paid,
        "SELLER_CONSIGNED_PART" => OrderStatus.PartlyShipped,
        "WAIT_BUYER_CONFIRM_GOODS" or "TRADE_BUYER_SIGNED" => OrderStatus.Shipped,
        "TRADE_FINISHED" => OrderStatus.Finished,
        "TRADE_CLOSED" => OrderStatus.Closed,
        "TRADE_CLOSED_BY_TAOBAO" => OrderStatus.Cancelled,
        _ => OrderStatus.Unknown,
    };

    /// <summary>The platform's own word where it fits; several of them mean the same to us.</summary>
    public static string OrderStatusText(OrderStatus status, string raw) =>
        OrderStatusOf(raw) == status ? raw : NameOf(status, raw);

    private static string NameOf(OrderStatus status, string raw) => status switch
    {
        OrderStatus.AwaitingPayment => "WAIT_BUYER_PAY",
        OrderStatus.Paid => "WAIT_SELLER_SEND_GOODS",
        OrderStatus.PaidOnHold => "PAID_FORBID_CONSIGN",
        OrderStatus.PartlyShipped => "SELLER_CONSIGNED_PART",
        OrderStatus.Shipped => "WAIT_BUYER_CONFIRM_GOODS",
        OrderStatus.Finished => "TRADE_FINISHED",
        OrderStatus.Closed => "TRADE_CLOSED",
        OrderStatus.Cancelled => "TRADE_CLOSED_BY_TAOBAO",
        OrderStatus.Unknown => raw,
    };

    /// <summary>
    /// A payment that cannot be read makes the order one of unknown status without money: it is seen, and nothing of
    /// it can be refunded until it is read better.
    /// </summary>
    /// <returns>Null when the record has no number: it cannot be filed anywhere.</returns>
    public static OrderSnapshot? ToOrder(string shop, TaobaoTrade wire)
    {
        var orderNo = wire.Tid is { } tid ? Text(tid) : wire.TidStr;
        if (string.IsNullOrEmpty(orderNo)) return null;
        var lines = wire.Orders ?? [];
        var readable = Money.TryParseYuan(wire.Payment, out var payment) && lines.Count > 0;
        if (!Money.TryParseYuan(wire.PostFee, out var freight)) freight = Money.Fen(0);
        if (!ChinaTime.TryParse(wire.Created, out var created)) created = new Instant(0);
        if (!ChinaTime.TryParse(wire.Modified, out var modified)) modified = created;
        var status = readable ? OrderStatusOf(wire.Status) : OrderStatus.Unknown;
        if (status == OrderStatus.Paid && wire.TopHold == 1) status = OrderStatus.PaidOnHold;
        // Before payment the amount is only asked for; nothing of it can be refunded.
        var unpaid = status is OrderStatus.AwaitingPayment or OrderStatus.Cancelled;
        if (unpaid || !readable) (payment, freight) = (Money.Fen(0), Money.Fen(0));
        if (freight > payment) freight = payment;
        return OrderShares.Fixed(new OrderSnapshot(
            new OrderKey(shop, orderNo),
            status,
            wire.Status ?? "",
            created,
            readable && ChinaTime.TryParse(wire.PayTime, out var paidAt) ? paidAt : null,
            modified,
            payment,
            freight,
            [.. lines.Select(line => ToLine(line, orderNo, Share(line)))],
            wire.BuyerOpenUid ?? "",
            wire.ReceiverState ?? "",
            wire.Oaid is { Length: > 0 } receiver ? receiver : null));
    }

    public static TaobaoTrade ToWire(OrderSnapshot order) => new()
    {
        Tid = Number(order.Key.OrderNo),
        TidStr = order.Key.OrderNo,
        Status = WireStatus(order),
        TopHold = IsHeld(order) ? 1 : null,
        Type = "fixed",
        Created = ChinaTime.Text(order.Created),
        PayTime = order.PaidAt is { } paidAt ? ChinaTime.Text(paidAt) : null,
        Modified = ChinaTime.Text(order.Modified),
        Payment = order.Paid.ToYuanText(),
        PostFee = order.Freight.ToYuanText(),
        BuyerOpenUid = order.BuyerRef.Length > 0 ? order.BuyerRef : null,
        ReceiverState = order.ShipTo.Length > 0 ? order.ShipTo : null,
        Oaid = order.ReceiverRef,
        Orders = [.. order.Lines.Select(line => new TaobaoLine
        {
            Oid = Number(line.LineNo),
            OidStr = line.LineNo,
            OuterSkuId = line.Sku,
            Title = line.Title,
            Num = line.Quantity,
            Payment = line.Paid.ToYuanText(),
            DivideOrderFee = line.Paid.ToYuanText(),
            Status = line.Shipped ? "WAIT_BUYER_CONFIRM_GOODS" : UnshippedLineStatus(order),
            NeedReturn = line.MayStay ? false : null,
            BindOid = line is { Paid.Minor: 0, GiftOf: { } main } ? Number(main) : null,
        })],
    };

    private static bool IsHeld(OrderSnapshot order) =>
        order.Status == OrderStatus.PaidOnHold && order.RawStatus == "WAIT_SELLER_SEND_GOODS";

    private static string WireStatus(OrderSnapshot order) =>
        IsHeld(order) ? order.RawStatus : OrderStatusText(order.Status, order.RawStatus);

    /// <summary>A line that has not left must not read as shipped, whatever the order as a whole is called.</summary>
    private static string UnshippedLineStatus(OrderSnapshot order) =>
        order.Status is OrderStatus.PartlyShipped or OrderStatus.Shipped or OrderStatus.Finished
            ? "WAIT_SELLER_SEND_GOODS"
            : WireStatus(order);

    private static OrderLine ToLine(TaobaoLine line, string orderNo, Money paid) => new(
        line.Oid is { } oid ? Text(oid) : line.OidStr ?? orderNo,
        First(line.OuterSkuId, line.OuterIid, line.SkuId, line.NumIid is { } item ? Text(item) : null),
        line.Title ?? "",
        line.Num ?? 1,
        paid,
        Shipped: ShippedStatuses.Contains(line.Status) || !string.IsNullOrEmpty(line.ConsignTime),
        MayStay: line.NeedReturn == false,
        // A line with a price that is bound to another one is a service, not a gift.
        GiftOf: paid.Minor == 0 && line.BindOid is { } main && main > 0 && main != line.Oid ? Text(main) : null);

    /// <summary>The line's share after order-wide discounts. Lines closed before payment have none.</summary>
    private static Money Share(TaobaoLine line) =>
        line.Status == "TRADE_CLOSED_BY_TAOBAO" ? Money.Fen(0)
        : Money.TryParseYuan(line.DivideOrderFee, out var share) ? share
        : Money.TryParseYuan(line.Payment, out var paid) ? paid
        : Money.TryParseYuan(line.TotalFee, out var total) ? total
        : Money.Fen(0);

    private static string First(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (!string.IsNullOrEmpty(text)) return text;
        }
        return "";
    }
}
