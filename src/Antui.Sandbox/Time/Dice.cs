using System.Text;

namespace Antui.Sandbox.Time;

/// <summary>SplitMix64, seeded by run and subject: the same run makes the same choices, whatever order they are asked in.</summary>
internal struct Dice
{
    private ulong _state;

    public Dice(int seed, string subject)
    {
        _state = (ulong)seed * 0x9E3779B97F4A7C15;
        foreach (var b in Encoding.UTF8.GetBytes(subject)) _state = (_state ^ b) * 0x100000001B3;
        Next();
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 (inclusive) to 1.</summary>
    public double Unit() => (Next() >> 11) / (double)(1UL << 53);

    public bool Chance(double share) => Unit() < share;

    /// <summary>Both ends inclusive.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (ulong)(to - from + 1));

    public TimeSpan Minutes(int from, int to) => TimeSpan.FromSeconds(Between(from * 60, to * 60));

    public TimeSpan Hours(int from, int to) => TimeSpan.FromSeconds(Between(from * 3600, to * 3600));
}
