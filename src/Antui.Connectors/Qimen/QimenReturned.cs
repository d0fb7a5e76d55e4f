using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;

namespace Antui.Connectors.Qimen;

/// <summary>
/// returnorder.confirm: what came back, by line and by the kind of stock it was put into. Goods that the order does not
/// have are named by their code.
/// </summary>
public static class QimenReturned
{
    private const string Kind = "receipt";

    public static QimenRead Read(QimenNode message, Order order, RefundCase refund, Instant now)
    {
        var head = message.Child("returnOrder") ?? message;
        if (!QimenReports.TryTime(now, out var at, head["orderConfirmTime"], head["operateTime"]))
            return QimenReports.TimeWrong;
        var expected = order.Covered(refund.Claim);
        var id = $"{QimenReports.Prefix}{Kind}:{refund.RefundNo}:{NumberOf(message)}";
        int Left(string lineNo) => Quantities.Of(expected, lineNo) - Before(order, refund, id, lineNo);
        var found = new List<Inspected>();
        foreach (var line in message.List("orderLines", "orderLine"))
            if (Take(line, order, Left, found) is { } wrong) return wrong;
        if (found.Count == 0) return QimenReports.LinesMissing;
        var inspected = Merged(found);
        var said = new GoodsSaid(
            order.Key.OrderNo, id, EvidenceKind.Received, refund.RefundNo, [], inspected, StopLevel.BackInWarehouse, at,
            head["expressCode"] ?? "",
            head["expressCode"] is { Length: > 0 } number ? new Tracking(head["logisticsCode"] ?? "", number) : null);
        if (QimenReports.Known(order, id, [said]) is { } known) return known;
        foreach (var line in inspected.Where(i => order.Line(i.LineNo) is not null).GroupBy(i => i.LineNo))
        {
            var (most, before) = (Quantities.Of(expected, line.Key), Before(order, refund, id, line.Key));
            var here = line.Sum(i => i.Quantity);
            if (before + here > most)
            {
                return new QimenRead.Refused("over-confirmed",
                    $"Line {line.Key}: {here} received now and {before} before, but {most} expected; nothing was "
                        + "applied.");
            }
        }
        return new QimenRead.Said([said]);
    }

    /// <summary>The number of the report.</summary>
    public static string NumberOf(QimenNode message)
    {
        var head = message.Child("returnOrder") ?? message;
        return QimenReports.NumberOf(
            head, message.Child("orderLines"), head.Child("expressCode"), head.Child("orderConfirmTime"));
    }

    /// <summary>What is wrong with it whatever return it is for.</summary>
    public static QimenRead.Refused? Wrong(QimenNode message, Instant now)
    {
        var head = message.Child("returnOrder") ?? message;
        return QimenReports.TryTime(now, out _, head["orderConfirmTime"], head["operateTime"])
            ? QimenReports.LinesWrong(message.List("orderLines", "orderLine"), "actualQty") : QimenReports.TimeWrong;
    }

    /// <summary>What of the refund this warehouse confirmed in its other reports.</summary>
    private static int Before(Order order, RefundCase refund, string reportId, string lineNo) => order.Evidence
        .Where(e => e is { Kind: EvidenceKind.Received, Holds: true } && e.RefundNo == refund.RefundNo
            && e.Id.StartsWith(QimenReports.Prefix + Kind, StringComparison.Ordinal) && !QimenReports.IsOf(reportId, e))
        .SelectMany(e => e.Inspected).Where(i => i.LineNo == lineNo).Sum(i => i.Quantity);

    private static QimenRead.Refused? Take(
        QimenNode line, Order order, Func<string, int> left, List<Inspected> into)
    {
        var item = line["itemCode"];
        if (QimenReports.Quantity(line, "actualQty") is not { } quantity) return QimenReports.QuantityWrong(item);
        var parts = line.List("batchs", "batch")
            .Where(b => b["actualQty"] is not null && b["inventoryType"] is not null).ToList();
        if (parts.Count == 0) parts = [line];
        var sum = 0;
        foreach (var part in parts)
        {
            if (QimenReports.Quantity(part, "actualQty") is not { } here) return QimenReports.QuantityWrong(item);
            if (GradeOf(part["inventoryType"] ?? line["inventoryType"]) is not { } grade)
                return new QimenRead.Refused("inventory-type", "ZT is still under way: confirm when it has arrived.");
            sum += here;
            if (here == 0) continue;
            int Open(string no) => left(no) - into.Where(i => i.LineNo == no).Sum(i => i.Quantity);
            var lineNo = QimenReports.LineNoOf(order, line);
            var lines = QimenReports.Spread(order, lineNo, item ?? "", here, Open).ToList();
            if (lines.Count > 0) into.AddRange(lines.Select(l => new Inspected(l.LineNo, l.Quantity, grade)));
            // It is in the warehouse, whoever it belongs to: a person finds it among what fits no order.
            else if (item is not null) into.Add(new Inspected(GoodsSaid.BySku(item), here, grade));
            else return QimenReports.ItemUnknown(item);
        }
        return sum == quantity ? null : new QimenRead.Refused(
            "batches-wrong",
            $"The batches of '{item}' add up to {sum}, the line says {quantity}; nothing was applied.");
    }

    /// <summary>Kinds of stock as grades. A word that is not known is a person's matter; null is no receipt.</summary>
    private static Grade? GradeOf(string? inventoryType) => inventoryType switch
    {
        null or "ZP" => Grade.Good,
        "CC" or "JS" or "XS" => Grade.Defective,
        "ZT" => null,
        _ => Grade.Unclear,
    };

    private static ImmutableArray<Inspected> Merged(List<Inspected> found) =>
        [.. found.GroupBy(i => (i.LineNo, i.Grade))
            .Select(g => new Inspected(g.Key.LineNo, g.Sum(i => i.Quantity), g.Key.Grade))];
}
