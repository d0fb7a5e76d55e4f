using Antui.Core.Effects;
using Antui.Core.Evidence;
using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Ways;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Refunds;

/// <summary>What became of an instruction: done is done whoever says it; "not done" counts only for the latest
/// attempt.</summary>
public static class Outcomes
{
    public static Decision Known(Order order, Fact.OutcomeKnown fact, ShopPolicy policy, Instant now)
    {
        var refund = order.Case(fact.RefundNo);
        var list = fact.RefundNo == "" ? order.Instructions : refund?.Instructions ?? [];
        if (list.LastOrDefault(i => i.Key == fact.InstructionKey) is not { } i) return Decision.Park("INSTRUCTION_UNKNOWN");
        // The money came back later: an older answer is no news.
        if (i is { State: InstructionState.Void, Code: OutcomeCodes.TakenBack }) return Decision.Nothing;
        if (i.State is InstructionState.Done || (i.State is InstructionState.Void && fact.Outcome is not Outcome.Done))
            return Decision.Nothing;
        if (fact.Outcome is Outcome.Done done) return Done(order, refund, i, done, policy, now);
        if (!i.IsInFlight || fact.Attempt != i.Attempt) return Decision.Nothing;
        if (i.State is InstructionState.Unknown && Answers.SaysNothing(fact.Outcome)) return Decision.Nothing;
        var answered = EffectLife.NotDone(fact.RefundNo, i, fact.Outcome, policy.Timing, now);
        List<OrderEvent> events = [answered];
        if (i.Action is InstructionAction.Stop && refund is not null && answered.State is InstructionState.Refused
            && answered.Code != OutcomeCodes.NoPort)
            events.AddRange(Said(
                order, refund, EvidenceKind.StopRefused, StopLevel.Unknown, answered.Code, answered.Text, now));
        // Nobody asks about an order's own effect later: a person must see that it will not happen.
        if (refund is null && answered.State is InstructionState.Refused)
            events.Add(new AlarmRaised(i.Action is InstructionAction.SendOrder ? "ORDER_NOT_SENT" : "SHIPMENT_NOT_TOLD", i.Phase, now));
        return Decision.Events(events);
    }

    private static Decision Done(
        Order order, RefundCase? refund, Instruction i, Outcome.Done done, ShopPolicy policy, Instant now)
    {
        var refundNo = refund?.RefundNo ?? "";
        var events = new List<OrderEvent>
        {
            new Answered(
                refundNo, i.Key, InstructionState.Done, now + policy.Timing.AssistantPatience, "", done.Receipt,
                Math.Max(0, done.FeeFen)),
        };
        if (refund is null) return Decision.Events(events);
        if (i.Action is InstructionAction.PayOut && !refund.IsSettled)
        {
            events.Add(refund.Changed(now, c => c with
            {
                Status = ClaimStatus.Refunded,
                RawStatus = policy.Channel.Word(ClaimStatus.Refunded, c.RawStatus),
            }));
            events.Add(OrderLedger.Settled(order, refund.Claim, i.Amount, now, SettledBy.Us));
        }
        if (!refund.IsSettled) events.AddRange(policy.Channel.EndedBy(order, refund, i, now));
        if (i.Action is InstructionAction.Recall) events.AddRange(Recall.Asked(order, refund));
        if (i.Action is InstructionAction.Stop)
            events.AddRange(Said(order, refund, EvidenceKind.Stopped, StopLevel.NotReleased, done.Receipt, "", now));
        return Decision.Events(events);
    }

    /// <summary>The ERP's answer to our request to stop, weighed like everything the goods side says.</summary>
    private static ImmutableArray<OrderEvent> Said(
        Order order, RefundCase refund, EvidenceKind kind, StopLevel level, string receipt, string note, Instant now) =>
        GoodsSide.Seen(order, new Fact.EvidenceSeen(
            order.Key, $"erp:{kind}:{refund.RefundNo}:{receipt}", kind, refund.RefundNo, order.Covered(refund.Claim), [], level,
            "erp", now, note), now).Happened;
}
