namespace Antui.Tests.Api;

/// <summary>What the desks of a shop did, as its stock shows it.</summary>
public sealed class Stock_of_a_shop
{
    [Fact]
    public async Task An_audited_order_occupies_a_stop_gives_back_and_a_hand_over_takes_away()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1");
        await node.OrderAsync("o2");
        await node.OrderAsync("o2");
        Assert.Equal("s 0/4/-4/0", await StockAsync(node));
        await node.AskAsync("r1", "o1", 5_000);
        await node.AskAsync("r1", "o1", 5_000);
        await node.UntilAsync("h1", "r1", "refunded");
        Assert.Equal("s 0/2/-2/0", await StockAsync(node));
        foreach (var step in (string[])["release", "pick", "pack", "hand-over", "hand-over"])
            await node.PostAsync("shops/h1/orders/o2/shipment-steps", $$"""{"action":"{{step}}"}""");
        Assert.Equal("s -2/0/-2/0", await StockAsync(node));
    }

    [Fact]
    public async Task A_shop_whose_goods_are_elsewhere_has_no_stock_here()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1", "h2");
        Assert.Equal("", await StockAsync(node, "h2"));
        Assert.Equal(404, (await node.GetAsync("shops/nobody/stock")).Status);
    }

    [Fact]
    public async Task Pages_begin_after_the_sku_of_the_page_before()
    {
        await using var node = await TestNode.StartAsync();
        string[] skus = ["红 茶&L", "b", "a/1"];
        for (var i = 0; i < skus.Length; i++)
        {
            Assert.Equal(201, (await node.PostAsync(
                "shops/h1/orders",
                $$"""
                {"orderNo":"o{{i}}","paidFen":100,
                 "lines":[{"lineNo":"1","sku":"{{skus[i]}}","title":"tea","quantity":1,"paidFen":100}]}
                """)).Status);
        }

        List<string> seen = [];
        string? after = null;
        do
        {
            var (status, page) = await node.GetAsync(
                "shops/h1/stock?limit=2" + (after is null ? "" : "&after=" + Uri.EscapeDataString(after)));
            Assert.Equal(200, status);
            seen.AddRange(page["items"]!.AsArray().Select(i => (string)i!["sku"]!));
            after = (string?)page["next"];
        }
        while (after is not null);

        Assert.Equal(["a/1", "b", "红 茶&L"], seen);
        Assert.Equal(400, (await node.GetAsync("shops/h1/stock?limit=0")).Status);
    }

    private static async Task<string> StockAsync(TestNode node, string shop = "h1")
    {
        var (_, page) = await node.GetAsync($"shops/{shop}/stock");
        Assert.Null(page["next"]);
        return string.Join(", ", page["items"]!.AsArray().Select(
            i => $"{i!["sku"]} {i["onHand"]}/{i["occupied"]}/{i["available"]}/{i["defective"]}"));
    }
}
