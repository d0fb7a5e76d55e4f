using System.Text.Json.Nodes;

namespace Antui.Tests.Api;

/// <summary>Audit by rules: what holds an order says so, and what holds it no more lets it pass.</summary>
public sealed class Desk_audit_rules
{
    [Fact]
    public async Task Rules_are_versions_with_their_author_and_faults_are_listed()
    {
        await using var node = await TestNode.StartAsync();
        var (_, none) = await node.GetAsync("shops/h1/audit-rules");
        Assert.Equal((true, 0), ((bool)none["autoAudit"]!, (int)none["version"]!));
        var (status, saved) = await PutAsync(node, """{"autoAudit":true,"maxFen":6000,"holdSkus":["x*"]}""");
        Assert.Equal((200, 1, "person:Li"), (status, (int)saved["version"]!, (string)saved["author"]!));
        Assert.Equal(["refund-asked"], saved["holdReasons"]!.AsArray().Select(r => (string)r!));
        Assert.Equal(1, (int)(await PutAsync(node, saved.ToJsonString())).Body["version"]!);
        Assert.Equal(422, (await PutAsync(node, """{"autoAudit":true,"maxFen":0}""")).Status);
        Assert.Equal(409, (await node.SendAsync(HttpMethod.Put, "shops/h2/audit-rules", """
            {"autoAudit":true}
            """)).Status);
        Assert.Equal(404, (await node.GetAsync("shops/nobody/audit-rules")).Status);
    }

    [Fact]
    public async Task An_order_above_the_limit_waits_and_a_person_passes_it()
    {
        await using var node = await TestNode.StartAsync();
        await PutAsync(node, """{"autoAudit":true,"maxFen":6000}""");
        await node.OrderAsync("o1", fen: 6_000);
        await node.OrderAsync("o2", fen: 6_001);
        Assert.Equal("o1 release, o2 audit AMOUNT_ABOVE", await ListAsync(node));
        await node.PostAsync(
            "shipments/actions", """{"action":"audit","items":[{"shop":"h1","orderNo":"o2","shipmentNo":"S1"}]}""");
        Assert.Equal("o1 release, o2 release", await ListAsync(node));
    }

    [Fact]
    public async Task An_order_without_stock_passes_by_itself_once_goods_came_in()
    {
        await using var node = await TestNode.StartAsync();
        await PutAsync(node, """{"autoAudit":true,"needStock":true}""");
        await node.OrderAsync("o1");
        await node.OrderAsync("o2");
        Assert.Equal("o1 audit NO_STOCK, o2 audit NO_STOCK", await ListAsync(node));
        await node.PostAsync(
            "stock/entries",
            """
                {"docNo":"d1","warehouse":"h1","kind":"in","lines":[{"sku":"s","quantity":3}],
                "note":"first delivery"}
                """);
        for (var tries = 0; tries < 200
            && !(await ListAsync(node)).StartsWith("o1 release", StringComparison.Ordinal); tries++)
            await Task.Delay(25, TestContext.Current.CancellationToken);
        Assert.Equal("o1 release, o2 audit NO_STOCK", await ListAsync(node));
    }

    [Fact]
    public async Task A_second_order_of_the_buyer_waits_to_be_merged()
    {
        await using var node = await TestNode.StartAsync();
        await PutAsync(node, """{"autoAudit":true,"holdReasons":["mergeable"]}""");
        foreach (var no in (string[])["o1", "o2"])
        {
            await node.PostAsync(
                "shops/h1/orders",
                $$"""
                {"orderNo":"{{no}}","paidFen":5000,"buyerRef":"b1","shipTo":"浙江",
                 "lines":[{"lineNo":"1","sku":"s","title":"tea","quantity":1,"paidFen":5000}]}
                """);
        }
        var list = await ListAsync(node);
        Assert.EndsWith("o2 audit MERGEABLE", list, StringComparison.Ordinal);
        await node.PostAsync(
            "shipments/merge",
            """
            {"items":[{"shop":"h1","orderNo":"o1","shipmentNo":"S1"},{"shop":"h1","orderNo":"o2","shipmentNo":"S1"}]}
            """);
        for (var tries = 0; tries < 200 && await ListAsync(node) != "o1 release, o2 release"; tries++)
            await Task.Delay(25, TestContext.Current.CancellationToken);
        Assert.Equal("o1 release, o2 release", await ListAsync(node));
    }

    private static Task<(int Status, JsonNode Body)> PutAsync(TestNode node, string rules) =>
        node.SendAsync(HttpMethod.Put, "shops/h1/audit-rules", rules);

    private static async Task<string> ListAsync(TestNode node)
    {
        var (_, body) = await node.GetAsync("shipments?shop=h1");
        return string.Join(
            ", ", body["items"]!.AsArray().OrderBy(i => (string)i!["orderNo"]!, StringComparer.Ordinal).Select(Text));

        static string Text(JsonNode? item)
        {
            var holds = string.Join(' ', item!["holds"]!.AsArray().Select(h => (string)h!["code"]!));
            return $"{item["orderNo"]} {item["stage"]} {holds}".TrimEnd();
        }
    }
}
