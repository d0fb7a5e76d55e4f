using System.Collections.Immutable;
using Antui.Core;

namespace Antui.Engine;

/// <summary>What a saying of others means on an order as it stands: facts, or nothing but an answer.</summary>
/// <param name="Facts">Taken one after the other, up to the first that is refused or has to wait; in one commit.</param>
/// <param name="Answer">Known without them; null where it follows from what became of the facts.</param>
/// <typeparam name="T">The answer as whoever asked understands it.</typeparam>
public readonly record struct Meant<T>(ImmutableArray<Fact> Facts, T? Answer)
    where T : class
{
    /// <summary>It is known, and asks for no answer of its own.</summary>
    public Meant()
        : this([], null)
    {
    }

    public static implicit operator Meant<T>(Fact fact) => new([fact], null);

    public static implicit operator Meant<T>(T answer) => new([], answer);
}
