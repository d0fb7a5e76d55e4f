using System.Collections.Immutable;

namespace Antui.Engine.Documents;

/// <summary>Which version of a document its writer saw. Saved is only over that one.</summary>
/// <param name="Versions">Those that will do; default: the writer did not say, and whatever is there is
/// replaced.</param>
public readonly record struct Seen(ImmutableArray<int> Versions)
{
    public static Seen Any => default;

    public static Seen Version(int version) => new([version]);

    /// <param name="stored">0 while nothing is stored.</param>
    public bool Holds(int stored) => Versions.IsDefault || Versions.Contains(stored);
}
