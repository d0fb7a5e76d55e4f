using System.Text.Json.Nodes;

namespace Antui.Tests.Api;

/// <summary>A day at the order desk over HTTP: audit, merge, split, add, ship, stop.</summary>
public sealed class Desk_of_a_day
{
    [Fact]
    public async Task Orders_are_audited_by_hand_released_picked_packed_and_handed_over()
    {
        await using var node = await ByHandAsync();
        await node.OrderAsync("o1");
        await node.OrderAsync("o2");
        Assert.Equal("audit 2", await CountsAsync(node));
        var (_, list) = await node.GetAsync("shipments?stage=audit&shop=h1");
        Assert.Equal(["o2", "o1"], list["items"]!.AsArray().Select(i => (string)i!["orderNo"]!));
        Assert.Equal("BY_HAND", (string)list["items"]![0]!["holds"]![0]!["code"]!);
        Assert.NotEmpty((string)list["items"]![0]!["holds"]![0]!["text"]!["zh"]!);

        Assert.Equal("done 1: o9 SHIPMENT_UNKNOWN", await ActAsync(node, "audit", "o1", "o9"));
        Assert.Equal("done 1: o2 NOT_AUDITED", await ActAsync(node, "release", "o1", "o2"));
        Assert.Equal("done 1:", await ActAsync(node, "pick", "o1"));
        Assert.Equal("done 1:", await ActAsync(node, "pack", "o1"));
        Assert.Equal("audit 1, handOver 1", await CountsAsync(node));
        var (unsure, problem) = await SendAsync(node, "hand-over", """
            , "waybill":{"carrier":"SF","number":"SF1"}
            """, "o1");
        Assert.Equal((409, "CONFIRM"), (unsure, (string)problem["code"]!));
        await SendAsync(node, "hand-over", """, "confirm":true, "waybill":{"carrier":"SF","number":"SF1"}""", "o1");
        Assert.Equal("o1", await OneAsync(node, "q=SF1"));
        Assert.Equal("o1", await OneAsync(node, "stage=shipped"));
        Assert.Equal("done 0: o1 TOO_LATE", await ActAsync(node, "route", "o1"));
        var (_, timeline) = await node.GetAsync("orders/h1/o1");
        Assert.Equal("handed-over", (string)timeline["shipments"]![0]!["level"]!);
    }

    [Fact]
    public async Task One_buyers_orders_go_out_in_one_parcel_and_a_stop_of_one_leaves_the_others()
    {
        await using var node = await TestNode.StartAsync();
        foreach (var no in (string[])["o1", "o2", "o3"]) await OrderAsync(node, no, "b1");
        await OrderAsync(node, "o4", "b2");
        var (_, proposals) = await node.GetAsync("shipments/merge-proposals?shop=h1");
        Assert.Equal(["o1", "o2", "o3"],
            proposals["items"]![0]!["shipments"]!.AsArray().Select(i => (string)i!["orderNo"]!));
        Assert.Single(proposals["items"]!.AsArray());

        Assert.Equal("o4 BUYERS_DIFFER", Failures((await MergeAsync(node, "o1", "o4")).Body));
        Assert.Equal("o9 SHIPMENT_UNKNOWN", Failures((await MergeAsync(node, "o1", "o9")).Body));
        Assert.Equal(422, (await MergeAsync(node, "o1")).Status);
        var (_, merged) = await MergeAsync(node, "o1", "o2");
        Assert.Equal(2, (int)merged["done"]!);
        var (_, more) = await MergeAsync(node, "o2", "o3");
        Assert.Equal((string)merged["parcelNo"]!, (string)more["parcelNo"]!);
        Assert.Equal("o3 o2 o1", await OneAsync(node, $"parcelNo={merged["parcelNo"]}"));

        await node.AskAsync("r1", "o2", 5_000);
        await node.UntilAsync("h1", "r1", "refunded");
        foreach (var step in (string[])["release", "pick", "pack"]) Assert.Equal("done 2:",
            await ActAsync(node, step, "o1"));
        var (_, gone) = await SendAsync(node, "hand-over", """
            , "confirm":true, "waybill":{"carrier":"SF","number":"SF7"}
            """, "o1");
        Assert.Equal(2, (int)gone["done"]!);
        Assert.Equal("o3 o1", await OneAsync(node, "q=SF7"));
        Assert.Equal("o2", await OneAsync(node, "stage=stopped"));
        Assert.Equal("done 0: o1 TOO_LATE", await ActAsync(node, "unmerge", "o1"));
    }

    [Fact]
    public async Task A_program_that_names_a_parcel_joins_nobody_to_a_stranger()
    {
        await using var node = await TestNode.StartAsync();
        foreach (var (no, buyer) in ((string, string)[])[("o1", "b1"), ("o2", "b1"), ("o3", "b2")])
            await OrderAsync(node, no, buyer);
        Task<(int Status, JsonNode Body)> JoinAsync(string no) => node.PostAsync(
            $"shops/h1/orders/{no}/shipment-steps", """{"action":"merge","shipmentNo":"S1","parcelNo":"OWN-1"}""");
        Assert.Equal((200, 200), ((await JoinAsync("o1")).Status, (await JoinAsync("o2")).Status));
        var (status, refused) = await JoinAsync("o3");
        Assert.Equal((409, "BUYERS_DIFFER"), (status, (string)refused["code"]!));
        Assert.Equal("o2 o1", await OneAsync(node, "parcelNo=OWN-1"));
    }

    [Fact]
    public async Task A_part_that_is_not_ready_holds_its_parcel_and_can_be_taken_out()
    {
        await using var node = await ByHandAsync();
        await OrderAsync(node, "o1", "b1");
        await OrderAsync(node, "o2", "b1");
        await MergeAsync(node, "o1", "o2");
        await ActAsync(node, "audit", "o1");
        Assert.Equal("done 0: o2 PARCEL_NOT_READY, o1 PARCEL_NOT_READY", await ActAsync(node, "release", "o1"));
        Assert.Equal("done 1:", await ActAsync(node, "unmerge", "o2"));
        Assert.Equal("done 1:", await ActAsync(node, "release", "o1"));
    }

    [Fact]
    public async Task What_is_missing_is_split_off_by_stock_and_by_warehouse()
    {
        await using var node = await TestNode.StartAsync();
        await node.SendAsync(HttpMethod.Put, "warehouses", """
            {"items":[{"code":"east","name":"华东仓"},{"code":"h1","name":"own"}]}
            """);
        await EnterAsync(node, "d1", "h1", "s", 1);
        await EnterAsync(node, "d2", "east", "s", 5);
        await node.OrderAsync("o1");
        var split = """{"shop":"h1","orderNo":"o1","shipmentNo":"S1","by":"stock","stepId":"x1"}""";
        var (status, parts) = await node.PostAsync("shipments/split", split);
        Assert.Equal(200, status);
        Assert.Equal(["S1 h1 1", "S2 h1 1"], Parts(parts));
        Assert.Equal(["S1 h1 1", "S2 h1 1"], Parts((await node.PostAsync("shipments/split", split)).Body));
        Assert.Equal(409, (await node.PostAsync("shipments/split", split.Replace("x1", "x2"))).Status);

        var (_, routed) = await node.PostAsync(
            "shipments/split", """{"shop":"h1","orderNo":"o1","shipmentNo":"S2","by":"warehouse"}""");
        Assert.Equal(["S2 east 1"], Parts(routed));
        await node.OrderAsync("o2");
        (_, routed) = await node.PostAsync("shipments/split", """
            {"shop":"h1","orderNo":"o2","shipmentNo":"S1","by":"warehouse"}
            """);
        Assert.Equal(["S1 east 2"], Parts(routed));
        Assert.Equal("o2 o1", await OneAsync(node, "warehouse=east"));
        Assert.Equal("s 5/3", await StockAsync(node, "east"));

        var (_, byHand) = await node.PostAsync(
            "shipments/split", """
                {"shop":"h1","orderNo":"o2","shipmentNo":"S1","lines":[{"lineNo":"1","quantity":1}]}
                """);
        Assert.Equal(["S1 east 1", "S2 east 1"], Parts(byHand));
        foreach (var (body, code) in ((string, int)[])
        [
            ("""{"shop":"h1","orderNo":"o2","shipmentNo":"S1","lines":[{"lineNo":"1","quantity":1}]}""", 422),
            ("""{"shop":"h1","orderNo":"o2","shipmentNo":"S9","by":"stock"}""", 404),
            ("""{"shop":"h1","orderNo":"o9","shipmentNo":"S1","by":"stock"}""", 404),
            ("""{"shop":"h1","orderNo":"o2","shipmentNo":"S1"}""", 422),
        ])
            Assert.Equal(code, (await node.PostAsync("shipments/split", body)).Status);
    }

    [Fact]
    public async Task A_gift_belongs_to_its_order_occupies_stock_and_stays_when_the_order_is_stopped()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1");
        var gift = """{"shop":"h1","orderNo":"o1","kind":"gift","lines":[{"sku":"cup","quantity":1}],"stepId":"g1"}""";
        var (status, made) = await node.PostAsync("shipments/add", gift);
        Assert.Equal((201, "S2"), (status, (string)made["shipmentNo"]!));
        Assert.Equal("S2", (string)(await node.PostAsync("shipments/add", gift)).Body["shipmentNo"]!);
        Assert.Equal("o1", await OneAsync(node, "sku=cup"));
        await SendAsync(node, "audit", "", "o1/S2");
        Assert.Equal("cup 0/1, s 0/2", await StockAsync(node, "h1"));
        await node.AskAsync("r1", "o1", 5_000);
        await node.UntilAsync("h1", "r1", "refunded");
        Assert.Equal("cup 0/0, s 0/0", await StockAsync(node, "h1"));
        Assert.Equal("stopped 2", await CountsAsync(node));
        foreach (var (body, code) in ((string, int)[])
        [
            (gift.Replace("\"gift\"", "\"sale\""), 422), (gift.Replace("o1", "o9"), 404),
            (gift.Replace("\"sku\":\"cup\"", "\"lineNo\":\"7\"").Replace("g1", "g2"),
                422), (gift.Replace("\"sku\":\"cup\",", ""), 422),
        ])
            Assert.Equal(code, (await node.PostAsync("shipments/add", body)).Status);
    }

    [Fact]
    public async Task An_extra_refund_is_paid_by_a_persons_word_and_within_the_order()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1");
        const string path = "orders/h1/o1/extra-refund";
        Assert.Equal(201, (await node.PostAsync(path, """
            {"refundNo":"x1","amountFen":500,"reason":"no gift"}
            """)).Status);
        var refund = await node.UntilAsync("h1", "x1", "refunded");
        Assert.Equal("compensation", (string)refund["kind"]!);
        Assert.Equal("person:Li", (string)refund["person"]!["author"]!);
        Assert.Equal(200, (await node.PostAsync(path, """
            {"refundNo":"x1","amountFen":500,"reason":"no gift"}
            """)).Status);
        Assert.Equal(422, (await node.PostAsync(path, """
            {"refundNo":"x2","amountFen":4501,"reason":"no gift"}
            """)).Status);
        Assert.Equal(422, (await node.PostAsync(path, """
            {"refundNo":"x2","amountFen":0,"reason":"no gift"}
            """)).Status);
        Assert.Equal(422, (await node.PostAsync(path, """{"refundNo":"x2","amountFen":1,"reason":" "}""")).Status);
    }

    [Fact]
    public async Task Bad_questions_are_told_what_is_wrong()
    {
        await using var node = await TestNode.StartAsync();
        Assert.Equal(400, (await node.GetAsync("shipments?stage=lost")).Status);
        Assert.Equal(400, (await node.GetAsync("shipments?cursor=x")).Status);
        Assert.Equal(422, (await node.PostAsync("shipments/actions", """{"action":"audit","items":[]}""")).Status);
        Assert.Equal(422, (await SendAsync(node, "route", """, "warehouse":"nowhere" """, "o1")).Status);
        Assert.Equal(404, (await node.GetAsync("shipments/merge-proposals?shop=nobody")).Status);
        Assert.Equal(403,
            (await node.SendAsync(HttpMethod.Post, "shipments/actions", "{}", TestNode.KeyOf("read"))).Status);
    }

    private static async Task<TestNode> ByHandAsync()
    {
        var node = await TestNode.StartAsync();
        await node.SendAsync(HttpMethod.Put, "shops/h1/audit-rules", """{"autoAudit":false}""");
        return node;
    }

    [Fact]
    public async Task What_a_buyer_sends_to_a_friend_is_never_merged_with_what_comes_home()
    {
        await using var node = await TestNode.StartAsync();
        foreach (var (no, receiver) in ((string, string)[])[("o1", "home"), ("o2", "friend"), ("o3", "home")])
            await OrderAsync(node, no, "b1", receiver);
        var (_, proposals) = await node.GetAsync("shipments/merge-proposals?shop=h1");
        Assert.Equal(["o1", "o3"], Assert.Single(proposals["items"]!.AsArray())!["shipments"]!.AsArray()
            .Select(i => (string)i!["orderNo"]!));
        Assert.Equal("o2 ADDRESSES_DIFFER", Failures((await MergeAsync(node, "o1", "o2")).Body));
        Assert.Equal(2, (int)(await MergeAsync(node, "o1", "o3")).Body["done"]!);
    }

    private static Task<(int Status, JsonNode Body)> OrderAsync(
        TestNode node, string no, string buyer, string receiver = "") => node.PostAsync(
        "shops/h1/orders",
        $$"""
        {"orderNo":"{{no}}","paidFen":5000,"buyerRef":"{{buyer}}","shipTo":"浙江",
         "receiverRef":"{{receiver}}","lines":[{"lineNo":"1","sku":"s","title":"tea","quantity":1,"paidFen":5000}]}
        """);

    private static Task<(int Status, JsonNode Body)> SendAsync(TestNode node, string action, string more,
        params string[] orders) =>
        node.PostAsync(
            "shipments/actions",
            $$"""{"action":"{{action}}","items":[{{string.Join(',', orders.Select(Key))}}]{{more}}}""");

    private static async Task<string> ActAsync(TestNode node, string action, params string[] orders)
    {
        var more = action == "route" ? """, "warehouse":"h2x" """ : "";
        if (action == "route") await node.SendAsync(HttpMethod.Put, "warehouses", """
            {"items":[{"code":"h2x","name":"x"}]}
            """);
        var (status, body) = await SendAsync(node, action, more, orders);
        Assert.Equal(200, status);
        return $"done {body["done"]}: {Failures(body)}".TrimEnd();
    }

    private static Task<(int Status, JsonNode Body)> MergeAsync(TestNode node, params string[] orders) =>
        node.PostAsync(
        "shipments/merge", $$"""{"items":[{{string.Join(',', orders.Select(Key))}}]}""");

    private static string Key(string order) => order.Split('/') is [var no, var part]
        ? $$"""{"shop":"h1","orderNo":"{{no}}","shipmentNo":"{{part}}"}"""
        : $$"""{"shop":"h1","orderNo":"{{order}}","shipmentNo":"S1"}""";

    private static string Failures(JsonNode body)
    {
        Assert.All(body["failed"]!.AsArray(), f => Assert.NotEmpty((string)f!["text"]!["zh"]!));
        return string.Join(", ", body["failed"]!.AsArray().Select(f => $"{f!["orderNo"]} {f["code"]}"));
    }

    private static IEnumerable<string> Parts(JsonNode body) => body["parts"]!.AsArray().Select(p =>
        $"{p!["shipmentNo"]} {p["warehouse"]} {p["lines"]!.AsArray().Sum(l => (int)l!["quantity"]!)}");

    private static async Task<string> OneAsync(TestNode node, string query) => string.Join(
        ' ', (await node.GetAsync("shipments?" + query)).Body["items"]!.AsArray().Select(i => (string)i!["orderNo"]!));

    private static async Task<string> CountsAsync(TestNode node) => string.Join(
        ", ", (await node.GetAsync("shipments/counts?shop=h1")).Body.AsObject().Where(c => (long)c.Value! != 0)
            .Select(c => $"{c.Key} {c.Value}"));

    private static Task<(int Status, JsonNode Body)> EnterAsync(TestNode node, string no, string warehouse, string sku,
        int quantity) =>
        node.PostAsync(
            "stock/entries",
            $$"""
                {"docNo":"{{no}}","warehouse":"{{warehouse}}","kind":"in",
                 "lines":[{"sku":"{{sku}}","quantity":{{quantity}}}],
                "note":""}
                """);

    private static async Task<string> StockAsync(TestNode node, string warehouse) => string.Join(
        ", ", (await node.GetAsync("stock?warehouse=" + warehouse)).Body["items"]!.AsArray()
            .Select(i => $"{i!["sku"]} {i["onHand"]}/{i["occupied"]}"));
}
