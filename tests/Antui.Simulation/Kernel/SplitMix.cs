namespace Antui.Simulation.Kernel;

/// <summary>The only source of chance in a world: a seed gives the same run for ever.</summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to below the bound.</summary>
    public int Below(int bound) => (int)(Next() % (uint)bound);

    /// <summary>Both ends inclusive.</summary>
    public long Between(long from, long to) => from + (long)(Next() % (ulong)(to - from + 1));

    public bool Chance(double p) => p > 0 && (Next() >> 11) * (1.0 / (1UL << 53)) < p;

    public T Of<T>(params ReadOnlySpan<T> some) => some[Below(some.Length)];

    public SplitMix Fork() => new(Next());
}
