using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Strategies;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Storage.Memory;
using Antui.Tests.Gateways;

namespace Antui.Tests.Inside;

/// <summary>Two engines over one store: what was said on one holds on the other, which has not read it yet.</summary>
public sealed class Gates_on_every_node : IAsyncDisposable
{
    private readonly MemoryStore _store = new();
    private readonly TestClock _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(ShopBook.Everywhere, GateKind.Pause, "ALL_STOPPED")]
    [InlineData("s1", GateKind.Pause, "SHOP_PAUSED")]
    [InlineData("s1", GateKind.Breaker, "BREAKER_OPEN")]
    public async Task Money_waits_on_the_node_that_was_not_told_and_goes_when_it_may(
        string about, GateKind kind, string code)
    {
        var (here, there) = (await StartAsync(), await StartAsync());
        Assert.IsType<Accepted.Applied>(await here.SetGateAsync(about, kind, true, "核对", "person:Li", Stop));
        Assert.Equal(default, there.Shops.Find("s1")!.Gates);
        await RefundAsync(there, "1");
        Assert.Empty(await PaidAsync());
        var refund = (await there.ReadAsync(new OrderKey("s1", "o1"), Stop))!.Case("r1")!;
        var held = refund.Instructions[^1];
        Assert.Equal((InstructionState.Prepared, code), (held.State, held.Code));
        Assert.Equal(kind is GateKind.Breaker ? Code.CapReached : null, refund.WithPerson?.Code);
        // It was held back here: the platform did not fail.
        Assert.Null(there.Shops.Find("s1")!.State.Platform.Error);

        await StepAsync(there, TimeSpan.FromMinutes(2));
        Assert.Empty(await PaidAsync());
        await here.SetGateAsync(about, kind, false, "已核对", "person:Li", Stop);
        await StepAsync(there, TimeSpan.FromMinutes(2));
        Assert.Equal(["o1"], await PaidAsync());
        Assert.Null((await there.ReadAsync(new OrderKey("s1", "o1"), Stop))!.Case("r1")!.WithPerson);
    }

    [Fact]
    public async Task An_open_breaker_holds_no_refund_that_a_person_approved()
    {
        var (here, there) = (await StartAsync(), await StartAsync(100));
        await RefundAsync(there, "1");
        await here.SetGateAsync("s1", GateKind.Breaker, true, "核对", "person:Li", Stop);
        var key = new OrderKey("s1", "o1");
        var version = (await there.ReadAsync(key, Stop))!.Case("r1")!.Claim.Version;
        var say = new PersonSay(PersonAction.Approve, "person:Li", "电话已核实", Now, version, []);
        await there.AcceptAsync(new Fact.PersonActs(key, "r1", say, say.Author), Stop);
        await there.Activity.IdleAsync();
        Assert.Equal(["o1"], await PaidAsync());
    }

    [Fact]
    public async Task All_shops_go_on_but_one_with_a_pause_of_its_own()
    {
        var node = await StartAsync();
        await node.SetGateAsync("s1", GateKind.Pause, true, "盘点", "person:Li", Stop);
        await node.SetGateAsync(ShopBook.Everywhere, GateKind.Pause, true, "演练", "person:Li", Stop);
        Assert.True(node.Shops.Find("s1")!.Gates is { Paused: true, Stopped: true });
        await node.SetGateAsync(ShopBook.Everywhere, GateKind.Pause, false, "演练结束", "person:Li", Stop);
        Assert.True(node.Shops.Find("s1")!.Gates is { Paused: true, Stopped: false });
        var refused = await node.SetGateAsync(ShopBook.Everywhere, GateKind.Breaker, true, "x", "person:Li", Stop);
        Assert.IsType<Refusal.ShopUnknown>(Assert.IsType<Accepted.Refused>(refused).Why);
    }

    private Instant Now => Instant.From(_clock.GetUtcNow());

    private Task<RefundEngine> StartAsync(long mostFen = 100_000) => OneShop.NodeAsync(
        _store, _clock, shop => shop with { Caps = new Caps { RefundFen = mostFen } });

    private static Task RefundAsync(RefundEngine engine, string no) => OneShop.AskAsync(engine, no, 5_000);

    private async Task StepAsync(RefundEngine engine, TimeSpan by)
    {
        _clock.Move(by);
        await engine.StepAsync(Stop);
        await engine.Activity.IdleAsync();
    }

    private async Task<List<string>> PaidAsync()
    {
        var paid = new List<string>();
        await foreach (var entry in _store.AllAsync("s1", Stop)) paid.Add(entry.Order.OrderNo);
        return paid;
    }
}
