using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Antui.Core;

namespace Antui.Engine;

/// <summary>What a node measures of itself since it started. received = applied + duplicate + parked + refused, always.</summary>
public sealed class EngineMeters : IDisposable
{
    /// <summary>Of every meter here and of whoever measures more about this node, with this as its scope.</summary>
    public const string MeterName = "Antui";

    /// <summary>Milliseconds: tens of them to the refund call are usual, half a minute is slow.</summary>
    private static readonly double[] Bounds = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 30_000];

    private readonly Meter _meter;
    private readonly Counter<long> _facts;
    private readonly Counter<long> _effects;
    private readonly Counter<long> _conflicts;
    private readonly Histogram<double> _evidenceToRefund;
    private readonly ConcurrentDictionary<string, ShopMeters> _shops = new();
    private long _received, _applied, _duplicate, _parked, _refused, _conflictCount, _effectCount, _listed, _listFailures;

    public EngineMeters()
    {
        _meter = new Meter(new MeterOptions(MeterName) { Scope = this });
        _facts = _meter.CreateCounter<long>("antui_facts", description: "Facts by kind and what came of them.");
        _effects = _meter.CreateCounter<long>("antui_effects", description: "Calls to platforms and ERPs by action and outcome.");
        _conflicts = _meter.CreateCounter<long>("antui_conflicts", description: "Commits that lost against another writer.");
        _evidenceToRefund = _meter.CreateHistogram<double>(
            "antui_evidence_to_refund_ms", null, "From the last needed evidence to the refund call.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = Bounds });
    }

    public long Received => Interlocked.Read(ref _received);

    public long Applied => Interlocked.Read(ref _applied);

    public long Duplicate => Interlocked.Read(ref _duplicate);

    public long Parked => Interlocked.Read(ref _parked);

    public long Refused => Interlocked.Read(ref _refused);

    public long Conflicts => Interlocked.Read(ref _conflictCount);

    public long Effects => Interlocked.Read(ref _effectCount);

    /// <summary>From evidence to the refund call, on the wall clock.</summary>
    public Latency EvidenceToRefund { get; } = new();

    /// <summary>The same of one shop alone.</summary>
    public ShopMeters Of(string shop) => _shops.GetOrAdd(shop, _ => new ShopMeters());

    internal void Answered(Accepted accepted, string shop, string fact)
    {
        Interlocked.Increment(ref _received);
        if (accepted is not Accepted.Refused { Why: Refusal.ShopUnknown }) Of(shop).Answered(accepted);
        switch (accepted)
        {
            case Accepted.Applied: Mark(ref _applied, fact, "applied"); break;
            case Accepted.Duplicate: Mark(ref _duplicate, fact, "duplicate"); break;
            case Accepted.Parked: Mark(ref _parked, fact, "parked"); break;
            case Accepted.Refused: Mark(ref _refused, fact, "refused"); break;
        }
    }

    internal void Conflict(string shop)
    {
        Of(shop).Conflict();
        Interlocked.Increment(ref _conflictCount);
        _conflicts.Add(1);
    }

    internal void Effect(string action, string outcome, string shop)
    {
        Of(shop).Effect();
        Interlocked.Increment(ref _effectCount);
        _effects.Add(1, new("action", action), new("outcome", outcome));
    }

    /// <summary>From what happened to the list that shows it.</summary>
    public Latency ListLag { get; } = new();

    /// <summary>Orders that steps of lists wrote.</summary>
    public long Listed => Interlocked.Read(ref _listed);

    /// <summary>Steps of lists that could not be written; they are tried again.</summary>
    public long ListFailures => Interlocked.Read(ref _listFailures);

    internal void Followed(int orders, TimeSpan lag)
    {
        Interlocked.Add(ref _listed, orders);
        ListLag.Add(lag);
    }

    internal void ListsFailed() => Interlocked.Increment(ref _listFailures);

    internal void RefundCalled(TimeSpan since, string shop)
    {
        Of(shop).EvidenceToRefund.Add(since);
        EvidenceToRefund.Add(since);
        _evidenceToRefund.Record(since.TotalMilliseconds);
    }

    public void Dispose() => _meter.Dispose();

    private void Mark(ref long count, string fact, string result)
    {
        Interlocked.Increment(ref count);
        _facts.Add(1, new("fact", fact), new("result", result));
    }
}

/// <summary>A histogram with buckets 5 % apart from 10 µs to 1,000 s: percentiles without keeping samples.</summary>
public sealed class Latency
{
    private const double Growth = 1.05, FirstMs = 0.01;
    private readonly long[] _buckets = new long[380];
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public void Add(TimeSpan time)
    {
        var ms = Math.Max(FirstMs, time.TotalMilliseconds);
        var bucket = (int)Math.Ceiling(Math.Log(ms / FirstMs, Growth));
        Interlocked.Increment(ref _buckets[Math.Clamp(bucket, 0, _buckets.Length - 1)]);
        Interlocked.Increment(ref _count);
    }

    /// <summary>Upper bound of the percentile (0 to 1), in milliseconds; 0 without samples.</summary>
    public double PercentileMs(double percentile)
    {
        var rank = (long)Math.Ceiling(Count * percentile);
        if (rank == 0) return 0;
        long seen = 0;
        for (var i = 0; i < _buckets.Length; i++)
        {
            seen += Interlocked.Read(ref _buckets[i]);
            if (seen >= rank) return FirstMs * Math.Pow(Growth, i);
        }
        return FirstMs * Math.Pow(Growth, _buckets.Length);
    }
}
