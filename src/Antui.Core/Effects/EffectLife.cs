using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Antui.Core.Strategies;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Effects;

/// <summary>
/// The one life of every effect of an order: prepared → dispatching → done | refused | unknown → finding out. Pure:
/// what it needs next, what an answer makes of it, its key and its waits.
/// </summary>
public static class EffectLife
{
    /// <summary>What it needs next, as long as it is wanted; nothing when it is over.</summary>
    public static Step Next(Instruction i, ShopPolicy policy, Instant now) => i.State switch
    {
        InstructionState.Prepared => IsDue(i, policy, now) ? new Step.SendAgain(i) : new Step.WaitUntil(i.DueAt),
        InstructionState.Unknown => now >= i.DueAt ? new Step.FindOut(i) : new Step.WaitUntil(i.DueAt),
        InstructionState.Dispatching or InstructionState.FindingOut =>
            now >= i.DueAt ? new Step.MarkUnknown(i) : new Step.WaitUntil(i.DueAt),
        InstructionState.Done or InstructionState.Refused or InstructionState.Void => new Step.Rest(),
    };

    /// <summary>What a gate held back waits for the gate, not for a time of its own.</summary>
    public static bool IsDue(Instruction prepared, ShopPolicy policy, Instant now) =>
        now >= prepared.DueAt || prepared.Code switch
        {
            OutcomeCodes.AllStopped or OutcomeCodes.ShopPaused => !policy.Paused,
            OutcomeCodes.BreakerOpen => !policy.Paused && !policy.BreakerOpen,
            _ => false,
        };

    /// <summary>A new one of the order itself: it waits for the first look at it, which is at once.</summary>
    /// <param name="phase">What of the order it is about; empty for all of it.</param>
    public static Instruction Prepared(
        Order order, InstructionAction action, string phase, ImmutableArray<string> evidence, string platform,
        string author, Instant now) => new(
            KeyOf(order.Key, platform, phase, "", 1, action), action, InstructionState.Prepared,
            Money.Zero(order.Head.Paid.Currency), 1, phase, evidence, author, 0, null, now);

    public static Dispatched SendAgain(string refundNo, Instruction i, ShopPolicy policy, Instant now) =>
        Sent(refundNo, i, InstructionState.Dispatching, policy, now);

    public static Dispatched FindOut(string refundNo, Instruction i, ShopPolicy policy, Instant now) =>
        Sent(refundNo, i, InstructionState.FindingOut, policy, now);

    public static Answered Lost(string refundNo, Instruction i, Instant now) =>
        new(refundNo, i.Key, InstructionState.Unknown, now, "LOST", "no answer within the lease");

    /// <summary>What an answer that says "not done", or nothing, makes of the latest attempt.</summary>
    public static Answered NotDone(string refundNo, Instruction i, Outcome outcome, Timing timing, Instant now)
    {
        var wait = WaitOf(i, timing, now);
        Answered To(InstructionState state, Instant due, string code, string text) =>
            new(refundNo, i.Key, state, due, code, text);
        return outcome switch
        {
            // The question itself was turned away: nothing is known of the effect, and it must not be sent again.
            Outcome.Refused r when i.State is InstructionState.FindingOut && SaysNothing(r) =>
                To(InstructionState.Unknown, now + Longer(r.RetryAfter, wait), r.Code, r.Text),
            Outcome.Refused { RetryAfter: not null } r =>
                To(InstructionState.Prepared, now + Longer(r.RetryAfter, wait), r.Code, r.Text),
            Outcome.Refused { Code: OutcomeCodes.StaleVersion } r => To(InstructionState.Void, now, r.Code, r.Text),
            // This attempt is refused, an earlier one may still land: the amount stays reserved until it cannot.
            Outcome.Refused r when i is { MovesMoney: true, State: InstructionState.Dispatching, InDoubt: { } sent }
                && now < sent + timing.UnknownHorizon =>
                To(InstructionState.Prepared, sent + timing.UnknownHorizon, r.Code, r.Text),
            Outcome.Refused r => To(InstructionState.Refused, now, r.Code, r.Text),
            Outcome.Uncertain u => To(InstructionState.Unknown, now + wait, "UNCERTAIN", u.Why),
            Outcome.Absent when i.InDoubt is not { } last || now >= last + timing.UnknownHorizon =>
                To(InstructionState.Prepared, now + wait, OutcomeCodes.Gone, ""),
            // Not there so far: a late landing gets its time before the call is made or asked about again.
            Outcome.Absent => To(InstructionState.Prepared, now + wait, "ABSENT", ""),
            _ => throw new UnreachableException(outcome.GetType().Name),
        };
    }

    /// <summary>The answer is about the call, not about what became of the effect.</summary>
    public static bool SaysNothing(Outcome outcome) => outcome is Outcome.Uncertain
        or Outcome.Refused { RetryAfter: not null } or Outcome.Refused { Code: OutcomeCodes.NoPort };

    /// <summary>
    /// The operation's key: what is done to which version of which request. A retry has the same key; a changed request
    /// has another.
    /// </summary>
    public static string KeyOf(
        OrderKey order, string platform, string refundNo, string phase, long version, InstructionAction action)
    {
        var text = $"{order.Shop}\n{platform}\n{refundNo}\n{phase}\n{version}\n{action}";
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..10]);
    }

    private static TimeSpan Longer(TimeSpan? asked, TimeSpan wait) => asked is { } after && after > wait ? after : wait;

    private static Dispatched Sent(
        string refundNo, Instruction i, InstructionState state, ShopPolicy policy, Instant now) =>
        new(refundNo, i.Key, i.Attempt + 1, state, now, now + policy.Timing.Lease);

    /// <summary>
    /// Doubles from the first wait to the most, which grows where a trouble lasts for days, because every try is in the
    /// journal. Deterministic, so that a run can be repeated.
    /// </summary>
    private static TimeSpan WaitOf(Instruction i, Timing timing, Instant now)
    {
        const int share = 48;
        var lasts = i.FirstSent is { } since ? (now - since) / share : TimeSpan.Zero;
        var most = lasts > timing.BackOffMost ? lasts : timing.BackOffMost;
        return BackOff.After(timing.BackOff, most, i.Attempt - 1);
    }
}
