using Antui.Core.Evidence;
using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Returns;

/// <summary>The built-in returns desk of one order: expect, track, receive by line, inspect by grade.</summary>
public static class ReturnsDesk
{
    /// <summary>
    /// The number decides what may be received and inspected: the buyer's, one that a person said, or the one the goods
    /// were sent under, for a parcel that was refused at the door.
    /// </summary>
    public static bool ComesUnder(Order order, ReturnOrder expected, string number) =>
        ParcelNumber.Same(expected.Tracking?.Number, number)
        || expected.Parcels.Any(p => ParcelNumber.Same(p, number)) || SentUnder(order, number);

    public static bool SentUnder(Order order, string number) =>
        order.Shipments.Any(s => ParcelNumber.Same(s.Waybill?.Number, number))
        || order.Evidence.Any(e => e.Kind is EvidenceKind.Shipped && ParcelNumber.Same(e.Waybill?.Number, number));

    public static ImmutableArray<OrderEvent> Expect(Order order, RefundCase refund, ImmutableArray<ReturnAddress> addresses)
    {
        var address = ReturnAddress.Choose(addresses, order, refund);
        var no = $"R{order.Returns.Length + 1}";
        var expected = new ReturnExpected(
            no, refund.RefundNo, Quantities.Plus(order.Covered(refund.Claim), Gifts.Owed(order, refund)),
            address?.Warehouse, address?.Id);
        return refund.Claim.Tracking is { } tracking ? [expected, new ReturnTracked(no, tracking)] : [expected];
    }

    public static Decision Step(Order order, Fact.ReturnStep fact, Instant now)
    {
        if (fact.Action is ReturnAction.Expect) return ReturnEdits.Expect(order, fact, now);
        if (Find(order, fact) is not { } expected) return Decision.Park("RETURN_UNKNOWN");
        if (fact is { Action: ReturnAction.Receive or ReturnAction.Inspect, Parcel: { Length: > 0 } number }
            && !ComesUnder(order, expected, number))
            return new Refusal.OtherParcel(number);
        return fact.Action switch
        {
            ReturnAction.Track => Track(expected, fact),
            ReturnAction.Receive => Receive(order, expected, fact),
            ReturnAction.Inspect => Inspect(order, expected, fact, now),
            ReturnAction.Claim => Claim(order, expected, fact),
            _ => ReturnEdits.Edit(order, expected, fact, now),
        };
    }

    /// <summary>By its own number, or by the refund's.</summary>
    private static ReturnOrder? Find(Order order, Fact.ReturnStep fact)
    {
        foreach (var one in order.Returns)
        {
            if (fact.ReturnNo is { Length: > 0 } no ? one.ReturnNo == no : one.RefundNo == fact.RefundNo && one.RefundNo != "")
                return one;
        }
        return null;
    }

    private static Decision Track(ReturnOrder expected, Fact.ReturnStep fact) =>
        fact.Tracking is null ? new Refusal.TrackingMissing()
        : expected.Tracking == fact.Tracking ? Decision.Nothing
        : Decision.Events([new ReturnTracked(expected.ReturnNo, fact.Tracking)]);

    private static Decision Receive(Order order, ReturnOrder expected, Fact.ReturnStep fact)
    {
        if (Fault(order, fact.Lines.IsDefault ? [] : fact.Lines) is { } fault) return fault;
        if (expected.Scans.Contains(fact.StepId)) return Decision.Nothing;
        // A box that is scanned again brings nothing more by itself.
        var marks = ReturnOrder.Marks(fact.Parcel, fact.Lines).ToList();
        if (!fact.Again && marks.Count > 0)
            fact = fact with { Lines = [.. fact.Lines.Where((_, i) => !expected.Scans.Contains(marks[i]))] };
        if (fact.Lines.IsEmpty) return Decision.Nothing;
        foreach (var line in fact.Lines)
        {
            var most = Quantities.Of(expected.Expected, line.LineNo);
            if (Quantities.Of(expected.Received, line.LineNo) + Quantities.Of(fact.Lines, line.LineNo) > most)
                return new Refusal.AboveExpected(line.LineNo, most);
            var here = Quantities.Of(expected.Received, line.LineNo) + Quantities.Of(fact.Lines, line.LineNo);
            var others = Pieces.Back(order, line.LineNo) - Present(expected.Inspected, line.LineNo)
                + order.Returns.Where(r => r.ReturnNo != expected.ReturnNo).Sum(r =>
                    Math.Max(0, Quantities.Of(r.Received, line.LineNo) - Present(r.Inspected, line.LineNo)));
            if (NotShipped(order, line.LineNo, others, here) is { } wrong) return wrong;
        }
        return Decision.Events([new ReturnReceived(expected.ReturnNo, fact.Lines, fact.StepId, fact.Parcel)]);
    }

    private static Decision Claim(Order order, ReturnOrder expected, Fact.ReturnStep fact) =>
        ParcelNumber.KeyOf(fact.Parcel) == "" ? new Refusal.ParcelMissing()
        : ComesUnder(order, expected, fact.Parcel!) ? Decision.Nothing
        : Decision.Events([new ReturnParcelClaimed(expected.ReturnNo, fact.Parcel!, fact.Source)]);

    private static Decision Inspect(Order order, ReturnOrder expected, Fact.ReturnStep fact, Instant now)
    {
        var found = fact.Inspected.IsDefault ? [] : fact.Inspected;
        if (Fault(order, [.. found.Select(f => new LineQuantity(f.LineNo, f.Quantity))]) is { } fault) return fault;
        var id = expected.ReceiptId(fact.StepId);
        // A return without a refund has no evidence to remember the inspection by: its own list of steps does.
        if (order.Evidence.Any(e => e.Id == id) || expected.Scans.Contains(id)) return Decision.Nothing;
        foreach (var line in found.GroupBy(f => f.LineNo))
        {
            var most = Quantities.Of(expected.Expected, line.Key);
            var seen = expected.Inspected.Where(i => i.LineNo == line.Key).Sum(i => i.Quantity);
            if (seen + line.Sum(l => l.Quantity) > most)
                return new Refusal.AboveExpected(line.Key, most);
            var here = Present(found, line.Key);
            if (NotShipped(order, line.Key, Pieces.Back(order, line.Key), here) is { } wrong) return wrong;
        }
        var inspected = new ReturnInspected(expected.ReturnNo, found, fact.Details, Parcel: fact.Parcel);
        if (expected.RefundNo == "")
            return Decision.Events([inspected with { StepId = id }, .. Rejected(order, found, id, fact.Source, now)]);
        var evidence = new GoodsEvidence(
            id, EvidenceKind.Received, expected.RefundNo, [], found, StopLevel.BackInWarehouse, fact.Source, now, now,
            Waybill: fact.Parcel is { Length: > 0 } under ? new Tracking("", under) : null);
        return Decision.Events([inspected, new EvidenceGiven(evidence)]);
    }

    /// <summary>
    /// A parcel that came back by itself (refused at the door, recalled) proves for a request of unshipped goods that
    /// they are here: each good piece for one request.
    /// </summary>
    private static IEnumerable<OrderEvent> Rejected(
        Order order, ImmutableArray<Inspected> found, string id, string source, Instant now)
    {
        var good = Quantities.Merged([.. found.Where(f => f.Grade is Grade.Good).Select(f => new LineQuantity(f.LineNo, f.Quantity))]);
        foreach (var refund in order.Cases)
        {
            if (refund.Claim.Kind is not RefundKind.Unshipped || !refund.Claim.IsOpen) continue;
            ImmutableArray<LineQuantity> its =
            [
                .. order.Covered(refund.Claim).Select(l => new LineQuantity(l.LineNo, Math.Min(l.Quantity, Quantities.Of(good, l.LineNo))))
                    .Where(l => l.Quantity > 0),
            ];
            if (its.IsEmpty) continue;
            good = Quantities.Minus(good, its);
            var back = new Fact.EvidenceSeen(
                order.Key, $"{id}:{refund.RefundNo}", EvidenceKind.Stopped, refund.RefundNo, its, [], StopLevel.BackInWarehouse, source, now);
            foreach (var happened in GoodsSide.Seen(order, back, now).Happened) yield return happened;
        }
    }

    /// <summary>
    /// What did not leave, or is back already, cannot come back: it is somebody else's, or miscounted.
    /// </summary>
    private static Refusal.NotShipped? NotShipped(Order order, string lineNo, int back, int here)
    {
        var left = Pieces.Left(order, lineNo);
        return here == 0 || back + here <= left ? null : new Refusal.NotShipped(lineNo, left, back, here);
    }

    private static int Present(ImmutableArray<Inspected> found, string lineNo) =>
        found.Where(f => f.LineNo == lineNo && f.Grade is not Grade.Missing).Sum(f => f.Quantity);

    internal static Refusal? Fault(Order order, ImmutableArray<LineQuantity> lines)
    {
        if (lines.IsEmpty) return new Refusal.LinesMissing();
        foreach (var line in lines)
        {
            if (order.Line(line.LineNo) is null) return new Refusal.LineUnknown(line.LineNo);
            if (line.Quantity < 1) return new Refusal.BelowOne();
        }
        return null;
    }
}
