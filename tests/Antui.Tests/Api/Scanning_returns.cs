using System.Text.Json.Nodes;

namespace Antui.Tests.Api;

/// <summary>The returns desk as the warehouse uses it: scan, receive, inspect, and what a wrong scan is told.</summary>
public sealed class Scanning_returns
{
    [Fact]
    public async Task A_scan_finds_the_return_and_an_inspection_pays_it_once()
    {
        await using var node = await TestNode.StartAsync();
        await ReturnAsync(node, "o1", "r1", "YT1");
        var (_, found) = await node.GetAsync("scan/YT1");
        Assert.Equal("return", (string)found["kind"]!);
        var candidate = Assert.Single(found["candidates"]!.AsArray())!;
        Assert.Equal(("in-transit", 2), ((string)candidate["state"]!, (int)candidate["lines"]![0]!["expected"]!));
        var (_, received) = await node.PostAsync("scan/YT1/receive", """{"stepId":"a"}""");
        Assert.Equal("applied", (string)received["results"]![0]!["outcome"]!);
        Assert.Equal("duplicate",
            (string)(await node.PostAsync("scan/YT1/receive", """{"stepId":"a"}""")).Body["results"]![0]!["outcome"]!);
        var (_, inspected) = await node.PostAsync("scan/YT1/inspect", Inspect("o1", (string)candidate["returnNo"]!, "good", 2));
        Assert.Equal("applied", (string)inspected["results"]![0]!["outcome"]!);
        var (_, again) = await node.PostAsync("scan/YT1/inspect", Inspect("o1", (string)candidate["returnNo"]!, "good", 2));
        Assert.Equal("duplicate", (string)again["results"]![0]!["outcome"]!);
        var (_, detail) = await node.GetAsync($"returns/h1/o1/{candidate["returnNo"]}");
        Assert.Equal(2, (int)detail["lines"]![0]!["good"]!);
        Assert.NotEmpty(detail["history"]!.AsArray());
        var evidence = (await node.GetAsync("refunds/h1/r1")).Body["evidence"]!.AsArray();
        Assert.Single(evidence, e => (string)e!["kind"]! == "received");
    }

    [Theory]
    [InlineData("jd0456000111222")]
    [InlineData("JD0456 0001 11222")]
    [InlineData("ＪＤ０４５６０００１１１２２２")]
    [InlineData("JD-0456\u00A0000111222-1-1-")]
    public async Task A_number_is_found_in_every_spelling_of_it(string spelling)
    {
        await using var node = await TestNode.StartAsync();
        await ReturnAsync(node, "o1", "r1", "Jd0456000111222");
        var scan = $"scan/{Uri.EscapeDataString(spelling)}";
        var (_, found) = await node.GetAsync(scan);
        Assert.Equal("return", (string)found["kind"]!);
        Assert.Equal("Jd0456000111222", (string)found["candidates"]![0]!["tracking"]!);
        Assert.Single((await node.GetAsync($"returns?q={Uri.EscapeDataString(spelling)}")).Body["items"]!.AsArray());
        var (_, inspected) = await node.PostAsync($"{scan}/inspect", Inspect("o1", "R1", "good", 2));
        Assert.Equal("applied", (string)inspected["results"]![0]!["outcome"]!);
    }

    [Fact]
    public async Task Wrong_scans_book_nothing_and_say_why()
    {
        await using var node = await TestNode.StartAsync();
        await ReturnAsync(node, "o1", "r1", "YT1");
        Assert.Equal("unknown", (string)(await node.GetAsync("scan/NOTHING")).Body["kind"]!);
        Assert.Equal(404, (await node.PostAsync("scan/NOTHING/receive", """{"stepId":"a"}""")).Status);
        Assert.Equal(422, (await node.PostAsync("scan/YT1/receive", """{"stepId":""}""")).Status);
        var (_, above) = await node.PostAsync("scan/YT1/inspect", Inspect("o1", "R1", "good", 3));
        var refused = above["results"]![0]!;
        Assert.Equal(
            ("refused", "QUANTITY_ABOVE_EXPECTED"), ((string)refused["outcome"]!, (string)refused["code"]!));
        Assert.Contains("应退", (string)refused["text"]!["zh"]!, StringComparison.Ordinal);
        var strange = Inspect("o1", "R1", "good", 1).Replace("\"1\",\"q", "\"9\",\"q", StringComparison.Ordinal);
        var (_, line) = await node.PostAsync("scan/YT1/inspect", strange);
        Assert.Equal("LINE_UNKNOWN", (string)line["results"]![0]!["code"]!);
        var (_, order) = await node.PostAsync("scan/YT1/inspect", Inspect("o9", "R1", "good", 1));
        Assert.Equal("ORDER_UNKNOWN", (string)order["results"]![0]!["code"]!);
        var photo = Inspect("o1", "R1", "good", 1)
            .Replace("\"lines\"", "\"photos\":[\"none\"],\"lines\"", StringComparison.Ordinal);
        Assert.Equal(422, (await node.PostAsync("scan/YT1/inspect", photo)).Status);
        Assert.Equal(0, (int)(await node.GetAsync("returns/h1/o1/R1")).Body["lines"]![0]!["received"]!);
        Assert.Equal("OTHER_SHOP", (string)(await node.GetAsync("scan/YT1?shop=h2")).Body["heldBecause"]!["code"]!);
    }

    [Fact]
    public async Task One_parcel_of_two_refunds_is_held_until_sorted()
    {
        await using var node = await TestNode.StartAsync();
        await ReturnAsync(node, "o1", "r1", "YT1");
        await ReturnAsync(node, "o2", "r2", "YT1");
        var (_, found) = await node.GetAsync("scan/YT1");
        Assert.Equal("SEVERAL_REFUNDS", (string)found["heldBecause"]!["code"]!);
        Assert.Equal(409, (await node.PostAsync("scan/YT1/receive", """{"stepId":"a"}""")).Status);
        var (_, sorted) = await node.PostAsync("scan/YT1/inspect",
            """
            {"stepId":"b","lines":[
              {"shop":"h1","orderNo":"o1","returnNo":"R1","lineNo":"1","quantity":2,"grade":"good"},
              {"shop":"h1","orderNo":"o2","returnNo":"R1","lineNo":"1","quantity":1,"grade":"defective"}]}
            """);
        Assert.Equal(["applied", "applied"], sorted["results"]!.AsArray().Select(r => (string)r!["outcome"]!));
    }

    [Fact]
    public async Task A_person_makes_and_changes_a_return_and_the_history_shows_it()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1");
        var (status, made) = await node.PostAsync("returns",
            """{"shop":"h1","orderNo":"o1","lines":[{"lineNo":"1","quantity":1}],"note":"on the phone"}""");
        Assert.Equal(201, status);
        var path = $"returns/h1/o1/{made["returnNo"]}";
        Assert.Equal(422, (await node.SendAsync(HttpMethod.Patch, path, """{"reason":" ","note":"x"}""")).Status);
        Assert.Equal(200, (await node.SendAsync(HttpMethod.Patch, path,
            """{"reason":"both pieces","lines":[{"lineNo":"1","quantity":2}],"tracking":{"carrier":"YTO","number":"YT7"}}""")).Status);
        var (_, detail) = await node.GetAsync(path);
        Assert.Equal((2, "YT7"), ((int)detail["lines"]![0]!["expected"]!, (string)detail["tracking"]!));
        Assert.True(detail["history"]!.AsArray().Count >= 2);
        Assert.Equal("1", (await node.GetAsync("returns/counts")).Body["in-transit"]!.ToString());
        Assert.Single((await node.GetAsync("returns?q=YT7&state=in-transit")).Body["items"]!.AsArray());
        Assert.Equal(400, (await node.GetAsync("returns?state=lost")).Status);
        Assert.Equal(404, (await node.GetAsync("returns/h1/o1/R9")).Status);
    }

    [Fact]
    public async Task A_short_receipt_leads_to_a_proposal_and_a_person_pays_the_good_share()
    {
        await using var node = await TestNode.StartAsync();
        await ReturnAsync(node, "o1", "r1", "YT1");
        Assert.Equal(409,
            (await node.PostAsync("refunds/h1/r1/proposal", """{"choice":"partial","reason":"half"}""")).Status);
        var (_, seen) = await node.PostAsync("scan/YT1/inspect",
            """
            {"stepId":"i1","lines":[{"shop":"h1","orderNo":"o1","returnNo":"R1","lineNo":"1","quantity":1,"grade":"good"},
              {"shop":"h1","orderNo":"o1","returnNo":"R1","lineNo":"1","quantity":1,"grade":"missing"}]}
            """);
        Assert.Equal(2_500, (long)seen["results"]![0]!["proposal"]!["goodFen"]!);
        Assert.Equal(422, (await node.PostAsync("refunds/h1/r1/proposal", """{"choice":"all","reason":"x"}""")).Status);
        Assert.Equal(200, (await node.PostAsync("refunds/h1/r1/proposal", """{"choice":"partial","reason":"half came back"}""")).Status);
        var paid = await node.UntilAsync("h1", "r1-P", "refunded");
        Assert.Equal(2_500, (long)paid["paidFen"]!);
        Assert.Equal("seller-refused", (string)(await node.GetAsync("refunds/h1/r1")).Body["claim"]!["status"]!);
    }

    [Fact]
    public async Task A_parcel_that_was_unclaimed_is_its_refunds_return_once_a_person_claimed_it()
    {
        await using var node = await TestNode.StartAsync();
        await ReturnAsync(node, "o1", "r1", "YT1");
        await node.PostAsync("unclaimed", """{"number":"LOST1","skus":[{"sku":"s","quantity":2}],"warehouse":"h1"}""");
        Assert.Equal("unclaimed", (string)(await node.GetAsync("scan/LOST1")).Body["kind"]!);
        var (_, list) = await node.GetAsync("unclaimed");
        var id = (string)list["items"]![0]!["id"]!;
        await node.PostAsync($"unclaimed/{id}/claim", """{"shop":"h1","orderNo":"o1","refundNo":"r1"}""");

        var (_, found) = await node.GetAsync("scan/lost1");
        Assert.Equal("return", (string)found["kind"]!);
        var candidate = Assert.Single(found["candidates"]!.AsArray())!;
        Assert.Equal(("o1", "r1"), ((string)candidate["orderNo"]!, (string)candidate["refundNo"]!));
        var (received, _) = await node.PostAsync("scan/LOST1/receive", """{"stepId":"a"}""");
        Assert.Equal(200, received);
        await node.PostAsync("scan/LOST1/inspect", Inspect("o1", (string)candidate["returnNo"]!, "good", 2));
        var (_, detail) = await node.GetAsync($"returns/h1/o1/{candidate["returnNo"]}");
        Assert.Equal((2, 2), ((int)detail["lines"]![0]!["received"]!, (int)detail["lines"]![0]!["good"]!));
    }

    [Fact]
    public async Task A_parcel_claimed_for_a_refund_without_a_return_says_what_to_do()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1");
        await node.AskAsync("r1", "o1", 100, kind: "compensation");
        await node.PostAsync("unclaimed", """{"number":"LOST2","skus":[{"sku":"s","quantity":1}],"warehouse":"h1"}""");
        var (_, list) = await node.GetAsync("unclaimed");
        var (claimed, _) = await node.PostAsync(
            $"unclaimed/{list["items"]![0]!["id"]}/claim", """{"shop":"h1","orderNo":"o1","refundNo":"r1"}""");
        Assert.Equal(200, claimed);
        var (_, found) = await node.GetAsync("scan/LOST2");
        Assert.Equal("CLAIMED_WITHOUT_RETURN", (string)found["heldBecause"]!["code"]!);
        Assert.Equal(404, (await node.PostAsync("scan/LOST2/receive", """{"stepId":"a"}""")).Status);
    }

    private static string Inspect(string order, string returnNo, string grade, int quantity) =>
        $$"""
        {"stepId":"i1","lines":[{"shop":"h1","orderNo":"{{order}}","returnNo":"{{returnNo}}","lineNo":"1","quantity":{{quantity}},"grade":"{{grade}}"}]}
        """;

    private static async Task ReturnAsync(TestNode node, string order, string refund, string number)
    {
        await node.OrderAsync(order);
        foreach (var step in (string[])["release", "pick", "pack", "hand-over"])
            await node.PostAsync($"shops/h1/orders/{order}/shipment-steps", $$"""{"action":"{{step}}"}""");
        await node.PostAsync("shops/h1/refunds",
            $$"""{"refundNo":"{{refund}}","orderNo":"{{order}}","kind":"return","amountFen":5000,"lines":[{"lineNo":"1","quantity":2}]}""");
        await UntilStatusAsync(node, refund, "awaiting-buyer-return");
        await node.PostAsync($"shops/h1/refunds/{refund}/changes",
            $$"""
            {"orderNo":"{{order}}","change":"send-back","changeId":"1",
             "tracking":{"carrier":"YTO","number":"{{number}}"} }
            """);
        await UntilStatusAsync(node, refund, "awaiting-receipt");
    }

    private static async Task UntilStatusAsync(TestNode node, string refund, string status)
    {
        JsonNode? body = null;
        for (var tries = 0; tries < 200; tries++)
        {
            (_, body) = await node.GetAsync($"refunds/h1/{refund}");
            if ((string?)body["claim"]?["status"] == status) return;
            await Task.Delay(25);
        }
        Assert.Fail($"{refund} is {body?["claim"]?["status"]}");
    }
}
