using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Engine.Shops;
using Antui.Server.Configuration;
using Antui.Server.Hosting;
using Antui.Server.Http;
using Antui.Storage.Memory;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Antui.Tests.Api;

/// <summary>A real node on loopback with a store in memory and one hosted shop.</summary>
public sealed class TestNode : IAsyncDisposable
{
    public const string Admin = "admin-admin-admin-admin-1";

    private readonly WebApplication _app;
    private readonly MemoryStore _store;

    private TestNode(WebApplication app, MemoryStore store)
    {
        _app = app;
        _store = store;
        Address = new Uri(AntuiHost.AddressOf(app));
    }

    public Uri Address { get; }

    public MemoryStore Store => _store;

    public IServiceProvider Services => _app.Services;

    public static string KeyOf(string scope) => $"{scope}-{scope}-{scope}-0123456789";

    public static async Task<TestNode> StartAsync(AntuiOptions? options = null,
        Action<IServiceCollection>? services = null)
    {
        var store = new MemoryStore();
        var keys = Scopes.All.Select(s => new KeyConfig { Name = s, Scopes = [s], Secret = KeyOf(s) });
        var app = await AntuiHost.BuildAsync(
            (options ?? new AntuiOptions()) with
            {
                Listen = "http://127.0.0.1:0",
                Log = LogLevel.None,
                Pace = TimeSpan.FromMilliseconds(50),
                Keys = [new KeyConfig { Name = "Li", Scopes = ["admin"], Secret = Admin }, .. keys],
                Shops = [Shop("h1", "built-in"), Shop("h2", "reports")],
            },
            new HostParts { Store = store, Services = services }, CancellationToken.None);
        await app.StartAsync();
        return new TestNode(app, store);
    }

    public static ShopConfig Shop(string id, string fulfilment) => JsonSerializer.Deserialize<ShopConfig>(
        $$"""
        {
          "id": "{{id}}", "name": "Shop {{id}}", "platform": "hosted", "way": "pay-out", "fulfilment": "{{fulfilment}}",
          "strategies": [
            { "id": "u", "name": "Unshipped", "template": "unshipped-stopped",
              "conditions": [{ "is": "amount-at-most", "fen": 100000 }] }
          ]
        }
        """, SettingsJson.Options)!;

    public HttpClient Client(string? key = Admin)
    {
        var client = new HttpClient { BaseAddress = new Uri(Address, "/api/v1/") };
        if (key is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public async Task<(int Status, JsonNode Body)> SendAsync(
        HttpMethod method, string path, string? json = null, string? key = Admin,
        params (string Name, string Value)[] headers)
    {
        using var client = Client(key);
        using var request = new HttpRequestMessage(method, path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (text == "") return ((int)answer.StatusCode, new JsonObject());
        var body = JsonNode.Parse(text)!;
        // Whatever a test asks, the answer is what callers were promised.
        Assert.Empty(Described.Faults(method, path, (int)answer.StatusCode, body));
        return ((int)answer.StatusCode, body);
    }

    public Task<(int Status, JsonNode Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<(int Status, JsonNode Body)> PostAsync(string path, string json) =>
        SendAsync(HttpMethod.Post, path, json);

    public Task<(int Status, JsonNode Body)> OrderAsync(string no, string shop = "h1", long fen = 5_000) => PostAsync(
        $"shops/{shop}/orders",
        $$"""
        {"orderNo":"{{no}}","paidFen":{{fen}},
         "lines":[{"lineNo":"1","sku":"s","title":"tea","quantity":2,"paidFen":{{fen}}}]}
        """);

    public Task<(int Status, JsonNode Body)> AskAsync(
        string no, string order, long fen, string shop = "h1", string kind = "unshipped") => PostAsync(
        $"shops/{shop}/refunds",
        $$"""{"refundNo":"{{no}}","orderNo":"{{order}}","kind":"{{kind}}","amountFen":{{fen}}}""");

    /// <summary>Asks again until the refund is in the phase; a node works at its own pace.</summary>
    public async Task<JsonNode> UntilAsync(string shop, string refund, string phase)
    {
        for (var tries = 0; ; tries++)
        {
            var (_, body) = await GetAsync($"refunds/{shop}/{refund}");
            if ((string?)body["phase"] == phase) return body;
            Assert.True(tries < 200, $"{refund} is {body["phase"]}, not {phase}: {body["verification"]?["blocking"]}");
            await Task.Delay(25);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }
}
