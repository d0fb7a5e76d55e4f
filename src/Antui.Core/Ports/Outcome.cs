using System.Text.Json.Serialization;

namespace Antui.Core.Ports;

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

/// <summary>Codes of refusals that mean the same on every platform.</summary>
public static class OutcomeCodes
{
    /// <summary>The request changed on the platform since our decision: read it again and decide anew.</summary>
    public const string StaleVersion = "STALE_VERSION";

    /// <summary>Found absent when no attempt can land any more: it certainly did not happen and will not.</summary>
    public const string Gone = "GONE";

    public const string Throttled = "THROTTLED";

    public const string SessionExpired = "SESSION_EXPIRED";

    /// <summary>A quantity below what is occupied there was refused: read it again and push the right figure.</summary>
    public const string BelowOccupied = "BELOW_OCCUPIED";

    /// <summary>The shop's breaker is open: nothing was sent, and a person is asked.</summary>
    public const string BreakerOpen = "BREAKER_OPEN";

    /// <summary>A person stopped all shops, or paused this one: nothing was sent.</summary>
    public const string AllStopped = "ALL_STOPPED", ShopPaused = "SHOP_PAUSED";

    /// <summary>It was done, and its money came back later: an older answer that says "done" is no news.</summary>
    public const string TakenBack = "TAKEN_BACK";

    /// <summary>The shop has no port for this action.</summary>
    public const string NoPort = "NO_PORT";
}
