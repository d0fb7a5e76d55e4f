using System.Text.Json.Serialization;
using Antui.Core.Orders;

namespace Antui.Core.Effects;

/// <summary>
/// What came of a call: done, definitely not done, or nobody knows. <see cref="Absent"/> is an answer of FindOut only.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Done), "done")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Uncertain), "uncertain")]
[JsonDerivedType(typeof(Absent), "absent")]
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <param name="Receipt">The other side's reference, if it gave one.</param>
    /// <param name="FeeFen">What it charges for this, in fen; 0 when it named nothing.</param>
    public sealed record Done(string Receipt = "", long FeeFen = 0) : Outcome;

    /// <summary>Certainly not executed.</summary>
    /// <param name="Code">The other side's code, or one of <see cref="OutcomeCodes"/>.</param>
    /// <param name="RetryAfter">Set when the same call may be made again after this time (throttled, session
    /// expired).</param>
    public sealed record Refused(string Code, string Text, TimeSpan? RetryAfter = null) : Outcome
    {
        /// <summary>With its figures, where another subject of this installation said it. Not stored.</summary>
        [JsonIgnore]
        public Refusal? Why { get; init; }

        public static Refused By(Refusal why) => new(why.Code, why.Text) { Why = why };
    }

    /// <summary>Timed out, cut, unreadable: it may have happened, or may happen yet.</summary>
    public sealed record Uncertain(string Why) : Outcome;

    /// <summary>The other side was asked and knows of no such effect (so far: it may still land late).</summary>
    public sealed record Absent : Outcome;
}
