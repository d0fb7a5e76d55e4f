using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;

namespace Antui.Connectors.Qimen;

/// <summary>deliveryorder.confirm: what left the warehouse, parcel by parcel where their contents are told.</summary>
public static class QimenShipped
{
    private const string Kind = "ship";

    public static QimenRead Read(QimenNode message, Order order, Instant now)
    {
        var head = message.Child("deliveryOrder") ?? message;
        if (!QimenReports.TryTime(now, out var at, head["orderConfirmTime"], head["operateTime"]))
            return QimenReports.TimeWrong;
        var id = $"{QimenReports.Prefix}{Kind}:{order.Key.OrderNo}:{NumberOf(message)}";
        int Left(string lineNo) => order.Line(lineNo)!.Quantity - Before(order, id, lineNo);
        var lines = message.List("orderLines", "orderLine").ToList();
        var parcels = message.List("packages", "package").ToList();
        var inside = parcels.SelectMany(Items).ToList();
        // The contents of parcels count by parcel only where every parcel tells them.
        var byParcel = parcels.Count > 0 && parcels.All(p => Items(p).Any(i => i.Whole("quantity") > 0));
        if (lines.Count > 0 && byParcel && !Agree(lines, inside))
            return new QimenRead.Refused("packages-wrong",
                "The parcels' contents are not what the lines say; nothing was applied.");
        var whole = Lay(lines.Count > 0 ? lines : inside, order, Left, [], out var wrong);
        if (wrong is not null) return wrong;
        if (whole.IsEmpty) return QimenReports.LinesMissing;
        GoodsSaid[] said = byParcel && parcels.Count > 1
            ? [.. ByParcel(parcels, order, Left, id, at)]
            : [Said(order, id, whole, parcels, at)];
        if (QimenReports.Known(order, id, said) is { } known) return known;
        if (Beyond(order, id, whole) is { } beyond) return beyond;
        return new QimenRead.Said([.. said]);
    }

    /// <summary>The number of the report.</summary>
    public static string NumberOf(QimenNode message)
    {
        var head = message.Child("deliveryOrder") ?? message;
        return QimenReports.NumberOf(
            head, message.Child("orderLines"), message.Child("packages"), head.Child("orderConfirmTime"));
    }

    /// <summary>What is wrong with it whatever order it is for.</summary>
    public static QimenRead.Refused? Wrong(QimenNode message, Instant now)
    {
        var head = message.Child("deliveryOrder") ?? message;
        if (!QimenReports.TryTime(now, out _, head["orderConfirmTime"], head["operateTime"]))
            return QimenReports.TimeWrong;
        var lines = message.List("orderLines", "orderLine").ToList();
        return QimenReports.LinesWrong(
            lines.Count > 0 ? lines : message.List("packages", "package").SelectMany(Items), "actualQty", "quantity");
    }

    private static QimenRead.Refused? Beyond(Order order, string id, ImmutableArray<LineQuantity> shipped)
    {
        foreach (var line in shipped)
        {
            var (most, before) = (order.Line(line.LineNo)!.Quantity, Before(order, id, line.LineNo));
            if (before + line.Quantity <= most) continue;
            return new QimenRead.Refused("over-confirmed",
                $"Line {line.LineNo}: {line.Quantity} confirmed now and {before} before, but {most} ordered; "
                + "nothing was applied.");
        }
        return null;
    }

    private static IEnumerable<GoodsSaid> ByParcel(
        List<QimenNode> parcels, Order order, Func<string, int> left, string id, Instant at)
    {
        var laid = new List<LineQuantity>();
        for (var i = 0; i < parcels.Count; i++)
            yield return Said(order, $"{id}#{i + 1}", Lay([.. Items(parcels[i])], order, left, laid, out _),
                [parcels[i]], at);
    }

    private static GoodsSaid Said(
        Order order, string id, ImmutableArray<LineQuantity> lines, List<QimenNode> parcels, Instant at) => new(
        order.Key.OrderNo, id, EvidenceKind.Shipped, "", lines, [], StopLevel.HandedOver, at,
        string.Join(' ', parcels.Select(p => p["expressCode"]).OfType<string>().Distinct()),
        parcels.Find(p => p["expressCode"] is not null) is { } parcel
            ? new Tracking(parcel["logisticsCode"] ?? "", parcel["expressCode"]!) : null);

    /// <summary>Lays what was sent on the order's lines; <paramref name="laid"/> is what of the report is laid
    /// already.</summary>
    private static ImmutableArray<LineQuantity> Lay(
        List<QimenNode> lines, Order order, Func<string, int> left, List<LineQuantity> laid,
        out QimenRead.Refused? wrong)
    {
        var here = new List<LineQuantity>();
        wrong = null;
        foreach (var line in lines)
        {
            if (QimenReports.Quantity(line, "actualQty", "quantity") is not { } quantity)
            {
                wrong = QimenReports.QuantityWrong(line["itemCode"]);
                return [];
            }
            if (quantity == 0) continue;
            int Open(string no) => left(no) - laid.Where(l => l.LineNo == no).Sum(l => l.Quantity);
            var part = QimenReports.Spread(
                order, QimenReports.LineNoOf(order, line), line["itemCode"] ?? "", quantity, Open).ToList();
            if (part.Count == 0) wrong = QimenReports.ItemUnknown(line["itemCode"]);
            here.AddRange(part);
            laid.AddRange(part);
        }
        return Quantities.Merged([.. here]);
    }

    private static bool Agree(List<QimenNode> lines, List<QimenNode> inside)
    {
        static Dictionary<string, long> Sums(IEnumerable<QimenNode> nodes, string field) => nodes
            .GroupBy(n => n["itemCode"] ?? "").Select(g => (g.Key, Sum: g.Sum(n => n.Whole(field) ?? 0)))
            .Where(s => s.Sum != 0).ToDictionary(s => s.Key, s => s.Sum);
        var (said, packed) = (Sums(lines, "actualQty"), Sums(inside, "quantity"));
        return said.Count == packed.Count && said.All(s => packed.GetValueOrDefault(s.Key) == s.Value);
    }

    /// <summary>What this warehouse confirmed in its other reports.</summary>
    private static int Before(Order order, string reportId, string lineNo) => order.Evidence
        .Where(e => e is { Kind: EvidenceKind.Shipped, Holds: true }
            && e.Id.StartsWith(QimenReports.Prefix + Kind, StringComparison.Ordinal) && !QimenReports.IsOf(reportId, e))
        .Sum(e => Quantities.Of(order.Covered(e), lineNo));

    private static IEnumerable<QimenNode> Items(QimenNode parcel) => parcel.List("items", "item");
}
