using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Engine.Shops;
using Antui.Server.Configuration;
using Antui.Server.Hosting;
using Antui.Storage.Memory;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Antui.Tests.Browser;

/// <summary>
/// A marketplace and a merchant on it: two nodes on loopback that speak over the platform's wire only, in real time.
/// The merchant's shop has a pool and the built-in desk; nothing is fetched, converted or audited unless somebody
/// does it.
/// </summary>
internal sealed class TwoSites : IAsyncDisposable
{
    public const string Shop = "m1", Admin = "admin-admin-admin-admin-1";
    private const string AppKey = "21000001", Secret = "test-secret-of-the-sandbox", Session = "session-m1";

    private readonly WebApplication _market, _merchant;
    private readonly MemoryStore _marketStore, _merchantStore;

    private TwoSites(
        (WebApplication App, MemoryStore Store) market, (WebApplication App, MemoryStore Store) merchant) =>
        (_market, _marketStore, _merchant, _merchantStore) = (market.App, market.Store, merchant.App, merchant.Store);

    public Uri Market => new(AntuiHost.AddressOf(_market));

    public Uri Merchant => new(AntuiHost.AddressOf(_merchant));

    public MemoryStore Journal => _merchantStore;

    public static async Task<TwoSites> StartAsync(string name)
    {
        var market = await NodeAsync(Hosted(name));
        return new TwoSites(market, await NodeAsync(Connected(name, new Uri(AntuiHost.AddressOf(market.App)))));
    }

    /// <summary>A buyer pays one piece of each title; its line is numbered after its place.</summary>
    public async Task BuyAsync(string no, string buyer, string province, params string[] titles)
    {
        const long Fen = 12_800;
        var lines = titles.Select((title, at) => (JsonNode)new JsonObject
        {
            ["lineNo"] = $"{no}{at + 1}",
            ["sku"] = $"SKU-{no}-{at + 1}",
            ["title"] = title,
            ["quantity"] = 1,
            ["paidFen"] = Fen,
        });
        var (status, body) = await SendAsync(Market, HttpMethod.Post, $"shops/{Shop}/orders", new JsonObject
        {
            ["orderNo"] = no,
            ["paidFen"] = Fen * titles.Length,
            ["buyerRef"] = buyer,
            ["shipTo"] = province,
            ["lines"] = new JsonArray([.. lines]),
        });
        Assert.True(status == 201, body.ToJsonString());
    }

    public async Task AskAsync(string refund, string order, string kind, long fen, string reason)
    {
        var (status, body) = await SendAsync(Market, HttpMethod.Post, $"shops/{Shop}/refunds", new JsonObject
        {
            ["refundNo"] = refund,
            ["orderNo"] = order,
            ["kind"] = kind,
            ["amountFen"] = fen,
            ["reason"] = reason,
        });
        Assert.True(status == 201, body.ToJsonString());
    }

    /// <summary>Once the merchant agreed, the buyer gives the parcel to a courier and says so there.</summary>
    public async Task SendBackAsync(string refund, string order, string waybill)
    {
        await UntilAgreedAsync(refund);
        var path = $"shops/{Shop}/refunds/{refund}/changes";
        var (status, body) = await SendAsync(Market, HttpMethod.Post, path, new JsonObject
        {
            ["orderNo"] = order,
            ["change"] = "send-back",
            ["changeId"] = "sent",
            ["tracking"] = new JsonObject { ["carrier"] = "YTO", ["number"] = waybill },
        });
        Assert.True(status == 200, body.ToJsonString());
    }

    public Task<JsonNode> UntilAgreedAsync(string refund) => UntilAsync(
        Market, $"refunds/{Shop}/{refund}", b => (string?)b["claim"]?["status"] == "awaiting-buyer-return");

    /// <summary>Asks again until what is told is good; nodes work at their own pace.</summary>
    public static async Task<JsonNode> UntilAsync(Uri node, string path, Func<JsonNode, bool> good)
    {
        for (var tries = 0; ; tries++)
        {
            var (status, body) = await SendAsync(node, HttpMethod.Get, path, null);
            if (status == 200 && good(body)) return body;
            Assert.True(tries < 800, $"{path} never came to be as awaited: {status} {body.ToJsonString()}");
            await Task.Delay(25);
        }
    }

    public static async Task<(int Status, JsonNode Body)> SendAsync(
        Uri node, HttpMethod method, string path, JsonNode? content)
    {
        using var client = new HttpClient { BaseAddress = new Uri(node, "/api/v1/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Admin);
        using var request = new HttpRequestMessage(method, path);
        if (content is not null)
            request.Content = new StringContent(content.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text == "" ? new JsonObject() : JsonNode.Parse(text)!);
    }

    /// <summary>What the buyers really got, from the marketplace's pay-out ledger.</summary>
    public async Task<Dictionary<string, long>> PaidAsync()
    {
        var paid = new Dictionary<string, long>();
        await foreach (var entry in _marketStore.AllAsync(Shop, default))
            paid[entry.RefundNo] = paid.GetValueOrDefault(entry.RefundNo) + entry.Fen;
        return paid;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in (WebApplication[])[_merchant, _market])
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        await _merchantStore.DisposeAsync();
        await _marketStore.DisposeAsync();
    }

    private static async Task<(WebApplication App, MemoryStore Store)> NodeAsync(ShopConfig shop)
    {
        var store = new MemoryStore();
        var app = await AntuiHost.BuildAsync(
            new AntuiOptions
            {
                Listen = "http://127.0.0.1:0",
                Log = LogLevel.None,
                Pace = TimeSpan.FromMilliseconds(50),
                Keys = [new KeyConfig { Name = "Li", Scopes = ["admin"], Secret = Admin }],
                Shops = [shop],
            },
            new HostParts { Store = store }, CancellationToken.None);
        await app.StartAsync();
        return (app, store);
    }

    private static ShopConfig Hosted(string name) => Read(
        $$"""
        {
          "id": "{{Shop}}", "name": "{{name}}", "platform": "hosted", "way": "pay-out", "fulfilment": "reports",
          "agreeReturns": false,
          "connection": {
            "platformKind": "taobao",
            "apps": [{ "appKey": "{{AppKey}}", "appSecret": "{{Secret}}", "session": "{{Session}}", "name": "ERP" }]
          }
        }
        """);

    private static ShopConfig Connected(string name, Uri market) => Read(
        $$"""
        {
          "id": "{{Shop}}", "name": "{{name}}", "platform": "taobao", "way": "direct", "fulfilment": "built-in",
          "autoAudit": false,
          "intake": { "pool": true, "convertOrders": "manual", "convertRefunds": "manual" },
          "poll": { "interval": "6h", "overlap": "10m", "backfill": "3h", "recheck": "1s" },
          "strategies": [
            { "id": "u", "name": "Unshipped", "template": "unshipped-stopped" },
            { "id": "r", "name": "Returned", "template": "return-received" }
          ],
          "connection": {
            "gateway": "{{new Uri(market, "/router/rest")}}", "appKey": "{{AppKey}}", "appSecret": "{{Secret}}",
            "session": "{{Session}}"
          }
        }
        """);

    private static ShopConfig Read(string json) =>
        JsonSerializer.Deserialize<ShopConfig>(json, SettingsJson.Options)!;
}
