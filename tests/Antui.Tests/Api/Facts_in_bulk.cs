using System.Text;
using System.Text.Json.Nodes;

namespace Antui.Tests.Api;

/// <summary>Many facts in one call: each is answered for itself, in order, as its single endpoint would.</summary>
public sealed class Facts_in_bulk
{
    private static string Order(string no, string shop = "h1", long fen = 7_300) => new JsonObject
    {
        ["type"] = "order",
        ["shop"] = shop,
        ["order"] = new JsonObject
        {
            ["orderNo"] = no,
            ["paidFen"] = fen,
            ["lines"] = new JsonArray(new JsonObject
            {
                ["lineNo"] = "1",
                ["sku"] = "s",
                ["title"] = "tea",
                ["quantity"] = 1,
                ["paidFen"] = fen,
            }),
        },
    }.ToJsonString();

    /// <summary>The discriminator need not stand first.</summary>
    private static string Refund(string no, string order, long fen = 7_300, string shop = "h1") => new JsonObject
    {
        ["shop"] = shop,
        ["type"] = "refund",
        ["refund"] = new JsonObject
        {
            ["refundNo"] = no,
            ["orderNo"] = order,
            ["kind"] = "unshipped",
            ["amountFen"] = fen,
        },
    }.ToJsonString();

    private static string Evidence(string order, string shop, string kind = "stopped") => new JsonObject
    {
        ["type"] = "evidence",
        ["shop"] = shop,
        ["evidence"] = new JsonObject { ["orderNo"] = order, ["kind"] = kind },
    }.ToJsonString();

    private static (string, string)[] Answers(JsonNode body) =>
        [.. body["answers"]!.AsArray().Select(a => ((string)a!["result"]!, (string?)a["code"] ?? ""))];

    [Fact]
    public async Task Elements_of_any_kind_and_shop_are_answered_in_order()
    {
        await using var node = await TestNode.StartAsync();
        var (status, body) = await node.PostAsync("facts", "[" + string.Join(',',
            Order("o1"), Refund("r1", "o1"), Order("o2", "h2"), Refund("r2", "o2", 7_301, "h2"), Evidence("o3", "h2"),
            Order("o4", "nowhere"), Order("o1"), Order("o1", fen: 1)) + "]");
        Assert.Equal(200, status);
        Assert.Equal(
            [("applied", ""), ("applied", ""), ("applied", ""), ("refused", "ABOVE_ORDER"), ("parked", "ORDER_UNKNOWN"),
                ("refused", "NOT_FOUND"), ("duplicate", ""), ("refused", "ORDER_EXISTS")],
            Answers(body));
        Assert.Equal((3, 1, 1, 3),
            ((int)body["applied"]!, (int)body["duplicate"]!, (int)body["parked"]!, (int)body["refused"]!));
        Assert.Equal([201, 201, 201, 422, 202, 404, 200, 409],
            body["answers"]!.AsArray().Select(a => (int)a!["status"]!));
        await node.UntilAsync("h1", "r1", "refunded");
    }

    [Fact]
    public async Task A_malformed_one_fails_alone_and_names_its_place()
    {
        await using var node = await TestNode.StartAsync();
        var (status, body) = await node.PostAsync("facts", "[" + string.Join(',',
            Order("o1"), "7", """{"type":"parcel","shop":"h1"}""", """{"shop":"h1"}""",
                Order("o2").Replace("\"sku\"", "\"sky\""),
            Order("o3", fen: -5), "null", Order("o4")) + "]");
        Assert.Equal(200, status);
        Assert.Equal(["applied", "refused", "refused", "refused", "refused", "refused", "refused", "applied"],
            Answers(body).Select(a => a.Item1));
        Assert.Equal([400, 400, 400, 400, 422, 400],
            body["answers"]!.AsArray().Skip(1).Take(6).Select(a => (int)a!["status"]!));
        Assert.Contains("$[2].type", (string)body["answers"]![2]!["detail"]!, StringComparison.Ordinal);
        Assert.Equal("$[4].order.lines[0].sky", (string)body["answers"]![4]!["errors"]![0]!["path"]!);
        Assert.Equal("$[5].order.paidFen", (string)body["answers"]![5]!["errors"]![0]!["path"]!);
    }

    [Fact]
    public async Task Lines_are_read_one_by_one_and_a_broken_one_fails_alone()
    {
        await using var node = await TestNode.StartAsync();
        using var client = node.Client();
        var text = "\uFEFF" + Order("o1").Trim() + "\r\n\n{\"type\":\"order\", broken\n" + Order("o2").Trim();
        using var content = new StringContent(text, Encoding.UTF8, "application/x-ndjson");
        using var answer = await client.PostAsync("facts", content, TestContext.Current.CancellationToken);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal([("applied", ""), ("refused", "BAD_JSON"), ("applied", "")], Answers(body));
    }

    [Fact]
    public async Task Sent_again_it_changes_nothing()
    {
        await using var node = await TestNode.StartAsync();
        var all = "[" + string.Join(',', Enumerable.Range(1, 40).SelectMany(i =>
            new[] { Order($"o{i}", "h2"), Refund($"r{i}", $"o{i}", 100 + i, "h2"),
                Evidence($"o{i}", "h2", "shipped") })) + "]";
        var (_, first) = await node.PostAsync("facts", all);
        var (_, again) = await node.PostAsync("facts", all);
        Assert.Equal((120, 120), ((int)first["applied"]!, (int)again["duplicate"]!));
    }

    [Fact]
    public async Task A_key_sends_what_its_scope_allows()
    {
        await using var node = await TestNode.StartAsync();
        var both = $"[{Order("o1", "h2")},{Evidence("o1", "h2")}]";
        var (_, orders) = await node.SendAsync(HttpMethod.Post, "facts", both, TestNode.KeyOf("orders"));
        Assert.Equal([("applied", ""), ("refused", "FORBIDDEN")], Answers(orders));
        var (_, evidence) = await node.SendAsync(HttpMethod.Post, "facts", both, TestNode.KeyOf("evidence"));
        Assert.Equal([("refused", "FORBIDDEN"), ("applied", "")], Answers(evidence));
        Assert.Equal(403, (await node.SendAsync(HttpMethod.Post, "facts", both, TestNode.KeyOf("read"))).Status);
    }

    [Theory]
    [InlineData("", 400, "BAD_JSON"), InlineData(" \n", 400, "BAD_JSON"), InlineData("[]", 400, "BAD_JSON")]
    [InlineData("[{},", 400, "BAD_JSON"), InlineData("[{}] x", 400, "BAD_JSON")]
    public async Task What_cannot_be_told_apart_is_refused_whole(string body, int status, string code)
    {
        await using var node = await TestNode.StartAsync();
        var (said, problem) = await node.PostAsync("facts", body);
        Assert.Equal((status, code), (said, (string)problem["code"]!));
    }

    [Fact]
    public async Task More_than_a_thousand_are_refused_whole()
    {
        await using var node = await TestNode.StartAsync();
        var (status, problem) = await node.PostAsync(
            "facts", "[" + string.Join(',', Enumerable.Range(0, 1_001).Select(i => Order($"o{i}"))) + "]");
        Assert.Equal((413, "TOO_MANY"), (status, (string)problem["code"]!));
        Assert.Equal(0, (int)(await node.GetAsync("orders")).Body["items"]!.AsArray().Count);
    }
}
