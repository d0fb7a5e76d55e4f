using System.Text.Json;
using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Strategies;
using Antui.Core.Ways;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Gateways.Qimen;
using Antui.Storage.Memory;
using Antui.Tests.Inside;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Antui.Tests.Gateways.Qimen;

/// <summary>
/// One node that plays both sides over its own address: the shop "seller" sends its orders over Qimen to the shop
/// "desk", which is a warehouse for others.
/// </summary>
public sealed class QimenPair : IAsyncDisposable
{
    public const string Seller = "seller", Desk = "desk";
    private readonly WebApplication _app;
    private readonly MemoryStore _store;

    private QimenPair(WebApplication app, RefundEngine engine, TestClock clock, MemoryStore store) =>
        (_app, Engine, Clock, _store) = (app, engine, clock, store);

    public RefundEngine Engine { get; }

    public TestClock Clock { get; }

    public MemoryStore Store => _store;

    public PlatformStandIn Platform { get; private init; } = null!;

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(30) };

    public Instant Now => Instant.From(Clock.GetUtcNow());

    /// <param name="erp">Where the desk's ERP listens; null: it is the shop of this pair.</param>
    public static async Task<QimenPair> StartAsync(string? erp = null)
    {
        var (clock, store, platform) = (new TestClock(), new MemoryStore(), new PlatformStandIn());
        var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var shops = new ShopBook(store, name => name switch
        {
            "erp:qimen" =>
                new Connect(c => QimenErp.Create(QimenSettingsJson.Read(c.Erp!.Connection), http, store, clock).Ports),
            "qimen" => new Connect(
                c => QimenWms.Create(QimenSettingsJson.Read(c.Connection), http, store, clock).Ports, QimenWms.Offer),
            _ => new Connect(_ => platform.Ports, PlatformStandIn.Offer),
        }, clock);
        var engine = new RefundEngine(store, shops, TestSeals.Of(), clock, new EngineOptions());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(engine);
        builder.Services.AddQimenGateway();
        var app = builder.Build();
        app.MapQimenGateway();
        await app.StartAsync();
        var connection = JsonSerializer.SerializeToElement(new
        {
            gateway = erp ?? app.Urls.First() + "/router/qimen/service",
            appKey = "23000001",
            appSecret = QimenSite.Secret,
            customerId = QimenSite.Customer,
            warehouseCode = "WH01",
            ownerCode = "OWNER1",
        });
        await shops.PutAsync(Config(Desk, "qimen", Fulfilment.BuiltIn, WayToMoney.Assistant) with
        {
            Connection =
            connection
        }, "test", default);
        await shops.PutAsync(Config(Seller, "taobao", Fulfilment.RemoteErp, WayToMoney.Direct) with
        {
            Connection = JsonSerializer.SerializeToElement(new { }),
            Erp = new ErpConfig { Kind = "qimen", Connection = connection },
        }, "test", default);
        app.Services.GetRequiredService<QimenDoors>().Forget();
        return new QimenPair(app, engine, clock, store) { Platform = platform };
    }

    /// <summary>2 of SKU-A for 100.00, 1 of SKU-B for 50.00; sent to the desk by itself.</summary>
    public async Task<OrderKey> OrderAsync(string orderNo)
    {
        var key = new OrderKey(Seller, orderNo);
        Assert.IsType<Accepted.Applied>(await Engine.AcceptAsync(new Fact.OrderSeen(new OrderSnapshot(
            key, OrderStatus.Paid, "", Now, Now, Now, Money.Fen(15_000), Money.Fen(0),
            [
                new OrderLine("L1", "SKU-A", "杯子", 2, Money.Fen(10_000)),
                    new OrderLine("L2", "SKU-B", "勺子", 1, Money.Fen(5_000)),
            ], "AAE-buyer", "浙江省"), "test"), default));
        await Engine.Activity.IdleAsync();
        return key;
    }

    public async Task AskAsync(OrderKey key, string refundNo, RefundKind kind, params LineQuantity[] lines)
    {
        var claim = new Claim(
            refundNo, 1, kind, kind is RefundKind.Return ? ClaimStatus.AwaitingReceipt : ClaimStatus.AwaitingSeller, "",
            Money.Fen(5_000), Money.Fen(0), [.. lines], "不想要了", "onsale", Now, Now, null, new Tracking("SF", "SF99"));
        Platform.Claims[refundNo] = (key.OrderNo, claim);
        Assert.IsType<Accepted.Applied>(await Engine.AcceptAsync(new Fact.RefundSeen(key, claim, "test"), default));
        await Engine.Activity.IdleAsync();
    }

    /// <summary>A step of the desk's people.</summary>
    public async Task<Accepted> StepAsync(
        string orderNo, ShipmentAction action, string shipment = "", Tracking? waybill = null,
            params LineQuantity[] lines)
    {
        var accepted = await Engine.AcceptAsync(new Fact.ShipmentStep(
            new OrderKey(Desk, orderNo), action, shipment, "person:dock", [.. lines], "", waybill), default);
        await Engine.Activity.IdleAsync();
        return accepted;
    }

    public async Task ShipAsync(string orderNo, string shipment = "", string parcel = "SF1")
    {
        foreach (var action in new[] { ShipmentAction.Release, ShipmentAction.Pick, ShipmentAction.Pack })
            Assert.IsType<Accepted.Applied>(await StepAsync(orderNo, action, shipment));
        Assert.IsType<Accepted.Applied>(await StepAsync(orderNo, ShipmentAction.HandOver, shipment,
            new Tracking("SF", parcel)));
    }

    public async Task ReceiveAsync(string orderNo, string refundNo, string step, params Inspected[] found)
    {
        var key = new OrderKey(Desk, orderNo);
        Assert.IsType<Accepted.Applied>(await Engine.AcceptAsync(new Fact.ReturnStep(
            key, ReturnAction.Inspect, refundNo, step, "person:dock", default, [.. found]), default));
        await Engine.Activity.IdleAsync();
    }

    /// <summary>Time passes, and everything that fell due is done.</summary>
    public async Task PassAsync(TimeSpan by)
    {
        Clock.Move(by);
        await Engine.StepAsync(default);
        await Engine.Activity.IdleAsync();
    }

    public async Task<Order> ReadAsync(string shop, string orderNo)
    {
        await Engine.Activity.IdleAsync();
        return (await Engine.ReadAsync(new OrderKey(shop, orderNo), default))!;
    }

    /// <summary>Calls the desk like an ERP's own program.</summary>
    public async Task<Reply> CallAsync(string method, string body)
    {
        var query = new Dictionary<string, string>
        {
            ["method"] = method,
            ["app_key"] = "erp-of-others",
            ["customerId"] = QimenSite.Customer,
            ["timestamp"] = Sdk.Beijing(Clock.GetUtcNow()),
            ["format"] = "xml",
            ["v"] = "2.0",
            ["sign_method"] = "md5",
        };
        query["sign"] = QimenSdk.Sign(query, body, QimenSite.Secret, "md5");
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "text/xml");
        var address = new Uri(new Uri(_app.Urls.First()), "/router/qimen/service?" + Sdk.Encode(query));
        return await Sdk.ReadAsync(await Http.PostAsync(address, content));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }

    private static ShopConfig Config(string id, string platform, Fulfilment fulfilment, WayToMoney way) => new()
    {
        Id = id,
        Platform = platform,
        Fulfilment = fulfilment,
        Way = way,
        Poll = new PollConfig { Interval = TimeSpan.FromDays(3650) },
        Strategies =
        [
            new Strategy { Id = "stopped", Name = "stopped", Template = StrategyTemplate.UnshippedStopped },
            new Strategy { Id = "received", Name = "received", Template = StrategyTemplate.ReturnReceived },
        ],
    };

    private sealed class Connect(Func<ShopConfig, Connector> make, Offer? offer = null) : IConnect
    {
        public IReadOnlyList<string> Faults(ShopConfig config) => [];

        Connector IConnect.Connect(ShopConfig config) => make(config);

        public Offer? Offer => offer;
    }
}
