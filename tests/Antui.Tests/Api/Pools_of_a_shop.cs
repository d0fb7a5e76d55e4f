using Antui.Core;
using Antui.Core.Orders;
using Antui.Server.Gateways.Top;
using Antui.Tests.Gateways;

namespace Antui.Tests.Api;

/// <summary>E1 to E6: heads first, details next, then the desk; by machine or by hand.</summary>
public sealed class Pools_of_a_shop
{
    private const string Manual = """{"pool":true,"convertOrders":"manual","convertRefunds":"manual"}""";
    private const string ManualOrders = """{"pool":true,"convertOrders":"manual"}""";

    [Fact]
    public async Task The_machine_takes_an_order_through_both_stages_and_its_way_stays_findable()
    {
        await using var shop = await PooledShop.StartAsync();
        await shop.Site.OrderAsync("20001");
        await shop.PassAsync();
        Assert.Equal("20001 converted", await shop.ListAsync());
        Assert.True(await shop.HasOrderAsync("20001"));
        var record = await shop.ReadAsync("20001");
        Assert.Equal(["to-download", "to-convert", "converted"],
            record["history"]!.AsArray().Select(h => (string)h!["stage"]!));
        Assert.Equal(["taobao:poll", "job:download", "job:convert-orders"],
            record["history"]!.AsArray().Select(h => (string)h!["author"]!));
        Assert.Equal("SKU-A×2, SKU-B", (string)record["skus"]!);
        Assert.Equal("20001", (string)record["details"]!["key"]!["orderNo"]!);
        Assert.Equal((15_600L, 1L),
            ((long)record["amountFen"]!, (long)(await shop.GetAsync("pool/orders/counts")).Body["converted"]!));
        Assert.Equal(404, (await shop.GetAsync("pool/orders/m1/nobody")).Status);
    }

    [Fact]
    public async Task By_hand_it_waits_is_found_by_what_it_shows_and_converts_once()
    {
        await using var shop = await PooledShop.StartAsync(Manual);
        await shop.Site.OrderAsync("20101");
        await shop.PassAsync();
        Assert.Equal("20101 to-convert", await shop.ListAsync());
        Assert.False(await shop.HasOrderAsync("20101"));
        string[] finds = ["?q=20101", "?stage=to-convert&shop=m1", "?sku=SKU-B", "?status=WAIT_SELLER_SEND_GOODS",
            "?amountFromFen=15600&amountToFen=15600"];
        foreach (var query in finds) Assert.Equal("20101 to-convert", await shop.ListAsync(query));
        foreach (var query in (string[])["?q=20", "?stage=parked", "?sku=SKU", "?status=PAID", "?amountFromFen=15601",
            "?createdTo=2020-01-01T00:00:00Z"])
            Assert.Equal("", await shop.ListAsync(query));
        Assert.Equal(400, (await shop.GetAsync("pool/orders?stage=somewhere")).Status);

        Assert.Equal(1, (int)(await shop.ActAsync("convert", "orders", "", "20101"))["done"]!);
        Assert.Equal("20101 converted", await shop.ListAsync());
        Assert.Equal("person:Li", (string)(await shop.ReadAsync("20101"))["author"]!);
        var again = await shop.ActAsync("convert", "orders", "", "20101", "nobody");
        Assert.Equal(["ALREADY_CONVERTED", "NOT_FOUND"],
            again["failed"]!.AsArray().Select(f => (string)f!["code"]!).Order());
        Assert.Contains("店铺 m1 的池中没有订单 nobody", again["failed"]!.AsArray().Select(f => (string)f!["text"]!["zh"]!));
        Assert.Equal(0, (int)again["done"]!);
    }

    [Fact]
    public async Task What_was_converted_is_changed_straight_whatever_the_pool_says()
    {
        await using var shop = await PooledShop.StartAsync(Manual);
        var key = await shop.Site.OrderAsync("20201");
        await shop.PassAsync();
        await shop.ActAsync("convert", "orders", "", "20201");
        await shop.Site.AcceptAsync(new Fact.ShipmentStep(key, ShipmentAction.HandOver, "", "store"));
        var order = await shop.Site.ReadAsync(key);
        await shop.Site.AcceptAsync(new Fact.OrderSeen(
            order.Head with { Status = OrderStatus.Shipped, Modified = shop.Site.Now + TimeSpan.FromSeconds(5) },
                "store"));
        await shop.PassAsync();
        Assert.Equal("20201 converted", await shop.ListAsync());
        Assert.Equal(OrderStatus.Shipped,
            (await shop.Engine.ReadAsync(new OrderKey("m1", "20201"), TestContext.Current.CancellationToken))!.Head.Status);
    }

    [Fact]
    public async Task Removed_comes_back_when_it_changes_handled_does_not_and_both_can_be_undone()
    {
        await using var shop = await PooledShop.StartAsync(Manual);
        foreach (var no in (string[])["20301", "20302", "20303"]) await shop.Site.OrderAsync(no);
        await shop.PassAsync();
        await shop.ActAsync("remove", "orders", "误拉", "20301", "20303");
        await shop.ActAsync("handle", "orders", "线下处理", "20302");
        await shop.PassAsync();
        Assert.Equal("20303 removed, 20302 handled, 20301 removed", await shop.ListAsync());
        Assert.Equal("线下处理", (string)(await shop.ReadAsync("20302"))["reasonText"]!["zh"]!);
        var refused = await shop.ActAsync("convert", "orders", "", "20301", "20302");
        Assert.Equal(["HANDLED", "REMOVED"], refused["failed"]!.AsArray().Select(f => (string)f!["code"]!).Order());

        foreach (var no in (string[])["20301", "20302"]) await ChangedAsync(shop, no);
        await shop.PassAsync();
        Assert.Equal("20303 removed, 20302 handled, 20301 to-convert", await shop.ListAsync());
        Assert.Equal(1, (int)(await shop.ActAsync("undo", "orders", "误操作", "20302", "20301"))["done"]!);
        await shop.PassAsync();
        Assert.Equal("20303 removed, 20302 to-convert, 20301 to-convert", await shop.ListAsync());

        Assert.Equal(202, (await shop.PostAsync("jobs/fetch:m1/run", """{"full":true}""")).Status);
        await shop.PassAsync(15);
        Assert.Equal("20303 to-convert, 20302 to-convert, 20301 to-convert", await shop.ListAsync());
    }

    [Fact]
    public async Task A_refund_waits_for_its_order_in_the_pool_and_follows_it_by_itself()
    {
        await using var shop = await PooledShop.StartAsync(ManualOrders);
        var key = await shop.Site.OrderAsync("20401");
        await shop.Site.AskAsync(key, "21401");
        await shop.PassAsync();
        Assert.Equal("21401 parked", await shop.ListAsync("", "refunds"));
        var waiting = await shop.ReadAsync("21401", "refunds");
        Assert.Equal(("ORDER_IN_POOL", "SKU-B"), ((string)waiting["reason"]!, (string)waiting["skus"]!));
        Assert.Contains("原订单 20401 还没有转入（待", (string)waiting["reasonText"]!["zh"]!, StringComparison.Ordinal);
        Assert.Equal(404, (await shop.GetAsync("refunds/m1/21401")).Status);

        await shop.ActAsync("convert", "orders", "", "20401");
        await shop.PassAsync(2);
        Assert.Equal("21401 converted", await shop.ListAsync("", "refunds"));
        var (_, refund) = await shop.GetAsync("refunds/m1/21401");
        Assert.Equal("20401", (string)refund["orderNo"]!);
    }

    [Fact]
    public async Task The_order_of_a_refund_that_nobody_fetched_is_asked_for()
    {
        await using var shop = await PooledShop.StartAsync();
        var key = await shop.Site.OrderAsync("20501");
        shop.Site.Clock.Move(TimeSpan.FromHours(5));
        await shop.Site.AskAsync(key, "21501");
        var faults = await shop.Engine.Store.CountByStageAsync(Core.Pool.PoolKind.Order, null, TestContext.Current.CancellationToken);
        Assert.Equal(0, faults.Values.Sum());
        await shop.PassAsync();
        await shop.PassAsync();
        Assert.Equal("21501 converted", await shop.ListAsync("", "refunds"));
        Assert.True(await shop.HasOrderAsync("20501"));
    }

    [Fact]
    public async Task A_rejected_refund_is_refused_on_the_platform_by_the_one_way()
    {
        await using var shop = await PooledShop.StartAsync("""{"pool":true,"convertRefunds":"manual"}""");
        var key = await shop.Site.OrderAsync("20601", Site.Taobao);
        await shop.Site.AskAsync(key, "21601");
        await shop.PassAsync();
        Assert.Equal("21601 to-convert", await shop.ListAsync("", "refunds"));
        Assert.Equal(422, (await shop.PostAsync(
            "pool/refunds/actions", """{"action":"reject","numbers":[{"shop":"m1","no":"21601"}]}""")).Status);
        var rejected = await shop.ActAsync("reject", "refunds", "商品已定制", "21601");
        Assert.Equal("""{"done":1,"failed":[]}""", rejected.ToJsonString());
        await shop.PassAsync(2);
        var refund = await shop.Site.CaseAsync(key, "21601");
        Assert.Equal(ClaimStatus.SellerRefused, refund.Claim.Status);
        Assert.Empty(await shop.Site.PaidAsync());
        Assert.Equal("21601 converted", await shop.ListAsync("", "refunds"));
    }

    [Fact]
    public async Task All_that_match_are_done_as_a_task_with_progress()
    {
        await using var shop = await PooledShop.StartAsync(Manual);
        for (var i = 0; i < 30; i++) await shop.Site.OrderAsync($"{20_700 + i}");
        await shop.PassAsync();
        await shop.ActAsync("handle", "orders", "线下", "20700");
        var (status, begun) = await shop.PostAsync(
            "pool/orders/actions",
            """{"action":"convert","filter":{"shop":"m1","stage":"to-convert"},"reason":"批量"}""");
        Assert.Equal(202, status);
        var id = (string)begun["taskId"]!;
        Assert.Equal(29, (long)(await shop.GetAsync($"pool/tasks/{id}")).Body["total"]!);
        await shop.PassAsync(2);
        var after = (await shop.GetAsync($"pool/tasks/{id}")).Body;
        Assert.Equal((29L, 0L, true), ((long)after["done"]!, (long)after["failed"]!, (bool)after["finished"]!));
        Assert.Equal(("order", "批量"), ((string)after["kind"]!, (string)after["reason"]!));
        Assert.Null(after["stoppedBy"]);
        Assert.NotNull(after["endedAt"]);
        Assert.Equal(id, (string)(await shop.GetAsync("pool/tasks")).Body["items"]![0]!["id"]!);
        var (late, refused) = await shop.PostAsync($"pool/tasks/{id}/stop", "{}");
        Assert.Equal((409, "TASK_FINISHED"), (late, (string)refused["code"]!));
        Assert.Equal(404, (await shop.PostAsync("pool/tasks/nothing/stop", "{}")).Status);
        Assert.Equal("20700 handled", await shop.ListAsync("?stage=handled"));
        Assert.Equal(29, (int)(await shop.GetAsync("pool/orders/counts?shop=m1")).Body["converted"]!);
        Assert.Equal(404, (await shop.GetAsync("pool/tasks/nothing")).Status);
    }

    [Fact]
    public async Task A_platform_that_is_down_stops_the_download_with_its_error_and_loses_nothing()
    {
        var faults = new Trouble();
        await using var shop = await PooledShop.StartAsync(Manual, faults);
        await shop.Site.OrderAsync("20801");
        await shop.SendAsync(HttpMethod.Put, "jobs/download:m1", """{"paused":true}""");
        await shop.PassAsync();
        Assert.Equal("20801 to-download", await shop.ListAsync());

        faults.Before = TopErrors.Limited(17);
        await shop.PostAsync("jobs/download:m1/run", "{}");
        await shop.PassAsync(2);
        var job = (await shop.GetAsync("jobs/download:m1")).Body;
        Assert.Contains("could not be read", (string)job["lastRun"]!["error"]!, StringComparison.Ordinal);
        Assert.Equal(("READ_FAILED", "to-download"),
            ((string)(await shop.ReadAsync("20801"))["reason"]!, (string)(await shop.ReadAsync("20801"))["stage"]!));

        faults.Before = null;
        await shop.SendAsync(HttpMethod.Put, "jobs/download:m1", """{"paused":false}""");
        await shop.PassAsync();
        Assert.Equal("20801 to-convert", await shop.ListAsync());
    }

    [Theory]
    [InlineData("""{"action":"convert"}""", "$.numbers")]
    [InlineData("""{"action":"convert","numbers":[]}""", "$.numbers")]
    [InlineData("""{"action":"remove","numbers":[{"shop":"m1","no":"1"}]}""", "$.reason")]
    [InlineData("""{"action":"reject","reason":"x","numbers":[{"shop":"m1","no":"1"}]}""", "$.action")]
    [InlineData("""{"action":"convert","filter":{"shop":"nobody"}}""", "$.shop")]
    public async Task A_bad_action_is_explained_and_does_nothing(string json, string path)
    {
        await using var shop = await PooledShop.StartAsync(Manual);
        var (status, problem) = await shop.PostAsync("pool/orders/actions", json);
        Assert.Equal(422, status);
        Assert.Contains(path, problem["errors"]!.AsArray().Select(e => (string)e!["path"]!));
    }

    [Fact]
    public async Task Without_a_pool_everything_goes_straight()
    {
        await using var shop = await PooledShop.StartAsync("""{"pool":false}""");
        var key = await shop.Site.OrderAsync("20901");
        await shop.Site.AskAsync(key, "21901");
        await shop.PassAsync(61, 1);
        Assert.Equal("", await shop.ListAsync());
        Assert.Equal(200, (await shop.GetAsync("refunds/m1/21901")).Status);
    }

    private static async Task ChangedAsync(PooledShop shop, string no)
    {
        var order = await shop.Site.ReadAsync(new OrderKey(Site.Taobao, no));
        await shop.Site.AcceptAsync(
            new Fact.OrderSeen(order.Head with { Modified = shop.Site.Now + TimeSpan.FromSeconds(1) }, "store"));
    }
}
