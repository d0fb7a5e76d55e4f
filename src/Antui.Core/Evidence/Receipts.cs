using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Evidence;

/// <summary>What a receipt says of goods that came back: each unit once, and nothing is passed over.</summary>
internal static class Receipts
{
    /// <summary>One parcel of several, without a word of what is in it: that is not "all of it".</summary>
    public static Refusal? Fault(Fact.EvidenceSeen fact) =>
        fact.Kind is EvidenceKind.Received && fact.Lines.IsDefaultOrEmpty && fact.Inspected.IsDefaultOrEmpty
            && ParcelNumber.Read(fact.Waybill?.Number).IsOneOfSeveral
            ? new Refusal.ParcelOfSeveral(fact.Waybill!.Number) : null;

    /// <summary>
    /// Goods that are named by lines of which the order lacks one are taken as found and good: without the strange line
    /// the rest must not grow to all of the refund.
    /// </summary>
    public static Fact.EvidenceSeen Named(Order order, Fact.EvidenceSeen fact)
    {
        if (fact.Lines.IsDefaultOrEmpty || fact.Lines.All(l => order.Line(l.LineNo) is not null)) return fact;
        var found = fact.Inspected.IsDefaultOrEmpty
            ? fact.Lines.Select(l => new Inspected(l.LineNo, l.Quantity, Grade.Good)) : fact.Inspected;
        return fact with { Lines = [], Inspected = [.. found] };
    }

    /// <summary>
    /// The same goods of the same parcel, told under another document: at the same time, or by another source, it is
    /// the same unit. Two receipts of one source at two times are two.
    /// </summary>
    public static GoodsEvidence? ToldBefore(Order order, GoodsEvidence said)
    {
        var parcel = ParcelNumber.Read(said.Waybill?.Number);
        if (said.Kind is not EvidenceKind.Received || parcel.Key == "") return null;
        return order.Evidence.FirstOrDefault(e => e is { Kind: EvidenceKind.Received, Holds: true }
            && e.Id != said.Id && e.RefundNo == said.RefundNo && (e.At == said.At || e.Source != said.Source)
            && ParcelNumber.Read(e.Waybill?.Number) == parcel && SameGoods(order, e, said));
    }

    /// <summary>What fits no line of the order, and what is more than the line ever had.</summary>
    public static GoodsUnmatched? Unmatched(Order order, GoodsEvidence said)
    {
        if (said.Kind is not EvidenceKind.Received || said.Inspected.IsDefaultOrEmpty) return null;
        var loose = ImmutableArray.CreateBuilder<BoxGoods>();
        var room = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var found in said.Inspected)
        {
            if (found.Grade is Grade.Missing) continue;
            if (order.Line(found.LineNo) is not { } line)
            {
                loose.Add(new BoxGoods(GoodsSaid.SkuOf(found.LineNo) ?? found.LineNo, found.Grade, found.Quantity));
                continue;
            }
            if (!room.TryGetValue(line.LineNo, out var left))
                left = Math.Max(0, line.Quantity - Before(order, line.LineNo));
            room[line.LineNo] = Math.Max(0, left - found.Quantity);
            if (found.Quantity > left) loose.Add(new BoxGoods(line.Sku, found.Grade, found.Quantity - left));
        }
        return loose.Count == 0 ? null
            : new GoodsUnmatched(said.Id, said.RefundNo, loose.DrainToImmutable(), said.Waybill);
    }

    private static int Before(Order order, string lineNo)
    {
        var sum = 0;
        foreach (var e in order.Evidence)
        {
            if (e is not { Kind: EvidenceKind.Received, Holds: true }) continue;
            foreach (var found in Of(order, e))
                if (found.LineNo == lineNo && found.Grade is not Grade.Missing) sum += found.Quantity;
        }
        return sum;
    }

    private static bool SameGoods(Order order, GoodsEvidence a, GoodsEvidence b) =>
        Sorted(order, a).SequenceEqual(Sorted(order, b));

    private static IEnumerable<Inspected> Sorted(Order order, GoodsEvidence e) => Of(order, e)
        .GroupBy(f => (f.LineNo, f.Grade)).Select(g => new Inspected(g.Key.LineNo, g.Sum(f => f.Quantity), g.Key.Grade))
        .OrderBy(f => f.LineNo, StringComparer.Ordinal).ThenBy(f => f.Grade);

    /// <summary>A receipt that was not inspected counts as good.</summary>
    private static IEnumerable<Inspected> Of(Order order, GoodsEvidence e) => !e.Inspected.IsDefaultOrEmpty
        ? e.Inspected : order.Covered(e).Select(l => new Inspected(l.LineNo, l.Quantity, Grade.Good));
}
