using Antui.Core.Effects;
using Antui.Core.Guards;
using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Ways;

/// <summary>The steps that the ways have in common, and that <c>Workflow</c> takes with them.</summary>
internal static class Steps
{
    /// <summary>Of what follows from the state by itself, without a strategy or a person.</summary>
    public const string Author = "workflow";

    /// <returns>Null: it was begun for this version of the request.</returns>
    public static Step? Once(RefundCase refund, InstructionAction action) =>
        refund.Current(action) is null ? new Step.Start(action, Author) : null;

    public static Step Ask(RefundCase refund, Code code) =>
        refund.WithPerson?.Code == code ? new Step.Rest() : new Step.AskPerson(code);

    /// <summary>Waiting on somebody outside; a person who was asked for something else is not asked any more.</summary>
    public static Step Settled(RefundCase refund, Instant? until = null)
    {
        var escalated = refund.WithPerson?.Code is Code.DeadlineNear or Code.Stuck;
        if (refund.WithPerson is not null && !escalated) return new Step.TakeBack();
        return until is { } at ? new Step.WaitUntil(at) : new Step.Rest();
    }

    public static Step InFlight(RefundCase refund, Instruction i, ShopPolicy policy, Instant now)
    {
        if (i.State is not InstructionState.Unknown) return EffectLife.Next(i, policy, now);
        var patience = (i.FirstSent ?? now) + policy.Timing.UnknownPatience;
        if (now >= patience && refund.WithPerson is null) return new Step.AskPerson(Code.UnknownTooLong);
        if (now >= i.DueAt) return new Step.FindOut(i);
        return new Step.WaitUntil(refund.WithPerson is null ? Instant.Min(i.DueAt, patience) : i.DueAt);
    }

    public static Step Blocked(RefundCase refund, Answer blocking, ShopPolicy policy, Instant now) =>
        blocking.Standing switch
        {
            Standing.Person => Ask(refund, blocking.Code),
            Standing.Stop => Settled(refund),
            _ => Waiting(refund, blocking, policy, now),
        };

    /// <summary>
    /// Whoever pays does so after our report. It moves money then, so a person's approval is its author: no cap for
    /// machines holds it.
    /// </summary>
    public static Step Report(RefundCase refund, Instant now)
    {
        var report = ReportOf(refund);
        return refund.CurrentReport(report) switch
        {
            null => new Step.Start(report, refund.IsApproved ? refund.Person!.Author : Author),
            { State: InstructionState.Done } done => now >= done.DueAt
                ? Ask(refund, Code.AssistantSilent) : new Step.WaitUntil(done.DueAt),
            { State: InstructionState.Refused } no when IsApprovedSince(refund, no) => new Step.SendAgain(no),
            _ => Ask(refund, Code.PlatformRefused),
        };
    }

    /// <summary>What is proved is reported before the money, although we move it ourselves. Null: nothing is, or it
    /// was.</summary>
    public static Step? ReportBeside(RefundCase refund)
    {
        var proved = refund.Claim.Kind is RefundKind.Return or RefundKind.Unshipped
            && !refund.Accepts("shipment-stopped") && !refund.Accepts("goods-received");
        var report = ReportOf(refund);
        return proved && refund.CurrentReport(report) is null
            ? new Step.Start(report, refund.IsApproved ? refund.Person!.Author : Author) : null;
    }

    /// <summary>The money by one call of ours: on a person's word, on what silence decided, or by a strategy.</summary>
    public static Step Pay(
        RefundCase refund, InstructionAction action, in Verdict verdict, ShopPolicy policy, Instant now)
    {
        if (verdict.Chosen is null && !refund.IsApproved && !refund.IsAgreedBySilence)
            return Blocked(refund, verdict.Blocking, policy, now);
        var author = refund.IsApproved ? refund.Person!.Author
            : refund.IsAgreedBySilence ? Lapse.Author
            : $"strategy:{verdict.Chosen!.Id}@{policy.Strategies.Version}";
        return refund.Current(action) switch
        {
            null => new Step.Start(action, author),
            { State: InstructionState.Done } done when now >= done.DueAt => Ask(refund, Code.ConfirmationMissing),
            // Agreed to: what a person was asked is answered, and it is the platform's turn.
            { State: InstructionState.Done } done => Settled(refund, done.DueAt),
            { State: InstructionState.Refused } no when IsApprovedSince(refund, no) => new Step.SendAgain(no),
            _ => Ask(refund, Code.PlatformRefused),
        };
    }

    /// <summary>Refused for certain: only a person's approval given after that may send the same key again.</summary>
    private static bool IsApprovedSince(RefundCase refund, Instruction refused) =>
        refund.IsApproved && refund.Person!.At > refused.DueAt;

    private static InstructionAction ReportOf(RefundCase refund) => refund.Claim.Kind is RefundKind.Return
        ? InstructionAction.ReportReceived : InstructionAction.ReportStopped;

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
}
