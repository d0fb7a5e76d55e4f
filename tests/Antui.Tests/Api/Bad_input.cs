using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Antui.Tests.Api;

/// <summary>Every fault is a problem with a stable code, names its place, and changes nothing.</summary>
public sealed class Bad_input
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private const string Line = """{"lineNo":"1","sku":"s","title":"t","quantity":1,"paidFen":100}""";

    [Theory]
    [InlineData("shops/h1/refunds/r1/changes", """{"orderNo":"o","change":"sent"}""", "withdraw, ask-again, send-back")]
    [InlineData("shops/h1/orders/o/shipment-steps", """{"action":"ship"}""", "hand-over")]
    [InlineData("shops/h1/evidence", """{"orderNo":"o","kind":"stopped","level":"far"}""", "not-released")]
    public async Task A_word_that_is_not_known_is_answered_with_those_that_are(string path, string json, string words)
    {
        await using var node = await TestNode.StartAsync();
        var (status, body) = await node.PostAsync(path, json);
        Assert.Equal(400, status);
        Assert.Contains(words, (string)body["detail"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("Antui", (string)body["detail"]!, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, int, string, string> Bodies => new()
    {
        { "shops/h1/orders", "{", 400, "BAD_JSON", "$" },
        { "shops/h1/orders", "[]", 400, "BAD_JSON", "$" },
        { "shops/h1/orders", "null", 400, "BAD_REQUEST", "" },
        { "shops/h1/orders", """{"orderNo":"a","paidFen":"100","lines":[]}""", 400, "BAD_JSON", "$.paidFen" },
        { "shops/h1/orders", """{"orderNo":"a","paidFen":1.5,"lines":[]}""", 400, "BAD_JSON", "$.paidFen" },
        {
            "shops/h1/orders",
            """{"orderNo":"a","paidFen":99999999999999999999,"lines":[]}""",
            400, "BAD_JSON", "$.paidFen"
        },
        { "shops/h1/orders", """{"orderNo":null,"paidFen":1,"lines":[]}""", 400, "BAD_JSON", "$.orderNo" },
        { "shops/h1/orders", """{"paidFen":1,"lines":[]}""", 400, "BAD_JSON", "$" },
        { "shops/h1/orders", """{"orderNo":"a","paidFen":1,"lines":[],"paid":2}""", 400, "BAD_JSON", "$.paid" },
        { "shops/h1/orders", """{"orderNo":"a","orderNo":"b","paidFen":1,"lines":[]}""", 400, "BAD_JSON", "$.orderNo" },
        { "shops/h1/orders", $$"""{"orderNo":"a","paidFen":-1,"lines":[{{Line}}]}""", 422, "INVALID", "$.paidFen" },
        { "shops/h1/orders", """{"orderNo":"a","paidFen":100,"lines":[]}""", 422, "INVALID", "$.lines" },
        {
            "shops/h1/orders",
            $$"""{"orderNo":"a","paidFen":100,"lines":[{{Line}},{{Line}}]}""",
            422, "INVALID", "$.lines"
        },
        { "shops/h1/orders", $$"""{"orderNo":"a b","paidFen":100,"lines":[{{Line}}]}""", 422, "INVALID", "$.orderNo" },
        {
            "shops/h1/orders",
            $$"""{"orderNo":"a","paidFen":100,"status":"sold","lines":[{{Line}}]}""",
            400, "BAD_JSON", "$.status"
        },
        {
            "shops/h1/orders",
            $$"""{"orderNo":"a","paidFen":100,"status":2,"lines":[{{Line}}]}""",
            400, "BAD_JSON", "$.status"
        },
        {
            "shops/h1/orders",
            $$"""{"orderNo":"a","paidFen":100,"paidAt":"yesterday","lines":[{{Line}}]}""",
            400, "BAD_JSON", "$.paidAt"
        },
        { "shops/no/orders", $$"""{"orderNo":"a","paidFen":100,"lines":[{{Line}}]}""", 404, "NOT_FOUND", "" },
        {
            "shops/h1/refunds",
            """{"refundNo":"r","orderNo":"o","kind":"unshipped","amountFen":0}""",
            422, "INVALID", "$.amountFen"
        },
        {
            "shops/h1/refunds",
            """{"refundNo":"r","orderNo":"o","kind":"unshipped","amountFen":-5}""",
            422, "INVALID", "$.amountFen"
        },
        {
            "shops/h1/refunds",
            """{"refundNo":"r","orderNo":"o","kind":"gift","amountFen":5}""",
            400, "BAD_JSON", "$.kind"
        },
        {
            "shops/h1/refunds",
            """{"refundNo":"r","orderNo":"o","kind":"unknown","amountFen":5}""",
            422, "INVALID", "$.kind"
        },
        {
            "shops/h1/refunds",
            """{"refundNo":"r","orderNo":"o","kind":"unshipped","amountFen":5001}""",
            422, "ABOVE_ORDER", ""
        },
        {
            "shops/h1/refunds",
            """{"refundNo":"r","orderNo":"o","kind":"unshipped","amountFen":5,"lines":[{"lineNo":"9","quantity":1}]}""",
            422, "ITEM_NOT_IN_ORDER", ""
        },
        { "shops/h1/evidence", """{"orderNo":"o","kind":"vanished"}""", 400, "BAD_JSON", "$.kind" },
        { "shops/h1/evidence", """{"orderNo":"o","kind":"received"}""", 422, "INVALID", "$.refundNo" },
        { "shops/h1/orders/o/shipment-steps", """{"action":"fly"}""", 400, "BAD_JSON", "$.action" },
        { "shops/h2/orders/o2/shipment-steps", """{"action":"pack"}""", 409, "NO_DESK", "" },
        { "refunds/h1/none/actions", """{"action":"hold","reason":"x"}""", 404, "NOT_FOUND", "" },
        { "refunds/h1/none/actions", """{"action":"hold","reason":" "}""", 422, "INVALID", "$.reason" },
        { "shops/h1/strategies/rollback", """{"version":99}""", 404, "NOT_FOUND", "" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bad_body_is_named(string path, string json, int status, string code, string place)
    {
        await using var node = await TestNode.StartAsync();
        await node.OrderAsync("o");
        await node.OrderAsync("o2", "h2");
        var (got, problem) = await node.PostAsync(path, json);
        Assert.Equal((status, code), (got, (string?)problem["code"]));
        Assert.Equal(status, (int)problem["status"]!);
        Assert.NotEmpty((string)problem["traceId"]!);
        if (place != "") Assert.Contains(place, problem["errors"]!.AsArray().Select(e => (string)e!["path"]!));
        Assert.Equal(0, (int)(await node.GetAsync("refunds/counts")).Body["waiting"]!);
    }

    [Fact]
    public async Task A_bad_query_lists_all_its_faults()
    {
        await using var node = await TestNode.StartAsync();
        var (status,
            problem) = await node.GetAsync("refunds?kind=x&limit=0&askedFrom=monday&amountToFen=-1&automatic=maybe");
        Assert.Equal((400, "BAD_QUERY"), (status, (string)problem["code"]!));
        Assert.Equal(5, problem["errors"]!.AsArray().Count);
        Assert.Equal("BAD_QUERY", (string)(await node.GetAsync("refunds?cursor=zzz")).Body["code"]!);
        Assert.Equal("BAD_QUERY", (string)(await node.GetAsync("figures?by=year")).Body["code"]!);
    }

    [Fact]
    public async Task The_framework_s_own_refusals_are_problems_too()
    {
        await using var node = await TestNode.StartAsync();
        using var client = node.Client();
        Assert.Equal("NOT_FOUND", await CodeAsync(client.GetAsync("nothing", Stop)));
        Assert.Equal("METHOD_NOT_ALLOWED", await CodeAsync(client.DeleteAsync("refunds", Stop)));
        Assert.Equal("NOT_JSON", await CodeAsync(client.PostAsync(
            "shops/h1/orders", new StringContent("a=1", Encoding.UTF8, "application/x-www-form-urlencoded"), Stop)));
        Assert.Equal("TOO_LARGE", await CodeAsync(client.PostAsync(
            "shops/h1/orders", new StringContent(new string(' ', 300_000), Encoding.UTF8, "application/json"), Stop)));
        using var stranger = node.Client("ak_00000000_nonsense");
        var answer = await stranger.GetAsync("refunds", Stop);
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"),
            (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()));
    }

    [Fact]
    public async Task A_shop_with_faults_is_refused_with_all_of_them()
    {
        await using var node = await TestNode.StartAsync();
        var (status, problem) = await node.SendAsync(
            HttpMethod.Put, "shops/t1",
            """{"id":"t1","platform":"taobao","way":"pay-out","poll":{"interval":"0s"},"connection":{"gatewy":"x"}}""");
        Assert.Equal((422, "INVALID"), (status, (string)problem["code"]!));
        var places = problem["errors"]!.AsArray().Select(e => (string)e!["path"]!).ToArray();
        Assert.Contains("$.way", places);
        Assert.Contains("$.poll.interval", places);
        Assert.Contains("$.connection.gatewy", places);
        Assert.Contains("$.connection.appKey", places);
    }

    private static async Task<string?> CodeAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"];
    }
}
