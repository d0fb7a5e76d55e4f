using Antui.Core.Evidence;
using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>
/// Unshipped refund: every claimed quantity of every claimed line is proved to stay. "Not shipped" on the platform is
/// no proof; a ship event of the line is proof of the opposite, whoever said what before.
/// </summary>
public sealed class ShipmentStopped : Guard
{
    public override string Name => "shipment-stopped";

    public override bool PersonMayAccept => true;

    public override Answer Ask(in Question q)
    {
        if (q.Case.Claim.Kind is not RefundKind.Unshipped) return Answer.Pass(Name);
        var rests = -1;
        foreach (var need in q.Needs)
        {
            var answer = AskLine(q, need, ref rests);
            if (!answer.Passed) return answer;
        }
        return Answer.Pass(Name, evidence: rests);
    }

    private Answer AskLine(in Question q, LineQuantity need, ref int rests)
    {
        var (stopped, shipped, back, refused, tooLate) = (0, 0, 0, -1, -1);
        for (var i = 0; i < q.Order.Evidence.Length; i++)
        {
            var e = q.Order.Evidence[i];
            if (!e.Holds || e.Kind is EvidenceKind.Received) continue;
            var quantity = q.Order.CoveredOf(e, need.LineNo);
            if (quantity == 0) continue;
            if (e.Kind is EvidenceKind.Shipped) shipped += quantity;
            if (e.CameBack && Counts(e, q)) back += quantity;
            if (e.RefundNo != "" && e.RefundNo != q.Case.RefundNo) continue;
            if (e.Kind is EvidenceKind.StopRefused) refused = i;
            if (e.Kind is not EvidenceKind.Stopped) continue;
            if (!Counts(e, q)) tooLate = i;
            else (stopped, rests) = (stopped + quantity, i);
        }
        var line = q.Order.Line(need.LineNo);
        var total = line?.Quantity ?? 0;
        // A parcel that came back is here, whatever is written of its leaving.
        shipped = Math.Max(0, shipped - back);
        // Of several refunds of a line each needs units of its own among those that have not left.
        var others = shipped == 0 ? 0 : OthersStopped(q, need.LineNo);
        if ((line is { Shipped: true } && back < need.Quantity) || total - shipped - others < need.Quantity)
            return Answer.Person(Name, Code.GoodsShipped, need.Quantity, total - shipped);
        if (stopped < need.Quantity && refused < 0) stopped += Shared(q, need, ref rests);
        if (stopped >= need.Quantity) return Answer.Pass(Name, need.Quantity, stopped, rests);
        return refused >= 0 ? Answer.Person(Name, Code.StopRefused, need.Quantity, stopped, refused)
            : tooLate >= 0 ? Answer.Person(Name, Code.StopTooLate, need.Quantity, stopped, tooLate)
            : Answer.Wait(Name, Code.GoodsNotStopped, need.Quantity, stopped);
    }

    /// <summary>Goods that were stopped for one refund are stopped for the next.</summary>
    private static int Shared(in Question q, LineQuantity need, ref int rests)
    {
        var shared = GoodsSide.StoppedForOthers(q.Order, q.Case, need, served: true, RecallsCount(q));
        for (var i = 0; shared > 0 && i < q.Order.Evidence.Length; i++)
            if (q.Order.Evidence[i] is { Kind: EvidenceKind.Stopped, Holds: true, RefundNo: not "" } e
                && q.Order.CoveredOf(e, need.LineNo) > 0) rests = i;
        return shared;
    }

    private static int OthersStopped(in Question q, string lineNo)
    {
        var sum = 0;
        foreach (var other in q.Order.Cases)
        {
            if (other.RefundNo == q.Case.RefundNo || other.Claim.Kind is not RefundKind.Unshipped) continue;
            if (OrderLedger.TakenFen(other) > 0) sum += Staying(q.Order, other, lineNo);
        }
        return sum;
    }

    /// <summary>
    /// How many units of another refund have not left, as far as is known. Where its stop was promised and then broken, its
    /// units are among those that were shipped and take nothing from those that are here.
    /// </summary>
    private static int Staying(Order order, RefundCase other, string lineNo)
    {
        var (spoken, stopped) = (false, 0);
        foreach (var e in order.Evidence)
        {
            if (e.RefundNo != other.RefundNo || e.Kind is not (EvidenceKind.Stopped or EvidenceKind.StopRefused)) continue;
            spoken = true;
            if (e is { Kind: EvidenceKind.Stopped, Holds: true }) stopped += order.CoveredOf(e, lineNo);
        }
        var claimed = order.CoveredOf(other.Claim, lineNo);
        return spoken ? Math.Min(claimed, stopped) : claimed;
    }

    /// <summary>Before the hand-over, or back again; a recalled parcel only where the shop allows it.</summary>
    private static bool Counts(GoodsEvidence e, in Question q) =>
        e.Stays || (e.Level is StopLevel.Recalled && RecallsCount(q));

    private static bool RecallsCount(in Question q) => q.Case.Claim.Amount.Minor <= q.Policy.RecalledCountsUpToFen;
}
