using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Tests.Shared;
using ImmutableLines = System.Collections.Immutable.ImmutableArray<Antui.Core.Orders.LineQuantity>;

namespace Antui.Connectors.Tests.Erp;

/// <summary>
/// What every ERP connector does, checked over the wire of a stand-in. A capability the ERP's interface lacks is a port
/// the connector does not have; its tests are skipped.
/// </summary>
public abstract partial class ErpContract : IAsyncLifetime
{
    protected const string OrderNo = "3280000000000000017";
    protected const string RefundNo = "2570000000000000041";
    protected static readonly ErpLine First = new("3280000000000000018", "SKU-A", 2);
    protected static readonly ErpLine Second = new("3280000000000000019", "SKU-B", 1);

    private object? _connector;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected IErpWorld World { get; private set; } = null!;

    protected object Connector => _connector ??= World.Connect();

    protected abstract Task<IErpWorld> OpenAsync();

    public async ValueTask InitializeAsync() => World = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void It_says_what_it_cannot_do_in_both_languages()
    {
        var limits = Assert.IsType<IDeclareLimits>(Connector, exactMatch: false).Limits;
        Assert.NotEmpty(limits);
        Assert.All(limits, l => Assert.True(l.Zh.Length > 0 && l.En.Length > 0));
    }

    [Fact]
    public async Task The_probe_is_done_when_all_is_well()
    {
        var probe = Assert.IsType<IProbe>(Connector, exactMatch: false);
        Assert.IsType<Outcome.Done>(Said(await probe.ProbeAsync(Stop)));
    }

    [Fact]
    public async Task With_a_wrong_secret_nothing_works_and_nothing_is_told()
    {
        World.Seed(OrderNo, ErpState.ToAudit, First);
        var wrong = World.ConnectWithWrongSecret();
        Assert.IsType<Outcome.Refused>(Said(await ((IProbe)wrong).ProbeAsync(Stop)));
        if (wrong is IPerform<Effect.Stop> stops)
        {
            Assert.IsNotType<Outcome.Done>(Said(await stops.PerformAsync(StopOf(First), Stop)));
            Assert.IsNotType<Outcome.Done>(Said(await stops.FindOutAsync(StopOf(First), Stop)));
        }
        if (wrong is IReadGoods reads)
        {
            var failed = await Assert.ThrowsAnyAsync<Exception>(() => GoodsAsync(reads));
            AssertNoSecret(failed.ToString());
        }
        Assert.Equal(ErpState.ToAudit, World.StateOf(OrderNo, First.LineNo));
    }

    [Fact]
    public void Its_own_text_shows_no_secret() => AssertNoSecret(Connector.ToString() ?? "");

    protected T Port<T>() where T : class
    {
        if (Connector is not T port)
        {
            Assert.Skip($"The ERP's interface has no such thing: {typeof(T).Name}.");
            return null!;
        }
        return port;
    }

    /// <summary>Every outcome of these tests goes through here: its text shows no secret and is never empty.</summary>
    protected Outcome Said(Outcome outcome)
    {
        AssertNoSecret(outcome.ToString());
        if (outcome is Outcome.Refused refused) Assert.True(refused.Code.Length > 0 && refused.Text.Length > 0);
        if (outcome is Outcome.Uncertain uncertain) Assert.True(uncertain.Why.Length > 0);
        return outcome;
    }

    protected static AnyEffect StopOf(params ErpLine[] lines) =>
        EffectOf(InstructionAction.Stop, RefundKind.Unshipped, ClaimStatus.AwaitingSeller, lines);

    protected static AnyEffect ReturnOf(params ErpLine[] lines) =>
        EffectOf(InstructionAction.ExpectReturn, RefundKind.Return, ClaimStatus.AwaitingReceipt, lines);

    protected static AnyEffect CloseOf(params ErpLine[] lines) =>
        EffectOf(InstructionAction.CloseDocument, RefundKind.Return, ClaimStatus.Refunded, lines);

    private static AnyEffect EffectOf(InstructionAction action, RefundKind kind, ClaimStatus status, ErpLine[] lines)
    {
        ImmutableLines covered = [.. lines.Select(l => new LineQuantity(l.LineNo, l.Quantity))];
        var asked = new Instant(1_767_240_000_000);
        var amount = Money.Fen(8_03);
        var claim = new Claim(
            RefundNo, 1767240001000, kind, status, status.ToString(), amount, Money.Fen(0), covered, "不想要了", "onsale",
            asked, asked, Tracking: kind is RefundKind.Return ? new Tracking("圆通速递", "YT0000000000001") : null);
        var instruction = new Instruction(
            $"shop/{RefundNo}/1/{action}", action, InstructionState.Dispatching, amount, claim.Version, "onsale", [],
            "workflow", 1, asked, asked);
        return new AnyEffect(new OrderKey("shop", OrderNo), RefundNo, instruction, claim, covered);
    }

    private void AssertNoSecret(string text) =>
        Assert.All(World.Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
}
