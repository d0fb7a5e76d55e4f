using System.Text;
using System.Text.Json.Nodes;
using Antui.Tests.Gateways.Ascp;

namespace Antui.Tests.Api;

/// <summary>Two people read the same version of a configuration and both save: the second one is told.</summary>
public sealed class Saved_over_what_was_seen
{
    private const string Strategies =
        """{"items":[{"id":"n1","name":"Of %","template":"unshipped-stopped","conditions":[]}]}""";

    private const string Shop =
        """{"id":"h1","name":"Of %","platform":"hosted","way":"pay-out","fulfilment":"built-in","strategies":[]}""";

    /// <summary>Every configuration that people save over the API; % in the body is what each of them wants.</summary>
    public static TheoryData<string, string, string> Everything => new()
    {
        { "shops/h1", Shop, "SHOP_CHANGED" },
        { "shops/h1/strategies", Strategies, "STRATEGIES_CHANGED" },
        { "shops/h1/audit-rules", """{"autoAudit":true,"maxFen":%00}""", "AUDIT_RULES_CHANGED" },
        {
            "shops/h1/mapping",
            """{"goods":[{"from":"a","to":"b%"}],"carriers":[],"reasons":[],"statuses":[]}""", "MAPPING_CHANGED"
        },
        {
            "warehouses", """{"items":[{"code":"W7","name":"Of %","address":"","returns":true}]}""",
            "WAREHOUSES_CHANGED"
        },
        {
            "return-addresses",
            """{"items":[{"id":"A","name":"Of %","warehouse":"h1","address":"Road 3","rules":[]}]}""",
            "ADDRESSES_CHANGED"
        },
        { "jobs/reconcile", """{"plan":"% 4 * * *"}""", "JOB_CHANGED" },
    };

    [Theory, MemberData(nameof(Everything))]
    public async Task The_second_of_two_is_told_and_saves_after_reading_again(string path, string body, string code)
    {
        await using var node = await TestNode.StartAsync();
        using var client = node.Client();
        var seen = await TagAsync(client, path);
        var (first, tag, _) = await SaveAsync(client, path, body, "11", seen);
        Assert.Equal(200, first);
        Assert.NotEqual(seen, tag);
        Assert.Equal(tag, await TagAsync(client, path));

        var (second, _, problem) = await SaveAsync(client, path, body, "12", seen);
        Assert.Equal((412, code), (second, (string?)problem["code"]));
        Assert.Contains("其他人", (string)problem["text"]!["zh"]!, StringComparison.Ordinal);
        Assert.Equal(tag, await TagAsync(client, path));
        Assert.Equal(412, (await SaveAsync(client, path, body, "12", "\"nobody's\"")).Status);

        // A proxy that compresses makes a tag weak; it names the same version.
        Assert.Equal(200, (await SaveAsync(client, path, body, "12", "W/" + await TagAsync(client, path))).Status);
        Assert.Equal(200, (await SaveAsync(client, path, body, "13", "*")).Status);
        Assert.Equal(200, (await SaveAsync(client, path, body, "14", null)).Status);
    }

    [Theory, MemberData(nameof(Everything))]
    public async Task Of_many_at_once_one_is_taken(string path, string body, string code)
    {
        await using var node = await TestNode.StartAsync();
        using var client = node.Client();
        var seen = await TagAsync(client, path);
        var saves = await Task.WhenAll(
            Enumerable.Range(20, 6).Select(n => SaveAsync(client, path, body, n.ToString(), seen)));
        Assert.Single(saves, s => s.Status == 200);
        Assert.All(saves.Where(s => s.Status != 200), s => Assert.Equal(code, (string?)s.Body["code"]));
    }

    [Fact]
    public async Task A_rollback_replaces_only_what_was_seen()
    {
        await using var node = await TestNode.StartAsync();
        using var client = node.Client();
        const string path = "shops/h1/strategies";
        var seen = await TagAsync(client, path);
        await SaveAsync(client, path, Strategies, "31", seen);
        var (status, body) = await node.SendAsync(
            HttpMethod.Post, path + "/rollback", """{"version":1}""", headers: ("If-Match", seen));
        Assert.Equal((412, "STRATEGIES_CHANGED"), (status, (string?)body["code"]));
        Assert.Equal("Of 31", (string?)(await node.GetAsync(path)).Body["items"]![0]!["name"]);
    }

    [Theory]
    [InlineData("shops/h1/audit-rules", """{"autoAudit":true,"maxFen":900}""", "AUDIT_RULES_CHANGED")]
    [InlineData("jobs/reconcile", """{"plan":"7 4 * * *","paused":true}""", "JOB_CHANGED")]
    public async Task What_was_set_is_taken_away_and_set_again(string path, string body, string code)
    {
        await using var node = await TestNode.StartAsync();
        using var client = node.Client();
        var (at, before) = (await TagAsync(client, path), (await node.GetAsync(path)).Body);
        var (_, tag, _) = await SaveAsync(client, path, body, "", at);

        var (late, problem) = await node.SendAsync(HttpMethod.Delete, path, headers: ("If-Match", at));
        Assert.Equal((412, code), (late, (string?)problem["code"]));
        var (gone, left) = await node.SendAsync(HttpMethod.Delete, path, headers: ("If-Match", tag!));
        Assert.Equal(200, gone);
        Assert.Equal(Settings(before), Settings(left));
        Assert.Equal(at, await TagAsync(client, path));
        Assert.Equal(200, (await node.SendAsync(HttpMethod.Delete, path)).Status);

        var (again, newer, _) = await SaveAsync(client, path, body, "", at);
        Assert.Equal(200, again);
        Assert.NotEqual(tag, newer);
        Assert.Equal(404, (await node.SendAsync(HttpMethod.Delete, path + "1")).Status);

        static string Settings(JsonNode shown) => string.Join(
            ' ', new[] { "autoAudit", "maxFen", "plan", "paused", "version" }.Select(n => $"{n}={shown[n]}"));
    }

    [Fact]
    public async Task Switches_too()
    {
        await using var pair = await DirectPair.StartAsync();
        async Task<int> PutAsync(string name, string match) => (await pair.ApiAsync(
            HttpMethod.Put, "/switches", $$"""{"items":[{"name":"{{name}}","on":false}]}""", match: match)).Status;
        var at = (await pair.ApiAsync(HttpMethod.Get, "/switches")).Body.ToJsonString();
        Assert.Equal(200, await PutAsync("autoSubmit", "\"0\""));
        Assert.Equal(412, await PutAsync("reportOnReceipt", "\"0\""));
        Assert.Equal(200, await PutAsync("reportOnReceipt", "\"1\""));
        Assert.Equal(412, (await pair.ApiAsync(HttpMethod.Delete, "/switches", match: "\"1\"")).Status);
        Assert.Equal(200, (await pair.ApiAsync(HttpMethod.Delete, "/switches", match: "\"2\"")).Status);
        Assert.Equal(at, (await pair.ApiAsync(HttpMethod.Get, "/switches")).Body.ToJsonString());
    }

    private static async Task<string> TagAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.Headers.ETag!.ToString();
    }

    private static async Task<(int Status, string? Tag, JsonNode Body)> SaveAsync(
        HttpClient client, string path, string body, string what, string? match)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path);
        request.Content = new StringContent(
            body.Replace("%", what, StringComparison.Ordinal), Encoding.UTF8, "application/json");
        if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, answer.Headers.ETag?.ToString(), JsonNode.Parse(text)!);
    }
}
