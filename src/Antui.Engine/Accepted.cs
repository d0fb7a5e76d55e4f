using Antui.Core;

namespace Antui.Engine;

/// <summary>What the sender of a fact is told, after everything is durable.</summary>
public abstract record Accepted
{
    private Accepted()
    {
    }

    public sealed record Applied(long Version) : Accepted;

    /// <summary>Known already; nothing changed.</summary>
    public sealed record Duplicate : Accepted;

    /// <summary>Kept and shown, to be applied when what it belongs to is known.</summary>
    public sealed record Parked(string Reason) : Accepted;

    /// <summary>Not allowed now; nothing changed.</summary>
    public sealed record Refused(Refusal Why) : Accepted;
}
