using System.Diagnostics;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Engine.Sealing;
using Antui.Engine.Shops;
using Antui.Storage;

namespace Antui.Bench.Load;

/// <summary>The production engine over a store, with the loop the host runs and a platform in this process.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private static readonly Seals Benched = new(
        new InstallationKey(new byte[InstallationKey.Length]), [], Seals.Random);

    private readonly CancellationTokenSource _stop = new();
    private readonly StandIn _platform;
    private readonly Task _loop;

    private Rig(IStore store, RefundEngine engine, StandIn platform)
    {
        (Store, Engine, _platform) = (store, engine, platform);
        _loop = LoopAsync();
    }

    public IStore Store { get; }

    public RefundEngine Engine { get; }

    /// <summary>From handing in the request, whose goods are then stopped, through the report to the agree call.</summary>
    public Latency EvidenceToAgree { get; } = new();

    public static async Task<Rig> OpenAsync(string spec, string node = "node")
    {
        var store = await Stores.OpenAsync(spec, StoreOptions.Default, CancellationToken.None);
        var platform = new StandIn();
        var shops = new ShopBook(store, _ => platform, TimeProvider.System);
        for (var n = 0; n < Workload.Shops; n++) await shops.PutAsync(Workload.Shop(n), "bench", CancellationToken.None);
        return new Rig(store, new RefundEngine(
            store, shops, Benched, TimeProvider.System, new EngineOptions { Node = node }), platform);
    }

    /// <summary>
    /// One whole refund. Every step is durable before the next begins: the order, the request (the desk stops the goods
    /// in the same commit, and the report is on its way), the report's answer, the agreement's answer, the confirmation.
    /// </summary>
    public async Task LifecycleAsync(long n)
    {
        var order = Workload.Order(n, Now());
        await AppliedAsync(new Fact.OrderSeen(order, "bench:push"));
        var agreed = _platform.AgreedAsync(Workload.RefundNo(n));
        var asked = Now();
        var start = Stopwatch.GetTimestamp();
        await AppliedAsync(new Fact.RefundSeen(
            order.Key, Workload.Claim(order, n, asked, ClaimStatus.AwaitingSeller, asked.Ms), "bench:push"));
        EvidenceToAgree.Add(Stopwatch.GetElapsedTime(start, await agreed));
        await AppliedAsync(new Fact.RefundSeen(
            order.Key, Workload.Claim(order, n, asked, ClaimStatus.Refunded, asked.Ms + 1), "bench:push"));
    }

    /// <summary>Nothing is under way, and lists show everything.</summary>
    public async Task SettledAsync()
    {
        await Engine.Activity.IdleAsync();
        await Engine.Lists.SettledAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await SettledAsync();
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Store.DisposeAsync();
        _stop.Dispose();
    }

    private static Instant Now() => Instant.From(TimeProvider.System.GetUtcNow());

    private async Task AppliedAsync(Fact fact)
    {
        var accepted = await Engine.AcceptAsync(fact, CancellationToken.None);
        if (accepted is not Accepted.Applied) throw new InvalidOperationException($"{fact.GetType().Name}: {accepted}");
    }

    private async Task LoopAsync()
    {
        while (true)
        {
            await Engine.StepAsync(_stop.Token);
            await Task.Delay(TimeSpan.FromMilliseconds(200), _stop.Token);
        }
    }
}
