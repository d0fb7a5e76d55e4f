using Antui.Connectors.Hosted;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Ways;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Storage.Memory;
using Antui.Tests.Gateways;

namespace Antui.Tests.Inside;

/// <summary>
/// A pay-out that was called and lost, and is held back now: it is asked about, so that money which moved is known and
/// is not sent again; and it goes on as soon as it may.
/// </summary>
public sealed class What_a_gate_held_back : IAsyncDisposable
{
    private readonly MemoryStore _store = new();
    private readonly TestClock _clock = new();
    private readonly Provider _provider = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static OrderKey Key => new("s1", "o1");

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_call_that_landed_late_is_known_while_the_shop_is_paused_and_not_made_again()
    {
        var node = await LostAsync();
        _provider.Landed = true;
        await StepAsync(node, TimeSpan.FromMinutes(2));
        var refund = await RefundAsync(node);
        Assert.Equal((true, InstructionState.Done), (refund.IsSettled, refund.Instructions[^1].State));
        await node.SetGateAsync("s1", GateKind.Pause, false, "已核对", "person:Li", Stop);
        await StepAsync(node, TimeSpan.FromHours(1));
        Assert.Equal(1, _provider.Calls);
    }

    [Fact]
    public async Task A_call_that_is_not_there_stays_held_back_and_is_made_once_when_it_may()
    {
        var node = await LostAsync();
        var asked = _provider.Questions;
        await StepAsync(node, TimeSpan.FromMinutes(2));
        var held = (await RefundAsync(node)).Instructions[^1];
        Assert.Equal((InstructionState.Prepared, OutcomeCodes.ShopPaused), (held.State, held.Code));
        Assert.Equal((1, asked + 1), (_provider.Calls, _provider.Questions));
        Assert.True(held.DueAt > Now);
        await node.SetGateAsync("s1", GateKind.Pause, false, "已核对", "person:Li", Stop);
        await node.Activity.IdleAsync();
        Assert.Equal(2, _provider.Calls);
        Assert.Single(_provider.Keys);
    }

    [Theory]
    [InlineData(ShopBook.Everywhere, GateKind.Pause)]
    [InlineData("s1", GateKind.Pause)]
    [InlineData("s1", GateKind.Breaker)]
    public async Task It_goes_on_at_once_when_the_gate_is_opened_whichever_node_held_it(string about, GateKind kind)
    {
        var (here, there) = (await StartAsync(), await StartAsync());
        _provider.Lost = false;
        await here.SetGateAsync(about, kind, true, "核对", "person:Li", Stop);
        await AskAsync(there);
        Assert.Equal(0, _provider.Calls);
        await here.SetGateAsync(about, kind, false, "已核对", "person:Li", Stop);
        await here.Activity.IdleAsync();
        Assert.Equal(1, _provider.Calls);
        await there.Shops.LoadAsync(Stop);
        await StepAsync(there, TimeSpan.Zero);
        Assert.Equal(1, _provider.Calls);
        Assert.True((await RefundAsync(there)).IsSettled);
    }

    private Instant Now => Instant.From(_clock.GetUtcNow());

    /// <summary>Called, not answered, asked about and not found; then the shop is paused.</summary>
    private async Task<RefundEngine> LostAsync()
    {
        var node = await StartAsync();
        await AskAsync(node);
        await StepAsync(node, TimeSpan.FromSeconds(10));
        Assert.Equal((1, 1), (_provider.Calls, _provider.Questions));
        await node.SetGateAsync("s1", GateKind.Pause, true, "核对", "person:Li", Stop);
        return node;
    }

    private Task<RefundEngine> StartAsync() => OneShop.NodeAsync(_store, _clock, connect: _provider);

    private static Task AskAsync(RefundEngine engine) => OneShop.AskAsync(engine, "1", 4_300);

    private async Task StepAsync(RefundEngine engine, TimeSpan by)
    {
        _clock.Move(by);
        await engine.StepAsync(Stop);
        await engine.Activity.IdleAsync();
    }

    private static async Task<RefundCase> RefundAsync(RefundEngine engine) =>
        (await engine.ReadAsync(Key, Stop))!.Case("r1")!;

    /// <summary>Its first answer gets lost on the way; whether the money moved shows later.</summary>
    private sealed class Provider : IConnect, IPerform<Effect.PayOut>
    {
        public bool Lost { get; set; } = true;

        public bool Landed { get; set; }

        public int Calls { get; private set; }

        public int Questions { get; private set; }

        public HashSet<string> Keys { get; } = [];

        public IReadOnlyList<string> Faults(ShopConfig config) => [];

        public Offer Offer => HostedConnector.Offer;

        public Connector Connect(ShopConfig config) => new Connector().Can<IPerform<Effect.PayOut>>(this);

        public Task<Outcome> PerformAsync(Effect.PayOut effect, CancellationToken stop)
        {
            Keys.Add(effect.Instruction.Key);
            var lost = ++Calls == 1 && Lost;
            return Task.FromResult<Outcome>(lost ? new Outcome.Uncertain("lost") : new Outcome.Done("paid"));
        }

        public Task<Outcome> FindOutAsync(Effect.PayOut effect, CancellationToken stop)
        {
            Questions++;
            return Task.FromResult<Outcome>(Landed ? new Outcome.Done("paid") : new Outcome.Absent());
        }
    }
}
