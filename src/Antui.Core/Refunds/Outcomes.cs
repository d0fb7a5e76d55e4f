using System.Diagnostics;
using Antui.Core.Evidence;
using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Strategies;
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
        if (i.State is InstructionState.Done || (i.State is InstructionState.Void && fact.Outcome is not Outcome.Done))
            return Decision.Nothing;
        if (fact.Outcome is Outcome.Done done) return Done(order, refund, i, done, policy, now);
        if (!i.IsInFlight || fact.Attempt != i.Attempt) return Decision.Nothing;
        if (i.State is InstructionState.Unknown && SaysNothing(fact.Outcome)) return Decision.Nothing;
        List<OrderEvent> events = [.. NotDone(fact, i, policy, now)];
        if (i.Action is InstructionAction.Stop && refund is not null && events[0] is Answered { State: InstructionState.Refused } no
            && no.Code != OutcomeCodes.NoPort)
            events.AddRange(Said(order, refund, EvidenceKind.StopRefused, StopLevel.Unknown, no.Code, no.Text, now));
        // Nobody asks about an order's own effect later: a person must see that it will not happen.
        if (refund is null && events[0] is Answered { State: InstructionState.Refused })
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
            events.Add(Advance.Changed(refund, now, c => c with { Status = ClaimStatus.Refunded, RawStatus = "SUCCESS" }));
            events.Add(OrderLedger.Settled(order, refund.Claim, i.Amount, now, SettledBy.Us));
        }
        if (policy.EndsByReport && !refund.IsSettled) events.AddRange(EndedBy(order, refund, i, now));
        if (i.Action is InstructionAction.Recall) events.AddRange(Recall.Asked(order, refund));
        if (i.Action is InstructionAction.Stop)
            events.AddRange(Said(order, refund, EvidenceKind.Stopped, StopLevel.NotReleased, done.Receipt, "", now));
        return Decision.Events(events);
    }

    /// <summary>Where the platform says nothing after our report, the report itself ends the request.</summary>
    private static IEnumerable<OrderEvent> EndedBy(Order order, RefundCase refund, Instruction i, Instant now)
    {
        if (i.Action is InstructionAction.ReportNotStopped)
        {
            yield return Advance.Changed(refund, now, c => c with { Status = ClaimStatus.Closed, RawStatus = "CANCEL_REFUSED" });
        }
        else if (i.Action is InstructionAction.ReportStopped or InstructionAction.ReportReceived)
        {
            yield return Advance.Changed(refund, now, c => c with { Status = ClaimStatus.Refunded, RawStatus = "REPORTED" });
            yield return OrderLedger.Settled(order, refund.Claim, i.Amount, now, SettledBy.Us);
        }
    }

    private static IEnumerable<OrderEvent> NotDone(Fact.OutcomeKnown fact, Instruction i, ShopPolicy policy, Instant now)
    {
        var wait = BackOff(i, policy.Timing, now);
        Answered To(InstructionState state, Instant due, string code, string text) =>
            new(fact.RefundNo, i.Key, state, due, code, text);
        yield return fact.Outcome switch
        {
            // The question itself was turned away: nothing is known of the effect, and it must not be sent again.
            Outcome.Refused r when i.State is InstructionState.FindingOut && SaysNothing(r) =>
                To(InstructionState.Unknown, now + (r.RetryAfter is { } later && later > wait ? later : wait), r.Code, r.Text),
            Outcome.Refused { RetryAfter: { } after } r =>
                To(InstructionState.Prepared, now + (after > wait ? after : wait), r.Code, r.Text),
            Outcome.Refused { Code: OutcomeCodes.StaleVersion } r => To(InstructionState.Void, now, r.Code, r.Text),
            // This attempt is refused, an earlier one may still land: the amount stays reserved until it cannot any more.
            Outcome.Refused r when i is { MovesMoney: true, State: InstructionState.Dispatching, InDoubt: { } sent }
                && now < sent + policy.Timing.UnknownHorizon =>
                To(InstructionState.Prepared, sent + policy.Timing.UnknownHorizon, r.Code, r.Text),
            Outcome.Refused r => To(InstructionState.Refused, now, r.Code, r.Text),
            Outcome.Uncertain u => To(InstructionState.Unknown, now + wait, "UNCERTAIN", u.Why),
            Outcome.Absent when i.InDoubt is not { } last || now >= last + policy.Timing.UnknownHorizon =>
                To(InstructionState.Prepared, now + wait, OutcomeCodes.Gone, ""),
            // Not there so far: a late landing gets its time before the call is made or asked about again.
            Outcome.Absent => To(InstructionState.Prepared, now + wait, "ABSENT", ""),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The ERP's answer to our request to stop, weighed like everything the goods side says.</summary>
    private static ImmutableArray<OrderEvent> Said(
        Order order, RefundCase refund, EvidenceKind kind, StopLevel level, string receipt, string note, Instant now) =>
        GoodsSide.Seen(order, new Fact.EvidenceSeen(
            order.Key, $"erp:{kind}:{refund.RefundNo}:{receipt}", kind, refund.RefundNo, order.Covered(refund.Claim), [], level,
            "erp", now, note), now).Happened;

    /// <summary>The answer is about the call, not about what became of the effect.</summary>
    private static bool SaysNothing(Outcome outcome) =>
        outcome is Outcome.Uncertain or Outcome.Refused { RetryAfter: not null } or Outcome.Refused { Code: OutcomeCodes.NoPort };

    /// <summary>
    /// Doubles from the first wait to the most, which grows where a trouble lasts for days, because every try is in the
    /// journal. Deterministic, so that a run can be repeated.
    /// </summary>
    private static TimeSpan BackOff(Instruction i, Timing timing, Instant now)
    {
        const int share = 48;
        var wait = timing.BackOff * (1L << Math.Min(i.Attempt - 1, 20));
        var lasts = i.FirstSent is { } since ? (now - since) / share : TimeSpan.Zero;
        var most = lasts > timing.BackOffMost ? lasts : timing.BackOffMost;
        return wait < most ? wait : most;
    }
}
