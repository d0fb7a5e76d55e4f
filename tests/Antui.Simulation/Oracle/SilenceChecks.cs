using Antui.Core;
using Antui.Core.Orders;
using Antui.Simulation.Kernel;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>
/// A term that ends in silence is decided: once, not before its time, never where somebody answered or holds it, and
/// never left lying. Written from what a platform does, without the product's own rules.
/// </summary>
internal sealed class SilenceChecks(Sim sim)
{
    /// <summary>How far a node's clock may be ahead of the world's.</summary>
    private const long SkewMs = 10_000;

    /// <summary>How long after the deadline a healthy system may take, with a node's clock behind.</summary>
    private const long LateMs = 90_000;

    private readonly HashSet<(OrderKey Order, string RefundNo, long Version)> _decided = [];

    /// <summary>Called with the order as it was before.</summary>
    public void Decided(Order order, OrderEvent.Lapsed e)
    {
        var refund = order.Case(e.RefundNo)!;
        var claim = refund.Claim;
        var where = $"{order.Key} {e.RefundNo}: {e.To} by silence";
        sim.Seen.Hit("silence-" + e.To);
        if (!sim.ShapeOf(order.Key.Shop).SilenceDecides) sim.World.Break("T1", $"{where} in a shop that asks");
        if (claim.Deadline is not { } deadline || sim.World.NowMs + SkewMs < deadline.Ms)
            sim.World.Break("T1", $"{where} before its time, {claim.Deadline}");
        if (!_decided.Add((order.Key, e.RefundNo, claim.Version))) sim.World.Break("T2", $"{where}, and once before");
        if (Holder(refund) is { } who) sim.World.Break("T3", $"{where} although it is {who}");
        if (sim.Mirror.Promised.TryGetValue((order.Key, e.RefundNo), out var said)
            && (said is not PersonAction.Refuse || claim.Status is not ClaimStatus.SellerRefused)
            // Another person's word came after it, and is not answered yet.
            && (refund.Person is not { } newest || newest.Action == said))
            sim.World.Break("T3", $"{where} although a person was told that {said} holds");
        if (Expected(claim) != e.To) sim.World.Break("T4", $"{where} of a {claim.Kind} that is {claim.Status}");
    }

    /// <summary>Past its term and neither decided nor with somebody.</summary>
    public Breach? Missed(OrderKey key, Order order, RefundCase refund)
    {
        if (!sim.ShapeOf(key.Shop).SilenceDecides || refund.IsSettled) return null;
        if (_decided.Contains((key, refund.RefundNo, refund.Claim.Version))) return Unpaid(key, refund);
        if (refund.Claim.Deadline is not { } deadline || sim.World.NowMs < deadline.Ms + LateMs) return null;
        if (Expected(refund.Claim) is null || Holder(refund) is not null) return null;
        // What the money rules forbid is a person's; that it is so is looked at like every reason to ask one.
        if (refund.WithPerson?.Code is Code.AboveLine or Code.AboveOrder or Code.AboveFreight or Code.ReopenedLate)
            return null;
        // Money that was taken back too often is a person's as well, whatever else he is asked for first.
        if (refund.WithPerson is not null && refund.Reopened > sim.ShapeOf(key.Shop).Config.LateFailuresRetried)
            return null;
        // What the seller gave by herself, and what came back of it, is hers.
        if (refund is { Claim.Kind: RefundKind.Compensation, WithPerson: not null }) return null;
        return new Breach("T5", $"{key} {refund.RefundNo}: {refund.Claim.Status} until {deadline}, nobody answered, "
            + $"and nothing is decided in an order of {order.Cases.Length}");
    }

    /// <summary>The refund was agreed without anybody: then its money moves, or a person knows why not.</summary>
    private static Breach? Unpaid(OrderKey key, RefundCase refund) =>
        refund.Claim.Status is ClaimStatus.AwaitingSeller or ClaimStatus.AwaitingReceipt
        && refund.WithPerson is null && refund.Person?.Action is not (PersonAction.Hold or PersonAction.SetHandled)
            ? new Breach("T6", $"{key} {refund.RefundNo}: agreed by silence and not paid") : null;

    private static string? Holder(RefundCase refund)
    {
        if (refund.Claim.InArbitration) return "in arbitration";
        if (refund.Person?.Action is PersonAction.Hold or PersonAction.SetHandled) return "with a person";
        if (refund.Claim.Status is ClaimStatus.SellerRefused or ClaimStatus.AwaitingBuyerReturn) return null;
        if (refund.Person is { Action: PersonAction.Refuse }) return "refused";
        if (refund.Person is { Action: PersonAction.Approve } said && said.Version == refund.Claim.Version)
            return "approved";
        return refund.Instructions.Any(i => i.MovesMoney && i.Version == refund.Claim.Version
            && i.State is not InstructionState.Void) ? "instructed" : null;
    }

    private static LapseTo? Expected(Claim claim) => claim.Status switch
    {
        ClaimStatus.AwaitingSeller => claim.Kind is RefundKind.Return ? LapseTo.ReturnAgreed : LapseTo.RefundAgreed,
        ClaimStatus.AwaitingReceipt => LapseTo.RefundAgreed,
        ClaimStatus.AwaitingBuyerReturn or ClaimStatus.SellerRefused => LapseTo.Closed,
        ClaimStatus.Unknown or ClaimStatus.Closed or ClaimStatus.Refunded => null,
    };
}
