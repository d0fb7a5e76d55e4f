using System.Diagnostics.Metrics;
using Antui.Engine;
using Antui.Server.Http;
using Antui.Server.Json;

namespace Antui.Server.Operations;

/// <summary>
/// What a node tells of itself besides what the engine counts: gauges over the store, its shops and its work. The store
/// is asked when somebody reads them, and not again for a few seconds.
/// </summary>
public sealed class NodeMeters : IDisposable
{
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(5), Patience = TimeSpan.FromSeconds(5);

    private readonly Meter _meter;
    private readonly RefundEngine _engine;
    private readonly Lock _lock = new();
    private Stored? _stored;

    public NodeMeters(RefundEngine engine)
    {
        _engine = engine;
        _meter = new Meter(new MeterOptions(EngineMeters.MeterName) { Scope = engine.Meters });
        _meter.CreateObservableGauge("antui_refunds", Refunds, description: "Refunds by phase.");
        _meter.CreateObservableGauge(
            "antui_parked", () => Now() is { } s ? [new(s.Parked)] : None, description: "Facts that fit nothing yet.");
        _meter.CreateObservableGauge(
            "antui_parked_oldest_seconds", () => Now() is { } s ? [new(s.OldestSeconds)] : None,
            description: "Since when the oldest of them waits; 0 when none does.");
        _meter.CreateObservableGauge(
            "antui_under_way", () => _engine.Activity.Count, description: "Facts and effects under way on this node.");
        _meter.CreateObservableGauge(
            "antui_shop_connected", Shops, description: "1 when the shop's platform answered last time.");
    }

    private static Measurement<long>[] None => [];

    /// <summary>Asks the store now, so that what is read next is as it is.</summary>
    public async Task RefreshAsync(CancellationToken stop)
    {
        var phases = await _engine.Lists.CountByPhaseAsync(null, stop);
        var parked = await _engine.Store.ParkedCountAsync(null, stop);
        var oldest = await _engine.Store.ParkedAsync(null, 1, stop);
        var age = oldest is [var first] ? _engine.Now() - first.At : TimeSpan.Zero;
        var stored = new Stored(
            TimeProvider.System.GetTimestamp(), [.. phases.Select(p => (Words.Text(p.Key), p.Value))], parked,
            (long)age.TotalSeconds);
        lock (_lock) _stored = stored;
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Refunds() =>
        Now() is not { } stored ? None
        : stored.Phases.Select(p =>
            new Measurement<long>(p.Count, new KeyValuePair<string, object?>("phase", p.Phase)));

    private IEnumerable<Measurement<long>> Shops() => _engine.Shops.All.Select(shop => new Measurement<long>(
        shop.Policy.IsHosted || shop.State.Platform.Ok ? 1 : 0,
        new KeyValuePair<string, object?>("shop", shop.Config.Id)));

    /// <summary>
    /// The exporter that sends has a thread of its own and may wait for the store here; whoever reads /metrics has
    /// asked it before. A store that does not answer has no figures, not those of before.
    /// </summary>
    private Stored? Now()
    {
        lock (_lock)
            if (_stored is { } known && TimeProvider.System.GetElapsedTime(known.At) < Holds) return known;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            RefreshAsync(patience.Token).GetAwaiter().GetResult();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return null;
        }
        lock (_lock) return _stored;
    }

    private sealed record Stored(
        long At, ImmutableArray<(string Phase, long Count)> Phases, long Parked, long OldestSeconds);
}
