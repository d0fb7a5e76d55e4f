using Antui.Core.Desk;
using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Ways;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Refunds;

/// <summary>What a platform tells of orders and refunds: newer replaces older, never the other way round.</summary>
public static class Intake
{
    public static Decision OrderSeen(Order? order, OrderSnapshot seen, ShopPolicy policy, Instant now)
    {
        if (order is not null && seen.Modified < order.Head.Modified) return Decision.Nothing;
        if (Fault(seen) is { } fault) return new Refusal.OrderInvalid(fault);
        if (policy.IsHosted) seen = seen with { Taken = now };
        seen = OrderShares.Fixed(seen);
        if (order is null) return Decision.Events([new Placed(seen), .. policy.Goods.Convert(Order.From(seen))]);
        var head = Merge(order, seen);
        if (Same(head, order.Head)) return Decision.Nothing;
        return Decision.Events([new Updated(head), .. policy.Goods.Convert(order with { Head = head })]);
    }

    public static Decision RefundSeen(Order order, Fact.RefundSeen fact, Instant now)
    {
        var claim = fact.Claim;
        if (order.Case(claim.RefundNo) is not { } refund)
        {
            OrderEvent asked = new Asked(claim, now);
            return claim.Status is ClaimStatus.Refunded
                ? Decision.Events([asked, OrderLedger.Settled(order, claim, claim.Amount, now, SettledBy.External)])
                : Decision.Events([asked]);
        }
        var known = refund.Claim;
        claim = KeepKind(order, refund, claim);
        if (claim.Version < known.Version || claim.Modified < known.Modified) return Decision.Nothing;
        if (Same(claim, known)) return Decision.Nothing;
        var events = new List<OrderEvent> { new Changed(claim) };
        if (claim.Status is ClaimStatus.Refunded && !refund.IsSettled)
            events.AddRange(Paid(order, refund, claim, now));
        events.AddRange(Doubt.Of(refund, claim, now));
        if (claim.Tracking is { } tracking
            && order.Returns.FirstOrDefault(r => r.RefundNo == claim.RefundNo) is { } expected && expected.Tracking != tracking)
            events.Add(new ReturnTracked(expected.ReturnNo, tracking));
        if (claim.Status is ClaimStatus.Closed && known.Status is not (ClaimStatus.Closed or ClaimStatus.Refunded))
            events.AddRange(Release.Of(order, refund));
        return Decision.Events(events);
    }

    /// <summary>
    /// Platforms name refund-only requests by where the order stands now. When other lines of it ship, a request whose
    /// goods were stopped, or whose money is back, is still the one that was decided on.
    /// </summary>
    private static Claim KeepKind(Order order, RefundCase refund, Claim claim)
    {
        if (refund.Claim.Kind is not RefundKind.Unshipped || claim.Kind is not RefundKind.ShippedRefundOnly) return claim;
        var stopped = order.Evidence.Any(e => e is { Kind: EvidenceKind.Stopped, Holds: true } && e.RefundNo == claim.RefundNo);
        return stopped || refund.IsSettled ? claim with { Kind = RefundKind.Unshipped } : claim;
    }

    /// <summary>The platform says the money is with the buyer; an instruction of ours that was open is answered by
    /// that.</summary>
    private static IEnumerable<OrderEvent> Paid(Order order, RefundCase refund, Claim claim, Instant now)
    {
        var ours = false;
        foreach (var i in refund.Instructions)
        {
            if (!i.MovesMoney || i.State is InstructionState.Void or InstructionState.Refused) continue;
            ours = true;
            if (i.IsLive) yield return new Answered(claim.RefundNo, i.Key, InstructionState.Done, now, "", "seen on the platform");
        }
        yield return OrderLedger.Settled(order, claim, claim.Amount, now, ours ? SettledBy.Us : SettledBy.External);
    }

    /// <summary>The share of each line is fixed when the order is paid: later prices do not move it.</summary>
    private static OrderSnapshot Merge(Order order, OrderSnapshot seen) => !order.IsPaid
        ? seen
        : seen with
        {
            Paid = order.Head.Paid,
            Freight = order.Head.Freight,
            OddFen = order.Head.OddFen,
            Lines = [.. seen.Lines.Select(l => order.Line(l.LineNo) is { } known ? known with { Shipped = l.Shipped } : l)],
        };

    /// <summary>The time counts too: forgetting a newer one would let an older reading in afterwards.</summary>
    private static bool Same(OrderSnapshot a, OrderSnapshot b) =>
        a.Modified == b.Modified && a.Status == b.Status && a.RawStatus == b.RawStatus && a.PaidAt == b.PaidAt && a.Paid == b.Paid
        && a.Lines.SequenceEqual(b.Lines);

    private static bool Same(Claim a, Claim b) =>
        a with { Lines = [], Modified = default } == b with { Lines = [], Modified = default } && a.Lines.SequenceEqual(b.Lines);

    private static OrderFault? Fault(OrderSnapshot seen)
    {
        if (seen.Paid.Minor < 0 || seen.Freight.Minor < 0) return OrderFault.NegativeAmount;
        if (seen.Lines.IsDefaultOrEmpty) return OrderFault.NoLine;
        if (seen.Lines.Any(l => l.Quantity < 1 || l.Paid.Minor < 0)) return OrderFault.BadLine;
        return seen.Lines.Select(l => l.LineNo).Distinct().Count() == seen.Lines.Length ? null : OrderFault.LineTwice;
    }
}
