using System.Text.Json.Nodes;
using Antui.Server.Http;

namespace Antui.Tests.Api;

public sealed class What_everybody_sees
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_description_is_complete_and_the_page_loads_nothing_from_elsewhere()
    {
        await using var node = await TestNode.StartAsync();
        using var client = new HttpClient { BaseAddress = node.Address };
        var document = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json", Stop))!;
        var operations = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).ToArray();
        Assert.All(operations, o => Assert.NotEmpty((string)o.Value!["summary"]!));
        Assert.Contains("fen", (string)document["info"]!["description"]!, StringComparison.Ordinal);
        using var page = await client.GetAsync("/docs", Stop);
        var html = await page.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.Contains("openapi/v1.json", html, StringComparison.Ordinal);
        // The one script that stands in the page is allowed for this answer alone.
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = policy[(policy.IndexOf("'nonce-", StringComparison.Ordinal) + 7)..].Split('\'')[0];
        Assert.Contains(nonce, html, StringComparison.Ordinal);
        Assert.DoesNotContain(nonce, await client.GetStringAsync("/docs", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_has_the_security_headers_and_no_server_name()
    {
        await using var node = await TestNode.StartAsync();
        using var client = new HttpClient { BaseAddress = node.Address };
        foreach (var path in (string[])["/", "/docs", "/health/live", "/api/v1/refunds", "/nothing"])
        {
            using var answer = await client.GetAsync(path, Stop);
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Empty(answer.Headers.Server);
        }
        using var data = await client.GetAsync("/api/v1/refunds", Stop);
        Assert.True(data.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Secrets_of_a_shop_are_never_given_back()
    {
        await using var node = await TestNode.StartAsync();
        const string shop = """
            {"id":"t1","platform":"taobao","paused":true,
             "connection":{"gateway":"http://127.0.0.1:9/router/rest","appKey":"1",
                           "appSecret":"topsecret","session":"sessiontoken"}}
            """;
        Assert.Equal(201, (await node.SendAsync(HttpMethod.Put, "shops/t1", shop)).Status);
        foreach (var path in (string[])["shops", "shops/t1"])
        {
            var text = (await node.GetAsync(path)).Body.ToJsonString();
            Assert.DoesNotContain("topsecret", text, StringComparison.Ordinal);
            Assert.DoesNotContain("sessiontoken", text, StringComparison.Ordinal);
        }
        Assert.Equal("paused", (string)(await node.GetAsync("shops/t1")).Body["connection"]!["state"]!);
        Assert.Equal(Scopes.All.Length + 1, (await node.GetAsync("keys")).Body["items"]!.AsArray().Count);
    }
}
