using System.Text.Json.Nodes;

namespace Antui.Tests.Api;

/// <summary>The contract's happy paths, over a real server.</summary>
public sealed class Refund_lifecycle
{
    [Fact]
    public async Task An_unshipped_refund_is_stopped_and_paid_and_explained()
    {
        await using var node = await TestNode.StartAsync();
        Assert.Equal(201, (await node.OrderAsync("o1")).Status);
        Assert.Equal("duplicate", (string)(await node.OrderAsync("o1")).Body["result"]!);
        Assert.Equal(201, (await node.AskAsync("r1", "o1", 5_000)).Status);
        var (status, again) = await node.AskAsync("r1", "o1", 5_000);
        Assert.Equal((200, "duplicate"), (status, (string)again["result"]!));
        var detail = await node.UntilAsync("h1", "r1", "refunded");
        Assert.Equal(5_000, (long)detail["settlement"]!["amountFen"]!);
        Assert.True((bool)detail["automatic"]!);
        Assert.Equal("done", (string)detail["verification"]!["decision"]!);
        var (_, timeline) = await node.GetAsync("refunds/h1/r1/timeline");
        var types = timeline["items"]!.AsArray().Select(i => (string)i!["type"]!).ToArray();
        Assert.Equal("placed", types[0]);
        Assert.Contains("refunded", types);
        Assert.All(timeline["items"]!.AsArray(), i => Assert.NotEmpty((string)i!["text"]!["zh"]!));
        var (_, order) = await node.GetAsync("orders/h1/o1");
        Assert.Equal(5_000, (long)order["refundedFen"]!);
        var (_, figures) = await node.GetAsync("figures?by=total");
        Assert.Equal(5_000, (long)figures["totals"]!["refundedFen"]!);
    }

    [Fact]
    public async Task Evidence_of_an_ERP_lets_a_waiting_refund_go()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1", "h2");
        await node.AskAsync("r1", "o1", 5_000, "h2");
        var waiting = await node.UntilAsync("h2", "r1", "waiting");
        Assert.Equal("GOODS_NOT_STOPPED", (string)waiting["code"]!);
        var verification = waiting["verification"]!;
        Assert.Equal(("wait", "erp"), ((string)verification["decision"]!, (string)verification["turn"]!));
        var stopped = verification["findings"]!.AsArray().Single(f => (string)f!["rule"]! == "shipment-stopped")!;
        Assert.Equal((2, 0, "count"), ((int)stopped["expected"]!, (int)stopped["known"]!, (string)stopped["unit"]!));
        Assert.Equal("report-evidence", (string)stopped["action"]!);
        const string proof = """{"orderNo":"o1","refundNo":"r1","kind":"stopped","level":"released"}""";
        Assert.Equal("applied", (string)(await node.PostAsync("shops/h2/evidence", proof)).Body["result"]!);
        await node.UntilAsync("h2", "r1", "refunded");
        Assert.Equal("duplicate", (string)(await node.PostAsync("shops/h2/evidence", proof)).Body["result"]!);
    }

    /// <summary>Whoever reports hears that a word counts for nothing, also said again and in bulk.</summary>
    [Theory]
    [InlineData(0, "NOT_NEWER")]
    [InlineData(-7, "NOT_NEWER")]
    [InlineData(3, "")]
    public async Task A_stop_after_its_refusal_is_effective_or_refused(int secondsLater, string code)
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1", "h2");
        await node.AskAsync("r1", "o1", 5_000, "h2");
        static string Said(string kind, int after) => $$"""
            {"orderNo":"o1","refundNo":"r1","id":"{{kind}}","kind":"{{kind}}",
             "at":"{{DateTime.UtcNow.Date.AddDays(-1).AddSeconds(after):yyyy-MM-ddTHH:mm:ssZ}}"}
            """;
        Assert.Equal(200, (await node.PostAsync("shops/h2/evidence", Said("stop-refused", 20))).Status);
        for (var times = 0; times < 2; times++)
        {
            var (status, body) = await node.PostAsync("shops/h2/evidence", Said("stopped", 20 + secondsLater));
            Assert.Equal((code == "" ? 200 : 409, code), (status, (string?)body["code"] ?? ""));
        }
        var bulk = $$"""[{"type":"evidence","shop":"h2","evidence":{{Said("stopped", 20 + secondsLater)}}}]""";
        var answer = (await node.PostAsync("facts", bulk)).Body["answers"]![0]!;
        Assert.Equal(code, (string?)answer["code"] ?? "");
        await node.UntilAsync("h2", "r1", code == "" ? "refunded" : "person");
    }

    [Fact]
    public async Task An_approval_names_what_was_looked_at()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1", "h2");
        await node.AskAsync("r1", "o1", 5_000, "h2");
        var (status, body) = await node.PostAsync("refunds/h2/r1/actions", """{"action":"approve","reason":"seen"}""");
        Assert.Equal((422, "$.version"), (status, (string)body["errors"]![0]!["path"]!));
    }

    [Fact]
    public async Task A_return_goes_through_the_built_in_desk()
    {
        await using var node = await TestNode.StartAsync();
        const string desk = "shops/h1/orders/o1/";
        const string strategies = """{"items":[{"id":"b","name":"Back","template":"return-received"}]}""";
        Assert.Equal(200, (await node.SendAsync(HttpMethod.Put, "shops/h1/strategies", strategies)).Status);
        await node.OrderAsync("o1");
        foreach (var step in (string[])["release", "pick", "pack", "hand-over"])
            Assert.Equal(200, (await node.PostAsync(desk + "shipment-steps", $$"""{"action":"{{step}}"}""")).Status);
        await node.AskAsync("r1", "o1", 5_000, kind: "return");
        Assert.Equal(200, (await node.PostAsync("shops/h1/refunds/r1/changes",
            """{"orderNo":"o1","change":"send-back","tracking":{"carrier":"SF","number":"SF1"}}""")).Status);
        const string lines = """[{"lineNo":"1","quantity":2}]""";
        await node.PostAsync(desk + "return-steps", $$"""{"action":"receive","refundNo":"r1","lines":{{lines}}}""");
        Assert.Equal(200, (await node.PostAsync(desk + "return-steps",
            """
            {"action":"inspect","refundNo":"r1","stepId":"i1",
             "inspected":[{"lineNo":"1","quantity":2,"grade":"good"}]}
            """)).Status);
        await node.UntilAsync("h1", "r1", "refunded");
    }

    [Fact]
    public async Task A_refund_before_its_order_is_parked_and_taken_up_when_the_order_comes()
    {
        await using var node = await TestNode.StartAsync();
        var (status, body) = await node.AskAsync("r1", "late", 5_000);
        Assert.Equal((202, "parked", "ORDER_UNKNOWN"), (status, (string)body["result"]!, (string)body["reason"]!));
        var (_, parked) = await node.GetAsync("parked");
        Assert.Equal(1, (int)parked["total"]!);
        await node.OrderAsync("late");
        await node.UntilAsync("h1", "r1", "refunded");
        Assert.Equal(0, (int)(await node.GetAsync("parked")).Body["total"]!);
    }

    [Fact]
    public async Task A_person_holds_releases_and_is_told_when_it_is_too_late()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1", "h2");
        await node.AskAsync("r1", "o1", 5_000, "h2");
        const string path = "refunds/h2/r1/actions";
        var (status, body) = await node.PostAsync(path, """{"action":"hold","reason":"call the buyer first"}""");
        Assert.Equal((200, "applied"), (status, (string)body["result"]!));
        var held = await node.UntilAsync("h2", "r1", "person");
        Assert.Equal(("hold", "person:Li"), ((string)held["person"]!["action"]!, (string)held["person"]!["author"]!));
        Assert.Contains("release", held["verification"]!["actions"]!.AsArray().Select(a => (string)a!));
        await node.PostAsync("shops/h2/evidence", """{"orderNo":"o1","refundNo":"r1","kind":"stopped"}""");
        Assert.Equal("HELD_BY_PERSON", (string)(await node.UntilAsync("h2", "r1", "person"))["code"]!);
        await node.PostAsync(path, """{"action":"release","reason":"settled"}""");
        await node.UntilAsync("h2", "r1", "refunded");
        (status, body) = await node.PostAsync(path, """{"action":"hold","reason":"wait"}""");
        Assert.Equal((409, "ALREADY_REFUNDED"), (status, (string)body["code"]!));
    }

    [Fact]
    public async Task An_approval_names_the_version_and_only_rules_of_the_goods_side()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1", "h2");
        await node.AskAsync("r1", "o1", 5_000, "h2");
        var version = (long)(await node.UntilAsync("h2", "r1", "waiting"))["claim"]!["version"]!;
        string Approve(long v, string rule) =>
            $$"""{"action":"approve","reason":"seen it","version":{{v}},"accepts":["{{rule}}"]}""";
        Assert.Equal("REQUEST_CHANGED", await CodeAsync(Approve(1, "shipment-stopped")));
        Assert.Equal("RULE_NOT_ACCEPTABLE", await CodeAsync(Approve(version, "within-order")));
        Assert.Null(await CodeAsync(Approve(version, "shipment-stopped")));
        Assert.False((bool)(await node.UntilAsync("h2", "r1", "refunded"))["automatic"]!);

        async Task<string?> CodeAsync(string json) =>
            (string?)(await node.PostAsync("refunds/h2/r1/actions", json)).Body["code"];
    }

    [Fact]
    public async Task Lists_filter_and_page_by_cursor()
    {
        await using var node = await TestNode.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await node.OrderAsync($"o{i}", "h2");
            await node.AskAsync($"r{i}", $"o{i}", 1_000 + i, "h2");
        }
        var seen = new List<string>();
        for (string? next = null, path = "refunds?limit=2"; seen.Count < 10; path = "refunds?limit=2&cursor=" + next)
        {
            var (_, page) = await node.GetAsync(path);
            seen.AddRange(page["items"]!.AsArray().Select(r => (string)r!["refundNo"]!));
            if ((next = (string?)page["next"]) is null) break;
        }
        Assert.Equal(["r0", "r1", "r2", "r3", "r4"], seen.Order());
        Assert.Equal(1, await CountAsync("refunds?amountFromFen=1004"));
        Assert.Equal(5,
            await CountAsync("refunds?phase=waiting&phase=person&kind=unshipped&turn=erp&code=GOODS_NOT_STOPPED"));
        Assert.Equal(1, await CountAsync("refunds?q=o3"));
        Assert.Equal(0, await CountAsync("refunds?shop=h1"));
        Assert.Equal(5, (int)(await node.GetAsync("refunds/counts")).Body["waiting"]!);
        Assert.Equal(5, await CountAsync("orders?shop=h2"));

        async Task<int> CountAsync(string path) => ((JsonArray)(await node.GetAsync(path)).Body["items"]!).Count;
    }
}
