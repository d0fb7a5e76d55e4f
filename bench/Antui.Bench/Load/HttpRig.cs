using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Antui.Core.Strategies;
using Antui.Engine;
using Antui.Hosting;
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
        var (order, refund, fen) = (Workload.OrderNo(n), Workload.RefundNo(n), 2_000 + n % 9_000);
        await PostAsync($"/api/v1/shops/{Shop}/orders", $$"""
            {"orderNo":"{{order}}","status":"paid","paidFen":{{fen + 1_990}},"buyerRef":"buyer-{{n % 5_000}}","lines":[
            {"lineNo":"1","sku":"SKU-{{n % 500}}","title":"Cotton shirt, long sleeves","quantity":1,"paidFen":{{fen}}},
            {"lineNo":"2","sku":"SKU-0","title":"Socks, five pairs","quantity":1,"paidFen":1990}]}
            """);
        await PostAsync($"/api/v1/shops/{Shop}/refunds", $$"""
            {"refundNo":"{{refund}}","orderNo":"{{order}}","kind":"unshipped","amountFen":{{fen}},
            "lines":[{"lineNo":"1","quantity":1}],"reason":"{{Workload.Reason}}"}
            """);
        await PostAsync($"/api/v1/shops/{Shop}/evidence", $$"""
            {"orderNo":"{{order}}","id":"STOP-{{n}}","kind":"stopped","refundNo":"{{refund}}","lines":[{"lineNo":"1","quantity":1}]}
            """);
        while (!await IsRefundedAsync(refund)) await Task.Delay(1);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(path, content);
        if (response.IsSuccessStatusCode) return;
        throw new InvalidOperationException($"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    private async Task<bool> IsRefundedAsync(string refund)
    {
        var body = await _client.GetByteArrayAsync($"/api/v1/refunds?q={refund}&limit=1");
        return body.AsSpan().IndexOf("\"phase\":\"refunded\""u8) >= 0;
    }
}
