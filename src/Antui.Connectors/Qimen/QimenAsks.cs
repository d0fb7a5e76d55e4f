using System.Collections.Immutable;
using System.Globalization;
using Antui.Core;
using Antui.Core.Ledger;
using Antui.Core.Orders;

namespace Antui.Connectors.Qimen;

/// <summary>What an ERP that we serve as warehouse asks, in our words. A message is taken whole or refused with its
/// reason.</summary>
public static class QimenAsks
{
    /// <summary>Before the numbers of requests that are an ERP's cancel.</summary>
    public const string CancelPrefix = "cancel:";

    /// <summary>deliveryorder.create. Names, phones and addresses are not taken over, only the province.</summary>
    public static (OrderSnapshot? Order, QimenRead.Refused? Wrong) Delivery(string shop, QimenNode message, Instant now)
    {
        var head = message.Child("deliveryOrder") ?? message;
        var lines = ImmutableArray.CreateBuilder<OrderLine>();
        foreach (var line in message.List("orderLines", "orderLine"))
        {
            var no = line["orderLineNo"] ?? (lines.Count + 1).ToString(CultureInfo.InvariantCulture);
            if (line["itemCode"] is not { } item) return (null, new("isv.missing-field", "itemCode is missing."));
            if (QimenReports.Quantity(line, "planQty") is not (> 0 and var quantity))
                return (null,
                    new("quantity-wrong", $"planQty of '{item}': a whole number above 0; nothing was taken."));
            if (Fen(line["actualPrice"]) is not { } each)
                return (null, new("price-wrong", $"actualPrice of '{item}': an amount in yuan; nothing was taken."));
            // A piece without a price counts a cent, so that its return is something that can be reported.
            lines.Add(
                new OrderLine(no, item, line["itemName"] ?? item, quantity, Money.Fen(Math.Max(1, each) * quantity)));
        }
        if (lines.Count == 0) return (null, new("lines-missing", "An order has at least one line."));
        if (lines.Select(l => l.LineNo).Distinct().Count() != lines.Count)
            return (null, new("line-twice", "orderLineNo is unique in an order; nothing was taken."));
        if (!QimenReports.TryTime(now, out var made, head["placeOrderTime"], head["createTime"])) return (null,
            QimenReports.TimeWrong);
        if (!QimenReports.TryTime(made, out var paid, head["payTime"])) return (null, QimenReports.TimeWrong);
        return (new OrderSnapshot(
            new OrderKey(shop, head["deliveryOrderCode"]!), OrderStatus.Paid, "", made, paid, now,
            Money.Fen(lines.Sum(l => l.Paid.Minor)), Money.Fen(0), lines.DrainToImmutable(), "",
            head.Child("receiverInfo")?["province"] ?? ""), null);
    }

    /// <summary>The same order once more, whatever its times are.</summary>
    public static bool IsSame(OrderSnapshot a, OrderSnapshot b) =>
        a.Lines.Select(l => (l.LineNo, l.Sku, l.Quantity))
            .SequenceEqual(b.Lines.Select(l => (l.LineNo, l.Sku, l.Quantity)));

    /// <summary>What order.cancel covers; empty for the whole order.</summary>
    public static (ImmutableArray<LineQuantity> Lines, QimenRead.Refused? Wrong) Cancelled(QimenNode message,
        Order order)
    {
        var lines = ImmutableArray.CreateBuilder<LineQuantity>();
        foreach (var sub in message.List("subSourceOrders", "subSourceOrder"))
        {
            var no = sub["subSourceOrderCode"] ?? sub.Text.Trim();
            if (order.Line(no) is not { } line)
                return ([], new("line-unknown", $"The order has no line '{no}'; nothing was cancelled."));
            var quantity = sub["planQty"] is null ? line.Quantity : QimenReports.Quantity(sub, "planQty") ?? 0;
            if (quantity < 1 || quantity > line.Quantity)
                return ([], new("quantity-wrong", $"Line '{no}' has {line.Quantity}; nothing was cancelled."));
            lines.Add(new LineQuantity(no, quantity));
        }
        return (lines.DrainToImmutable(), null);
    }

    /// <summary>
    /// The ERP settles the money itself: what is left for us is a request that is over but for its goods, which the
    /// desk then holds. The same cancel has the same number.
    /// </summary>
    public static Claim Cancel(Order order, ImmutableArray<LineQuantity> lines, string reason, Instant now)
    {
        var sub = string.Concat(lines.OrderBy(l => l.LineNo, StringComparer.Ordinal)
            .Select(l => $":{l.LineNo}*{l.Quantity}"));
        return new Claim(
            CancelPrefix + order.Key.OrderNo + sub, 1, RefundKind.Unshipped, ClaimStatus.Refunded, "CANCELED",
                Money.Fen(0),
            Money.Fen(0), lines, reason, "", now, now);
    }

    /// <summary>returnorder.create: goods that will come back, laid on the lines of the order they were sent
    /// with.</summary>
    public static (Claim? Claim, QimenRead.Refused? Wrong) Return(QimenNode message, Order order, Instant now)
    {
        var head = message.Child("returnOrder") ?? message;
        var lines = new List<LineQuantity>();
        foreach (var line in message.List("orderLines", "orderLine"))
        {
            if (QimenReports.Quantity(line, "planQty") is not (> 0 and var quantity))
                return (null, new("quantity-wrong",
                    $"planQty of '{line["itemCode"]}': a whole number above 0; nothing was taken."));
            int Open(string no) => order.Line(no)!.Quantity - lines.Where(l => l.LineNo == no).Sum(l => l.Quantity);
            var laid = QimenReports.Spread(
                order, QimenReports.LineNoOf(order, line), line["itemCode"] ?? "", quantity, Open).ToList();
            if (laid.Count == 0) return (null, QimenReports.ItemUnknown(line["itemCode"]));
            lines.AddRange(laid);
        }
        var covered = Quantities.Merged([.. lines]);
        if (covered.IsEmpty) return (null, new("lines-missing", "A return order has at least one line."));
        foreach (var line in covered)
        {
            if (line.Quantity > order.Line(line.LineNo)!.Quantity)
                return (null, new("over-expected",
                    $"Line {line.LineNo} was sent with {order.Line(line.LineNo)!.Quantity}; nothing was taken."));
        }
        var no = head["returnOrderCode"]!;
        var fen = covered.Sum(l => OrderLedger.NextShareFen(order, no, l));
        return (new Claim(
            no, 1, RefundKind.Return, ClaimStatus.AwaitingReceipt, "RETURNING", Money.Fen(fen),
            Money.Fen(0), covered, head["returnReason"] ?? "", "", now, now, null,
            head["expressCode"] is { } parcel ? new Tracking(head["logisticsCode"] ?? "", parcel) : null), null);
    }

    /// <summary>Whole fen; parts of a fen are cut, because this price is for papers only. Null when it is no
    /// amount.</summary>
    private static long? Fen(string? yuan) => yuan is null ? 0
        : decimal.TryParse(yuan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount is >= 0 and <= 10_000_000 ? (long)(amount * 100) : null;
}
