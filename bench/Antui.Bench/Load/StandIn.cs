using System.Collections.Concurrent;
using System.Diagnostics;
using Antui.Core.Effects;
using Antui.Core.Ports;
using Antui.Core.Ways;
using Antui.Engine.Shops;

namespace Antui.Bench.Load;

/// <summary>A platform in this process that does at once what it is told, and says so to whoever waits for the refund.</summary>
internal sealed class StandIn
    : IConnect, IPerform<Effect.ReportStopped>, IPerform<Effect.ReportNotStopped>, IPerform<Effect.ReportReceived>,
        IPerformMany<Effect.AgreeRefund>
{
    public const string Platform = "bench";

    private static readonly Task<Outcome> Done = Task.FromResult<Outcome>(new Outcome.Done());
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _waiting = new();

    /// <summary>Completes when the refund was agreed here, with the timestamp of the call.</summary>
    public Task<long> AgreedAsync(string refundNo) => _waiting.GetOrAdd(
        refundNo, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public IReadOnlyList<string> Faults(ShopConfig config) => [];

    public Offer Offer { get; } = new Offer.Market();

    public Connector Ports => new Connector()
        .Can<IPerform<Effect.ReportStopped>>(this).Can<IPerform<Effect.ReportNotStopped>>(this)
        .Can<IPerform<Effect.ReportReceived>>(this).Can<IPerform<Effect.AgreeRefund>>(this);

    public Connector Connect(ShopConfig config) => Ports;

    public Task<Outcome> PerformAsync(Effect.ReportStopped effect, CancellationToken stop) => Done;

    public Task<Outcome> PerformAsync(Effect.ReportNotStopped effect, CancellationToken stop) => Done;

    public Task<Outcome> PerformAsync(Effect.ReportReceived effect, CancellationToken stop) => Done;

    public Task<Outcome> FindOutAsync(Effect.ReportStopped effect, CancellationToken stop) => Done;

    public Task<Outcome> FindOutAsync(Effect.ReportNotStopped effect, CancellationToken stop) => Done;

    public Task<Outcome> FindOutAsync(Effect.ReportReceived effect, CancellationToken stop) => Done;

    public Task<Outcome> FindOutAsync(Effect.AgreeRefund effect, CancellationToken stop) => Done;

    public async Task<Outcome> PerformAsync(Effect.AgreeRefund effect, CancellationToken stop) =>
        (await PerformAllAsync([effect], stop))[0];

    public Task<IReadOnlyList<Outcome>> PerformAllAsync(
        IReadOnlyList<Effect.AgreeRefund> effects, CancellationToken stop)
    {
        var now = Stopwatch.GetTimestamp();
        var outcomes = new Outcome[effects.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = Done.Result;
            if (_waiting.TryRemove(effects[i].RefundNo, out var waiting)) waiting.TrySetResult(now);
        }
        return Task.FromResult<IReadOnlyList<Outcome>>(outcomes);
    }
}
