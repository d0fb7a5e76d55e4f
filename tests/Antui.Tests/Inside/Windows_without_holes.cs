using Antui.Core;
using Antui.Core.Orders;
using Antui.Tests.Gateways;

namespace Antui.Tests.Inside;

/// <summary>
/// Programs that poll what changed since they last looked never miss what was being written meanwhile.
/// </summary>
public sealed class Windows_without_holes
{
    [Fact]
    public async Task A_window_waits_for_what_was_decided_within_it()
    {
        var stop = TestContext.Current.CancellationToken;
        var (reached, written) = (new TaskCompletionSource(), new TaskCompletionSource());
        var steps = 0;
        await using var site = await Site.StartAsync(pause: () =>
        {
            // The first step is after the reading, the second after the decision.
            if (Interlocked.Increment(ref steps) != 2) return Task.CompletedTask;
            reached.SetResult();
            return written.Task;
        });
        var before = site.Now;
        var taken = site.AcceptAsync(new Fact.OrderSeen(Order("o1", before), "store"));
        await reached.Task.WaitAsync(stop);
        site.Clock.Move(TimeSpan.FromSeconds(57));

        var window = site.Engine.CaughtUpAsync(site.Now);
        Assert.False(window.IsCompleted);
        written.SetResult();
        await window.WaitAsync(stop);

        var (rows, _) = await site.Engine.Lists.ChangedOrdersAsync(Site.Taobao, before, site.Now, 0, 10, stop);
        Assert.Equal("o1", Assert.Single(rows).OrderNo);
        await taken;
    }

    [Fact]
    public async Task An_order_that_a_store_sends_late_stands_in_the_window_of_its_arrival()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var site = await Site.StartAsync();
        await site.AcceptAsync(new Fact.OrderSeen(Order("o1", site.Now - TimeSpan.FromHours(3)), "store"));
        var (rows, _) = await site.Engine.Lists.ChangedOrdersAsync(Site.Taobao, site.Now, site.Now, 0, 10, stop);
        Assert.Equal("o1", Assert.Single(rows).OrderNo);
    }

    private static OrderSnapshot Order(string no, Instant modified) => new(
        new OrderKey(Site.Taobao, no), OrderStatus.Paid, "paid", modified, modified, modified,
        Money.Fen(4_200), Money.Fen(0), [new OrderLine("1", "s", "tea", 1, Money.Fen(4_200))]);
}
