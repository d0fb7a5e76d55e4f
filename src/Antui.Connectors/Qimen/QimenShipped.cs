using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;

namespace Antui.Connectors.Qimen;

/// <summary>deliveryorder.confirm: what left the warehouse, parcel by parcel or at once.</summary>
public static class QimenShipped
{
    private const string Kind = "ship";

    public static QimenRead Read(QimenNode message, Order order, Instant now)
    {
        var head = message.Child("deliveryOrder") ?? message;
        if (!QimenReports.TryTime(now, out var at, head["orderConfirmTime"], head["operateTime"]))
            return QimenReports.TimeWrong;
        var lines = new List<LineQuantity>();
        if (Fill(message, order, lines) is { } wrong) return wrong;
        var shipped = Quantities.Merged([.. lines]);
        if (shipped.IsEmpty) return new QimenRead.Refused("lines-missing", "Name the lines with what was really sent.");
        var parcels = Parcels(message).Select(p => p["expressCode"]).OfType<string>().Distinct().ToList();
        var id = QimenReports.IdOf(
            Kind, order.Key.OrderNo, head["outBizCode"],
            [.. shipped.Select(l => $"{l.LineNo}*{l.Quantity}"), .. parcels, head["orderConfirmTime"]]);
        var said = new GoodsSaid(
            order.Key.OrderNo, id, EvidenceKind.Shipped, "", shipped, [], StopLevel.HandedOver, at,
            string.Join(' ', parcels));
        if (QimenReports.Known(order, said) is { } known) return known;
        foreach (var line in shipped)
        {
            var (most, before) = (order.Line(line.LineNo)!.Quantity, Before(order, line.LineNo));
            if (before + line.Quantity > most)
            {
                return new QimenRead.Refused("over-confirmed",
                    $"Line {line.LineNo}: {line.Quantity} confirmed now and {before} before, but {most} ordered; "
                    + "nothing was applied.");
            }
        }
        return new QimenRead.Said([said]);
    }

    /// <summary>The lines of the order, or without them the contents of its parcels.</summary>
    private static QimenRead.Refused? Fill(QimenNode message, Order order, List<LineQuantity> into)
    {
        var lines = message.List("orderLines", "orderLine").ToList();
        if (lines.Count == 0) lines = [.. Parcels(message).SelectMany(p => p.List("items", "item"))];
        foreach (var line in lines)
        {
            if (QimenReports.Quantity(line, "actualQty", "quantity") is not { } quantity)
                return QimenReports.QuantityWrong(line["itemCode"]);
            if (quantity == 0) continue;
            int Open(string no) => order.Line(no)!.Quantity - Before(order, no) - into.Where(l => l.LineNo == no).Sum(l => l.Quantity);
            var laid = QimenReports.Spread(
                order, QimenReports.LineNoOf(order, line), line["itemCode"] ?? "", quantity, Open).ToList();
            if (laid.Count == 0) return QimenReports.ItemUnknown(line["itemCode"]);
            into.AddRange(laid);
        }
        return null;
    }

    /// <summary>What this warehouse confirmed before.</summary>
    private static int Before(Order order, string lineNo) => order.Evidence
        .Where(e => e is { Kind: EvidenceKind.Shipped, Holds: true }
            && e.Id.StartsWith(QimenReports.Prefix + Kind, StringComparison.Ordinal))
        .Sum(e => Quantities.Of(order.Covered(e), lineNo));

    private static IEnumerable<QimenNode> Parcels(QimenNode message) => message.List("packages", "package");
}
