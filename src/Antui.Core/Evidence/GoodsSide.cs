using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Evidence;

/// <summary>What ERPs, warehouses and people say of the goods: taken once, and withdrawn by what contradicts
/// it.</summary>
public static class GoodsSide
{
    public static Decision Seen(Order order, Fact.EvidenceSeen said, Instant now)
    {
        var fact = BySku(order, said);
        if (fact.Kind is EvidenceKind.Received) fact = Receipts.Named(order, fact);
        if (Receipts.Fault(fact) is { } fault) return fault;
        foreach (var line in fact.Lines.IsDefault ? [] : fact.Lines)
        {
            if (order.Line(line.LineNo) is null)
                return new Refusal.LineUnknown(line.LineNo);
        }
        var same = order.Evidence.LastOrDefault(e => e.Id == fact.Id);
        if (same is not null && (same.Holds || fact.At <= Instant.Max(same.At, Contradicted(order, same)))) return Decision.Nothing;
        var evidence = new GoodsEvidence(
            fact.Id, fact.Kind, fact.RefundNo, fact.Lines.IsDefault ? [] : fact.Lines,
            fact.Inspected.IsDefault ? [] : fact.Inspected, fact.Level, fact.Source, fact.At, now, fact.Note,
            Waybill: fact.Waybill);
        // Each pair is settled by what was said and when, also where one of them is void already: the order of arrival
        // decides nothing.
        var later = order.Evidence.FirstOrDefault(e => Contradicts(order, e, evidence))
            ?? Receipts.ToldBefore(order, evidence);
        var events = new List<OrderEvent>();
        foreach (var old in order.Evidence)
            if (old.Holds && Contradicts(order, evidence, old)) events.Add(new EvidenceWithdrawn(old.Id, evidence.Id));
        events.Add(new EvidenceGiven(evidence with { WithdrawnBecause = later?.Id }));
        if (fact.Kind is EvidenceKind.Shipped) events.AddRange(Alarms(order, evidence, now));
        if (later is null && same is null && Receipts.Unmatched(order, evidence) is { } loose) events.Add(loose);
        return Decision.Events(events);
    }

    /// <summary>A sender that knows goods codes only: its quantities are laid on the lines that have them, in order.</summary>
    private static Fact.EvidenceSeen BySku(Order order, Fact.EvidenceSeen fact)
    {
        var byCode = (fact.Lines.IsDefault ? [] : fact.Lines).Any(l => GoodsSaid.SkuOf(l.LineNo) is not null)
            || (fact.Inspected.IsDefault ? [] : fact.Inspected).Any(i => GoodsSaid.SkuOf(i.LineNo) is not null);
        if (!byCode) return fact;
        var asked = order.Case(fact.RefundNo) is { } refund
            ? Quantities.Plus(order.Covered(refund.Claim), Gifts.Owed(order, refund)) : order.AllLines;
        return fact with
        {
            Lines = [.. Spread(order, asked, fact.Lines.IsDefault ? [] : fact.Lines)],
            Inspected = [.. (fact.Inspected.IsDefault ? [] : fact.Inspected).GroupBy(i => i.Grade).SelectMany(g =>
                Spread(order, asked, [.. g.Select(i => new LineQuantity(i.LineNo, i.Quantity))])
                    .Select(l => new Inspected(l.LineNo, l.Quantity, g.Key)))],
        };
    }

    /// <summary>What no line can take stays on the first line of the code, so that a surplus is seen and not dropped.</summary>
    private static IEnumerable<LineQuantity> Spread(
        Order order, ImmutableArray<LineQuantity> asked, ImmutableArray<LineQuantity> said)
    {
        foreach (var one in said)
        {
            if (GoodsSaid.SkuOf(one.LineNo) is not { } sku)
            {
                yield return one;
                continue;
            }
            var left = one.Quantity;
            var lines = order.Head.Lines.Where(l => l.Sku == sku)
                .OrderByDescending(l => Quantities.Of(asked, l.LineNo)).ToList();
            if (lines.Count == 0) yield return one;
            for (var i = 0; i < lines.Count && left > 0; i++)
            {
                var wanted = Quantities.Of(asked, lines[i].LineNo) is var q and > 0 ? q : lines[i].Quantity;
                var take = i == lines.Count - 1 ? left : Math.Min(left, wanted);
                left -= take;
                if (take > 0) yield return new LineQuantity(lines[i].LineNo, take);
            }
        }
    }

    /// <summary>
    /// How many of these units are certainly among those that were stopped for other requests of the order: all that
    /// are more than the rest of the line.
    /// </summary>
    /// <param name="served">Only stops that <see cref="Serves"/> this request, too.</param>
    /// <param name="recalled">A recalled parcel proves as much as one that never left.</param>
    public static int StoppedForOthers(
        Order order, RefundCase refund, LineQuantity need, bool served, bool recalled = false)
    {
        var (stopped, all) = (0, order.Line(need.LineNo)?.Quantity ?? 0);
        for (var i = 0; i < order.Evidence.Length; i++)
        {
            var e = order.Evidence[i];
            if (e is not { Kind: EvidenceKind.Stopped, RefundNo: not "" } || e.RefundNo == refund.RefundNo) continue;
            if (IsFirstStop(order, i) && (!served || Serves(order, refund, e)))
                stopped += StoppedFor(order, e.RefundNo, need.LineNo, recalled);
        }
        return Math.Clamp(Math.Min(stopped, all) + need.Quantity - all, 0, need.Quantity);
    }

    /// <summary>
    /// Pieces of a line that were stopped for one request. It may be told in parts, and the same may be told again under
    /// another number: together they name no more than was claimed, unless one of them does.
    /// </summary>
    private static int StoppedFor(Order order, string refundNo, string lineNo, bool recalled)
    {
        var asked = order.Case(refundNo);
        // A stop that became known after its request was withdrawn: the goods were free by then.
        if (asked is { Claim.Status: ClaimStatus.Closed, IsSettled: false }) return 0;
        var (sum, most) = (0, 0);
        foreach (var e in order.Evidence)
        {
            if (e is not { Kind: EvidenceKind.Stopped, Holds: true } || e.RefundNo != refundNo) continue;
            if (!e.Stays && !(recalled && e.Level is StopLevel.Recalled)) continue;
            var pieces = order.CoveredOf(e, lineNo);
            (sum, most) = (sum + pieces, Math.Max(most, pieces));
        }
        return asked is null ? most : Math.Max(most, Math.Min(sum, order.CoveredOf(asked.Claim, lineNo)));
    }

    private static bool IsFirstStop(Order order, int at)
    {
        var refundNo = order.Evidence[at].RefundNo;
        for (var i = 0; i < at; i++)
            if (order.Evidence[i] is { Kind: EvidenceKind.Stopped } e && e.RefundNo == refundNo) return false;
        return true;
    }

    /// <summary>
    /// A stop made for one request proves the same for the next one, and for every other once its money is taken: of
    /// two that are open, it is first of all the proof of its own.
    /// </summary>
    public static bool Serves(Order order, RefundCase refund, GoodsEvidence stop)
    {
        if (order.Case(stop.RefundNo) is not { } other) return false;
        var (first, then) = (other.Claim.Asked, refund.Claim.Asked);
        return first < then || (first == then && string.CompareOrdinal(other.RefundNo, refund.RefundNo) < 0)
            || Ledger.OrderLedger.TakenFen(other) > 0;
    }

    /// <summary>Everything that this request claims was stopped for others: nobody need be asked for it.</summary>
    public static bool IsStoppedForOthers(Order order, RefundCase refund)
    {
        foreach (var need in order.Needs(refund.Claim))
        {
            var stopped = StoppedForOthers(order, refund, need, served: true);
            if (stopped < need.Quantity) return false;
        }
        return true;
    }

    /// <summary>FAIL after SUCCESS, and a ship event after a stop, withdraw the proof.</summary>
    private static bool Contradicts(Order order, GoodsEvidence said, GoodsEvidence old) => said.Kind switch
    {
        EvidenceKind.StopRefused => old.Kind is EvidenceKind.Stopped && old.RefundNo == said.RefundNo && said.At >= old.At,
        // Said at the same instant, the refusal wins.
        EvidenceKind.Stopped => old.Kind is EvidenceKind.StopRefused && old.RefundNo == said.RefundNo && said.At > old.At,
        // What came back after it had left is no proof that it never left, and is not undone by it.
        EvidenceKind.Shipped => old.Kind is EvidenceKind.Stopped && !(old.CameBack && old.At >= said.At) && order.Covered(old).Any(l =>
            order.CoveredOf(said, l.LineNo) > 0
            && Gone(order, said, l.LineNo) + l.Quantity > (order.Line(l.LineNo)?.Quantity ?? 0)),
        _ => false,
    };

    /// <summary>
    /// Why a report that was taken counts for nothing: what contradicts it was known before, and is as new. Whoever
    /// hears our answer is told so; an answer of "taken" would be believed.
    /// </summary>
    /// <returns>Null when it holds, or was withdrawn by something that came later.</returns>
    public static Refusal? Void(Order order, string id)
    {
        if (order.Evidence.LastOrDefault(e => e.Id == id) is not { Holds: false } said) return null;
        var by = order.Evidence.LastOrDefault(e => e.Id == said.WithdrawnBecause);
        if (by is null || by.KnownAt > said.KnownAt) return null;
        return by.Kind is EvidenceKind.Shipped ? new Refusal.GoodsLeft() : new Refusal.NotNewer();
    }

    /// <summary>How much of a line has left, with what is being said now and in all parcels before it.</summary>
    private static int Gone(Order order, GoodsEvidence said, string lineNo)
    {
        var gone = order.CoveredOf(said, lineNo);
        foreach (var e in order.Evidence)
        {
            if (e is { Kind: EvidenceKind.Shipped, Holds: true } && e.Id != said.Id) gone += order.CoveredOf(e, lineNo);
            if (e is { CameBack: true, Holds: true } && e.At < said.At) gone -= order.CoveredOf(e, lineNo);
        }
        return gone;
    }

    /// <summary>What came back for a request so far; a receipt that was not inspected counts as good.</summary>
    public static ImmutableArray<Inspected> Found(Order order, RefundCase refund)
    {
        var found = ImmutableArray.CreateBuilder<Inspected>();
        foreach (var e in order.Evidence)
        {
            if (e is not { Kind: EvidenceKind.Received, Holds: true } || e.RefundNo != refund.RefundNo) continue;
            if (!e.Inspected.IsDefaultOrEmpty) found.AddRange(e.Inspected);
            else found.AddRange(order.Covered(e).Select(l => new Inspected(l.LineNo, l.Quantity, Grade.Good)));
        }
        return found.DrainToImmutable();
    }

    private static Instant Contradicted(Order order, GoodsEvidence old) =>
        order.Evidence.LastOrDefault(e => e.Id == old.WithdrawnBecause)?.At ?? old.At;

    /// <summary>
    /// Goods left although their refund is made or under way: both may be lost, and a person must see it now. Several
    /// parcels and several refunds of one line count together.
    /// </summary>
    public static IEnumerable<AlarmRaised> Alarms(Order order, GoodsEvidence shipped, Instant now)
    {
        var stopped = order.Cases.Where(c =>
            c.Claim.Kind is RefundKind.Unshipped && (c.IsSettled || c.ReservedFen() > 0)).ToList();
        foreach (var refund in stopped)
        {
            var overlap = order.Covered(refund.Claim).Any(l =>
                order.CoveredOf(shipped, l.LineNo) > 0
                && Gone(order, shipped, l.LineNo) + stopped.Sum(c => order.CoveredOf(c.Claim, l.LineNo))
                    > (order.Line(l.LineNo)?.Quantity ?? 0));
            if (overlap) yield return new AlarmRaised(refund.IsSettled ? "REFUNDED_BUT_SHIPPED" : "POSSIBLE_LOSS", refund.RefundNo, now);
        }
    }
}
