using System.Text.Json.Nodes;

namespace Antui.Tests.Api;

/// <summary>Entries of stock, their movements, and the books.</summary>
public sealed class Desk_stock_and_books
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_is_all_or_nothing_once_and_leaves_its_author()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o1");
        const string goods = """
            {"docNo":"d1","warehouse":"h1","kind":"in","lines":[{"sku":"s","quantity":5},{"sku":"t","quantity":1,
            "defective":2}],"note":"n"}
            """;
        Assert.Equal((201, "written"), Result(await node.PostAsync("stock/entries", goods)));
        Assert.Equal((200, "repeated"), Result(await node.PostAsync("stock/entries", goods)));
        var (status, problem) = await node.PostAsync(
            "stock/entries",
            """
                {"docNo":"d2","warehouse":"h1","kind":"out","lines":[{"sku":"t","quantity":1},{"sku":"s","quantity":4}],
                "note":""}
                """);
        Assert.Equal((409, "STOCK_BELOW_OCCUPIED"), (status, (string)problem["code"]!));
        Assert.Contains("s: 5 on hand, 2", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal("$.lines[1]", (string)problem["errors"]![0]!["path"]!);
        (status, problem) = await node.PostAsync(
            "stock/entries", """
                {"docNo":"d2","warehouse":"h1","kind":"out","lines":[{"sku":"t","quantity":2}],"note":""}
                """);
        Assert.Equal((409, "STOCK_BELOW_ZERO"), (status, (string)problem["code"]!));
        Assert.Equal("s 5/2/3/0, t 1/0/1/2", await StockAsync(node));

        var (_, moves) = await node.GetAsync("stock/movements?warehouse=h1&sku=s");
        Assert.Equal(
            ["in 5 0 d1 person:Li", "occupy 0 2 o1 api:Li"],
            moves["items"]!.AsArray().Select(m =>
                $"{m!["kind"]} {m["onHand"]} {m["occupied"]} {m["ref"]} {m["author"]}"));
        var (_, page) = await node.GetAsync("stock/movements?warehouse=h1&limit=1");
        Assert.NotNull(page["next"]);
    }

    [Theory]
    [InlineData("""{"docNo":"d","warehouse":"nowhere","kind":"in","lines":[{"sku":"s","quantity":1}]}""", 422)]
    [InlineData("""{"docNo":"","warehouse":"h1","kind":"in","lines":[{"sku":"s","quantity":1}]}""", 422)]
    [InlineData("""{"docNo":"d","warehouse":"h1","kind":"in","lines":[]}""", 422)]
    [InlineData("""{"docNo":"d","warehouse":"h1","kind":"in","lines":[{"sku":"s","quantity":-1}]}""", 422)]
    [InlineData("""{"docNo":"d","warehouse":"h1","kind":"in","lines":[{"sku":"","quantity":1}]}""", 422)]
    [InlineData("""{"docNo":"d","warehouse":"h1","kind":"steal","lines":[{"sku":"s","quantity":1}]}""", 400)]
    public async Task A_bad_entry_enters_nothing(string entry, int status)
    {
        await using var node = await TestNode.StartAsync();
        Assert.Equal(status, (await node.PostAsync("stock/entries", entry)).Status);
        Assert.Equal("", await StockAsync(node));
        Assert.Equal(400, (await node.GetAsync("stock")).Status);
        Assert.Equal(400, (await node.GetAsync("stock/movements")).Status);
    }

    [Fact]
    public async Task Warehouses_are_the_merchants_and_the_shops_own()
    {
        await using var node = await TestNode.StartAsync();
        Assert.Equal("h1", await WarehousesAsync(node));
        var (status, _) = await PutAsync(node, """{"items":[{"code":"east","name":"华东仓","address":"杭州"}]}""");
        Assert.Equal(200, status);
        Assert.Equal("east h1", await WarehousesAsync(node));
        await node.PostAsync(
            "stock/entries", """{"docNo":"d1","warehouse":"east","kind":"in","lines":[{"sku":"s","quantity":1}]}""");
        var (taken, problem) = await PutAsync(node, """{"items":[]}""");
        Assert.Equal((409, "WAREHOUSE_IN_USE"), (taken, (string)problem["code"]!));
        Assert.Equal(422, (await PutAsync(node, """
            {"items":[{"code":"a","name":""},{"code":"a","name":""}]}
            """)).Status);
        Assert.Equal(422, (await PutAsync(node, """{"items":[{"code":"a b","name":""}]}""")).Status);
        Assert.Equal("east h1", await WarehousesAsync(node));
    }

    [Fact]
    public async Task The_books_balance_and_are_exported()
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("=o1");
        await node.OrderAsync("o2", "h2", 700);
        await node.AskAsync("r1", "=o1", 5_000);
        await node.UntilAsync("h1", "r1", "refunded");

        var (_, page) = await node.GetAsync("books?shop=h1&limit=1");
        Assert.Equal(
            ["receivable 0 5000 r1", "returns 5000 0 r1"],
            page["items"]!.AsArray().Select(e =>
                $"{e!["account"]} {e["debitFen"]} {e["creditFen"]} {e["ref"]}").Order());
        var (_, rest) = await node.GetAsync("books?shop=h1&cursor=" + page["next"]);
        Assert.Equal(2, rest["items"]!.AsArray().Count);
        var (_, balance) = await node.GetAsync("books/balance");
        Assert.True((bool)balance["balanced"]!);
        Assert.Equal(
            ["receivable 5700 5000", "sales-goods 0 5700", "returns 5000 0"],
            balance["items"]!.AsArray().Select(b => $"{b!["account"]} {b["debitFen"]} {b["creditFen"]}"));
        Assert.Equal(400, (await node.GetAsync("books?from=yesterday")).Status);

        using var client = node.Client();
        using var csv = await client.GetAsync("books/export", Stop);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        var lines = (await csv.Content.ReadAsStringAsync(Stop)).TrimStart('\uFEFF').Split("\r\n",
            StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(7, lines.Length);
        Assert.Contains("科目", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, l =>
            l.Contains("50.00", StringComparison.Ordinal) && l.Contains("'=o1", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains(",=o1", StringComparison.Ordinal));
    }

    private static (int, string) Result((int Status, JsonNode Body) answer) =>
        (answer.Status, (string)answer.Body["result"]!);

    private static Task<(int Status, JsonNode Body)> PutAsync(TestNode node, string body) =>
        node.SendAsync(HttpMethod.Put, "warehouses", body);

    private static async Task<string> WarehousesAsync(TestNode node) => string.Join(
        ' ', (await node.GetAsync("warehouses")).Body["items"]!.AsArray().Select(w => (string)w!["code"]!));

    private static async Task<string> StockAsync(TestNode node) => string.Join(
        ", ", (await node.GetAsync("stock?warehouse=h1")).Body["items"]!.AsArray().Select(
            i => $"{i!["sku"]} {i["onHand"]}/{i["occupied"]}/{i["available"]}/{i["defective"]}"));
}
