using System.Text;
using System.Text.Json.Nodes;
using Antui.Tests.Gateways;
using Antui.Tests.Gateways.Qimen;

namespace Antui.Tests.Api;

/// <summary>Goods that an ERP announced to our desk, as the people of the desk see them and count them in.</summary>
public sealed class Entry_orders_of_a_desk
{
    private const string Receive = "entry-orders/desk/E1/receive";

    [Fact]
    public async Task They_are_listed_counted_in_once_and_told_to_the_erp()
    {
        await using var erp = await WarehouseStandIn.StartAsync();
        await using var node = await StartAsync(erp);
        await AnnounceAsync(node, "E1");
        await AnnounceAsync(node, "E2");
        var (_, open) = await node.GetAsync("entry-orders?shop=desk&state=open");
        Assert.Equal(["E1", "E2"], open["items"]!.AsArray().Select(i => (string)i!["code"]!).Order());
        var (_, first) = await node.GetAsync("entry-orders?limit=1");
        var (_, second) = await node.GetAsync($"entry-orders?limit=1&cursor={first["next"]}");
        Assert.Equal(["E1", "E2"], new[] { first, second }.Select(p => (string)p["items"]![0]!["code"]!).Order());
        Assert.Null(second["next"]);
        const string half = """{"receiptNo":"S1","lines":[{"lineNo":"1","good":4,"defective":1}]}""";
        Assert.Equal((200, "applied"), await ResultAsync(node, half));
        Assert.Equal((200, "duplicate"), await ResultAsync(node, half));
        Assert.Equal((200, "applied"), await ResultAsync(node, """{"receiptNo":"S2","lines":[],"isLast":true}"""));
        var (_, stock) = await node.GetAsync("stock?warehouse=desk");
        Assert.Equal((4, 1), ((int)stock["items"]![0]!["onHand"]!, (int)stock["items"]![0]!["defective"]!));
        for (var tries = 0; erp.Entries.Count < 2; tries++)
        {
            Assert.True(tries < 200, "the ERP was not told");
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
        var (_, done) = await node.GetAsync("entry-orders?state=done");
        var entry = Assert.Single(done["items"]!.AsArray())!;
        Assert.Equal((4, 1, 10), ((int)entry["lines"]![0]!["good"]!, (int)entry["lines"]![0]!["defective"]!,
            (int)entry["lines"]![0]!["planned"]!));
    }

    [Theory]
    [InlineData(
        Receive, """{"receiptNo":"S1","lines":[{"lineNo":"1","good":11,"defective":0}]}""", 409, "OVER_RECEIVED")]
    [InlineData(
        Receive, """{"receiptNo":"S1","lines":[{"lineNo":"9","good":1,"defective":0}]}""", 409, "LINE_UNKNOWN")]
    [InlineData(Receive, """{"receiptNo":"S1","lines":[]}""", 409, "LINES_MISSING")]
    [InlineData(Receive, """{"receiptNo":"S 1","lines":[]}""", 422, "INVALID")]
    [InlineData(Receive, """{"receiptNo":"S1","lines":[{"lineNo":"1","good":-1,"defective":2}]}""", 422, "INVALID")]
    [InlineData("entry-orders/desk/E9/receive", """{"receiptNo":"S1","lines":[],"isLast":true}""", 404, "NOT_FOUND")]
    public async Task What_cannot_be_counted_in_is_refused_whole(string path, string body, int status, string code)
    {
        await using var erp = await WarehouseStandIn.StartAsync();
        await using var node = await StartAsync(erp);
        await AnnounceAsync(node, "E1");
        var (answered, problem) = await node.PostAsync(path, body);
        Assert.Equal((status, code), (answered, (string)problem["code"]!));
        var (_, stock) = await node.GetAsync("stock?warehouse=desk");
        Assert.Empty(stock["items"]!.AsArray());
        Assert.Empty(erp.Entries);
    }

    [Fact]
    public async Task The_warehouse_of_others_has_stock_and_sends_nothing_out_for_the_desk()
    {
        await using var warehouse = await WarehouseStandIn.StartAsync();
        await using var node = await TestNode.StartAsync();
        var (put, why) = await node.SendAsync(HttpMethod.Put, "shops/q", ShopOf("taobao", warehouse, "remote-erp"));
        Assert.True(put is 200 or 201, why.ToJsonString());
        var (_, known) = await node.GetAsync("warehouses");
        var others = Assert.Single(known["items"]!.AsArray(), w => (string)w!["code"]! == "WH01")!;
        Assert.True((bool)others["others"]!);
        const string count = """{"docNo":"P1","warehouse":"WH01","kind":"count","lines":[{"sku":"s","quantity":5}]}""";
        Assert.Equal(201, (await node.PostAsync("stock/entries", count)).Status);
        var (_, stock) = await node.GetAsync("shops/q/stock");
        Assert.Equal(5, (int)stock["items"]![0]!["onHand"]!);
        await node.OrderAsync("o1");
        var (_, refused) = await node.PostAsync("shipments/actions",
            """{"action":"route","warehouse":"WH01","items":[{"shop":"h1","orderNo":"o1","shipmentNo":"S1"}]}""");
        Assert.Contains("WH01", refused.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("INVALID", (string)refused["code"]!);
    }

    private static async Task<(int, string)> ResultAsync(TestNode node, string body)
    {
        var (status, answer) = await node.PostAsync(Receive, body);
        return (status, (string)answer["result"]!);
    }

    internal static async Task<TestNode> StartAsync(WarehouseStandIn erp)
    {
        var node = await TestNode.StartAsync();
        var (status, why) = await node.SendAsync(HttpMethod.Put, "shops/desk", ShopOf("qimen", erp, "built-in"));
        Assert.True(status is 200 or 201, why.ToJsonString());
        return node;
    }

    private static string ShopOf(string platform, WarehouseStandIn other, string fulfilment)
    {
        var qimen = new JsonObject
        {
            ["gateway"] = other.Address,
            ["appKey"] = "23000001",
            ["appSecret"] = QimenSite.Secret,
            ["customerId"] = QimenSite.Customer,
            ["warehouseCode"] = "WH01",
            ["ownerCode"] = "OWNER1",
        };
        var shop = new JsonObject { ["platform"] = platform, ["fulfilment"] = fulfilment };
        if (platform == "qimen") (shop["id"], shop["way"], shop["connection"]) = ("desk", "assistant", qimen);
        else
        {
            (shop["id"], shop["paused"]) = ("q", true);
            shop["connection"] = JsonNode.Parse("""{"appKey":"1","appSecret":"secret-secret","session":"s"}""");
            shop["erp"] = new JsonObject { ["kind"] = "qimen", ["connection"] = qimen };
        }
        return shop.ToJsonString();
    }

    /// <summary>As the ERP's own program does.</summary>
    internal static async Task AnnounceAsync(TestNode node, string code)
    {
        var body = $"<request><entryOrder><entryOrderCode>{code}</entryOrderCode></entryOrder><orderLines><orderLine>"
            + "<itemCode>SKU-A</itemCode><planQty>10</planQty></orderLine></orderLines></request>";
        var query = new Dictionary<string, string>
        {
            ["method"] = "taobao.qimen.entryorder.create",
            ["app_key"] = "erp-of-others",
            ["customerId"] = QimenSite.Customer,
            ["timestamp"] = Sdk.Beijing(DateTimeOffset.UtcNow),
            ["sign_method"] = "md5",
        };
        query["sign"] = QimenSdk.Sign(query, body, QimenSite.Secret, "md5");
        using var http = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        var reply = await Sdk.ReadAsync(await http.PostAsync(
            new Uri(node.Address, "/router/qimen/service?" + Sdk.Encode(query)), content));
        Assert.True(reply.At("flag") == "success", reply.Text);
    }
}
