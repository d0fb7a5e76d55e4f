using System.Runtime.CompilerServices;
using Antui.Connectors.Hosted;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Ways;
using Antui.Engine;
using Antui.Engine.Documents;
using Antui.Engine.Shops;
using Antui.Storage.Memory;
using Antui.Tests.Gateways;

namespace Antui.Tests.Inside;

/// <summary>What a poll costs the store while a platform has no news.</summary>
public sealed class Polls_that_find_nothing : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10), OneMinute = TimeSpan.FromMinutes(1);

    private readonly MemoryStore _store = new();
    private readonly TestClock _clock = new();
    private readonly Orders _orders = new();

    private Instant Now => Instant.From(_clock.GetUtcNow());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(0, 7)]
    [InlineData(30, 3)]
    public async Task Write_down_how_far_they_came_now_and_then_only(int quietMinutes, int written)
    {
        var node = await NodeAsync(quietMinutes);
        for (var poll = 0; poll < 7; poll++) await PollAsync(node);

        Assert.Equal(written, (await CursorAsync())!.Version);
        // No window begins before the last one ended, less the overlap; none leaves a hole.
        foreach (var (earlier, later) in _orders.Windows.Zip(_orders.Windows.Skip(1)))
            Assert.Equal(earlier.To - OneMinute, later.From);
    }

    [Fact]
    public async Task News_and_a_restart_lose_nothing()
    {
        var node = await NodeAsync(60);
        for (var poll = 0; poll < 3; poll++) await PollAsync(node);
        var kept = (await CursorAsync())!;

        _orders.News.Add(new OrderSnapshot(
            new OrderKey(OneShop.Id, "o1"), OrderStatus.Paid, "", Now, Now, Now, Money.Fen(700),
            Money.Fen(0), [new OrderLine("1", "S", "tea", 1, Money.Fen(700))]));
        await PollAsync(node);
        Assert.Equal(kept.Version + 1, (await CursorAsync())!.Version);
        _orders.News.Clear();
        await PollAsync(node);

        var again = await NodeAsync(60);
        await PollAsync(again);
        Assert.Equal(new Instant((await CursorAsync())!.Value) - OneMinute, _orders.Windows[^1].From);
    }

    private Task<RefundEngine> NodeAsync(int quietMinutes) => OneShop.NodeAsync(
        _store, _clock,
        shop => shop with { Poll = new PollConfig { Interval = Every, Overlap = OneMinute } },
        new EngineOptions { QuietRuns = TimeSpan.FromMinutes(quietMinutes) }, new Reading(_orders));

    private async Task PollAsync(RefundEngine node)
    {
        _clock.Move(Every);
        await node.StepAsync(Stop);
        await node.Activity.IdleAsync();
    }

    private Task<Kept<long>?> CursorAsync() => new DocumentSet<long>(
        _store, _clock, "cursor", text => long.Parse(text, null), value => $"{value}", keepsHistory: false)
        .ReadAsync(OneShop.Id + "/orders", Stop);

    private sealed class Reading(Orders orders) : IConnect
    {
        public IReadOnlyList<string> Faults(ShopConfig config) => [];

        public Offer Offer => HostedConnector.Offer;

        public Connector Connect(ShopConfig config) => new Connector().Can<IReadOrders>(orders);
    }

    private sealed class Orders : IReadOrders
    {
        public List<(Instant From, Instant To)> Windows { get; } = [];

        public List<OrderSnapshot> News { get; } = [];

        public async IAsyncEnumerable<ReadPage<OrderSnapshot>> ChangedOrdersAsync(
            Instant from, Instant to, [EnumeratorCancellation] CancellationToken stop)
        {
            await Task.Yield();
            Windows.Add((from, to));
            yield return new ReadPage<OrderSnapshot>([.. News], []);
        }

        public Task<OrderSnapshot?> ReadOrderAsync(string orderNo, CancellationToken stop) =>
            Task.FromResult(News.Find(x => x.Key.OrderNo == orderNo));
    }
}
