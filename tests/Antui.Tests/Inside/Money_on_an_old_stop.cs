using System.Collections.Immutable;
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
/// An ERP outside said that goods are stopped, and the money waited for a person: right before it moves the ERP is asked
/// again, as the platform is.
/// </summary>
public sealed class Money_on_an_old_stop : IAsyncDisposable
{
    private readonly MemoryStore _store = new();
    private readonly TestClock _clock = new();
    private readonly Party _party = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static OrderKey Key => new("s1", "o1");

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_fresh_word_is_trusted_and_nobody_is_asked()
    {
        var node = await StoppedAsync();
        await OpenAsync(node, TimeSpan.FromSeconds(30));
        Assert.Equal((0, 1), (_party.Questions, _party.Paid));
    }

    [Fact]
    public async Task An_old_word_that_still_is_so_pays()
    {
        var node = await StoppedAsync();
        await OpenAsync(node, TimeSpan.FromMinutes(2));
        Assert.Equal((1, 1), (_party.Questions, _party.Paid));
    }

    [Fact]
    public async Task Goods_that_left_meanwhile_are_not_paid_and_a_person_is_asked()
    {
        var node = await StoppedAsync();
        _party.Standing = new Outcome.Refused("SHIPPED", "left at 10:31");
        await OpenAsync(node, TimeSpan.FromMinutes(2));
        Assert.Equal((1, 0), (_party.Questions, _party.Paid));
        var order = (await node.ReadAsync(Key, Stop))!;
        Assert.False(order.Evidence.Single(e => e.Kind is EvidenceKind.Stopped).Holds);
        var (no, refund) = (order.Evidence.Single(e => e.Kind is EvidenceKind.StopRefused), order.Case("r1")!);
        Assert.Equal(("SHIPPED left at 10:31", Code.StopRefused, 0L), (no.Note, refund.WithPerson!.Code, refund.ReservedFen()));
    }

    [Fact]
    public async Task While_nobody_can_say_no_money_moves_and_it_is_asked_again()
    {
        var node = await StoppedAsync();
        _party.Standing = new Outcome.Uncertain("time-out");
        await OpenAsync(node, TimeSpan.FromMinutes(2));
        Assert.Equal((1, 0), (_party.Questions, _party.Paid));
        _party.Standing = new Outcome.Done();
        await StepAsync(node, TimeSpan.FromMinutes(1));
        Assert.Equal((2, 1), (_party.Questions, _party.Paid));
    }

    /// <summary>Stopped by the ERP's own report while the shop is paused.</summary>
    private async Task<RefundEngine> StoppedAsync()
    {
        var node = await OneShop.NodeAsync(
            _store, _clock, s => s with { Fulfilment = Fulfilment.Reports }, connect: _party);
        await node.SetGateAsync("s1", GateKind.Pause, true, "盘点", "person:Li", Stop);
        await OneShop.AskAsync(node, "1", 7_700);
        ImmutableArray<LineQuantity> lines = [new LineQuantity("1", 1)];
        await node.AcceptAsync(new Fact.EvidenceSeen(
            Key, "erp-77", EvidenceKind.Stopped, "r1", lines, [], StopLevel.Released, "erp",
            Instant.From(_clock.GetUtcNow())), Stop);
        await node.Activity.IdleAsync();
        Assert.Equal(0, _party.Paid);
        return node;
    }

    private async Task OpenAsync(RefundEngine node, TimeSpan after)
    {
        _clock.Move(after);
        await node.SetGateAsync("s1", GateKind.Pause, false, "盘点完毕", "person:Li", Stop);
        await node.Activity.IdleAsync();
    }

    private async Task StepAsync(RefundEngine node, TimeSpan by)
    {
        _clock.Move(by);
        await node.StepAsync(Stop);
        await node.Activity.IdleAsync();
    }

    /// <summary>The provider that pays, and the ERP that can be asked.</summary>
    private sealed class Party : IConnect, IPerform<Effect.PayOut>, IPerform<Effect.Stop>
    {
        public Outcome Standing { get; set; } = new Outcome.Done();

        public int Questions { get; private set; }

        public int Paid { get; private set; }

        public IReadOnlyList<string> Faults(ShopConfig config) => [];

        public Offer Offer => HostedConnector.Offer;

        public Connector Connect(ShopConfig config) =>
            new Connector().Can<IPerform<Effect.PayOut>>(this).Can<IPerform<Effect.Stop>>(this);

        public Task<Outcome> PerformAsync(Effect.PayOut effect, CancellationToken stop)
        {
            Paid++;
            return Task.FromResult<Outcome>(new Outcome.Done("paid"));
        }

        public Task<Outcome> FindOutAsync(Effect.PayOut effect, CancellationToken stop) =>
            Task.FromResult<Outcome>(new Outcome.Absent());

        public Task<Outcome> PerformAsync(Effect.Stop effect, CancellationToken stop) =>
            throw new InvalidOperationException("Nobody asks this ERP to stop anything.");

        public Task<Outcome> FindOutAsync(Effect.Stop effect, CancellationToken stop)
        {
            Questions++;
            return Task.FromResult(Standing);
        }
    }
}
