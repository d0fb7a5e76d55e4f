using System.Collections.Immutable;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Strategies;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Configuration;
using Antui.Server.Gateways.Top;
using Antui.Server.Hosting;
using Antui.Storage.Memory;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Antui.Tests.EndToEnd;

/// <summary>
/// The stand-in for a platform: a hosted node in the test's own process. What it paid out is the truth of every test.
/// </summary>
internal sealed class Platform : IAsyncDisposable
{
    /// <summary>One shop for each way to the money.</summary>
    public const string Assistant = "ag", Direct = "direct";

    public const string AppKey = "21000001", AppSecret = "secret-of-the-stand-in";

    private const string Source = "buyer";

    private readonly WebApplication _app;
    private readonly MemoryStore _store;

    private Platform(WebApplication app, MemoryStore store, Wire wire)
    {
        (_app, _store, Wire) = (app, store, wire);
        Address = new Uri(AntuiHost.AddressOf(app));
    }

    public Uri Address { get; }

    public Wire Wire { get; }

    private RefundEngine Engine => _app.Services.GetRequiredService<RefundEngine>();

    public static string SessionOf(string shop) => "session-" + shop;

    public static async Task<Platform> StartAsync()
    {
        var (wire, store) = (new Wire(), new MemoryStore());
        var options = new AntuiOptions
        {
            Listen = "http://127.0.0.1:0",
            Node = "platform",
            Log = LogLevel.None,
            Pace = TimeSpan.FromMilliseconds(50),
            Gateway = new TopOptions { CallsPerSecond = 0 },
            Shops = [Shop(Assistant, "tmall", Strategies()), Shop(Direct, "taobao", [])],
        };
        var app = await AntuiHost.BuildAsync(
            options, new HostParts { Store = store, Services = s => s.AddSingleton<IWireFaults>(wire) },
            CancellationToken.None);
        await app.StartAsync();
        return new Platform(app, store, wire);
    }

    /// <summary>A paid order of one line.</summary>
    public async Task OrderAsync(string shop, string orderNo, long fen)
    {
        var now = Instant.From(DateTimeOffset.UtcNow);
        await TakeAsync(new Fact.OrderSeen(new OrderSnapshot(
            new OrderKey(shop, orderNo), OrderStatus.Paid, "WAIT_SELLER_SEND_GOODS", now, now, now, Money.Fen(fen),
            Money.Fen(0),
            [new OrderLine(orderNo, "SKU-1", "杯子", 1, Money.Fen(fen))], "buyer-1"), Source));
    }

    public Task AskAsync(string shop, string orderNo, string refundNo, RefundKind kind, long fen) =>
        TakeAsync(new Fact.BuyerAsks(
            new OrderKey(shop, orderNo), refundNo, kind, Money.Fen(fen), Money.Fen(0), [new LineQuantity(orderNo, 1)],
            "不想要了", Source));

    public Task SendBackAsync(string shop, string orderNo, string refundNo) => TakeAsync(new Fact.BuyerChanges(
        new OrderKey(shop, orderNo), refundNo, BuyerChange.SendBack, "sent", Source,
        Tracking: new Tracking("SF", "SF" + refundNo)));

    /// <summary>Until the order is as wanted.</summary>
    public async Task UntilAsync(string shop, string orderNo, Func<Order, bool> wanted, CancellationToken stop)
    {
        while (await Engine.ReadAsync(new OrderKey(shop, orderNo), stop) is not { } order || !wanted(order))
            await Task.Delay(50, stop);
    }

    public Task UntilRefundedAsync(string shop, string orderNo, string refundNo, CancellationToken stop) =>
        UntilAsync(shop, orderNo, o => o.Case(refundNo) is { Claim.Status: ClaimStatus.Refunded }, stop);

    /// <summary>All movements of money, by refund.</summary>
    public Task<ILookup<string, long>> PaidAsync() => PaidAsync(_store);

    public static async Task<ILookup<string, long>> PaidAsync(IPayOutLedger ledger)
    {
        var entries = new List<PayOutEntry>();
        await foreach (var entry in ledger.AllAsync(null, CancellationToken.None)) entries.Add(entry);
        return entries.ToLookup(e => e.RefundNo, e => e.Fen);
    }

    public async ValueTask DisposeAsync()
    {
        Wire.Disarm();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }

    private static ImmutableArray<Strategy> Strategies() =>
    [
        new Strategy { Id = "stopped", Name = "stopped", Template = StrategyTemplate.UnshippedStopped },
        new Strategy { Id = "received", Name = "received", Template = StrategyTemplate.ReturnReceived },
    ];

    private static ShopConfig Shop(string id, string kind, ImmutableArray<Strategy> strategies) => new()
    {
        Id = id,
        Name = "店铺" + id,
        Platform = "hosted",
        Fulfilment = Fulfilment.Reports,
        Way = WayToMoney.PayOut,
        AgreeReturns = false,
        Strategies = strategies,
        Connection = JsonSerializer.SerializeToElement(new
        {
            platformKind = kind,
            apps = new[] { new { appKey = AppKey, appSecret = AppSecret, session = SessionOf(id), name = "ERP" } },
        }),
    };

    private async Task TakeAsync(Fact fact)
    {
        var answer = await Engine.AcceptAsync(fact, CancellationToken.None);
        Assert.True(answer is Accepted.Applied, $"{fact.GetType().Name}: {answer}");
    }
}
