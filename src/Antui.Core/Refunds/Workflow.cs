using Antui.Core.Effects;
using Antui.Core.Evidence;
using Antui.Core.Guards;
using Antui.Core.Orders;
using Antui.Core.Strategies;
using Antui.Core.Ways;
using static Antui.Core.Ways.Steps;

namespace Antui.Core.Refunds;

/// <summary>
/// What a refund needs next: pure, total, and the only place that says so. Acting on the answer and asking again always
/// comes to a rest; a repeated question gets the same answer.
/// </summary>
public static class Workflow
{
    /// <summary>After this many "your version is old" without a newer version to be read, a person looks.</summary>
    private const int MostStaleRounds = 3;

    public static Step Next(Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        if (refund.IsSettled)
        {
            var after = Beside(AfterMoney(order, refund, policy, now), Overtaken(refund, policy, now));
            return WithRecall(after, order, refund, policy, now);
        }
        return Silence.DecidesOn(order, refund, policy, now) is { } to ? new Step.Lapse(to)
            : Silence.Until(
                WithOvertaken(BeforeMoney(order, refund, policy, now), order, refund, policy, now), refund, policy, now);
    }

    private static Step BeforeMoney(Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        var verdict = Verdict.Judge(new Question(order, refund, policy, now));
        foreach (var instruction in refund.Instructions)
            if (instruction.IsInFlight && !IsOvertaken(refund, instruction, verdict))
                return InFlight(refund, instruction, policy, now);
        foreach (var instruction in refund.Instructions)
            if (instruction.State is InstructionState.Prepared && !WaitsForMoney(refund, instruction))
                return Escalate(Resume(order, refund, instruction, verdict, policy, now), refund, policy, now);
        if (!refund.Claim.IsOpen)
        {
            if (Doubt.Asks(order, refund)) return Ask(refund, Code.SuccessTakenBack);
            return refund.WithPerson is null ? new Step.Rest() : new Step.TakeBack();
        }
        return Escalate(Open(order, refund, verdict, policy, now), refund, policy, now);
    }

    /// <summary>An ERP that does not answer whether it expects goods holds up nothing once the goods are here.</summary>
    private static bool IsOvertaken(RefundCase refund, Instruction i, in Verdict verdict) =>
        (i.Action is InstructionAction.ExpectReturn && verdict.Safe) || WaitsForMoney(refund, i);

    /// <summary>The platform agreed without the goods side: to stop or recall them goes on after the money.</summary>
    private static bool WaitsForMoney(RefundCase refund, Instruction i) =>
        refund.IsAgreedBySilence && i.Action is InstructionAction.Stop or InstructionAction.Recall;

    /// <summary>The money is back: the goods must still not leave, and the ERP's document is closed.</summary>
    private static Step AfterMoney(Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        if (refund.Claim.Kind is RefundKind.Unshipped && !Spoken(order, refund, policy)
            && policy.Goods.StopAfterMoney(order, refund, policy, now) is { } stop) return stop;
        if (Doubt.Asks(order, refund)) return Ask(refund, Code.SuccessTakenBack);
        if (Losses.IsUnread(order, refund))
        {
            if (refund.WithPerson?.Code is not Code.RefundedButShipped) return new Step.AskPerson(Code.RefundedButShipped);
        }
        else if (refund.WithPerson is not null)
        {
            return new Step.TakeBack();
        }
        return refund.DocumentClosed ? new Step.Rest() : policy.Goods.CloseDocument(refund, policy, now);
    }

    /// <summary>Goods that left although their money is back are asked back from the courier, whatever else is done.</summary>
    private static Step WithRecall(Step step, Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        if (step is not (Step.Rest or Step.WaitUntil)) return step;
        var recall = refund.Instructions.LastOrDefault(i => i.Action is InstructionAction.Recall);
        if (recall is null)
        {
            return policy.Recalls && Losses.IsUnread(order, refund) && Recall.ParcelOf(order, refund) is not null
                ? new Step.Start(InstructionAction.Recall, Author) : step;
        }
        return Beside(step, EffectLife.Next(recall, policy, now));
    }

    /// <summary>
    /// The goods are here before the ERP said whether it expects them: while the refund waits for somebody else, that is
    /// found out, too.
    /// </summary>
    private static Step WithOvertaken(Step step, Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        if (step is not (Step.Rest or Step.WaitUntil)) return step;
        foreach (var i in refund.Instructions)
        {
            if (i is { Action: InstructionAction.ExpectReturn, IsInFlight: true })
                return Verdict.Judge(new Question(order, refund, policy, now)).Safe
                    ? Beside(step, Overtaken(refund, policy, now)) : step;
        }
        return step;
    }

    /// <summary>
    /// Goods that an ERP was to expect when the money came back first: what nobody knows of it is found out, and what
    /// was not said is not said any more.
    /// </summary>
    private static Step Overtaken(RefundCase refund, ShopPolicy policy, Instant now)
    {
        foreach (var i in refund.Instructions)
        {
            if (i is { Action: InstructionAction.ExpectReturn, IsLive: true })
                return EffectLife.GivenUp(i, policy, now);
        }
        return new Step.Rest();
    }

    /// <summary>One step beside another: whichever has something to do, or the earlier time.</summary>
    private static Step Beside(Step step, Step other) => (step, other) switch
    {
        (not (Step.Rest or Step.WaitUntil), _) or (_, Step.Rest) => step,
        (Step.WaitUntil mine, Step.WaitUntil theirs) => new Step.WaitUntil(Instant.Min(mine.At, theirs.At)),
        _ => other,
    };

    /// <summary>An effect that was decided and is known not to have happened (yet): throttled, or found
    /// absent.</summary>
    private static Step Resume(
        Order order, RefundCase refund, Instruction i, in Verdict verdict, ShopPolicy policy, Instant now)
    {
        if (StillWanted(order, refund, i, verdict, policy))
        {
            var isCapped = i.Code == OutcomeCodes.BreakerOpen;
            var isLetGo = isCapped && refund.IsApproved && !policy.Paused;
            if (isLetGo || EffectLife.IsDue(i, policy, now)) return new Step.SendAgain(i);
            // Whatever a person was asked before is not so any more: all that is in the way is the breaker.
            return isCapped && !refund.IsApproved && refund.WithPerson?.Code is not Code.CapReached
                ? new Step.AskPerson(Code.CapReached) : new Step.WaitUntil(i.DueAt);
        }
        // Nothing takes its place before the platform said, after the horizon, that it is not there.
        return EffectLife.GivenUp(i, policy, now);
    }

    /// <summary>
    /// Would this effect, which was marked as sent and whose first byte did not leave yet, be sent on what is known
    /// now?
    /// </summary>
    public static bool StillHolds(Order order, string refundNo, string key, ShopPolicy policy, Instant now)
    {
        if (order.Case(refundNo)?.Find(key) is not { State: InstructionState.Dispatching }) return false;
        // As long as it counts as sent it stands in its own way.
        var unsent = Fold.Evolve(order, new OrderEvent.Answered(refundNo, key, InstructionState.Prepared, now, "", ""));
        var refund = unsent.Case(refundNo)!;
        var verdict = Verdict.Judge(new Question(unsent, refund, policy, now));
        return StillWanted(unsent, refund, refund.Find(key)!, verdict, policy);
    }

    private static bool StillWanted(
        Order order, RefundCase refund, Instruction i, in Verdict verdict, ShopPolicy policy)
    {
        if (!refund.Claim.IsOpen || i.Version != refund.Claim.Version) return false;
        return i.Action switch
        {
            InstructionAction.ReportStopped or InstructionAction.ReportReceived =>
                verdict.Safe && (!policy.Channel.ReportsByStrategy || MayPay(refund, verdict)),
            InstructionAction.AgreeRefund or InstructionAction.PayOut => verdict.Safe && MayPay(refund, verdict),
            InstructionAction.AgreeReturn => refund.Claim.Status is ClaimStatus.AwaitingSeller,
            InstructionAction.Refuse => refund.Person?.Action is PersonAction.Refuse,
            InstructionAction.Stop => !Spoken(order, refund, policy),
            InstructionAction.ReportNotStopped => true,
            InstructionAction.PushShipment => true,
            InstructionAction.ExpectReturn => !verdict.Safe && refund.Claim.Status is ClaimStatus.AwaitingBuyerReturn or ClaimStatus.AwaitingReceipt,
            InstructionAction.CloseDocument or InstructionAction.SendOrder or InstructionAction.Recall
                or InstructionAction.KeepGoods => true,
        };
    }

    private static bool MayPay(RefundCase refund, in Verdict verdict) =>
        verdict.Chosen is not null || refund.IsApproved || refund.IsAgreedBySilence;

    private static Step Open(Order order, RefundCase refund, in Verdict verdict, ShopPolicy policy, Instant now)
    {
        if (refund.Person?.Action is PersonAction.Refuse)
        {
            return refund.Claim.Status is ClaimStatus.SellerRefused
                ? Settled(refund) : policy.Channel.Refuse(refund, now);
        }
        if (refund.Person?.Action is PersonAction.Hold) return Ask(refund, Code.HeldByPerson);
        if (refund.Person?.Action is PersonAction.SetHandled) return Settled(refund);
        if (!refund.IsAgreedBySilence && PrepareGoods(order, refund, verdict, policy, now) is { } goods) return goods;
        if (!verdict.Safe) return Blocked(refund, verdict.Blocking, policy, now);
        if (refund.SufficientAt is null) return new Step.Suffice();
        if (Doubt.IsUnread(order, refund) && !refund.IsApproved) return Ask(refund, Code.SuccessTakenBack);
        if (StaleRounds(refund) >= MostStaleRounds) return Ask(refund, Code.RequestChanged);
        if (refund.Reopened > policy.LateFailuresRetried && !refund.IsApproved) return Ask(refund, Code.ReopenedLate);
        return policy.Channel.Money(refund, verdict, policy, now);
    }

    /// <summary>What brings the goods side to speak: stop the shipment, agree the return, expect the parcel.</summary>
    private static Step? PrepareGoods(
        Order order, RefundCase refund, in Verdict verdict, ShopPolicy policy, Instant now)
    {
        var claim = refund.Claim;
        if (claim.Kind is RefundKind.Unshipped && claim.Status is ClaimStatus.AwaitingSeller)
        {
            if (policy.Recalls && verdict.Blocking.Code is Code.GoodsShipped or Code.StopRefused or Code.StopTooLate
                && refund.Current(InstructionAction.Recall) is null && Recall.ParcelOf(order, refund) is not null)
                return new Step.Start(InstructionAction.Recall, Author);
            var step = Spoken(order, refund, policy)
                ? policy.Channel.TellNotStopped(refund, verdict) : policy.Goods.Stop(order, refund);
            if (step is not null) return step;
        }
        // A parcel on its way to a buyer who wants his money only: back with it, before it is delivered.
        if (claim is { Kind: RefundKind.ShippedRefundOnly, Status: ClaimStatus.AwaitingSeller } && policy.Recalls
            && order.Head.Status is not (OrderStatus.Finished or OrderStatus.Closed)
            && refund.Current(InstructionAction.Recall) is null && Recall.ParcelOf(order, refund) is not null)
            return new Step.Start(InstructionAction.Recall, Author);
        if (claim.Kind is not RefundKind.Return) return null;
        if (claim.Status is ClaimStatus.AwaitingSeller && policy.Channel.AgreeReturns && MayAgreeReturn(verdict)
            && policy.Channel.AgreeReturn(refund, now) is { } agree) return agree;
        if (claim.Status is not (ClaimStatus.AwaitingBuyerReturn or ClaimStatus.AwaitingReceipt)) return null;
        // What is proved to be back nobody outside need expect: he would be told after every answer again.
        var expect = policy.Goods.Expect(order, refund);
        return verdict.Safe && expect is Step.Start ? null : expect;
    }

    /// <summary>Only what the return itself will answer may still be open.</summary>
    private static bool MayAgreeReturn(in Verdict verdict) => verdict.Refusing == 0;

    /// <summary>How often the platform called this version old although reading shows no newer one.</summary>
    private static int StaleRounds(RefundCase refund) => refund.Instructions.Count(i =>
        i.State is InstructionState.Void && i.Version == refund.Claim.Version && i.Code == OutcomeCodes.StaleVersion);

    /// <summary>Nothing for the machine to do: a deadline that comes near still calls a person.</summary>
    private static Step Escalate(Step step, RefundCase refund, ShopPolicy policy, Instant now)
    {
        if (step is not (Step.Rest or Step.WaitUntil) || refund.WithPerson is not null) return step;
        if (!refund.Claim.IsOpen || refund.Claim.Deadline is not { } deadline || !IsMerchantsTerm(refund, policy))
            return step;
        var lead = deadline - policy.Timing.EscalationLead;
        if (now >= lead) return new Step.AskPerson(Code.DeadlineNear);
        return step is Step.WaitUntil wait ? new Step.WaitUntil(Instant.Min(wait.At, lead)) : new Step.WaitUntil(lead);
    }

    /// <summary>There is something to answer until then: it is not the buyer's time, and the platform has not
    /// decided.</summary>
    private static bool IsMerchantsTerm(RefundCase refund, ShopPolicy policy) =>
        refund.Claim.Status is not ClaimStatus.AwaitingBuyerReturn && !refund.IsAgreedBySilence
        && !(refund.Claim.Status is ClaimStatus.SellerRefused && policy.Channel.SilenceDecides);

    /// <summary>Has the goods side said anything about this unshipped request, or of all its goods for another
    /// one?</summary>
    private static bool Spoken(Order order, RefundCase refund, ShopPolicy policy)
    {
        if (policy.Goods.IsStoppedForOthers(order, refund)) return true;
        foreach (var e in order.Evidence)
        {
            if (!e.Holds || e.Kind is not (EvidenceKind.Stopped or EvidenceKind.StopRefused)) continue;
            if (e.RefundNo == refund.RefundNo || e.RefundNo == "") return true;
        }
        return false;
    }
}
