namespace Antui.Engine;

/// <summary>What a node measured of one shop since the node started.</summary>
public sealed class ShopMeters
{
    private long _received, _duplicate, _conflicts, _effects;

    public long Received => Interlocked.Read(ref _received);

    public long Duplicate => Interlocked.Read(ref _duplicate);

    public long Conflicts => Interlocked.Read(ref _conflicts);

    public long Effects => Interlocked.Read(ref _effects);

    /// <summary>From evidence to the refund call, on the wall clock.</summary>
    public Latency EvidenceToRefund { get; } = new();

    internal void Answered(Accepted accepted)
    {
        Interlocked.Increment(ref _received);
        if (accepted is Accepted.Duplicate) Interlocked.Increment(ref _duplicate);
    }

    internal void Conflict() => Interlocked.Increment(ref _conflicts);

    internal void Effect() => Interlocked.Increment(ref _effects);
}
