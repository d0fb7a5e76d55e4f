using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Engine.Shops;
using Antui.Server.Configuration;
using Antui.Server.Hosting;
using Microsoft.AspNetCore.Builder;

namespace Antui.Bench.Load;

/// <summary>
/// A whole node on loopback and callers of its public API: a hosted shop whose ERP reports, so that nothing outside this
/// process is part of the time.
/// </summary>
internal sealed class HttpRig : IAsyncDisposable
{
    private const string Shop = "store";
    private const string Token = "ak_bench_0123456789abcdef0123456789";

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private HttpRig(WebApplication app, HttpClient client) => (_app, _client) = (app, client);

    public static async Task<HttpRig> OpenAsync(string spec)
    {
        var options = new AntuiOptions
        {
            Listen = "http://127.0.0.1:0",
            Store = spec,
            Log = Microsoft.Extensions.Logging.LogLevel.Error,
            Keys = [new KeyConfig { Name = "bench", Scopes = ["admin"], Secret = Token }],
            Shops =
            [
                new ShopConfig
                {
                    Id = Shop,
                    Name = "Store",
                    Platform = "hosted",
                    Way = WayToMoney.PayOut,
                    Fulfilment = Fulfilment.Reports,
                    Strategies = Workload.Strategies,
                    Connection = JsonDocument.Parse("{}").RootElement,
                },
            ],
        };
        var app = await AntuiHost.BuildAsync(options, CancellationToken.None);
        await app.StartAsync();
        var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false, MaxConnectionsPerServer = 256 };
        var client = new HttpClient(handler) { BaseAddress = new Uri(AntuiHost.AddressOf(app)) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return new HttpRig(app, client);
    }

    /// <summary>
    /// The order, the request, the evidence that the goods were stopped, and then the refund: the detail is read until
    /// it says so, as a store would that shows the buyer the state.
    /// </summary>
    public async Task LifecycleAsync(long n)
    {
        await PostAsync($"/api/v1/shops/{Shop}/orders", Order(n));
        await PostAsync($"/api/v1/shops/{Shop}/refunds", Refund(n));
        await PostAsync($"/api/v1/shops/{Shop}/evidence", Stopped(n));
        while (!await IsRefundedAsync(n)) await Task.Delay(1);
    }

    /// <summary>One call with so many facts; every one of them must be new and applied.</summary>
    /// <param name="whole">Orders with their request and its evidence, or orders alone.</param>
    public async Task BulkAsync(long call, int facts, bool whole)
    {
        var body = new StringBuilder();
        var orders = whole ? facts / 3 : facts;
        for (var n = call * orders; n < (call + 1) * orders; n++)
        {
            body.Append($$"""{"type":"order","shop":"{{Shop}}","order":""").Append(Order(n)).Append("}\n");
            if (!whole) continue;
            body.Append($$"""{"type":"refund","shop":"{{Shop}}","refund":""").Append(Refund(n)).Append("}\n");
            body.Append($$"""{"type":"evidence","shop":"{{Shop}}","evidence":""").Append(Stopped(n)).Append("}\n");
        }
        var answer = await PostAsync("/api/v1/facts", body.ToString());
        var applied = (int)JsonNode.Parse(answer)!["applied"]!;
        if (applied == (whole ? orders * 3 : orders)) return;
        throw new InvalidOperationException($"only {applied} of {facts} were applied");
    }

    private static string Order(long n) => new JsonObject
    {
        ["orderNo"] = Workload.OrderNo(n),
        ["status"] = "paid",
        ["paidFen"] = Fen(n) + 1_990,
        ["buyerRef"] = $"buyer-{n % 5_000}",
        ["lines"] = new JsonArray(
            Line("1", "SKU-" + n % 500, "Cotton shirt, long sleeves", Fen(n)),
            Line("2", "SKU-0", "Socks, five pairs", 1_990)),
    }.ToJsonString();

    private static JsonObject Line(string no, string sku, string title, long fen) => new()
    {
        ["lineNo"] = no,
        ["sku"] = sku,
        ["title"] = title,
        ["quantity"] = 1,
        ["paidFen"] = fen,
    };

    private static string Refund(long n) => new JsonObject
    {
        ["refundNo"] = Workload.RefundNo(n),
        ["orderNo"] = Workload.OrderNo(n),
        ["kind"] = "unshipped",
        ["amountFen"] = Fen(n),
        ["lines"] = First(),
        ["reason"] = Workload.Reason,
    }.ToJsonString();

    private static string Stopped(long n) => new JsonObject
    {
        ["orderNo"] = Workload.OrderNo(n),
        ["id"] = $"STOP-{n}",
        ["kind"] = "stopped",
        ["refundNo"] = Workload.RefundNo(n),
        ["lines"] = First(),
    }.ToJsonString();

    private static JsonArray First() => [new JsonObject { ["lineNo"] = "1", ["quantity"] = 1 }];

    private static long Fen(long n) => 2_000 + n % 9_000;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task<string> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(path, content);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer
            : throw new InvalidOperationException($"{path}: {(int)response.StatusCode} {answer}");
    }

    /// <summary>Read from the refund itself, not through a list.</summary>
    private async Task<bool> IsRefundedAsync(long n)
    {
        var body = await _client.GetByteArrayAsync($"/api/v1/refunds/{Shop}/{Workload.RefundNo(n)}");
        return body.AsSpan().IndexOf("\"phase\":\"refunded\""u8) >= 0;
    }
}
