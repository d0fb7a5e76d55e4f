using System.Collections.Concurrent;
using System.Text.Json;
using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Effects;
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

/// <summary>A node with one shop on a platform whose goods are behind the warehouse stand-in, all over real
/// HTTP.</summary>
public sealed class QimenSite : IAsyncDisposable
{
    public const string Shop = "shop-q", Customer = "stub-cust-1", Secret = "qimen-secret-0001";
    private readonly WebApplication _app;

    private QimenSite(WebApplication app, RefundEngine engine, TestClock clock, WarehouseStandIn warehouse,
        MemoryStore store) =>
        (_app, Engine, Clock, Warehouse, Store) = (app, engine, clock, warehouse, store);

    public RefundEngine Engine { get; }

    public TestClock Clock { get; }

    public WarehouseStandIn Warehouse { get; }

    public MemoryStore Store { get; }

    public PlatformStandIn Platform { get; private init; } = null!;

    public Uri Address => new(_app.Urls.First());

    public HttpClient Http { get; } = new() { Timeout = TimeSpan.FromSeconds(30) };

    public QimenSdk Sdk => new(this);

    public Instant Now => Instant.From(Clock.GetUtcNow());

    public static async Task<QimenSite> StartAsync(
        QimenOptions? options = null, bool cancelIsFinal = true, bool callers = false)
    {
        var (clock, store) = (new TestClock(), new MemoryStore());
        var warehouse = await WarehouseStandIn.StartAsync();
        var (platform, http) = (new PlatformStandIn(), new HttpClient { Timeout = Timeout.InfiniteTimeSpan });
        var shops = new ShopBook(store, name => name == "erp:qimen"
            ? new Connect(c => QimenErp.Create(QimenSettingsJson.Read(c.Erp!.Connection), http, store, clock).Ports)
            : new Connect(_ => platform.Ports, PlatformStandIn.Offer), clock);
        await shops.PutAsync(Config(warehouse.Address, cancelIsFinal, callers), "test", default);
        var engine = new RefundEngine(store, shops, TestSeals.Of(), clock, new EngineOptions());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(engine);
        builder.Services.AddQimenGateway(options);
        var app = builder.Build();
        app.MapQimenGateway();
        await app.StartAsync();
        return new QimenSite(app, engine, clock, warehouse, store) { Platform = platform };
    }

    /// <summary>A paid order: 2 of SKU-A for 100.00, 1 of SKU-B for 50.00. It goes to the warehouse by
    /// itself.</summary>
    public async Task<OrderKey> OrderAsync(string orderNo, string shop = Shop)
    {
        var key = new OrderKey(shop, orderNo);
        Assert.IsType<Accepted.Applied>(await Engine.AcceptAsync(new Fact.OrderSeen(new OrderSnapshot(
            key, OrderStatus.Paid, "", Now, Now, Now, Money.Fen(15_000), Money.Fen(0),
            [
                new OrderLine(orderNo + "1", "SKU-A", "杯子", 2, Money.Fen(10_000)),
                new OrderLine(orderNo + "2", "SKU-B", "勺子", 1, Money.Fen(5_000)),
            ], "AAE-buyer"), "test"), default));
        await Engine.Activity.IdleAsync();
        return key;
    }

    /// <summary>Another shop of the same merchant behind the same warehouse.</summary>
    public Task AddShopAsync(string id) => Engine.Shops.PutAsync(
        Engine.Shops.Find(Shop)!.Config with { Id = id }, "test", default);

    public async Task<RefundCase> AskAsync(
        OrderKey key, string refundNo, RefundKind kind = RefundKind.Unshipped, params LineQuantity[] lines)
    {
        var claim = new Claim(
            refundNo, 1, kind, kind is RefundKind.Return ? ClaimStatus.AwaitingReceipt : ClaimStatus.AwaitingSeller, "",
            Money.Fen(5_000), Money.Fen(0), [.. lines], "不想要了", "onsale", Now, Now, null, new Tracking("SF", "SF99"));
        Platform.Claims[refundNo] = (key.OrderNo, claim);
        Assert.IsType<Accepted.Applied>(await Engine.AcceptAsync(new Fact.RefundSeen(key, claim, "test"), default));
        return await CaseAsync(key, refundNo);
    }

    public async Task<RefundCase> CaseAsync(OrderKey key, string refundNo) => (await ReadAsync(key)).Case(refundNo)!;

    public async Task<Order> ReadAsync(OrderKey key)
    {
        await Engine.Activity.IdleAsync();
        return (await Engine.ReadAsync(key, default))!;
    }

    /// <summary>Time passes, and everything that fell due is done.</summary>
    public async Task PassAsync(TimeSpan by)
    {
        Clock.Move(by);
        await Engine.StepAsync(default);
        await Engine.Activity.IdleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await Warehouse.DisposeAsync();
        await Store.DisposeAsync();
    }

    private static ShopConfig Config(string warehouse, bool cancelIsFinal, bool callers) => new()
    {
        Id = Shop,
        Platform = "taobao",
        Fulfilment = Fulfilment.RemoteErp,
        Way = WayToMoney.Direct,
        Poll = new PollConfig { Interval = TimeSpan.FromDays(3650) },
        Strategies =
        [
            new Strategy { Id = "stopped", Name = "stopped", Template = StrategyTemplate.UnshippedStopped },
            new Strategy { Id = "received", Name = "received", Template = StrategyTemplate.ReturnReceived },
        ],
        Connection = JsonSerializer.SerializeToElement(new { }),
        Erp = new ErpConfig
        {
            Kind = "qimen",
            Connection = JsonSerializer.SerializeToElement(new
            {
                gateway = warehouse,
                appKey = "23000001",
                appSecret = Secret,
                customerId = Customer,
                warehouseCode = "WH01",
                ownerCode = "OWNER1",
                cancelIsFinal,
                callTimeoutSeconds = 20,
                callers = callers ? new[] { new { appKey = "wms-app", appSecret = "another-secret-77" } } : [],
            }),
        },
    };

    private sealed class Connect(Func<ShopConfig, Connector> make, Offer? offer = null) : IConnect
    {
        public IReadOnlyList<string> Faults(ShopConfig config) =>
            config.Erp is { } erp ? QimenSettingsJson.Faults(erp.Connection) : [];

        Connector IConnect.Connect(ShopConfig config) => make(config);

        public Offer? Offer => offer;
    }
}

/// <summary>The platform's side: it has requests, and agrees when it is told to.</summary>
public sealed class PlatformStandIn :
    IReadRefunds, IPerform<Effect.ReportStopped>, IPerform<Effect.ReportNotStopped>, IPerform<Effect.ReportReceived>,
    IPerformMany<Effect.AgreeRefund>, IPerform<Effect.AgreeReturn>, IPerform<Effect.Refuse>
{
    public static Offer Offer { get; } = new Offer.Market();

    public Connector Ports => new Connector()
        .Can<IReadRefunds>(this).Can<IPerform<Effect.ReportStopped>>(this)
        .Can<IPerform<Effect.ReportNotStopped>>(this).Can<IPerform<Effect.ReportReceived>>(this)
        .Can<IPerform<Effect.AgreeRefund>>(this).Can<IPerform<Effect.AgreeReturn>>(this)
        .Can<IPerform<Effect.Refuse>>(this);

    public ConcurrentDictionary<string, (string OrderNo, Claim Claim)> Claims { get; } = new();

    /// <summary>Refunds that were paid, once for each payment.</summary>
    public ConcurrentQueue<string> Paid { get; } = new();

    public ConcurrentQueue<InstructionAction> Reports { get; } = new();

    public async IAsyncEnumerable<ReadPage<RefundRead>> ChangedRefundsAsync(
        Instant from, Instant to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task<RefundRead?> ReadRefundAsync(string refundNo, CancellationToken stop) => Task.FromResult(
        Claims.TryGetValue(refundNo, out var c) ? new RefundRead(c.OrderNo, c.Claim) : null);

    public async Task<Outcome> PerformAsync(Effect.AgreeRefund effect, CancellationToken stop) =>
        (await PerformAllAsync([effect], stop))[0];

    public Task<IReadOnlyList<Outcome>> PerformAllAsync(
        IReadOnlyList<Effect.AgreeRefund> effects, CancellationToken stop)
    {
        foreach (var effect in effects)
        {
            Paid.Enqueue(effect.RefundNo);
            var (orderNo, claim) = Claims[effect.RefundNo];
            Claims[effect.RefundNo] =
                (orderNo, claim with { Version = 2, Status = ClaimStatus.Refunded, RawStatus = "SUCCESS" });
        }
        return Task.FromResult<IReadOnlyList<Outcome>>([.. effects.Select(_ => new Outcome.Done())]);
    }

    public Task<Outcome> PerformAsync(Effect.ReportStopped effect, CancellationToken stop) => Report(effect);

    public Task<Outcome> PerformAsync(Effect.ReportNotStopped effect, CancellationToken stop) => Report(effect);

    public Task<Outcome> PerformAsync(Effect.ReportReceived effect, CancellationToken stop) => Report(effect);

    public Task<Outcome> PerformAsync(Effect.AgreeReturn effect, CancellationToken stop) => Done;

    public Task<Outcome> PerformAsync(Effect.Refuse effect, CancellationToken stop) => Done;

    public Task<Outcome> FindOutAsync(Effect.ReportStopped effect, CancellationToken stop) => Done;

    public Task<Outcome> FindOutAsync(Effect.ReportNotStopped effect, CancellationToken stop) => Done;

    public Task<Outcome> FindOutAsync(Effect.ReportReceived effect, CancellationToken stop) => Done;

    public Task<Outcome> FindOutAsync(Effect.AgreeRefund effect, CancellationToken stop) => Done;

    public Task<Outcome> FindOutAsync(Effect.AgreeReturn effect, CancellationToken stop) => Done;

    public Task<Outcome> FindOutAsync(Effect.Refuse effect, CancellationToken stop) => Done;

    private static Task<Outcome> Done => Task.FromResult<Outcome>(new Outcome.Done());

    private Task<Outcome> Report(Effect.OfOrder effect)
    {
        Reports.Enqueue(effect.Instruction.Action);
        return Done;
    }
}
