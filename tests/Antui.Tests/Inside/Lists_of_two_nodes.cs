using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Strategies;
using Antui.Engine;
using Antui.Storage.Memory;
using Antui.Tests.Gateways;

namespace Antui.Tests.Inside;

/// <summary>Lists follow whichever node wrote, and both show the same.</summary>
public sealed class Lists_of_two_nodes : IAsyncDisposable
{
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(20);

    private readonly MemoryStore _store = new();
    private readonly TestClock _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Instant Now => Instant.From(_clock.GetUtcNow());

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_screen_of_one_node_is_told_what_the_other_wrote()
    {
        var (here, there) = (await StartAsync(), await StartAsync());
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        enough.CancelAfter(Patient);
        var told = UntilAsync(there, "r1", enough.Token);
        await OneShop.AskAsync(there, "0", 5_000);
        await there.Lists.SettledAsync(Stop);

        await OneShop.AskAsync(here, "1", 5_000);
        await here.Lists.SettledAsync(Stop);
        while (!told.IsCompleted)
        {
            await there.StepAsync(enough.Token);
            await Task.Delay(10, enough.Token);
        }

        Assert.Equal("r1", (await told).RefundNo);
    }

    [Fact]
    public async Task A_node_that_stops_before_its_lists_followed_leaves_them_to_the_other()
    {
        // It lingers for ever, as one that was killed right after its commit.
        var (dead, alive) = (await StartAsync(linger: TimeSpan.FromDays(1)), await StartAsync());
        await OneShop.AskAsync(dead, "1", 5_000);
        Assert.Empty((await _store.RefundsAsync(new RefundFilter(), null, 9, Stop)).Rows);

        alive.Lists.Named(dead.Lists.Position);
        var shown = await alive.Lists.RefundsAsync(new RefundFilter(), null, 9, Stop);
        Assert.Equal("r1", Assert.Single(shown.Rows).RefundNo);
        Assert.Equal(1, (await alive.Lists.CountByPhaseAsync(null, Stop)).Values.Sum());
        // The other one finds its work done, and counts nothing twice.
        Assert.Single((await dead.Lists.OrdersAsync(null, null, null, 9, Stop)).Rows);
        var figures = await dead.Lists.FiguresAsync("s1", new Instant(0), Now + TimeSpan.FromDays(1), false, Stop);
        Assert.Equal(1, figures.Single(f => f.Name == "refunds").Value);
    }

    [Fact]
    public async Task Changed_strategies_are_applied_to_what_waits()
    {
        var node = await StartAsync();
        await node.StepAsync(Stop);
        await node.Shops.SetStrategiesAsync("s1", [Upto(1_000)], "person:Li", Stop);
        await node.StepAsync(Stop);
        await OneShop.AskAsync(node, "1", 5_000);
        Assert.False((await CaseAsync(node)).IsSettled);

        await node.Shops.SetStrategiesAsync("s1", [Upto(9_000)], "person:Li", Stop);
        await node.StepAsync(Stop);
        await node.Activity.IdleAsync();

        Assert.True((await CaseAsync(node)).IsSettled);
        var row = Assert.Single((await node.Lists.RefundsAsync(new RefundFilter(), null, 9, Stop)).Rows);
        Assert.Equal((RefundPhase.Refunded, 5_000), (row.Phase, row.PaidFen));
    }

    private static async Task<RefundRow> UntilAsync(RefundEngine node, string refundNo, CancellationToken stop)
    {
        using var screen = node.Changes.Open();
        await foreach (var row in screen.Rows.ReadAllAsync(stop))
            if (row.RefundNo == refundNo) return row;
        throw new InvalidOperationException("The screen was closed.");
    }

    private static async Task<RefundCase> CaseAsync(RefundEngine node) =>
        (await node.ReadAsync(new OrderKey("s1", "o1"), Stop))!.Case("r1")!;

    private static Strategy Upto(long fen) => OneShop.Unshipped with { Conditions = [new AmountAtMost(fen)] };

    private Task<RefundEngine> StartAsync(TimeSpan? linger = null) => OneShop.NodeAsync(
        _store, _clock, shop => shop with { Strategies = [Upto(1)] },
        linger is { } told ? new EngineOptions { ListsLinger = told } : null);
}
