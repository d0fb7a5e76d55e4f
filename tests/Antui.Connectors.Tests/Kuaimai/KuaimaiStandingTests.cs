using System.Text.Json.Nodes;
using Antui.Connectors.Kuaimai;
using Antui.Connectors.Tests.Erp;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Tests.Shared;

namespace Antui.Connectors.Tests.Kuaimai;

/// <summary>Over the wire: what this ERP does its own way.</summary>
public sealed class KuaimaiStandingTests
{
    private const string OrderNo = "3280000000000000017", RefundNo = "2570000000000000041";
    private static readonly ErpLine First = new("3280000000000000018", "SKU-A", 2);
    private static readonly ErpLine Second = new("3280000000000000019", "SKU-B", 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_the_audit_it_is_intercepted_and_after_it_cancelled()
    {
        await using var world = await KuaimaiWorld.OpenAsync();
        world.Seed(OrderNo, ErpState.ToAudit, First);
        Assert.IsType<Outcome.Done>(await world.Connect(s => s).PerformAsync(Of(First), Stop));
        Assert.Contains(KuaimaiStops.Intercept, world.Calls);
        Assert.DoesNotContain(KuaimaiStops.Cancel, world.Calls);
        world.Seed(OrderNo, ErpState.InWarehouse, First);
        Assert.IsType<Outcome.Done>(await world.Connect(s => s).PerformAsync(Of(First), Stop));
        Assert.Contains(KuaimaiStops.Cancel, world.Calls);
    }

    [Fact]
    public async Task Audited_between_reading_and_interception_it_is_taken_the_other_way()
    {
        await using var world = await KuaimaiWorld.OpenAsync();
        world.Seed(OrderNo, ErpState.ToAudit, First);
        world.Meanwhile(() => world.Audit(OrderNo));
        Assert.IsType<Outcome.Done>(await world.Connect(s => s).PerformAsync(Of(First), Stop));
        Assert.Equal(
            [KuaimaiStops.Intercept, KuaimaiStops.Cancel],
            world.Calls.Where(c => !c.EndsWith("query", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_shop_may_leave_audited_orders_alone()
    {
        await using var world = await KuaimaiWorld.OpenAsync();
        world.Seed(OrderNo, ErpState.InWarehouse, First);
        var erp = world.Connect(s => s with { CancelAudited = false });
        Assert.Equal("IN_WAREHOUSE", Assert.IsType<Outcome.Refused>(await erp.PerformAsync(Of(First), Stop)).Code);
        Assert.Equal(ErpState.InWarehouse, world.StateOf(OrderNo, First.LineNo));
    }

    [Fact]
    public async Task A_part_of_a_system_order_is_refused_or_suspended_as_the_shop_says()
    {
        await using var world = await KuaimaiWorld.OpenAsync();
        world.Seed(OrderNo, ErpState.ToAudit, First, Second);
        var refused = Assert.IsType<Outcome.Refused>(await world.Connect(s => s).PerformAsync(Of(First), Stop));
        Assert.Equal("PART_OF_TRADE", refused.Code);
        Assert.Equal(ErpState.ToAudit, world.StateOf(OrderNo, Second.LineNo));
        var erp = world.Connect(s => s with { HoldParts = true });
        Assert.IsType<Outcome.Done>(await erp.PerformAsync(Of(First), Stop));
        Assert.Equal(ErpState.Held, world.StateOf(OrderNo, Second.LineNo));
        // Suspended is enough for a part only; the whole of it is voided.
        Assert.IsType<Outcome.Done>(await erp.PerformAsync(Of(First, Second), Stop));
        Assert.Equal(ErpState.Cancelled, world.StateOf(OrderNo, Second.LineNo));
    }

    [Fact]
    public async Task A_split_order_is_done_when_every_part_is_stopped_and_mixed_is_neither()
    {
        await using var world = await KuaimaiWorld.OpenAsync();
        world.Seed(OrderNo, ErpState.ToAudit, First);
        world.Trades.Add(new KuaimaiWorld.Trade("7", [new(OrderNo, Second.LineNo, Second.Sku, 1)]));
        Assert.IsType<Outcome.Done>(await world.Connect(s => s).PerformAsync(Of(First, Second), Stop));
        Assert.All(world.Trades, t => Assert.Equal("CLOSED", t.Status));
        world.Seed(OrderNo, ErpState.ToAudit, First, Second);
        world.Ship(OrderNo, Second);
        Assert.IsType<Outcome.Uncertain>(await world.Connect(s => s).PerformAsync(Of(First, Second), Stop));
        Assert.True(world.Ships(OrderNo, First.LineNo));
    }

    [Fact]
    public async Task One_part_stopped_is_not_the_order_stopped()
    {
        await using var world = await KuaimaiWorld.OpenAsync();
        world.Seed(OrderNo, ErpState.Cancelled, First);
        world.Trades.Add(new KuaimaiWorld.Trade("7", [new(OrderNo, Second.LineNo, Second.Sku, 1)]));
        var erp = world.Connect(s => s);
        Assert.IsType<Outcome.Absent>(await erp.FindOutAsync(Of(First, Second), Stop));
        Assert.IsType<Outcome.Done>(await erp.PerformAsync(Of(First, Second), Stop));
        Assert.Equal("CLOSED", world.Trades[1].Status);
    }

    [Fact]
    public async Task Rows_that_were_not_asked_for_are_nobody_s_documents()
    {
        // What a gateway answers that does not know the name of a parameter: everything.
        const string everything = """{"success":true,"total":1,"list":[{"id":1,"platformId":"999","status":"9"}]}""";
        var erp = KuaimaiErp.Create("shop", Settings, new CannedAnswers(everything).Http, TimeProvider.System);
        Assert.IsType<Outcome.Absent>(await erp.FindOutAsync(Of(First).Expecting, Stop));
        Assert.IsType<Outcome.Absent>(await erp.FindOutAsync(Of(First).Closing, Stop));
    }

    [Fact]
    public async Task A_work_order_is_made_with_the_erp_s_goods_codes_and_the_platform_s_number()
    {
        await using var world = await KuaimaiWorld.OpenAsync();
        world.Seed(OrderNo, ErpState.Shipped, First, Second);
        var effect = Of(First, Second) with { Claim = Claim() };
        Assert.IsType<Outcome.Done>(await world.Connect(s => s).PerformAsync(effect.Expecting, Stop));
        var told = Assert.Single(world.Works).Told!;
        Assert.Equal(
            (RefundNo, "2", "1", OrderNo, KuaimaiWorld.Warehouse, "YT0000000000001"),
            (told["platformId"], told["afterSaleType"], told["hasOwner"], told["tid"], told["refundWarehouseId"],
                told["refundExpressId"]));
        var back = Assert.Single(JsonNode.Parse(told["reissueOrRefundList"])!.AsArray())!;
        Assert.Equal(1, (int)back["type"]!);
        Assert.Equal(
            ["SKU-A 2", "SKU-B 1"],
            back["itemSnapshot"]!.AsArray().Select(i => $"{i!["outerId"]} {i["receivableCount"]}"));
    }

    [Fact]
    public async Task What_the_erp_fetches_itself_is_waited_for()
    {
        await using var world = await KuaimaiWorld.OpenAsync();
        world.Seed(OrderNo, ErpState.Shipped, First);
        var erp = world.Connect(s => s with { CreateWorkOrders = false });
        var effect = Of(First) with { Claim = Claim() };
        Assert.NotNull(Assert.IsType<Outcome.Refused>(await erp.PerformAsync(effect.Expecting, Stop)).RetryAfter);
        Assert.Equal("NO_DOCUMENT", Assert.IsType<Outcome.Refused>(await erp.PerformAsync(effect.Closing, Stop)).Code);
        world.Receive(RefundNo, OrderNo, new ErpArrival(First.LineNo, First.Sku, 2));
        Assert.IsType<Outcome.Done>(await erp.PerformAsync(effect.Expecting, Stop));
        Assert.DoesNotContain(KuaimaiDocuments.Create, world.Calls);
    }

    [Fact]
    public async Task A_void_work_order_is_no_document()
    {
        await using var world = await KuaimaiWorld.OpenAsync();
        world.Seed(OrderNo, ErpState.Shipped, First);
        world.Works.Add(new KuaimaiWorld.Work("5", RefundNo, "1", OrderNo, []) { Status = "10" });
        var erp = world.Connect(s => s);
        var effect = Of(First) with { Claim = Claim() };
        Assert.IsType<Outcome.Absent>(await erp.FindOutAsync(effect.Expecting, Stop));
        Assert.IsType<Outcome.Done>(await erp.PerformAsync(effect.Expecting, Stop));
        Assert.Equal(2, world.Works.Count);
    }

    [Fact]
    public async Task A_receipt_without_lines_is_read_from_its_work_order_only_when_it_is_alone()
    {
        await using var world = await KuaimaiWorld.OpenAsync();
        world.Seed(OrderNo, ErpState.Shipped, First);
        world.Receive(RefundNo, OrderNo, new ErpArrival(First.LineNo, First.Sku, 2));
        world.Receipts[0] = world.Receipts[0] with { Bare = true };
        var said = Assert.Single(await ReceivedAsync(world));
        Assert.Equal(new Inspected(First.LineNo, 2, Grade.Good), Assert.Single(said.Inspected));
        world.Receipts.Add(world.Receipts[0] with { Id = "77" });
        Assert.Empty(await ReceivedAsync(world));
    }

    [Fact]
    public async Task A_partly_shelved_receipt_is_not_told()
    {
        await using var world = await KuaimaiWorld.OpenAsync();
        world.Seed(OrderNo, ErpState.Shipped, First);
        world.Receive(RefundNo, OrderNo, new ErpArrival(First.LineNo, First.Sku, 1));
        world.Receipts[0] = world.Receipts[0] with { Status = 5 };
        Assert.Empty(await ReceivedAsync(world));
    }

    [Fact]
    public async Task Goods_without_specifications_are_found_by_their_main_code()
    {
        var wire = new CannedAnswers(
            """{"success":true}""",
            """
            {"success":true,"total":1,"stockStatusVoList":[{"mainOuterId":"M1","skuOuterId":"","wareHouseId":7,
            "totalAvailableStockSum":9,"totalLockStock":4,"totalDefectiveStock":1}]}
            """);
        var erp = KuaimaiErp.Create("shop", Settings, wire.Http, TimeProvider.System);
        Assert.Equal(new StockSaid("7", "M1", 9, 4, 1), Assert.Single(await erp.ReadStockAsync(["M1"], Stop)));
        Assert.Contains("mainOuterId=M1", wire.Asked[1].Body, StringComparison.Ordinal);
        Assert.Contains("pageNo=1&pageSize=100", wire.Asked[1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"success":true}""")]
    [InlineData("""{"success":true,"total":3,"list":[{"sid":1}]}""")]
    [InlineData("""{"success":true,"total":1,"list":"none"}""")]
    [InlineData("502")]
    public async Task An_empty_answer_without_a_count_and_too_few_rows_are_errors(string answer)
    {
        var erp = KuaimaiErp.Create("shop", Settings, new CannedAnswers(answer).Http, TimeProvider.System);
        await Assert.ThrowsAsync<ReadFailedException>(async () =>
        {
            await foreach (var _ in erp.ChangedGoodsAsync(new Instant(0), new Instant(1000), Stop)) { }
        });
    }

    [Theory]
    [InlineData("""{"code":"25","msg":"签名无效","success":false}""", "KM_25", true)]
    [InlineData("""{"code":"21","msg":"无效的会话","success":false}""", OutcomeCodes.SessionExpired, true)]
    [InlineData("""{"code":"20027","msg":"接口调用过于频繁","success":false}""", OutcomeCodes.Throttled, true)]
    [InlineData("""{"code":30006,"msg":"订单发货拦截失败","success":false}""", "KM_30006", false)]
    public async Task A_refusal_says_whether_to_try_again(string answer, string code, bool again)
    {
        var erp = KuaimaiErp.Create("shop", Settings, new CannedAnswers(answer).Http, TimeProvider.System);
        var refused = Assert.IsType<Outcome.Refused>(await erp.ProbeAsync(Stop));
        Assert.Equal((code, again), (refused.Code, refused.RetryAfter is not null));
    }

    private static KuaimaiSettings Settings { get; } = new()
    {
        AppKey = "the-app-key",
        AppSecret = "the-secret",
        Session = "the-token",
        CallsPerMinute = 0,
    };

    private static async Task<List<GoodsSaid>> ReceivedAsync(KuaimaiWorld world)
    {
        var all = new List<GoodsSaid>();
        var (from, to) = (world.Now - TimeSpan.FromMinutes(5), world.Now + TimeSpan.FromMinutes(1));
        await foreach (var page in world.Connect(s => s).ChangedGoodsAsync(from, to, Stop))
            all.AddRange(page.Where(s => s.Kind is EvidenceKind.Received));
        return all;
    }

    private static AnyEffect Of(params ErpLine[] lines)
    {
        var asked = new Instant(1_767_240_000_000);
        var instruction = new Instruction(
            "k", InstructionAction.Stop, InstructionState.Dispatching, Money.Fen(803), 1, "onsale", [],
            "workflow", 1, asked, asked);
        return new AnyEffect(
            new OrderKey("shop", OrderNo), RefundNo, instruction, null,
            [.. lines.Select(l => new LineQuantity(l.LineNo, l.Quantity))]);
    }

    private static Claim Claim() => new(
        RefundNo, 1, RefundKind.Return, ClaimStatus.AwaitingReceipt, "", Money.Fen(803), Money.Fen(0), [], "不想要了",
        "onsale", new Instant(1_767_240_000_000), new Instant(1_767_240_000_000),
        Tracking: new Tracking("圆通速递", "YT0000000000001"));
}
