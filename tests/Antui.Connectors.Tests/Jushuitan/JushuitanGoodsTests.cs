using System.Text.Json;
using Antui.Connectors.Jushuitan;
using Antui.Connectors.Tests.Erp;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Jushuitan;

/// <summary>What Jushuitan's records say of goods.</summary>
public sealed class JushuitanGoodsTests
{
    private const string OrderNo = "3280000000000000017";
    private static readonly ErpLine First = new("3280000000000000018", "SKU-A", 2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_sent_order_as_it_comes_with_odd_spellings_and_a_gift()
    {
        var said = Assert.Single(Shipments("""
            {"o_id":"11054321","so_id":"3280000000000000017","shop_id":10086,"status":"Sent","type":"普通订单","as_id":"",
             "send_date":"2026-01-01 12:00:00","modified":"2026-01-02 09:30:00","l_id":"YT***","receiver_name":"***",
             "items":[{"oi_id":1,"outer_oi_id":3280000000000000018,"raw_so_id":"3280000000000000017",
                       "sku_id":"SKU-A","qty":"2","is_gift":0},
                      {"oi_id":2,"outer_oi_id":"","raw_so_id":"","sku_id":"GIFT","qty":1,"is_gift":true},
                      {"oi_id":3,"outer_oi_id":"3280000000000000019","sku_id":"SKU-B","qty":1,
                       "item_status":"Cancelled"}]}
            """));
        Assert.Equal((OrderNo, "o:11054321", EvidenceKind.Shipped), (said.OrderNo, said.Id, said.Kind));
        Assert.Equal(new Instant(1_767_240_000_000), said.At);
        Assert.Equal([new LineQuantity("3280000000000000018", 2)], said.Lines);
    }

    [Fact]
    public void A_merged_parcel_speaks_for_each_of_its_orders()
    {
        var said = Shipments("""
            {"o_id":5,"so_id":"T1","status":"Sent","send_date":"2026-01-01 12:00:00","items":[
             {"outer_oi_id":"1","raw_so_id":"T1","sku_id":"A","qty":1},
             {"outer_oi_id":"2","raw_so_id":"T2","sku_id":"A","qty":3}]}
            """);
        Assert.Equal([("T1", 1), ("T2", 3)], said.Select(s => (s.OrderNo, s.Lines.Single().Quantity)));
    }

    [Fact]
    public void Without_line_numbers_the_goods_codes_speak()
    {
        var said = Assert.Single(Shipments("""
            {"o_id":5,"so_id":"T1","status":"Sent","send_date":"2026-01-01 12:00:00","items":[
             {"sku_id":"A","qty":1},{"sku_id":"A","qty":1},{"sku_id":"G","qty":1,"is_gift":true}]}
            """));
        Assert.Equal([new LineQuantity(GoodsSaid.BySku("A"), 2)], said.Lines);
    }

    [Theory]
    [InlineData(""" "status":"Delivering","items":[{"outer_oi_id":"1","sku_id":"A","qty":1}] """)]
    [InlineData(""" "status":"Sent","type":"换货订单","items":[{"outer_oi_id":"1","sku_id":"A","qty":1}] """)]
    [InlineData(""" "status":"Sent","as_id":77,"items":[{"outer_oi_id":"1","sku_id":"A","qty":1}] """)]
    [InlineData(""" "status":"Sent","items":[{"sku_id":"GIFT","qty":1,"is_gift":true}] """)]
    public void What_is_no_parcel_of_the_orders_goods_says_nothing(string fields) =>
        Assert.Empty(Shipments($$"""{"o_id":5,"so_id":"T1","send_date":"2026-01-01 12:00:00",{{fields}}}"""));

    [Fact]
    public void A_parcel_without_a_time_is_not_read_past() => Assert.Throws<RowFaultException>(() =>
        Shipments("""{"o_id":5,"so_id":"T1","status":"Sent","items":[{"outer_oi_id":"1","sku_id":"A","qty":1}]}"""));

    [Theory]
    [InlineData(1, Grade.Good)]
    [InlineData(2, Grade.Good)]
    [InlineData(3, Grade.Unclear)]
    [InlineData(4, Grade.Defective)]
    [InlineData(null, Grade.Unclear)]
    public void The_warehouse_is_the_grade(int? warehouse, Grade grade) =>
        Assert.Equal(grade, JushuitanMap.GradeOf(warehouse, Grade.Good));

    [Fact]
    public async Task Goods_of_another_kind_parts_of_a_set_and_unlinked_goods_are_told_as_they_are()
    {
        await using var world = await JushuitanWorld.StartAsync();
        var wrong = world.Store.Document("R1", OrderNo, [new("1", "SKU-A", 1, 1m)]);
        world.Store.Book(wrong, 1, ("SKU-X", 1));
        var set = world.Store.Document("R2", OrderNo, [new("1", "PART-1", 1, 1m), new("1", "PART-2", 1, 1m)]);
        world.Store.Book(set, 1, ("PART-1", 1));
        var twice = world.Store.Document("R3", OrderNo, [new("1", "SKU-A", 1, 1m), new("2", "SKU-A", 1, 1m)]);
        world.Store.Book(twice, 2, ("SKU-A", 2));
        var manual = world.Store.Document("", OrderNo, [new("1", "SKU-A", 1, 1m)]);
        world.Store.Book(manual, 4, ("SKU-A", 1));
        var said = (await GoodsAsync(world, s => s)).ToDictionary(s => s.RefundNo, s => s.Inspected.Single());
        Assert.Equal(new Inspected(GoodsSaid.BySku("SKU-X"), 1, Grade.WrongItem), said["R1"]);
        Assert.Equal(new Inspected("1", 1, Grade.Unclear), said["R2"]);
        Assert.Equal(new Inspected(GoodsSaid.BySku("SKU-A"), 2, Grade.Good), said["R3"]);
        Assert.Equal(new Inspected("1", 1, Grade.Defective), said[""]);
    }

    [Fact]
    public async Task Bad_goods_that_only_the_document_counts_make_the_rest_unclear()
    {
        await using var world = await JushuitanWorld.StartAsync();
        var hidden = world.Store.Document("R1", OrderNo, [new("1", "SKU-A", 2, 1m) { Defective = 1 }]);
        world.Store.Book(hidden, 1, ("SKU-A", 2));
        var shown = world.Store.Document("R2", OrderNo, [new("1", "SKU-A", 2, 1m) { Defective = 1 }]);
        world.Store.Book(shown, 1, ("SKU-A", 1));
        world.Store.Book(shown, 4, ("SKU-A", 1));
        var said = await GoodsAsync(world, s => s);
        Assert.Equal(Grade.Unclear, Assert.Single(said, s => s.RefundNo == "R1").Inspected.Single().Grade);
        var grades = said.Where(s => s.RefundNo == "R2").Select(s => s.Inspected.Single().Grade);
        Assert.Equal([Grade.Good, Grade.Defective], grades);
    }

    [Fact]
    public async Task A_shop_that_inspects_later_says_so_of_its_returns_warehouse()
    {
        await using var world = await JushuitanWorld.StartAsync();
        world.Store.Book(world.Store.Document("R1", OrderNo, [new("1", "SKU-A", 1, 1m)]), 2, ("SKU-A", 1));
        var said = await GoodsAsync(world, s => s with { ReturnWarehouseGrade = Grade.Unclear });
        Assert.Equal(Grade.Unclear, Assert.Single(said).Inspected.Single().Grade);
    }

    [Fact]
    public async Task Reading_waits_for_the_flow_limit_and_goes_on()
    {
        await using var world = await JushuitanWorld.StartAsync();
        world.Seed(OrderNo, ErpState.Shipped, First);
        world.Codes.Enqueue(199);
        Assert.Single(await GoodsAsync(world, s => s));
        world.Codes.Enqueue(200);
        await Assert.ThrowsAsync<ReadFailedException>(
            () => GoodsAsync(world, s => s with { ReadPatienceSeconds = 5 }));
    }

    [Fact]
    public async Task Orders_of_another_shop_are_not_ours()
    {
        await using var world = await JushuitanWorld.StartAsync();
        world.Seed(OrderNo, ErpState.Shipped, First);
        Assert.Empty(await GoodsAsync(world, s => s with { ShopId = 10087 }));
    }

    [Fact]
    public async Task A_long_window_is_cut_and_leaves_no_gap()
    {
        await using var world = await JushuitanWorld.StartAsync();
        await GoodsAsync(world, s => s with { WindowSeconds = 600 });
        var windows = world.Calls.Where(c => c.Path.Contains("orders", StringComparison.Ordinal))
            .Select(c => ((string)c.Biz["modified_begin"]!, (string)c.Biz["modified_end"]!)).ToList();
        Assert.Equal(6, windows.Count);
        Assert.Equal(windows.Select(w => w.Item2).SkipLast(1), windows.Select(w => w.Item1).Skip(1));
    }

    private static List<GoodsSaid> Shipments(string order) => [.. JushuitanMap.Shipments(JsonSerializer.Deserialize(
        order, JushuitanJson.Default.JushuitanOrder)!)];

    private static async Task<List<GoodsSaid>> GoodsAsync(
        JushuitanWorld world, Func<JushuitanSettings, JushuitanSettings> change)
    {
        var all = new List<GoodsSaid>();
        var to = world.Now + TimeSpan.FromSeconds(5);
        var pages = world.Connect(change).ChangedGoodsAsync(to - TimeSpan.FromHours(1), to, Stop);
        await foreach (var page in pages) all.AddRange(page);
        return all;
    }
}
