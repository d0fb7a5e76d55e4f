using Antui.Core;

namespace Antui.Engine.Documents;

/// <summary>A value as it is kept: which version of it this is, who said it and when.</summary>
public sealed record Kept<T>(string Id, T Value, int Version, string Author, Instant At);

/// <summary>One version of a document's past.</summary>
/// <param name="Kept">Null: with this version it was removed.</param>
public sealed record Past<T>(int Version, string Author, Instant At, Kept<T>? Kept);

/// <summary>What became of a change of a document.</summary>
public abstract record Saved<T>
{
    private Saved() { }

    /// <summary>So it is kept now; who said the same as was kept made no version.</summary>
    public sealed record Done(Kept<T> Now) : Saved<T>;

    /// <summary>Nothing was written.</summary>
    public sealed record Refused(Refusal Why) : Saved<T>;

    /// <summary>Null when it is saved.</summary>
    public Refusal? Refusal => (this as Refused)?.Why;
}
