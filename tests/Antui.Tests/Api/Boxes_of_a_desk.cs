using System.Text.Json.Nodes;

namespace Antui.Tests.Api;

/// <summary>A box is one thing: what was in it is counted once, over all orders, scans and steps.</summary>
public sealed class Boxes_of_a_desk
{
    private const string Number = "YT7700881234567";

    [Fact]
    public async Task A_box_that_is_scanned_again_pays_nobody_more()
    {
        await using var node = await TestNode.StartAsync();
        await ReturningAsync(node, "o1", "r1");
        await ReturningAsync(node, "o2", "r2");
        Assert.Equal("applied applied", await InspectAsync(node, Number, "a", ("o1", 2), ("o2", 1)));
        Assert.Equal("duplicate duplicate", await InspectAsync(node, Number, "a", ("o1", 2), ("o2", 1)));

        Assert.Equal("BOX_COUNTED BOX_COUNTED", await InspectAsync(node, Number, "b", ("o1", 2), ("o2", 1)));
        Assert.Equal("BOX_COUNTED", await InspectAsync(node, "yt7700-881234567", "c", ("o2", 1)));
        Assert.Equal("BOX_COUNTED", await InspectAsync(node, Number, "c2", """, "warehouse":"h2" """, ("o2", 1)));

        Assert.Equal((2, 1), (await GoodAsync(node, "o1"), await GoodAsync(node, "o2")));
        var box = Assert.Single((await node.GetAsync("scan/" + Number)).Body["boxes"]!.AsArray())!;
        Assert.Equal(3, (int)Assert.Single(box["goods"]!.AsArray())!["quantity"]!);
        Assert.Equal("applied", await InspectAsync(node, Number, "d", """, "again":"more" """, ("o2", 1)));
        Assert.Equal(2, await GoodAsync(node, "o2"));
    }

    [Fact]
    public async Task A_program_counts_in_the_same_box_by_either_door()
    {
        await using var node = await TestNode.StartAsync();
        await ReturningAsync(node, "o1", "r1");
        Assert.Equal("applied", await InspectAsync(node, Number, "a", ("o1", 1)));
        const string step = """
            {"action":"inspect","refundNo":"r1","stepId":"b","inspected":[{"lineNo":"1","quantity":1,"grade":"good"}]}
            """;
        var (_, single) = await node.PostAsync("shops/h1/orders/o1/return-steps", step);
        Assert.Equal("BOX_COUNTED", (string)single["code"]!);
        var (_, bulk) = await node.PostAsync(
            "facts", $$"""[{"type":"return-step","shop":"h1","orderNo":"o1","step":{{step}}}]""");
        Assert.Equal("BOX_COUNTED", (string)bulk["answers"]![0]!["code"]!);
        var more = step.Replace("\"b\"", "\"b\",\"again\":\"more\"", StringComparison.Ordinal);
        (_, bulk) = await node.PostAsync(
            "facts", $$"""[{"type":"return-step","shop":"h1","orderNo":"o1","step":{{more}}}]""");
        Assert.Equal("applied", (string)bulk["answers"]![0]!["result"]!);
        Assert.Equal(2, await GoodAsync(node, "o1"));
    }

    [Fact]
    public async Task A_corrected_count_says_what_the_box_holds_and_never_less_than_is_booked()
    {
        await using var node = await TestNode.StartAsync();
        await ReturningAsync(node, "o1", "r1");
        await InspectAsync(node, Number, "a", ("o1", 1));
        Assert.Equal("applied", await InspectAsync(node, Number, "b", """, "again":"corrected" """, ("o1", 2)));
        Assert.Equal(2, await GoodAsync(node, "o1"));
        Assert.Equal("BOX_BOOKED", await InspectAsync(node, Number, "c", """, "again":"corrected" """, ("o1", 1)));
    }

    [Fact]
    public async Task What_one_return_refuses_belongs_to_nobody_and_goes_to_one_other_once()
    {
        await using var node = await TestNode.StartAsync();
        await ReturningAsync(node, "o1", "r1");
        await ReturningAsync(node, "o2", "r2");
        Assert.Equal("QUANTITY_ABOVE_EXPECTED applied", await InspectAsync(node, Number, "a", ("o1", 3), ("o2", 1)));
        var loose = Assert.Single((await node.GetAsync("unmatched-goods")).Body["items"]!.AsArray())!;
        Assert.Equal(("s", 3, "good"), ((string)loose["sku"]!, (int)loose["quantity"]!, (string)loose["grade"]!));

        Assert.Equal("applied", await InspectAsync(node, Number, "b", ("o2", 1)));
        Assert.Equal("applied", await InspectAsync(node, Number, "c", ("o1", 2)));
        Assert.Equal("BOX_COUNTED", await InspectAsync(node, Number, "d", ("o1", 1)));
        Assert.Empty((await node.GetAsync("unmatched-goods")).Body["items"]!.AsArray());
        Assert.Equal((2, 2), (await GoodAsync(node, "o1"), await GoodAsync(node, "o2")));
    }

    [Fact]
    public async Task The_number_decides_what_may_be_inspected()
    {
        await using var node = await TestNode.StartAsync();
        await ReturningAsync(node, "o1", "r1");
        Assert.Equal("PARCEL_OTHER_RETURN", await InspectAsync(node, "ZT999000111", "a", ("o1", 2)));
        var rejected = Lines(("o1", 2)).Replace("\"R1\"", "\"\"", StringComparison.Ordinal);
        var (_, body) = await node.PostAsync("scan/ZT999000111/inspect", $$"""{"stepId":"b","lines":[{{rejected}}]}""");
        Assert.Equal("PARCEL_OTHER_RETURN", (string)body["results"]![0]!["code"]!);
        var arrived = Lines(("o1", 2)).Replace(",\"grade\":\"good\"", "", StringComparison.Ordinal);
        var (_, door) = await node.PostAsync(
            "scan/ZT999000111/receive", $$"""{"stepId":"c","lines":[{{arrived}}]}""");
        Assert.Equal("PARCEL_OTHER_RETURN", (string)door["results"]![0]!["code"]!);
        Assert.Empty((await node.GetAsync("unmatched-goods")).Body["items"]!.AsArray());
        Assert.Equal(0, await GoodAsync(node, "o1"));
        Assert.Equal("applied", await InspectAsync(node, Number, "d", ("o1", 2)));
    }

    [Fact]
    public async Task One_parcel_of_two_is_found_and_is_never_all_of_it()
    {
        await using var node = await TestNode.StartAsync();
        await ReturningAsync(node, "o1", "r1");
        Assert.Equal("return", (string)(await node.GetAsync($"scan/{Number}-1-2-")).Body["kind"]!);
        var (status, problem) = await node.PostAsync($"scan/{Number}-1-2-/receive", """{"stepId":"a"}""");
        Assert.Equal((409, "PARCEL_OF_SEVERAL"), (status, (string)problem["code"]!));
        Assert.Equal("applied", await InspectAsync(node, Number + "-1-2-", "b", ("o1", 1)));
        Assert.Equal("BOX_COUNTED", await InspectAsync(node, Number + "-1-2-", "c", ("o1", 1)));
        Assert.Equal("applied", await InspectAsync(node, Number + "-2-2-", "d", ("o1", 1)));
        Assert.Equal(2, await GoodAsync(node, "o1"));
    }

    [Fact]
    public async Task Goods_of_a_receipt_that_the_order_does_not_have_are_listed_and_claimed_once()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1", "h2");
        await node.PostAsync("shops/h2/evidence", """{"orderNo":"o1","kind":"shipped","id":"gone"}""");
        await node.PostAsync("shops/h2/refunds",
            """
            {"refundNo":"r1","orderNo":"o1","kind":"return","amountFen":5000,
             "lines":[{"lineNo":"1","quantity":2}]}
            """);
        var (status, _) = await node.PostAsync("shops/h2/evidence", """
            {"orderNo":"o1","kind":"received","id":"in-1","refundNo":"r1",
             "waybill":{"carrier":"SF","number":"SF1234567"},
             "inspected":[{"lineNo":"sku:other","quantity":3,"grade":"good"},
               {"lineNo":"1","quantity":1,"grade":"good"}]}
            """);
        Assert.Equal(200, status);
        var item = await LooseAsync(node);
        Assert.Equal(
            "other 3 SF1234567 o1 r1",
            $"{item["sku"]} {item["quantity"]} {item["number"]} {item["orderNo"]} {item["refundNo"]}");

        var box = item["box"]!.ToJsonString();
        var claim = $$"""
            {"stepId":"k1","box":{{box}},"sku":"other","grade":"good","quantity":1,
             "shop":"h2","orderNo":"o1","lineNo":"1","refundNo":"r1"}
            """;
        Assert.Equal("applied", (string)(await node.PostAsync("unmatched-goods/claim", claim)).Body["outcome"]!);
        await node.PostAsync("unmatched-goods/claim", claim);
        Assert.Equal(2, (int)(await LooseAsync(node))["quantity"]!);
        var dismiss = $$"""
            {"stepId":"k2","box":{{box}},"sku":"other","grade":"good","quantity":9,"reason":"samples"}
            """;
        Assert.Equal(409, (await node.PostAsync("unmatched-goods/dismiss", dismiss)).Status);
        var rest = dismiss.Replace(":9,", ":2,", StringComparison.Ordinal);
        var silent = rest.Replace("samples", " ", StringComparison.Ordinal);
        Assert.Equal(422, (await node.PostAsync("unmatched-goods/dismiss", silent)).Status);
        Assert.Equal(200, (await node.PostAsync("unmatched-goods/dismiss", rest)).Status);
        Assert.Empty((await node.GetAsync("unmatched-goods")).Body["items"]!.AsArray());
        var evidence = (await node.GetAsync("refunds/h2/r1")).Body["evidence"]!.AsArray();
        Assert.Equal(2, evidence.Count(e => (string)e!["kind"]! == "received"));
    }

    private static async Task<int> GoodAsync(TestNode node, string order) =>
        (int)(await node.GetAsync($"returns/h1/{order}/R1")).Body["lines"]![0]!["good"]!;

    private static async Task<JsonNode> LooseAsync(TestNode node)
    {
        for (var tries = 0; ; tries++)
        {
            if ((await node.GetAsync("unmatched-goods")).Body["items"]!.AsArray() is [{ } item]) return item;
            Assert.True(tries < 200, "nothing is listed");
            await Task.Delay(25);
        }
    }

    private static Task<string> InspectAsync(
        TestNode node, string number, string step, params (string Order, int Quantity)[] lines) =>
        InspectAsync(node, number, step, "", lines);

    /// <summary>The outcome of each part, or the code it was refused with.</summary>
    private static async Task<string> InspectAsync(
        TestNode node, string number, string step, string more, params (string Order, int Quantity)[] lines)
    {
        var (status, body) = await node.PostAsync(
            $"scan/{number}/inspect", $$"""{"stepId":"{{step}}","lines":[{{Lines(lines)}}]{{more}}}""");
        Assert.True(status == 200, body.ToJsonString());
        return string.Join(' ', body["results"]!.AsArray().Select(r => (string?)r!["code"] ?? (string)r["outcome"]!));
    }

    private static string Lines(params (string Order, int Quantity)[] lines) => string.Join(',', lines.Select(l =>
        $$"""
        {"shop":"h1","orderNo":"{{l.Order}}","returnNo":"R1","lineNo":"1","quantity":{{l.Quantity}},"grade":"good"}
        """));

    private static async Task ReturningAsync(TestNode node, string order, string refund)
    {
        await node.OrderAsync(order);
        foreach (var step in (string[])["release", "pick", "pack", "hand-over"])
            await node.PostAsync($"shops/h1/orders/{order}/shipment-steps", $$"""{"action":"{{step}}"}""");
        await node.PostAsync("shops/h1/refunds",
            $$"""
            {"refundNo":"{{refund}}","orderNo":"{{order}}","kind":"return","amountFen":5000,
             "lines":[{"lineNo":"1","quantity":2}]}
            """);
        for (var tries = 0; tries < 200; tries++)
        {
            var (_, body) = await node.GetAsync($"refunds/h1/{refund}");
            if ((string?)body["claim"]?["status"] == "awaiting-buyer-return") break;
            await Task.Delay(25);
        }
        await node.PostAsync($"shops/h1/refunds/{refund}/changes",
            $$"""
            {"orderNo":"{{order}}","change":"send-back","changeId":"1",
             "tracking":{"carrier":"YTO","number":"{{Number}}"} }
            """);
        for (var tries = 0; tries < 200; tries++)
        {
            var candidates = (await node.GetAsync("scan/" + Number)).Body["candidates"]!.AsArray();
            if (candidates.Any(c => (string)c!["orderNo"]! == order)) return;
            await Task.Delay(25);
        }
        Assert.Fail($"{refund} is not awaited under {Number}");
    }
}
