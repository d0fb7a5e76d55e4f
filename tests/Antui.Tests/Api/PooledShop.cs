using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Core;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Configuration;
using Antui.Server.Hosting;
using Antui.Storage.Memory;
using Antui.Tests.Gateways;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Antui.Tests.Api;

/// <summary>
/// A merchant's node whose shop is on a marketplace of another node, over the real wire, with a pool in between. Time
/// stands until it is moved; the node works when it is told to.
/// </summary>
internal sealed class PooledShop : IAsyncDisposable
{
    public const string Shop = "m1";

    private const string Admin = "admin-admin-admin-admin-1";

    private readonly WebApplication _app;

    private PooledShop(WebApplication app, Site site, MemoryStore store) =>
        (_app, Site, Store, Engine) = (app, site, store, app.Services.GetRequiredService<RefundEngine>());

    public Site Site { get; }

    public MemoryStore Store { get; }

    public RefundEngine Engine { get; }

    public static async Task<PooledShop> StartAsync(
        string intake = """{"pool":true}""", Trouble? faults = null, MemoryStore? store = null, Site? site = null)
    {
        site ??= await Site.StartAsync(faults: faults);
        store ??= new MemoryStore();
        var app = await AntuiHost.BuildAsync(
            new AntuiOptions
            {
                Listen = "http://127.0.0.1:0",
                Log = LogLevel.None,
                Keys = [new KeyConfig { Name = "Li", Scopes = ["admin"], Secret = Admin }],
                Shops = [Config(site, intake)],
            },
            new HostParts { Store = store, Clock = site.Clock, Drive = false }, CancellationToken.None);
        await app.StartAsync();
        return new PooledShop(app, site, store);
    }

    public Task<(int Status, JsonNode Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<(int Status, JsonNode Body)> PostAsync(string path, string json) =>
        SendAsync(HttpMethod.Post, path, json);

    public async Task<(int Status, JsonNode Body)> SendAsync(
        HttpMethod method, string path, string? json, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient { BaseAddress = new Uri(AntuiHost.AddressOf(_app) + "/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Admin);
        using var request = new HttpRequestMessage(method, path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text == "" ? new JsonObject() : JsonNode.Parse(text)!);
    }

    /// <summary>So much time goes by, and everything due in it is done.</summary>
    public async Task PassAsync(int seconds = 61, int rounds = 8)
    {
        Site.Clock.Move(TimeSpan.FromSeconds(seconds));
        for (var i = 0; i < rounds; i++)
        {
            // What was tried in this moment is tried again in a later one.
            Site.Clock.Move(TimeSpan.FromMilliseconds(10));
            await Engine.StepAsync(default);
            await Engine.Activity.IdleAsync();
        }
    }

    /// <summary>
    /// What was parked in the same instant in which its cause was mended waits for the next sweep, minutes later.
    /// </summary>
    public async Task UntilAsync(string expected, Func<Task<string>> read)
    {
        for (var tries = 0; tries < 40 && await read() != expected; tries++) await PassAsync(30, 1);
        Assert.Equal(expected, await read());
    }

    /// <summary>"40001 to-convert": what the list shows.</summary>
    public async Task<string> ListAsync(string query = "", string kind = "orders")
    {
        var (status, body) = await GetAsync($"pool/{kind}{query}");
        Assert.Equal(200, status);
        return string.Join(", ", body["items"]!.AsArray().Select(i => $"{i!["no"]} {i["stage"]}"));
    }

    public async Task<JsonNode> ReadAsync(string no, string kind = "orders") =>
        (await GetAsync($"pool/{kind}/{Shop}/{no}")).Body;

    public async Task<JsonNode> ActAsync(string action, string kind, string reason, params string[] numbers)
    {
        var list = string.Join(',', numbers.Select(n => $$"""{"shop":"{{Shop}}","no":"{{n}}"}"""));
        var (status, body) = await PostAsync(
            $"pool/{kind}/actions", $$"""{"action":"{{action}}","numbers":[{{list}}],"reason":"{{reason}}"}""");
        Assert.Equal(200, status);
        return body;
    }

    public async Task<bool> HasOrderAsync(string no) =>
        await Engine.ReadAsync(new OrderKey(Shop, no), default) is not null;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Site.DisposeAsync();
    }

    /// <summary>The node goes; store and marketplace stay.</summary>
    public async Task StopAsync()
    {
        await Engine.Activity.IdleAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static ShopConfig Config(Site site, string intake) => JsonSerializer.Deserialize<ShopConfig>(
        $$"""
        {
          "id": "{{Shop}}", "platform": "taobao", "way": "direct", "fulfilment": "built-in", "intake": {{intake}},
          "poll": { "interval": "1m", "overlap": "10m", "backfill": "3h", "recheck": "10m" },
          "connection": {
            "gateway": "{{new Uri(site.Address, "/router/rest")}}", "appKey": "{{Site.Erp}}",
                "appSecret": "{{Site.Secret}}",
            "session": "{{Site.SessionOf(Site.Taobao)}}"
          }
        }
        """, SettingsJson.Options)!;
}
