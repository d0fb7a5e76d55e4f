using System.Diagnostics;
using System.Text.Json.Serialization;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Antui.Core.Strategies;

namespace Antui.Core.Effects;

/// <summary>
/// How far an effect is, whoever intends it: prepared → dispatching → done | refused | unknown → finding out. It is
/// durable before the call it marks, and what an answer makes of it is decided here for all of them.
/// </summary>
/// <param name="Attempt">The fence: an answer to an older attempt that says "not done" is ignored.</param>
/// <param name="DueAt">When it needs attention next: the lease of a running attempt, or the time to ask or retry.</param>
/// <param name="Code">Of the last answer that was not "done".</param>
/// <param name="InDoubt">When the call was made of which nobody knows what became; it may land yet.</param>
public readonly record struct Course(
    InstructionState State, int Attempt, Instant DueAt, string Code = "", string Text = "", Instant? FirstSent = null,
    Instant? LastSent = null, Instant? InDoubt = null)
{
    private const int ShareOfTrouble = 48;

    /// <summary>Decided, and to be done at once. The default is that, too, whatever the clock of whoever does
    /// it.</summary>
    public static Course Prepared(Instant now) => new(InstructionState.Prepared, 0, now);

    [JsonIgnore]
    public bool IsDone => State is InstructionState.Done;

    /// <summary>What it needs now, as long as it is wanted.</summary>
    public Need NeedAt(Instant now) => State switch
    {
        InstructionState.Done or InstructionState.Refused or InstructionState.Void => Need.Nothing,
        InstructionState.Prepared => now < DueAt ? Need.Time : Need.Send,
        InstructionState.Unknown => now < DueAt ? Need.Time : Need.Ask,
        InstructionState.Dispatching or InstructionState.FindingOut => now < DueAt ? Need.Time : Need.Answer,
    };

    /// <summary>Marked before the first byte goes out.</summary>
    public Course Sent(Instant now, TimeSpan lease) =>
        Sent(InstructionState.Dispatching, Attempt + 1, now, now + lease);

    /// <summary>The other side is being asked what became of it.</summary>
    public Course Asked(Instant now, TimeSpan lease) =>
        Sent(InstructionState.FindingOut, Attempt + 1, now, now + lease);

    /// <summary>No answer came within the lease.</summary>
    public Course Lost(Instant now) => To(InstructionState.Unknown, now, "LOST", "no answer within the lease");

    public Course Done(Instant now, string receipt = "") => To(InstructionState.Done, now, "", receipt);

    /// <summary>What an answer that says "not done", or nothing, makes of the latest attempt.</summary>
    public Course NotDone(Outcome outcome, bool movesMoney, Timing timing, Instant now)
    {
        var wait = Wait(timing, now);
        return outcome switch
        {
            // The question itself was turned away: nothing is known of the effect, and it must not be sent again.
            Outcome.Refused r when State is InstructionState.FindingOut && SaysNothing(r) =>
                To(InstructionState.Unknown, now + Longer(r.RetryAfter, wait), r.Code, r.Text),
            Outcome.Refused { RetryAfter: not null } r =>
                To(InstructionState.Prepared, now + Longer(r.RetryAfter, wait), r.Code, r.Text),
            Outcome.Refused { Code: OutcomeCodes.StaleVersion } r => To(InstructionState.Void, now, r.Code, r.Text),
            // This attempt is refused, an earlier one may still land: the amount stays reserved until it cannot.
            Outcome.Refused r when movesMoney && State is InstructionState.Dispatching && InDoubt is { } sent
                && now < sent + timing.UnknownHorizon =>
                To(InstructionState.Prepared, sent + timing.UnknownHorizon, r.Code, r.Text),
            Outcome.Refused r => To(InstructionState.Refused, now, r.Code, r.Text),
            Outcome.Uncertain u => To(InstructionState.Unknown, now + wait, "UNCERTAIN", u.Why),
            Outcome.Absent when InDoubt is not { } last || now >= last + timing.UnknownHorizon =>
                To(InstructionState.Prepared, now + wait, OutcomeCodes.Gone, ""),
            // Not there so far: a late landing gets its time before the call is made or asked about again.
            Outcome.Absent => To(InstructionState.Prepared, now + wait, "ABSENT", ""),
            _ => throw new UnreachableException(outcome.GetType().Name),
        };
    }

    /// <summary>Refused for now: whoever intends it says when it is tried again.</summary>
    public Course Again(Timing timing, Instant now) => this with
    {
        State = InstructionState.Prepared,
        DueAt = now + Wait(timing, now),
    };

    /// <summary>The answer is about the call, not about what became of the effect.</summary>
    public static bool SaysNothing(Outcome outcome) => outcome is Outcome.Uncertain
        or Outcome.Refused { RetryAfter: not null } or Outcome.Refused { Code: OutcomeCodes.NoPort };

    internal Course Sent(InstructionState state, int attempt, Instant at, Instant dueAt) => this with
    {
        State = state,
        Attempt = attempt,
        DueAt = dueAt,
        FirstSent = FirstSent ?? (state is InstructionState.Dispatching ? at : null),
        LastSent = state is InstructionState.Dispatching ? at : LastSent,
    };

    internal Course To(InstructionState state, Instant dueAt, string code, string text) => this with
    {
        State = state,
        DueAt = dueAt,
        Code = code,
        Text = text,
        InDoubt = code == OutcomeCodes.Gone ? null
            : state is InstructionState.Unknown && State is InstructionState.Dispatching ? LastSent ?? FirstSent : InDoubt,
    };

    private static TimeSpan Longer(TimeSpan? asked, TimeSpan wait) => asked is { } after && after > wait ? after : wait;

    /// <summary>
    /// Doubles from the first wait to the most, which grows where a trouble lasts for days, because every try is kept.
    /// Deterministic, so that a run can be repeated.
    /// </summary>
    private TimeSpan Wait(Timing timing, Instant now)
    {
        var lasts = FirstSent is { } since ? (now - since) / ShareOfTrouble : TimeSpan.Zero;
        var most = lasts > timing.BackOffMost ? lasts : timing.BackOffMost;
        return BackOff.After(timing.BackOff, most, Attempt - 1);
    }
}

/// <summary>What an effect needs next.</summary>
public enum Need
{
    /// <summary>It is over.</summary>
    Nothing,
    /// <summary>Its time has not come.</summary>
    Time,
    Send,
    /// <summary>The other side is asked what became of it.</summary>
    Ask,
    /// <summary>The call's lease is over without an answer: from now on nobody knows.</summary>
    Answer,
}
