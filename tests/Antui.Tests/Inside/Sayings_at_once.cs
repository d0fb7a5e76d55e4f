using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Storage.Memory;
using Antui.Tests.Gateways;

namespace Antui.Tests.Inside;

/// <summary>Two who speak of one order at the same time, on two nodes of one store.</summary>
public sealed class Sayings_at_once : IAsyncDisposable
{
    private static readonly OrderKey Key = new(OneShop.Id, "o1");

    private readonly MemoryStore _store = new();
    private readonly TestClock _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task The_slower_one_is_read_again_on_what_the_faster_one_left()
    {
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var steps = 0;
        var slow = await NodeAsync(() =>
        {
            // The first step is after the reading of the order, the second after the decision.
            if (Interlocked.Increment(ref steps) != 2) return Task.CompletedTask;
            reached.SetResult();
            return goOn.Task;
        });
        var fast = await NodeAsync(null);

        var read = new List<int?>();
        var late = SendAsync(slow, 2, read);
        await reached.Task.WaitAsync(Stop);
        Assert.Equal("taken", await SendAsync(fast, 7, []));
        goOn.SetResult();

        Assert.Equal("known with 7", await late);
        Assert.Equal([null, 7], read);
        Assert.Equal(7, Assert.Single((await fast.ReadAsync(Key, Stop))!.Head.Lines).Quantity);
    }

    [Fact]
    public async Task What_is_only_answered_is_answered_on_the_newest_state()
    {
        var (one, other) = (await NodeAsync(null), await NodeAsync(null));
        Assert.Equal("taken", await SendAsync(one, 3, []));
        _clock.Move(TimeSpan.FromSeconds(1));
        var held = Order(3) with { Status = OrderStatus.PaidOnHold };
        Assert.IsType<Accepted.Applied>(await other.AcceptAsync(new Fact.OrderSeen(held, "store"), Stop));

        // This node still remembers it as it was.
        List<OrderStatus> read = [];
        await one.SayAsync<string>(Key, order =>
        {
            read.Add(order!.Head.Status);
            return "heard";
        }, Stop);
        Assert.Equal(OrderStatus.PaidOnHold, read[^1]);
    }

    [Fact]
    public async Task A_saying_nobody_can_read_fails_alone()
    {
        var node = await NodeAsync(null);
        var bad = node.SayAsync<string>(Key, _ => throw new FormatException("no such line"), Stop);
        var good = SendAsync(node, 1, []);
        await Assert.ThrowsAsync<FormatException>(() => bad);
        Assert.Equal("taken", await good);
    }

    [Fact]
    public async Task Facts_of_one_saying_are_taken_up_to_the_first_that_is_refused()
    {
        var node = await NodeAsync(null);
        var (accepted, _) = await node.SayAsync<string>(Key, _ => new Meant<string>(
            [
                new Fact.OrderSeen(Order(2), "store"),
                new Fact.SellerAnswers(Key, "none", SellerAnswer.Refuse, 0, null, "", "store"),
                new Fact.OrderSeen(Order(2) with { Status = OrderStatus.Closed }, "store"),
            ], null), Stop);

        Assert.IsNotType<Accepted.Applied>(accepted);
        Assert.Equal(OrderStatus.Paid, (await node.ReadAsync(Key, Stop))!.Head.Status);
    }

    /// <summary>Sends the order, unless it is here.</summary>
    private async Task<string> SendAsync(RefundEngine node, int pieces, List<int?> read)
    {
        var (_, answer) = await node.SayAsync<string>(Key, order =>
        {
            read.Add(order?.Head.Lines[0].Quantity);
            return order is null ? new Fact.OrderSeen(Order(pieces), "store")
                : $"known with {order.Head.Lines[0].Quantity}";
        }, Stop);
        return answer ?? "taken";
    }

    private OrderSnapshot Order(int pieces)
    {
        var now = Instant.From(_clock.GetUtcNow());
        return new OrderSnapshot(
            Key, OrderStatus.Paid, "", now, now, now, Money.Fen(700), Money.Fen(0),
            [new OrderLine("1", "S", "tea", pieces, Money.Fen(700))]);
    }

    private async Task<RefundEngine> NodeAsync(Func<Task>? pause)
    {
        var shops = (await OneShop.NodeAsync(_store, _clock)).Shops;
        return new RefundEngine(_store, shops, TestSeals.Of(), _clock, new EngineOptions(), pause);
    }
}
