using Antui.Core.Effects;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Strategies;

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
        if (refund.IsSettled) return WithRecall(AfterMoney(order, refund, policy, now), order, refund, policy, now);
        return Silence.DecidesOn(order, refund, policy, now) is { } to ? new Step.Lapse(to)
            : Silence.Until(BeforeMoney(order, refund, policy, now), refund, policy, now);
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
        if (refund.Claim.Kind is RefundKind.Unshipped && !Spoken(order, refund, policy))
        {
            if (policy.Fulfilment is Fulfilment.BuiltIn) return new Step.StopHere();
            if (policy.Fulfilment is Fulfilment.RemoteErp && StopAfterMoney(refund, policy, now) is { } stop) return stop;
        }
        if (Doubt.Asks(order, refund)) return Ask(refund, Code.SuccessTakenBack);
        if (Losses.IsUnread(order, refund))
        {
            if (refund.WithPerson?.Code is not Code.RefundedButShipped) return new Step.AskPerson(Code.RefundedButShipped);
        }
        else if (refund.WithPerson is not null)
        {
            return new Step.TakeBack();
        }
        if (refund.DocumentClosed) return new Step.Rest();
        return policy is { Fulfilment: Fulfilment.RemoteErp, ErpDocuments: true }
            ? CloseAtErp(refund, policy, now) : new Step.CloseDocument();
    }

    /// <summary>Goods that left although their money is back are asked back from the courier, whatever else is done.</summary>
    private static Step WithRecall(Step step, Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        if (step is not (Step.Rest or Step.WaitUntil)) return step;
        var recall = refund.Instructions.LastOrDefault(i => i.Action is InstructionAction.Recall);
        if (recall is null)
        {
            return policy.Recalls && Losses.IsUnread(order, refund) && Recall.ParcelOf(order, refund) is not null
                ? new Step.Start(InstructionAction.Recall, "workflow") : step;
        }
        return (EffectLife.Next(recall, policy, now), step) switch
        {
            (Step.Rest, _) => step,
            (Step.WaitUntil mine, Step.WaitUntil other) => new Step.WaitUntil(Instant.Min(mine.At, other.At)),
            var (next, _) => next,
        };
    }

    /// <summary>The ERP's own document is completed by a call; one that it refuses stays open and is seen in the reconciliation.</summary>
    private static Step CloseAtErp(RefundCase refund, ShopPolicy policy, Instant now) =>
        refund.Instructions.LastOrDefault(i => i.Action is InstructionAction.CloseDocument) switch
        {
            null => new Step.Start(InstructionAction.CloseDocument, "workflow"),
            { State: InstructionState.Done } => new Step.CloseDocument(),
            { IsInFlight: true } asked => InFlight(refund, asked, policy, now),
            var other => EffectLife.Next(other, policy, now),
        };

    /// <summary>Somebody else refunded before the ERP was asked, or before it answered: the goods must be held all the
    /// same.</summary>
    private static Step? StopAfterMoney(RefundCase refund, ShopPolicy policy, Instant now)
    {
        var stop = refund.Instructions.LastOrDefault(i => i.Action is InstructionAction.Stop);
        if (stop is null) return new Step.Start(InstructionAction.Stop, "workflow");
        if (stop.IsInFlight) return InFlight(refund, stop, policy, now);
        return stop.State is InstructionState.Prepared ? EffectLife.Next(stop, policy, now) : null;
    }

    private static Step InFlight(RefundCase refund, Instruction i, ShopPolicy policy, Instant now)
    {
        if (i.State is not InstructionState.Unknown) return EffectLife.Next(i, policy, now);
        var patience = (i.FirstSent ?? now) + policy.Timing.UnknownPatience;
        if (now >= patience && refund.WithPerson is null) return new Step.AskPerson(Code.UnknownTooLong);
        if (now >= i.DueAt) return new Step.FindOut(i);
        return new Step.WaitUntil(refund.WithPerson is null ? Instant.Min(i.DueAt, patience) : i.DueAt);
    }

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
        if (i.InDoubt is null) return new Step.Drop(i);
        return EffectLife.IsDue(i, policy, now) ? new Step.FindOut(i) : new Step.WaitUntil(i.DueAt);
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
            InstructionAction.ReportStopped or InstructionAction.ReportReceived => verdict.Safe,
            InstructionAction.AgreeRefund or InstructionAction.PayOut =>
                verdict.Safe && (verdict.Chosen is not null || refund.IsApproved || refund.IsAgreedBySilence),
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

    private static Step Open(Order order, RefundCase refund, in Verdict verdict, ShopPolicy policy, Instant now)
    {
        if (refund.Person?.Action is PersonAction.Refuse) return Refuse(refund, policy);
        if (refund.Person?.Action is PersonAction.Hold) return Ask(refund, Code.HeldByPerson);
        if (refund.Person?.Action is PersonAction.SetHandled) return Settled(refund);
        if (!refund.IsAgreedBySilence && PrepareGoods(order, refund, verdict, policy) is { } goods) return goods;
        if (!verdict.Safe) return Blocked(refund, verdict.Blocking, policy, now);
        if (refund.SufficientAt is null) return new Step.Suffice();
        if (Doubt.IsUnread(order, refund) && !refund.IsApproved) return Ask(refund, Code.SuccessTakenBack);
        if (StaleRounds(refund) >= MostStaleRounds) return Ask(refund, Code.RequestChanged);
        if (refund.Reopened > policy.LateFailuresRetried && !refund.IsApproved) return Ask(refund, Code.ReopenedLate);
        return Money(refund, verdict, policy, now);
    }

    /// <summary>What brings the goods side to speak: stop the shipment, agree the return, expect the parcel.</summary>
    private static Step? PrepareGoods(Order order, RefundCase refund, in Verdict verdict, ShopPolicy policy)
    {
        var claim = refund.Claim;
        if (claim.Kind is RefundKind.Unshipped && claim.Status is ClaimStatus.AwaitingSeller)
        {
            if (policy.Recalls && verdict.Blocking.Code is Code.GoodsShipped or Code.StopRefused or Code.StopTooLate
                && refund.Current(InstructionAction.Recall) is null && Recall.ParcelOf(order, refund) is not null)
                return new Step.Start(InstructionAction.Recall, "workflow");
            if (!Spoken(order, refund, policy))
            {
                if (policy.Fulfilment is Fulfilment.BuiltIn) return new Step.StopHere();
                // A warehouse cannot stop what is just on its way to it; its answer moves the order on.
                if (order.Instructions.Any(static i => i is { Action: InstructionAction.SendOrder, IsLive: true })) return new Step.Rest();
                if (policy.Fulfilment is Fulfilment.RemoteErp && refund.Current(InstructionAction.Stop) is null)
                    return new Step.Start(InstructionAction.Stop, "workflow");
            }
            else if (IsTooLate(verdict, policy) && policy.Way is not WayToMoney.PayOut && policy.Reports
                && refund.Current(InstructionAction.ReportNotStopped) is null)
            {
                return new Step.Start(InstructionAction.ReportNotStopped, "workflow");
            }
        }
        // A parcel on its way to a buyer who wants his money only: back with it, before it is delivered.
        if (claim is { Kind: RefundKind.ShippedRefundOnly, Status: ClaimStatus.AwaitingSeller } && policy.Recalls
            && order.Head.Status is not (OrderStatus.Finished or OrderStatus.Closed)
            && refund.Current(InstructionAction.Recall) is null && Recall.ParcelOf(order, refund) is not null)
            return new Step.Start(InstructionAction.Recall, "workflow");
        if (claim.Kind is not RefundKind.Return) return null;
        if (claim.Status is ClaimStatus.AwaitingSeller && policy.AgreeReturns && MayAgreeReturn(verdict))
        {
            if (policy.IsHosted) return new Step.AgreeReturnHere();
            if (refund.Current(InstructionAction.AgreeReturn) is null)
                return new Step.Start(InstructionAction.AgreeReturn, "workflow");
        }
        if (claim.Status is not (ClaimStatus.AwaitingBuyerReturn or ClaimStatus.AwaitingReceipt)) return null;
        if (policy is { Fulfilment: Fulfilment.RemoteErp, ErpDocuments: true } && refund.Current(InstructionAction.ExpectReturn) is null)
            return new Step.Start(InstructionAction.ExpectReturn, "workflow");
        return policy.Fulfilment is Fulfilment.BuiltIn && !IsExpected(order, refund) ? new Step.ExpectReturn() : null;
    }

    /// <summary>Where the report is all the platform learns, it is told of goods that left, too.</summary>
    private static bool IsTooLate(in Verdict verdict, ShopPolicy policy) => verdict.Blocking.Code is Code.StopRefused
        || (policy.EndsByReport && (verdict.Blocking.Code is Code.GoodsShipped or Code.StopTooLate));

    private static bool IsExpected(Order order, RefundCase refund)
    {
        foreach (var expected in order.Returns)
            if (expected.RefundNo == refund.RefundNo) return true;
        return false;
    }

    /// <summary>Only what the return itself will answer may still be open.</summary>
    private static bool MayAgreeReturn(in Verdict verdict) => verdict.Refusing == 0;

    private static Step Money(RefundCase refund, in Verdict verdict, ShopPolicy policy, Instant now)
    {
        var report = refund.Claim.Kind is RefundKind.Return
            ? InstructionAction.ReportReceived : InstructionAction.ReportStopped;
        var proved = refund.Claim.Kind is RefundKind.Return or RefundKind.Unshipped && !refund.Accepts("shipment-stopped")
            && !refund.Accepts("goods-received");
        if (policy.EndsByReport && (refund.Claim.Kind is RefundKind.Return or RefundKind.Unshipped))
            return OnlyReport(refund, report, verdict, policy, now);
        if (policy.Way is WayToMoney.Assistant && !refund.IsApproved)
        {
            return refund.CurrentReport(report) switch
            {
                null => new Step.Start(report, "workflow"),
                { State: InstructionState.Done } done => now >= done.DueAt
                    ? Ask(refund, Code.AssistantSilent) : new Step.WaitUntil(done.DueAt),
                _ => Ask(refund, Code.PlatformRefused),
            };
        }
        if (policy.Way is not WayToMoney.PayOut && policy.Reports && proved && refund.CurrentReport(report) is null)
            // Where the report moves money, too, a person's approval is the author of both: no cap for machines holds it.
            return new Step.Start(report, refund.IsApproved ? refund.Person!.Author : "workflow");
        if (verdict.Chosen is null && !refund.IsApproved && !refund.IsAgreedBySilence)
            return Blocked(refund, verdict.Blocking, policy, now);
        var author = refund.IsApproved ? refund.Person!.Author
            : refund.IsAgreedBySilence ? Silence.Author
            : $"strategy:{verdict.Chosen!.Id}@{policy.Strategies.Version}";
        return Pay(refund, policy.IsHosted ? InstructionAction.PayOut : InstructionAction.AgreeRefund, author, now);
    }

    /// <summary>The platform knows no agreement of ours: the report is the one way, also for a person.</summary>
    private static Step OnlyReport(
        RefundCase refund, InstructionAction report, in Verdict verdict, ShopPolicy policy, Instant now)
    {
        if (policy.Way is WayToMoney.Direct && verdict.Chosen is null && !refund.IsApproved)
            return Blocked(refund, verdict.Blocking, policy, now);
        return refund.CurrentReport(report) switch
        {
            null => new Step.Start(report, refund.IsApproved ? refund.Person!.Author : "workflow"),
            { State: InstructionState.Done } done => now >= done.DueAt
                ? Ask(refund, Code.AssistantSilent) : new Step.WaitUntil(done.DueAt),
            { State: InstructionState.Refused } no when refund.IsApproved && refund.Person!.At > no.DueAt =>
                new Step.SendAgain(no),
            _ => Ask(refund, Code.PlatformRefused),
        };
    }

    /// <summary>How often the platform called this version old although reading shows no newer one.</summary>
    private static int StaleRounds(RefundCase refund) => refund.Instructions.Count(i =>
        i.State is InstructionState.Void && i.Version == refund.Claim.Version && i.Code == OutcomeCodes.StaleVersion);

    private static Step Pay(RefundCase refund, InstructionAction action, string author, Instant now) =>
        refund.Current(action) switch
        {
            null => new Step.Start(action, author),
            { State: InstructionState.Done } done when now >= done.DueAt => Ask(refund, Code.ConfirmationMissing),
            // Agreed to: what a person was asked is answered, and it is the platform's turn.
            { State: InstructionState.Done } done => Settled(refund, done.DueAt),
            // Refused for certain: only a person's approval given after that may send the same key again.
            { State: InstructionState.Refused } no when refund.IsApproved && refund.Person!.At > no.DueAt =>
                new Step.SendAgain(no),
            _ => Ask(refund, Code.PlatformRefused),
        };

    private static Step Refuse(RefundCase refund, ShopPolicy policy)
    {
        if (refund.Claim.Status is ClaimStatus.SellerRefused) return Settled(refund);
        if (policy.IsHosted) return new Step.RefuseHere();
        return refund.Current(InstructionAction.Refuse) switch
        {
            null => new Step.Start(InstructionAction.Refuse, refund.Person!.Author),
            { State: InstructionState.Refused } => Ask(refund, Code.PlatformRefused),
            _ => Settled(refund),
        };
    }

    private static Step Blocked(RefundCase refund, Answer blocking, ShopPolicy policy, Instant now) =>
        blocking.Standing switch
        {
            Standing.Person => Ask(refund, blocking.Code),
            Standing.Stop => Settled(refund),
            _ => Waiting(refund, blocking, policy, now),
        };

    private static Step Waiting(RefundCase refund, Answer blocking, ShopPolicy policy, Instant now)
    {
        if (blocking.Code is Code.OutsideHours) return Settled(refund, NextHour(now, blocking.Expected));
        if (blocking.Code is not (Code.GoodsNotStopped or Code.ReturnNotAgreed)) return Settled(refund);
        var until = refund.KnownAt + policy.Timing.GoodsPatience;
        return now >= until ? Ask(refund, Code.Stuck) : Settled(refund, until);
    }

    /// <summary>The next time the clock in UTC+8 strikes this hour.</summary>
    private static Instant NextHour(Instant now, long hour)
    {
        const long hourMs = 3_600_000, dayMs = 24 * hourMs, zoneMs = 8 * hourMs;
        var midnight = (now.Ms + zoneMs) / dayMs * dayMs - zoneMs;
        var at = midnight + hour * hourMs;
        return new Instant(at > now.Ms ? at : at + dayMs);
    }

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
        && !(refund.Claim.Status is ClaimStatus.SellerRefused && policy.SilenceDecides);

    private static Step Ask(RefundCase refund, Code code) =>
        refund.WithPerson?.Code == code ? new Step.Rest() : new Step.AskPerson(code);

    /// <summary>Waiting on somebody outside; a person who was asked for something else is not asked any more.</summary>
    private static Step Settled(RefundCase refund, Instant? until = null)
    {
        var escalated = refund.WithPerson?.Code is Code.DeadlineNear or Code.Stuck;
        if (refund.WithPerson is not null && !escalated) return new Step.TakeBack();
        return until is { } at ? new Step.WaitUntil(at) : new Step.Rest();
    }

    /// <summary>
    /// Has the goods side said anything about this unshipped request, or of all its goods for another one? The built-in
    /// desk says it for each: then they stay stopped when the other request is withdrawn.
    /// </summary>
    private static bool Spoken(Order order, RefundCase refund, ShopPolicy policy)
    {
        if (policy.Fulfilment is not Fulfilment.BuiltIn && GoodsSide.IsStoppedForOthers(order, refund)) return true;
        foreach (var e in order.Evidence)
        {
            if (!e.Holds || e.Kind is not (EvidenceKind.Stopped or EvidenceKind.StopRefused)) continue;
            if (e.RefundNo == refund.RefundNo || e.RefundNo == "") return true;
        }
        return false;
    }
}
