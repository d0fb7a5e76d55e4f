using System.Collections.Immutable;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Strategies;
using Antui.Core.Ways;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Gateways.Top;
using Antui.Storage.Memory;
using Antui.Tests.Inside;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Antui.Tests.Gateways;

/// <summary>A gateway on loopback with two hosted shops, one of each kind, and everything behind it real.</summary>
public sealed class Site : IAsyncDisposable
{
    public const string Erp = "23060081";
    public const string Other = "12405954";
    public const string Reader = "30000003";
    public const string Secret = "test-secret-of-the-erp";
    public const string OtherSecret = "test-secret-of-another";
    public const string Taobao = "shop-c";
    public const string Tmall = "shop-b";

    private readonly WebApplication _app;

    private Site(WebApplication app, RefundEngine engine, TestClock clock, MemoryStore store)
    {
        (_app, Engine, Clock, Store) = (app, engine, clock, store);
        Address = new Uri(app.Urls.First());
    }

    public RefundEngine Engine { get; }

    public TestClock Clock { get; }

    public MemoryStore Store { get; }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(30) };

    public Instant Now => Instant.From(Clock.GetUtcNow());

    public static string SessionOf(string shop, string app = Erp) => $"session-{shop}-{app}";

    /// <param name="pause">Awaited between steps of a commit; see the engine's own parameter.</param>
    public static async Task<Site> StartAsync(
        TopOptions? options = null, IWireFaults? faults = null, EngineOptions? engine = null, Func<Task>? pause = null,
        WhenSilent silent = WhenSilent.Ask)
    {
        var (clock, store) = (new TestClock(), new MemoryStore());
        var connect = new Inside.HostedOver(store, clock);
        var shops = new ShopBook(store, _ => connect, clock);
        await shops.PutAsync(Config(Taobao, "taobao", strategies: true), "test", default);
        await shops.PutAsync(
            Config(Tmall, "tmall", strategies: false) with { HostedWhenSilent = silent }, "test", default);
        var running = new RefundEngine(store, shops, TestSeals.Of(), clock, engine ?? new EngineOptions(), pause);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(running);
        if (faults is not null) builder.Services.AddSingleton(faults);
        builder.Services.AddTopGateway(options);
        var app = builder.Build();
        app.MapTopGateway();
        await app.StartAsync();
        return new Site(app, running, clock, store);
    }

    /// <summary>
    /// A paid order of two lines: 2 of the first for 100.00, 1 of the second for 50.00, freight 6.00.
    /// </summary>
    public async Task<OrderKey> OrderAsync(string orderNo, string shop = Taobao)
    {
        var key = new OrderKey(shop, orderNo);
        var accepted = await Engine.AcceptAsync(new Fact.OrderSeen(new OrderSnapshot(
            key, OrderStatus.Paid, "", Now, Now, Now, Money.Fen(15_600), Money.Fen(600),
            [
                new OrderLine(orderNo + "1", "SKU-A", "杯子 <大>", 2, Money.Fen(10_000)),
                new OrderLine(orderNo + "2", "SKU-B", "勺子", 1, Money.Fen(5_000)),
            ], "AAE-buyer"), "store"), default);
        Assert.IsType<Accepted.Applied>(accepted);
        return key;
    }

    public async Task<RefundCase> AskAsync(
        OrderKey key, string refundNo, RefundKind kind = RefundKind.Unshipped, long fen = 5_000,
            params LineQuantity[] lines)
    {
        ImmutableArray<LineQuantity> claimed = lines.Length > 0 ? [.. lines] : [new(key.OrderNo + "2", 1)];
        var accepted = await Engine.AcceptAsync(new Fact.BuyerAsks(
            key, refundNo, kind, Money.Fen(fen), Money.Fen(0), claimed, "不想要了", "store"), default);
        Assert.IsType<Accepted.Applied>(accepted);
        return await CaseAsync(key, refundNo);
    }

    public async Task<RefundCase> CaseAsync(OrderKey key, string refundNo)
    {
        await Engine.Activity.IdleAsync();
        return (await Engine.ReadAsync(key, default))!.Case(refundNo)!;
    }

    public async Task<Order> ReadAsync(OrderKey key)
    {
        await Engine.Activity.IdleAsync();
        return (await Engine.ReadAsync(key, default))!;
    }

    public Task<Accepted> AcceptAsync(Fact fact) => Engine.AcceptAsync(fact, default);

    public Task<IReadOnlyList<Document>> NotesAsync() => Store.ListAsync("ag-note", "", default);

    public async Task<Reply> PostAsync(string pathAndQuery, HttpContent content) =>
        await Sdk.ReadAsync(await Http.PostAsync(new Uri(Address, pathAndQuery), content));

    /// <summary>Like anybody's browser: a method and an address.</summary>
    public async Task<Reply> AskAsync(HttpMethod method, string pathAndQuery)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, pathAndQuery));
        return await Sdk.ReadAsync(await Http.SendAsync(request));
    }

    /// <summary>What the buyers of a shop really got, from the pay-out ledger.</summary>
    public async Task<List<PayOutEntry>> PaidAsync(string shop = Taobao)
    {
        await Engine.Activity.IdleAsync();
        var entries = new List<PayOutEntry>();
        await foreach (var entry in Store.AllAsync(shop, default)) entries.Add(entry);
        return entries;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
    }

    private static ShopConfig Config(string id, string kind, bool strategies) => new()
    {
        Id = id,
        Name = "店铺" + id,
        Platform = "hosted",
        Fulfilment = Fulfilment.Reports,
        Way = WayToMoney.PayOut,
        AgreeReturns = false,
        Strategies = !strategies ? [] :
        [
            new Strategy { Id = "stopped", Name = "stopped", Template = StrategyTemplate.UnshippedStopped },
            new Strategy { Id = "received", Name = "received", Template = StrategyTemplate.ReturnReceived },
        ],
        Connection = JsonSerializer.SerializeToElement(new
        {
            platformKind = kind,
            boundApp = Erp,
            apps = new object[]
            {
                new { appKey = Erp, appSecret = Secret, session = SessionOf(id), name = "ERP" },
                new { appKey = Other, appSecret = OtherSecret, session = SessionOf(id, Other), name = "CRM" },
                new
                {
                    appKey = Reader, appSecret = OtherSecret, session = SessionOf(id, Reader), readOnly = true,
                    sessionEnds = "2031-01-01T00:00:00Z",
                },
            },
        }),
    };
}

/// <summary>A clock that stands where it is put; timers run on the wall.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset _now = new(2030, 5, 20, 4, 0, 0, 250, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}
