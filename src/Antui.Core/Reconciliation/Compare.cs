using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Core.Ways;

namespace Antui.Core.Reconciliation;

/// <summary>What does not fit within one order: its refunds, its goods and its money. Pure, and the same for the same order.</summary>
public static class Compare
{
    /// <param name="patience">How long goods or money may lag behind before it counts as a difference.</param>
    public static IEnumerable<Difference> Order(Order order, ShopPolicy policy, TimeSpan patience, Instant now)
    {
        foreach (var refund in order.Cases)
        {
            if (refund.Claim.Kind is RefundKind.Return)
            {
                if (Return(order, refund, patience, now) is { } back) yield return back;
            }
            if (Alarm(order, refund) is { } lost) yield return lost;
            if (Amount(order, refund) is { } amount) yield return amount;
        }
        if (Sum(order) is { } sum) yield return sum;
    }

    private static Difference? Return(Order order, RefundCase refund, TimeSpan patience, Instant now)
    {
        var claimed = order.Covered(refund.Claim).Sum(l => l.Quantity);
        var (back, seen, last) = Received(order, refund);
        if (refund.Settlement is { } settled)
            return back < claimed && now - settled.At >= patience
                ? new Difference(StandingList.RefundedNotReturned, order.Key, refund.RefundNo, claimed, back, "warehouse", seen) : null;
        return refund.Claim.IsOpen && back >= claimed && claimed > 0 && now - last >= patience
            ? new Difference(
                StandingList.ReturnedNotRefunded, order.Key, refund.RefundNo, refund.Claim.Amount.Minor, 0, "ledger", seen)
            : null;
    }

    /// <summary>Everything that arrived counts here, in whatever state: the question is where the goods are.</summary>
    private static (int Pieces, ImmutableArray<string> Ids, Instant Last) Received(Order order, RefundCase refund)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        var (pieces, last) = (0, refund.Claim.Asked);
        foreach (var e in order.Evidence)
        {
            if (e is not { Kind: EvidenceKind.Received, Holds: true } || e.RefundNo != refund.RefundNo) continue;
            ids.Add(e.Id);
            last = Instant.Max(last, e.KnownAt);
            pieces += e.Inspected.IsDefaultOrEmpty
                ? order.Covered(e).Sum(l => l.Quantity)
                : e.Inspected.Where(i => i.Grade is not Grade.Missing).Sum(i => i.Quantity);
        }
        return (pieces, ids.DrainToImmutable(), last);
    }

    private static Difference? Alarm(Order order, RefundCase refund)
    {
        if (refund.Settlement is not { } paid
            || !(Losses.IsUnread(order, refund) || (refund.LossRead is null && Losses.IsLost(order,
                refund)))) return null;
        var shipped = order.Evidence.Where(e => e.Kind is EvidenceKind.Shipped).Select(e => e.Id);
        return new Difference(
            StandingList.RefundedButShipped, order.Key, refund.RefundNo, 0, paid.Amount.Minor, "warehouse", [.. shipped]);
    }

    private static Difference? Amount(Order order, RefundCase refund) =>
        refund.Settlement is { } paid && refund.Claim.Status is ClaimStatus.Refunded && paid.Amount != refund.Claim.Amount
            ? new Difference(
                StandingList.AmountsDiffer, order.Key, refund.RefundNo, paid.Amount.Minor, refund.Claim.Amount.Minor, "platform",
                [.. refund.Instructions.Where(i => i.MovesMoney).Select(i => i.Key)])
            : null;

    private static Difference? Sum(Order order)
    {
        var refunded = order.Cases.Sum(c => c.Settlement?.Amount.Minor ?? 0);
        return refunded > order.Head.Paid.Minor
            ? new Difference(
                StandingList.AmountsDiffer, order.Key, "", order.Head.Paid.Minor, refunded, "ledger",
                [.. order.Cases.Where(c => c.IsSettled).Select(c => c.RefundNo)])
            : null;
    }
}
