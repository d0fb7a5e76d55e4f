using Antui.Core.Orders;
using Antui.Core.Ways;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Refunds;

/// <summary>
/// What a person says is taken when it can still hold: whoever refuses after the instruction left is told so, never
/// that the refund was stopped.
/// </summary>
public static class People
{
    public static Decision Act(Order order, Fact.PersonActs fact, ShopPolicy policy, Instant now)
    {
        var say = fact.Say;
        if (order.Case(fact.RefundNo) is not { } refund) return new Refusal.RefundUnknown();
        if (string.IsNullOrWhiteSpace(say.Reason)) return new Refusal.ReasonMissing();
        if (say.Action is PersonAction.Acknowledge)
            return Losses.IsUnread(order, refund) ? Decision.Events([new PersonSaid(fact.RefundNo, say)])
                : Decision.Nothing;
        var looks = say.Action is PersonAction.SetHandled && Doubt.Asks(order, refund);
        if (refund.IsSettled && !looks) return new Refusal.RefundedAt(refund.Settlement!.At);
        if (looks) return Decision.Events([new PersonSaid(fact.RefundNo, say)]);
        if (refund.Person is { } last && last.Action == say.Action && last.Author == say.Author && last.Version == say.Version
            && last.Reason == say.Reason && last.Amount == say.Amount && last.Accepts.SequenceEqual(say.Accepts)
            && !refund.Instructions.Any(i => i.State is InstructionState.Refused))
            return Decision.Nothing;
        return say.Action switch
        {
            PersonAction.Hold or PersonAction.Refuse or PersonAction.SetHandled when Sent(refund, say.At) is { } sent =>
                new Refusal.Instructed(sent.FirstSent!.Value),
            PersonAction.Refuse when refund.StandsBySilence => new Refusal.TermOver(refund.Lapse!.Deadline),
            PersonAction.Release when refund.Person is null => Decision.Nothing,
            PersonAction.Approve => Approval.Decide(order, refund, say, policy, now),
            _ => Decision.Events([new PersonSaid(fact.RefundNo, say)]),
        };
    }

    /// <summary>
    /// The instruction that may have moved the money already. A report that the assistant did not act on in its time
    /// moved none.
    /// </summary>
    private static Instruction? Sent(RefundCase refund, Instant at) =>
        refund.Instructions.FirstOrDefault(i => i.MovesMoney && i.FirstSent is not null
            && (i.IsLive || (i.State is InstructionState.Done && refund.Claim.IsOpen && !(IsReport(i) && at >= i.DueAt))));

    private static bool IsReport(Instruction i) =>
        i.Action is InstructionAction.ReportStopped or InstructionAction.ReportReceived;
}
