using System.Diagnostics;
using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Effects;

/// <summary>What an answer makes of an effect, and when it is tried again: the same for whoever intends it.</summary>
public static class Answers
{
    private const int ShareOfTrouble = 48;

    /// <summary>What an answer that says "not done", or nothing, makes of the latest attempt.</summary>
    public static Course NotDone(
        this Course course, Outcome outcome, bool movesMoney, Timing timing, Instant now)
    {
        var wait = Wait(course, timing, now);
        return outcome switch
        {
            // The question itself was turned away: nothing is known of the effect, and it must not be sent again.
            Outcome.Refused r when course.State is InstructionState.FindingOut && SaysNothing(r) =>
                course.To(InstructionState.Unknown, now + Longer(r.RetryAfter, wait), r.Code, r.Text),
            Outcome.Refused { RetryAfter: not null } r =>
                course.To(InstructionState.Prepared, now + Longer(r.RetryAfter, wait), r.Code, r.Text),
            Outcome.Refused { Code: OutcomeCodes.StaleVersion } r =>
                course.To(InstructionState.Void, now, r.Code, r.Text),
            // This attempt is refused, an earlier one may still land: the amount stays reserved until it cannot.
            Outcome.Refused r when movesMoney && course.State is InstructionState.Dispatching
                && course.InDoubt is { } sent && now < sent + timing.UnknownHorizon =>
                course.To(InstructionState.Prepared, sent + timing.UnknownHorizon, r.Code, r.Text),
            Outcome.Refused r => course.To(InstructionState.Refused, now, r.Code, r.Text),
            Outcome.Uncertain u => course.To(InstructionState.Unknown, now + wait, "UNCERTAIN", u.Why),
            Outcome.Absent when course.InDoubt is not { } last || now >= last + timing.UnknownHorizon =>
                course.To(InstructionState.Prepared, now + wait, OutcomeCodes.Gone, ""),
            // Not there so far: a late landing gets its time before the call is made or asked about again.
            Outcome.Absent => course.To(InstructionState.Prepared, now + wait, "ABSENT", ""),
            _ => throw new UnreachableException(outcome.GetType().Name),
        };
    }

    /// <summary>Refused for now: whoever intends it says when it is tried again.</summary>
    public static Course Again(this Course course, Timing timing, Instant now) => course with
    {
        State = InstructionState.Prepared,
        DueAt = now + Wait(course, timing, now),
    };

    /// <summary>The answer is about the call, not about what became of the effect.</summary>
    public static bool SaysNothing(Outcome outcome) => outcome is Outcome.Uncertain
        or Outcome.Refused { RetryAfter: not null } or Outcome.Refused { Code: OutcomeCodes.NoPort };

    private static TimeSpan Longer(TimeSpan? asked, TimeSpan wait) => asked is { } after && after > wait ? after : wait;

    /// <summary>
    /// Doubles from the first wait to the most, which grows where a trouble lasts for days, because every try is kept.
    /// Deterministic, so that a run can be repeated.
    /// </summary>
    private static TimeSpan Wait(Course course, Timing timing, Instant now)
    {
        var lasts = course.FirstSent is { } since ? (now - since) / ShareOfTrouble : TimeSpan.Zero;
        var most = lasts > timing.BackOffMost ? lasts : timing.BackOffMost;
        return BackOff.After(timing.BackOff, most, course.Attempt - 1);
    }
}
