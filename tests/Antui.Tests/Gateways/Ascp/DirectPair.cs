using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Connectors.Ascp;
using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Strategies;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Sandbox.Platform;
using Antui.Server.Configuration;
using Antui.Server.Gateways.Top;
using Antui.Server.Hosting;
using Antui.Storage.Memory;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Antui.Tests.Gateways.Ascp;

/// <summary>
/// Two nodes on loopback that speak over HTTP only: a marketplace whose hosted shop plays Tmall Global direct, and the
/// merchant behind it with the built-in desk.
/// </summary>
public sealed class DirectPair : IAsyncDisposable
{
    public const string Market = "tmall";
    public const string Merchant = "gj";
    public const string Admin = "admin-admin-admin-admin-1";
    private const string Secret = "push-secret-1", Supplier = "2200000000001", Store = "WH01";
    private readonly MemoryStore _marketStore = new(), _merchantStore = new();
    private readonly string _address = $"http://127.0.0.1:{FreePort()}";
    private WebApplication _market = null!;
    private WebApplication? _merchant;

    public Uri Address => new(_address);

    public Mishaps Mishaps { get; } = new();

    public RefundEngine Platform => _market.Services.GetRequiredService<RefundEngine>();

    public RefundEngine Here => _merchant!.Services.GetRequiredService<RefundEngine>();

    public AscpShop Shop => Here.Shops.Find(Merchant)!.Port<AscpShop>()!;

    public Task<int> WaitingAsync() => _market.Services.GetRequiredService<AscpPusher>().WaitingAsync(Market, default);

    public Task UntilWaitingAsync(int count) =>
        UntilAsync<object>(async () => await WaitingAsync(), waiting => (int)waiting == count);

    /// <param name="connection">Changes the merchant's connection before it is used.</param>
    public static async Task<DirectPair> StartAsync(Action<JsonObject>? connection = null, bool merchantOn = true)
    {
        var pair = new DirectPair();
        pair._market = await NodeAsync("http://127.0.0.1:0", pair._marketStore, services =>
        {
            services.AddSingleton<IPushFaults>(pair.Mishaps);
            services.AddSingleton<IWireFaults>(pair.Mishaps);
        });
        await pair.Platform.Shops.PutAsync(MarketShop(pair._address), "test", default);
        pair._connection = Connection(AntuiHost.AddressOf(pair._market));
        connection?.Invoke(pair._connection);
        if (merchantOn) await pair.TurnOnAsync();
        return pair;
    }

    private JsonObject _connection = null!;

    public async Task TurnOnAsync()
    {
        _merchant = await NodeAsync(_address, _merchantStore, _ => { });
        await Here.Shops.PutAsync(MerchantShop(_connection), "test", default);
    }

    public async Task TurnOffAsync()
    {
        await _merchant!.StopAsync();
        await _merchant.DisposeAsync();
        _merchant = null;
    }

    /// <summary>A buyer pays two pieces for 100.00, one for 50.00, and 6.00 freight.</summary>
    public async Task<OrderKey> PaidOrderAsync(string no)
    {
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        Assert.IsType<Accepted.Applied>(await Platform.AcceptAsync(new Fact.OrderSeen(new OrderSnapshot(
            new OrderKey(Market, no), OrderStatus.Paid, "", now, now, now, Money.Fen(15_600), Money.Fen(600),
            [
                new OrderLine("A", "SKU-A", "面霜 <50ml>", 2, Money.Fen(10_000)),
                new OrderLine("B", "SKU-B", "口红", 1, Money.Fen(5_000)),
            ], "AAE-buyer", "浙江省"), "store"), default));
        return new OrderKey(Merchant, no);
    }

    /// <summary>What is above the lines' own price is freight.</summary>
    public async Task AskAsync(string order, string refund, RefundKind kind, long fen, params LineQuantity[] lines)
    {
        var goods = lines.Sum(l => l.LineNo == "A" ? 5_000L * l.Quantity : 5_000L);
        Assert.IsType<Accepted.Applied>(await Platform.AcceptAsync(new Fact.BuyerAsks(
            new OrderKey(Market, order), refund, kind, Money.Fen(fen), Money.Fen(lines.Length == 0 ? 0 : fen - goods),
            [.. lines], "不想要了", "store"), default));
    }

    public async Task SendBackAsync(string order, string refund, string number) =>
        Assert.IsType<Accepted.Applied>(await Platform.AcceptAsync(new Fact.BuyerChanges(
            new OrderKey(Market, order), refund, BuyerChange.SendBack, "b1", "store",
            Tracking: new Tracking("SF", number)), default));

    public Task<Accepted> HereAsync(Fact fact) => Here.AcceptAsync(fact, default);

    public async Task<Order?> OrderAsync(string no) => await Here.ReadAsync(new OrderKey(Merchant, no), default);

    public async Task<Order> PlatformOrderAsync(string no) =>
        (await Platform.ReadAsync(new OrderKey(Market, no), default))!;

    public Task<Order> UntilHereAsync(string no, Func<Order, bool> good) =>
        UntilAsync(() => Here.ReadAsync(new OrderKey(Merchant, no), default), good);

    public Task<Order> UntilThereAsync(string no, Func<Order, bool> good) =>
        UntilAsync(() => Platform.ReadAsync(new OrderKey(Market, no), default), good);

    public async Task<List<PayOutEntry>> PaidAsync()
    {
        var entries = new List<PayOutEntry>();
        await foreach (var entry in _marketStore.AllAsync(Market, default)) entries.Add(entry);
        return entries;
    }

    /// <summary>A push by hand, signed as the platform signs.</summary>
    public async Task<(string Success, string Code, string Text, string Retry)> PushAsync(
        string method, QimenNode message, string secret = Secret)
    {
        using var http = new HttpClient();
        var client = new QimenClient(new QimenSettings
        {
            Gateway = _address + "/router/qimen/service",
            AppKey = "23000001",
            AppSecret = secret,
            CustomerId = "cust-1",
        }, http, TimeProvider.System);
        var root = Assert.IsType<QimenReply.Answered>(await client.CallAsync(method, message, default)).Root;
        return (root["success"]!, root["errorCode"] ?? "", root["errorMsg"] ?? "", root["retry"]!);
    }

    public static QimenNode Message(string code) =>
        new QimenNode("request").Add("supplierId", Supplier).Add("bizOrderCode", code);

    public async Task<(int Status, JsonNode Body)> ApiAsync(
        HttpMethod method, string path, string? body = null, string type = "application/json", string? match = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, $"{_address}/api/v1/shops/{Merchant}{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Admin);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, type);
        if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    /// <summary>The shops as a second node over the same store has them.</summary>
    public ShopBook OtherNode() => new(
        _merchantStore, new Antui.Server.Configuration.ConnectorCatalogue(
            _merchantStore, Inside.TestSeals.Of(), new HttpClient(), TimeProvider.System).Find,
        TimeProvider.System);

    public async Task<IReadOnlyList<ParkedFact>> ParkedAsync() =>
        await Here.Parked.AllAsync(new ParkedFilter(), default).ToListAsync();

    public static Task UntilAsync(Func<bool> good) =>
        UntilAsync<object>(() => Task.FromResult<object?>("not yet"), _ => good());

    public static async Task<T> UntilAsync<T>(Func<Task<T?>> read, Func<T, bool> good) where T : class
    {
        for (var tries = 0; ; tries++)
        {
            var now = await read();
            if (now is not null && good(now)) return now;
            Assert.True(tries < 1_600, $"It never came to be: {now}");
            await Task.Delay(25);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in (WebApplication?[])[_merchant, _market])
        {
            if (app is null) continue;
            await app.StopAsync();
            await app.DisposeAsync();
        }
        await _marketStore.DisposeAsync();
        await _merchantStore.DisposeAsync();
    }

    private static async Task<WebApplication> NodeAsync(
        string listen, MemoryStore store, Action<IServiceCollection> services)
    {
        var app = await AntuiHost.BuildAsync(
            new AntuiOptions
            {
                Listen = listen,
                Log = LogLevel.None,
                Pace = TimeSpan.FromMilliseconds(50),
                Keys = [new KeyConfig { Name = "Li", Scopes = ["admin"], Secret = Admin }],
            },
            AscpPlatform.With(new HostParts { Store = store, Services = services }), CancellationToken.None);
        await app.StartAsync();
        return app;
    }

    private static ShopConfig MarketShop(string merchant) => new()
    {
        Id = Market,
        Platform = "hosted",
        Fulfilment = Fulfilment.Reports,
        Way = WayToMoney.PayOut,
        Strategies =
        [
            new Strategy { Id = "stopped", Name = "stopped", Template = StrategyTemplate.UnshippedStopped },
            new Strategy { Id = "received", Name = "received", Template = StrategyTemplate.ReturnReceived },
        ],
        Connection = JsonSerializer.SerializeToElement(new
        {
            platformKind = "tmall-direct",
            apps = new[] { new { appKey = "23000001", appSecret = "top-secret-1", session = "session-direct" } },
            push = new
            {
                url = merchant + "/router/qimen/service",
                customerId = "cust-1",
                appKey = "23000001",
                secret = Secret,
                supplierId = Supplier,
                storeCode = Store,
            },
        }),
    };

    private static JsonObject Connection(string market) => new()
    {
        ["gateway"] = market + "/router/rest",
        ["appKey"] = "23000001",
        ["appSecret"] = "top-secret-1",
        ["session"] = "session-direct",
        ["customerId"] = "cust-1",
        ["pushSecret"] = Secret,
        ["supplierId"] = Supplier,
        ["storeCode"] = Store,
        ["userId"] = "88",
        ["flagshipShop"] = "旗舰店",
        ["authorisationEndsAt"] = "2099-01-01T00:00:00+08:00",
    };

    private static ShopConfig MerchantShop(JsonObject connection) => new()
    {
        Id = Merchant,
        Platform = "ascp",
        Way = WayToMoney.Assistant,
        Timing = new Timing { BackOff = TimeSpan.FromMilliseconds(100), BackOffMost = TimeSpan.FromSeconds(1) },
        Connection = JsonSerializer.SerializeToElement(connection),
    };

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}

/// <summary>What happens to pushes and calls, and how many calls of each method arrived.</summary>
public sealed class Mishaps : IPushFaults, IWireFaults
{
    private readonly NoFaults _none = new();

    public ConcurrentDictionary<string, PushFate> Fates { get; } = new();

    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>The answer to the next call of this method is cut.</summary>
    public ConcurrentDictionary<string, byte> Cuts { get; } = new();

    /// <summary>Every call is refused with this code.</summary>
    public string? Refuses { get; set; }

    public bool HidesRows => false;

    public bool NumbersAsText => true;

    public int Count(string ending) => Calls.Count(c => c.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>Each fate befalls a push once.</summary>
    public PushFate Of(string method, string code, int attempt) =>
        attempt == 0 && Fates.TryGetValue(code, out var fate) ? fate : PushFate.Arrives;

    public ValueTask<TopAnswer.Error?> BeforeAsync(HttpContext context, GatewayCall call)
    {
        Calls.Enqueue(call.Method);
        return new(Refuses is null ? null : TopErrors.Business(Refuses, "refused by the test"));
    }

    public ValueTask<bool> AfterAsync(HttpContext context, GatewayCall call, TopAnswer answer) =>
        new(!Cuts.Keys.Any(c => call.Method.EndsWith(c, StringComparison.Ordinal) && Cuts.TryRemove(c, out _)));

    public ValueTask PageReadAsync(GatewayCall call, int pageNo) => default;

    public bool Hidden(string id, Instant modified, Instant now) => false;

    public string Status(string refundNo, string status) => status;

    public bool RefusesItem(string refundNo) => false;

    public Instant Clock(Instant now) => _none.Clock(now);
}
