using System.Text;
using System.Text.Json.Nodes;
using Antui.Connectors.Generic;

namespace Antui.Tests.Api;

/// <summary>The door for self-developed ERPs: no key, but a signature over the very bytes.</summary>
public sealed class Erp_webhook
{
    private const string Secret = "whsec_d2ViaG9vay10ZXN0LXNlY3JldC0wMDAwMDAwMDE=";

    [Fact]
    public async Task An_event_is_taken_once_and_durable_before_it_is_answered()
    {
        await using var node = await StartAsync();
        await node.OrderAsync("o1", "e1");
        Assert.Equal((200, "applied"), await SayAsync(node, Event("S-1", "shipped")));
        Assert.Equal((200, "duplicate"), await SayAsync(node, Event("S-1", "shipped")));
        Assert.Equal((202, "parked"), await SayAsync(node, Event("S-2", "shipped", order: "o2")));
        await node.OrderAsync("o2", "e1");
        foreach (var order in (string[])["o1", "o2"])
        {
            await node.AskAsync("r-" + order, order, 5_000, "e1");
            var said = Assert.Single((await node.GetAsync("refunds/e1/r-" + order)).Body["evidence"]!.AsArray())!;
            Assert.Equal(
                ("shipped", "handed-over", "erp:generic"),
                ((string)said["kind"]!, (string)said["level"]!, (string)said["source"]!));
        }
    }

    [Fact]
    public async Task Received_goods_are_laid_on_the_lines_with_their_grades()
    {
        await using var node = await StartAsync();
        await node.OrderAsync("o1", "e1");
        await node.AskAsync("r1", "o1", 5_000, "e1", "return");
        const string lines = """
            ,"refundNo":"r1",
            "lines":[{"sku":"s","quantity":1,"grade":"good"},{"lineNo":"1","quantity":1,"grade":"opened"}]
            """;
        Assert.Equal((200, "applied"), await SayAsync(node, Event("R-1", "received", rest: lines)));
        var said = Assert.Single((await node.GetAsync("refunds/e1/r1")).Body["evidence"]!.AsArray())!;
        Assert.Equal(
            ["1 1 good", "1 1 opened"],
            said["inspected"]!.AsArray().Select(i => $"{i!["lineNo"]} {i["quantity"]} {i["grade"]}").Order());
    }

    [Theory]
    [InlineData("nobody", Secret, 0, "NOT_SIGNED")]
    [InlineData("h1", Secret, 0, "NOT_SIGNED")]
    [InlineData("e1", "whsec_d3JvbmctdGVzdC1zZWNyZXQtMDAwMDAwMDAx", 0, "NOT_SIGNED")]
    [InlineData("e1", Secret, -310, "TOO_OLD")]
    [InlineData("e1", Secret, 310, "TOO_OLD")]
    public async Task Without_a_fitting_signature_nothing_is_taken(string shop, string secret, int shift, string code)
    {
        await using var node = await StartAsync();
        await node.OrderAsync("o1", "e1");
        var (status, body) = await SendAsync(node, Event("S-1", "shipped"), shop, secret, shift);
        Assert.Equal((401, code), (status, (string?)body["code"]));
        var (_, unsigned) = await node.SendAsync(
            HttpMethod.Post, $"erp/{shop}/events", Event("S-1", "shipped"), key: null);
        Assert.Equal("NOT_SIGNED", (string?)unsigned["code"]);
        Assert.DoesNotContain(secret, body.ToJsonString() + unsigned.ToJsonString(), StringComparison.Ordinal);
        await node.AskAsync("r1", "o1", 5_000, "e1");
        Assert.Empty((await node.GetAsync("refunds/e1/r1")).Body["evidence"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"id":"S-1"}""", 400, "BAD_JSON", "$")]
    [InlineData("""{"id":"S-1",""", 400, "BAD_JSON", "$")]
    [InlineData("null", 422, "INVALID", "$")]
    [InlineData("""{"id":"S-1","type":"shipped","at":"2026-01-01T00:00:00Z","orderNo":"o1","refundno":"r"}""", 400,
        "BAD_JSON",
        "$.refundno")]
    [InlineData("""{"id":"S-1","type":"sent","at":"2026-01-01","orderNo":"o1"}""", 422, "INVALID", "$.type,$.at")]
    [InlineData("""{"id":"S-2","type":"shipped","at":"2026-01-01T00:00:00Z","orderNo":"o1"}""", 422, "INVALID", "$.id")]
    [InlineData("""{"id":"S-1","type":"received","at":"2026-01-01T00:00:00Z","orderNo":"o1"}""", 422, "INVALID",
        "$.lines,$.refundNo")]
    [InlineData("""
        {"id":"S-1","type":"shipped","at":"2026-01-01T00:00:00Z","orderNo":"o1","lines":[{"lineNo":"9","quantity":1}]}
        """, 422, "LINE_UNKNOWN", "")]
    public async Task Bad_events_are_refused_with_their_place(string json, int status, string code, string paths)
    {
        await using var node = await StartAsync();
        await node.OrderAsync("o1", "e1");
        var (got, body) = await SendAsync(node, json, id: "S-1");
        Assert.Equal((status, code), (got, (string?)body["code"]));
        var places = body["errors"]?.AsArray().Select(e => (string?)e!["path"]) ?? [];
        Assert.Equal(paths, string.Join(',', places));
        Assert.NotEmpty((string)body["detail"]!);
    }

    [Fact]
    public async Task Bodies_have_an_end_and_a_type()
    {
        await using var node = await StartAsync();
        var note = $$""","note":"{{new string('n', 300_000)}}" """;
        var (large, _) = await SendAsync(node, Event("S-1", "shipped", rest: note));
        Assert.Equal(413, large);
        using var client = node.Client(null);
        using var form = new StringContent("id=1", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await client.PostAsync("erp/e1/events", form, TestContext.Current.CancellationToken);
        Assert.Equal(415, (int)answer.StatusCode);
    }

    private static async Task<TestNode> StartAsync()
    {
        var node = await TestNode.StartAsync();
        var (status, body) = await node.SendAsync(HttpMethod.Put, "shops/e1", $$"""
            {
              "id": "e1", "platform": "hosted", "way": "pay-out", "fulfilment": "remote-erp",
              "erp": { "kind": "generic", "connection": { "address": "http://127.0.0.1:9", "secret": "{{Secret}}" } },
              "strategies": [
                { "id": "u", "name": "Unshipped", "template": "unshipped-stopped" },
                { "id": "b", "name": "Back", "template": "return-received" }
              ]
            }
            """);
        Assert.True(status == 201, body.ToJsonString());
        return node;
    }

    /// <param name="rest">Further fields, each after its comma.</param>
    private static string Event(string id, string type, string order = "o1", string rest = "") =>
        $$"""{"id":"{{id}}","type":"{{type}}","at":"2026-01-01T00:00:00Z","orderNo":"{{order}}"{{rest}}}""";

    private static async Task<(int, string)> SayAsync(TestNode node, string json)
    {
        var (status, body) = await SendAsync(node, json);
        return (status, (string?)body["result"] ?? body.ToJsonString());
    }

    private static Task<(int Status, JsonNode Body)> SendAsync(
        TestNode node, string json, string shop = "e1", string secret = Secret, int shift = 0, string? id = null)
    {
        id ??= (string)JsonNode.Parse(json)!["id"]!;
        var at = DateTimeOffset.UtcNow.AddSeconds(shift).ToUnixTimeSeconds().ToString();
        return node.SendAsync(
            HttpMethod.Post, $"erp/{shop}/events", json, null, (GenericSign.IdHeader, id),
            (GenericSign.TimestampHeader, at),
            (GenericSign.SignatureHeader, new GenericSign(secret).Sign(id, at, Encoding.UTF8.GetBytes(json))));
    }
}
