using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Returns;

/// <summary>Returns that a person makes or changes after negotiating with the buyer.</summary>
internal static class ReturnEdits
{
    public static Decision Expect(Order order, Fact.ReturnStep fact, Instant now)
    {
        if (fact.StepId == "") return new Refusal.StepIdMissing();
        if (order.Returns.Any(r => r.Scans.Contains(fact.StepId))) return Decision.Nothing;
        var lines = Quantities.Merged(fact.Lines.IsDefault ? [] : fact.Lines);
        if ((ReturnsDesk.Fault(order, lines) ?? AboveOrder(order, lines)) is { } fault) return fault;
        if (fact.RefundNo != "" && order.Case(fact.RefundNo) is null)
            return new Refusal.RefundUnknown();
        if (fact.RefundNo != "" && order.Returns.FirstOrDefault(r => r.RefundNo == fact.RefundNo) is { } known)
            return new Refusal.ReturnExists(known.ReturnNo);
        var no = $"R{order.Returns.Length + 1}";
        var expected = new ReturnExpected(
            no, fact.RefundNo, lines, Own(order, fact.Warehouse), fact.AddressId, fact.Note, fact.StepId, now);
        return Decision.Events(fact.Tracking is { } tracking ? [expected, new ReturnTracked(no, tracking)]
            : [expected]);
    }

    public static Decision Edit(Order order, ReturnOrder known, Fact.ReturnStep fact, Instant now)
    {
        if (fact.StepId != "" && known.Scans.Contains(fact.StepId)) return Decision.Nothing;
        if (known.Closed) return new Refusal.ReturnClosed();
        var lines = fact.Lines.IsDefault ? fact.Lines : Quantities.Merged(fact.Lines);
        if (!lines.IsDefault
            && (ReturnsDesk.Fault(order, lines) ?? (Refusal?)AboveOrder(order, lines) ?? BelowArrived(known, lines))
                is { } fault)
            return fault;
        var joins = fact.RefundNo != "" && fact.RefundNo != known.RefundNo;
        if (joins && known.RefundNo != "") return new Refusal.ReturnHasRefund(known.RefundNo);
        if (joins && order.Case(fact.RefundNo) is null)
            return new Refusal.RefundUnknown();
        if (joins
            && order.Returns.Any(r => r.RefundNo == fact.RefundNo && !(r.Received.IsEmpty && r.Inspected.IsEmpty)))
            return new Refusal.CameBackBefore();
        var edited = new ReturnEdited(
            known.ReturnNo, lines.IsDefault || known.Expected.SequenceEqual(lines) ? default : lines,
            New(Own(order, fact.Warehouse), known.Warehouse), New(fact.AddressId, known.AddressId),
            New(fact.Note is null ? null : FreeText.Returned(fact.Note, known.Note), known.Note),
            joins ? fact.RefundNo : null);
        var same = edited.Lines.IsDefault
            && (edited.Warehouse ?? edited.AddressId ?? edited.Note ?? edited.RefundNo) is null;
        var tracked = fact.Tracking is { } tracking && tracking != known.Tracking
            ? new ReturnTracked(known.ReturnNo, tracking) : null;
        var events = new List<OrderEvent>();
        if (!same) events.Add(edited with { Reason = fact.Reason, StepId = fact.StepId == "" ? null : fact.StepId });
        if (tracked is not null) events.Add(tracked);
        // What was found before the refund was asked for is its receipt from now on.
        if (joins && !known.Inspected.IsEmpty)
        {
            events.Add(new EvidenceGiven(new GoodsEvidence(
                known.ReceiptId("joined"), EvidenceKind.Received, fact.RefundNo, [], known.Inspected, StopLevel.BackInWarehouse,
                fact.Source, now, now)));
        }
        return Decision.Events(events);
    }

    private static Refusal.AboveOrdered? AboveOrder(Order order, ImmutableArray<LineQuantity> lines)
    {
        foreach (var line in lines)
        {
            if (order.Line(line.LineNo) is { } known && line.Quantity > known.Quantity)
                return new Refusal.AboveOrdered(line.LineNo, known.Quantity);
        }
        return null;
    }

    private static Refusal.BelowReceived? BelowArrived(ReturnOrder known, ImmutableArray<LineQuantity> lines)
    {
        var arrived = Quantities.Plus(known.Received, []).Select(l =>
            l.LineNo).Concat(known.Inspected.Select(i => i.LineNo)).Distinct();
        foreach (var lineNo in arrived)
        {
            var here = Math.Max(
                Quantities.Of(known.Received, lineNo), known.Inspected.Where(i => i.LineNo == lineNo).Sum(i =>
                    i.Quantity));
            if (Quantities.Of(lines, lineNo) < here) return new Refusal.BelowReceived(lineNo, here);
        }
        return null;
    }

    private static string? Own(Order order, string? warehouse) => warehouse == order.Key.Shop ? "" : warehouse;

    private static string? New(string? given, string known) => given is null || given == known ? null : given;
}
