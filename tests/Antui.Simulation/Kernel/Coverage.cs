namespace Antui.Simulation.Kernel;

/// <summary>An invariant that did not hold, by its id, and what was seen.</summary>
internal sealed record Breach(string Id, string What);

/// <summary>Things that must happen now and then, or the faults do not reach where they should.</summary>
internal sealed class Coverage
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> Counts => _counts;

    public void Hit(string what, long by = 1) => _counts[what] = _counts.GetValueOrDefault(what) + by;

    public void Add(Coverage other)
    {
        foreach (var (what, by) in other._counts) Hit(what, by);
    }
}
