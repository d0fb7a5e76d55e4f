using System.Text.Json.Serialization;

namespace Antui.Core.Orders;

/// <summary>
/// How far an effect is, whoever intends it: prepared → dispatching → done | refused | unknown → finding out. It is
/// durable before the call it marks; <c>Answers</c> says for all of them what an answer makes of it.
/// </summary>
/// <param name="Attempt">The fence: an answer to an older attempt that says "not done" is ignored.</param>
/// <param name="DueAt">When it needs attention next: the lease of a running attempt, or the time to ask or retry.</param>
/// <param name="Code">Of the last answer that was not "done".</param>
/// <param name="InDoubt">When the call was made of which nobody knows what became; it may land yet.</param>
public readonly record struct Course(
    InstructionState State, int Attempt, Instant DueAt, string Code = "", string Text = "", Instant? FirstSent = null,
    Instant? LastSent = null, Instant? InDoubt = null)
{
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
