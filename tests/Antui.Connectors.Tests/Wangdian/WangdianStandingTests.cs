using System.Text.Json;
using Antui.Connectors.Tests.Erp;
using Antui.Connectors.Wangdian;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Tests.Shared;

namespace Antui.Connectors.Tests.Wangdian;

/// <summary>Over the wire: what this ERP does its own way.</summary>
public sealed class WangdianStandingTests
{
    private const string OrderNo = "3280000000000000017", RefundNo = "2570000000000000041";
    private static readonly ErpLine First = new("3280000000000000018", "SKU-A", 2);
    private static readonly ErpLine Second = new("3280000000000000019", "SKU-B", 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_part_of_a_system_order_is_refused_and_the_order_left_alone()
    {
        await using var world = await WangdianWorld.OpenAsync(scene: false);
        world.Seed(OrderNo, ErpState.ToAudit, First, Second);
        var refused = Assert.IsType<Outcome.Refused>(await world.Connect(s => s).PerformAsync(Of(First), Stop));
        Assert.Equal("PART_OF_TRADE", refused.Code);
        Assert.DoesNotContain(WangdianStops.ToException, world.Calls);
        // Half of a line is a part, too.
        world.Seed(OrderNo, ErpState.ToAudit, First);
        Assert.IsType<Outcome.Refused>(await world.Connect(s => s).PerformAsync(Of(First with { Quantity = 1 }), Stop));
        Assert.Equal(0, world.StopsOf(OrderNo));
    }

    [Fact]
    public async Task A_shop_may_have_the_whole_order_held_for_a_part()
    {
        await using var world = await WangdianWorld.OpenAsync(scene: false);
        world.Seed(OrderNo, ErpState.ToAudit, First, Second);
        var erp = world.Connect(s => s with { HoldParts = true });
        Assert.IsType<Outcome.Done>(await erp.PerformAsync(Of(First), Stop));
        Assert.Equal(ErpState.Held, world.StateOf(OrderNo, Second.LineNo));
    }

    [Fact]
    public async Task An_order_merged_with_another_is_a_part()
    {
        await using var world = await WangdianWorld.OpenAsync(scene: false);
        world.Seed(OrderNo, ErpState.ToAudit, First);
        world.Trades[0].Lines.Add(new WangdianWorld.Line("328000000000000OTHER", "9", "SKU-C", 1));
        var refused = Assert.IsType<Outcome.Refused>(await world.Connect(s => s).PerformAsync(Of(First), Stop));
        Assert.Equal("PART_OF_TRADE", refused.Code);
        // A gift of the ERP is nobody's goods and goes along.
        world.Seed(OrderNo, ErpState.ToAudit, First);
        world.Trades[0].Lines.Add(new WangdianWorld.Line(OrderNo, "GIFT", "SKU-G", 1) { GiftType = 1 });
        Assert.IsType<Outcome.Done>(await world.Connect(s => s).PerformAsync(Of(First), Stop));
    }

    [Fact]
    public async Task A_split_order_is_done_when_every_part_is_stopped()
    {
        await using var world = await WangdianWorld.OpenAsync(scene: false);
        world.Seed(OrderNo, ErpState.ToAudit, First);
        world.Trades.Add(new WangdianWorld.Trade("JY999", 30, [new(OrderNo, Second.LineNo, Second.Sku, 1)]));
        var done = Assert.IsType<Outcome.Done>(await world.Connect(s => s).PerformAsync(Of(First, Second), Stop));
        Assert.Equal("JY000001,JY999", done.Receipt);
        Assert.Equal([23, 23], world.Trades.Select(t => t.Status));
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(55, false)]
    public async Task One_part_stopped_is_not_the_order_stopped(int other, bool done)
    {
        await using var world = await WangdianWorld.OpenAsync(scene: false);
        world.Seed(OrderNo, ErpState.Cancelled, First);
        world.Trades.Add(new WangdianWorld.Trade("JY999", other, [new(OrderNo, Second.LineNo, Second.Sku, 1)]));
        var erp = world.Connect(s => s);
        Assert.IsNotType<Outcome.Done>(await erp.FindOutAsync(Of(First, Second), Stop));
        Assert.Equal(done, await erp.PerformAsync(Of(First, Second), Stop) is Outcome.Done);
        Assert.Equal(done ? 23 : 55, world.Trades[1].Status);
    }

    [Fact]
    public async Task One_part_gone_and_one_at_home_is_neither()
    {
        await using var world = await WangdianWorld.OpenAsync(scene: false);
        world.Seed(OrderNo, ErpState.ToAudit, First, Second);
        world.Ship(OrderNo, Second);
        var erp = world.Connect(s => s);
        Assert.IsType<Outcome.Uncertain>(await erp.PerformAsync(Of(First, Second), Stop));
        Assert.IsType<Outcome.Uncertain>(await erp.FindOutAsync(Of(First, Second), Stop));
        Assert.IsType<Outcome.Done>(await erp.PerformAsync(Of(First), Stop));
    }

    [Fact]
    public async Task Where_an_exception_is_not_enough_only_the_cancelled_order_is_done()
    {
        await using var world = await WangdianWorld.OpenAsync(scene: false);
        world.Seed(OrderNo, ErpState.ToAudit, First);
        var erp = world.Connect(s => s with { ExceptionStops = false });
        Assert.IsType<Outcome.Uncertain>(await erp.PerformAsync(Of(First), Stop));
        Assert.Equal(ErpState.Held, world.StateOf(OrderNo, First.LineNo));
        Assert.IsType<Outcome.Uncertain>(await erp.FindOutAsync(Of(First), Stop));
        world.Trades[0].Status = 5;
        Assert.IsType<Outcome.Done>(await erp.FindOutAsync(Of(First), Stop));
    }

    [Fact]
    public async Task What_the_erp_does_not_have_proves_nothing()
    {
        await using var world = await WangdianWorld.OpenAsync(scene: false);
        var erp = world.Connect(s => s);
        Assert.IsType<Outcome.Absent>(await erp.FindOutAsync(Of(First), Stop));
        world.Seed(OrderNo, ErpState.Cancelled, First);
        Assert.IsType<Outcome.Uncertain>(await erp.PerformAsync(Of(First, Second), Stop));
        Assert.IsType<Outcome.Uncertain>(await erp.PerformAsync(Of(First with { Quantity = 3 }), Stop));
    }

    [Fact]
    public async Task A_stop_that_only_failed_to_read_may_be_tried_again()
    {
        await using var world = await WangdianWorld.OpenAsync(scene: false);
        world.Seed(OrderNo, ErpState.ToAudit, First);
        var erp = world.Connect(s => s with { Key = "another-key" });
        var refused = Assert.IsType<Outcome.Refused>(await erp.PerformAsync(Of(First), Stop));
        Assert.Equal(("WDT_1", TimeSpan.FromSeconds(60)), (refused.Code, refused.RetryAfter));
        Assert.IsType<Outcome.Uncertain>(await erp.FindOutAsync(Of(First), Stop));
    }

    [Fact]
    public async Task A_taobao_shop_is_invisible_without_its_scene()
    {
        await using var world = await WangdianWorld.OpenAsync(scene: true);
        world.Seed(OrderNo, ErpState.Shipped, First);
        var blind = world.Connect(s => s with { Qimen = null });
        Assert.IsType<Outcome.Uncertain>(await blind.PerformAsync(Of(First), Stop));
        Assert.Contains(blind.Limits, l => l.En.Contains("configure qimen", StringComparison.Ordinal));
        var erp = world.Connect(s => s);
        Assert.IsType<Outcome.Refused>(await erp.PerformAsync(Of(First), Stop));
        Assert.Contains("wdt.sales.tradequery.querywithdetail", world.Calls);
        Assert.Equal(new Outcome.Done("wangdian+qimen"), await erp.ProbeAsync(Stop));
    }

    [Fact]
    public async Task A_refund_that_the_erp_fetches_itself_is_waited_for_and_never_told()
    {
        await using var world = await WangdianWorld.OpenAsync(scene: true);
        world.Seed(OrderNo, ErpState.Shipped, First);
        var erp = world.Connect(s => s with { UploadRefunds = null });
        var effect = Of(First) with { Claim = Claim(ClaimStatus.AwaitingReceipt) };
        Assert.NotNull(Assert.IsType<Outcome.Refused>(await erp.PerformAsync(effect.Expecting, Stop)).RetryAfter);
        Assert.Equal("NO_DOCUMENT", Assert.IsType<Outcome.Refused>(await erp.PerformAsync(effect.Closing, Stop)).Code);
        world.RawRefunds.Add(new WangdianWorld.Raw(RefundNo, OrderNo, First.LineNo, 2, 2) { Status = 4 });
        Assert.Equal(new Outcome.Done(RefundNo), await erp.PerformAsync(effect.Expecting, Stop));
        Assert.NotNull(Assert.IsType<Outcome.Refused>(await erp.PerformAsync(effect.Closing, Stop)).RetryAfter);
        world.RawRefunds[0].Status = 5;
        Assert.Equal(new Outcome.Done(RefundNo), await erp.PerformAsync(effect.Closing, Stop));
        Assert.DoesNotContain(WangdianDocuments.Upload, world.Calls);
    }

    [Fact]
    public async Task A_refund_is_told_line_by_line_and_its_money_adds_up()
    {
        await using var world = await WangdianWorld.OpenAsync(scene: false);
        world.Seed(OrderNo, ErpState.Shipped, First, Second);
        var effect = Of(First, Second) with { Claim = Claim(ClaimStatus.AwaitingReceipt) };
        var erp = world.Connect(s => s);
        Assert.Equal(new Outcome.Done(RefundNo), await erp.PerformAsync(effect.Expecting, Stop));
        Assert.Equal([RefundNo + "~1", RefundNo + "~2"], world.RawRefunds.Select(r => r.No));
        var told = world.RawRefunds[0].Told;
        Assert.Equal(["5.35", "2.68"], world.RawRefunds.Select(r => r.Told.GetProperty("refund_amount").GetRawText()));
        Assert.Equal(
            (2, 4, 1, "YT0000000000001", "1", JsonValueKind.Number),
            (told.GetProperty("type").GetInt32(), told.GetProperty("status").GetInt32(),
                told.GetProperty("is_aftersale").GetInt32(), told.GetProperty("logistics_no").GetString(),
                told.GetProperty("refund_version").GetString(), told.GetProperty("num").ValueKind));
        Assert.IsType<Outcome.Done>(await erp.PerformAsync(effect.Closing, Stop));
        Assert.Equal([5, 5], world.RawRefunds.Select(r => r.Status));
    }

    [Fact]
    public async Task Without_lines_nothing_is_told()
    {
        await using var world = await WangdianWorld.OpenAsync(scene: false);
        var effect = Of() with { Claim = Claim(ClaimStatus.AwaitingReceipt) };
        var refused = Assert.IsType<Outcome.Refused>(await world.Connect(s => s).PerformAsync(effect.Expecting, Stop));
        Assert.Equal("NO_LINES", refused.Code);
        Assert.Empty(world.Calls);
    }

    internal static AnyEffect Of(params ErpLine[] lines)
    {
        var asked = new Instant(1_767_240_000_000);
        var instruction = new Instruction(
            "k", InstructionAction.Stop, InstructionState.Dispatching, Money.Fen(803), 1, "onsale", [],
            "workflow", 1, asked, asked);
        return new AnyEffect(
            new OrderKey("shop", OrderNo), RefundNo, instruction, Claim(ClaimStatus.AwaitingSeller),
            [.. lines.Select(l => new LineQuantity(l.LineNo, l.Quantity))]);
    }

    internal static Claim Claim(ClaimStatus status) => new(
        RefundNo, 1, status is ClaimStatus.AwaitingSeller ? RefundKind.Unshipped : RefundKind.Return, status, "",
        Money.Fen(803), Money.Fen(0), [], "不想要了", "onsale", new Instant(1_767_240_000_000),
        new Instant(1_767_240_000_000),
        Tracking: new Tracking("圆通速递", "YT0000000000001"));
}
