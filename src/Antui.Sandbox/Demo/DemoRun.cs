using System.Diagnostics;
using Antui.Connectors;
using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Stock;
using Antui.Core.Ways;
using Antui.Engine;
using Antui.Engine.Jobs;
using Antui.Engine.Shops;
using Antui.Engine.Stock;
using Antui.Sandbox.Mishaps;
using Antui.Sandbox.Months;
using Antui.Sandbox.People;
using Antui.Sandbox.Platform;
using Antui.Sandbox.Time;
using Antui.Server.Configuration;
using Antui.Server.Dashboard;
using Antui.Server.Gateways.Ascp;
using Antui.Server.Gateways.Top;
using Antui.Server.Gateways.Top.Tmc;
using Antui.Server.Hosting;
using Antui.Server.Http;
using Antui.Storage;

namespace Antui.Sandbox.Demo;

/// <summary>What a demonstration is told on the command line.</summary>
public sealed record DemoOptions
{
    public string? Data { get; init; }

    public int Orders { get; init; } = 2_000;

    public int Days { get; init; } = 7;

    public int Seed { get; init; } = 1;

    public bool Perfect { get; init; }

    public Faults Faults { get; init; }

    public string Folder { get; init; } = "./data/demo";

    /// <summary>Empty: SQLite files in the folder. Otherwise two connection strings, marketplace and merchant.</summary>
    public string MarketStore { get; init; } = "";

    public string MerchantStore { get; init; } = "";

    public int Port { get; init; }

    /// <summary>Simulated time is slowed so that people can watch: so many simulated minutes in a second; 0 is as fast as it goes.</summary>
    public double MinutesPerSecond { get; init; }
}

/// <summary>
/// Two nodes in one process: the sandbox marketplace and the merchant's Antui, connected by the platform's wire protocol
/// over HTTP only, and the people around them.
/// </summary>
public sealed class DemoRun : IDemoProgress, IAsyncDisposable
{
    private const int StockSpare = 20;

    private static readonly TimeSpan LongestTail = TimeSpan.FromDays(75);

    private readonly DemoOptions _options;
    private readonly Month _month;
    private readonly SimClock _clock;
    private readonly Mischief _mischief;
    private readonly Wire _wire = new();
    private readonly Agenda _agenda = new();
    private readonly List<OrderPlan> _plans;
    private readonly Instant _start;
    private readonly Instant _last;
    private WebApplication _market = null!;
    private WebApplication _merchant = null!;
    private HttpClient _http = null!;
    private WebApplication _warehouse = null!;
    private AgErp _erp = null!;
    private HouseErp _house = null!;
    private Buyers? _buyers;
    private World? _world;
    private Action<OrderPlan> _plan = _ => { };
    private int _requests;
    private bool _running;
    private bool _over;

    public DemoRun(DemoOptions options, Month month)
    {
        (_options, _month) = (options, month);
        _start = new Instant(month.Rows.Min(r => r.Created.Ms)) - TimeSpan.FromMinutes(10);
        _last = new Instant(month.Rows.Max(r => (r.Paid ?? r.Created).Ms));
        _clock = new SimClock(_start.ToDateTimeOffset());
        _mischief = new Mischief(options.Faults, _clock, options.Seed);
        _plans = [.. month.Rows.OrderBy(r => r.Created).Select((r, i) =>
            OrderPlan.Make(r, i + 1, options.Seed, options.Perfect, DemoShops.Shares))];
        _requests = _plans.Count(p => p.Refund is not null);
    }

    public string ConsoleAddress { get; private set; } = "";

    public string Key { get; private set; } = "";

    public DemoState State => new(
        _running, _over ? 1 : Math.Clamp((_clock.Now - _start) / (_last - _start + TimeSpan.FromDays(14)), 0, 0.999),
        _clock.Now, _buyers?.Asked ?? 0, _requests);

    private RefundEngine Market => _market.Services.GetRequiredService<RefundEngine>();

    private RefundEngine Warehouse => _warehouse.Services.GetRequiredService<RefundEngine>();

    private AscpPusher Pusher => _market.Services.GetRequiredService<AscpPusher>();

    private RefundEngine Merchant => _merchant.Services.GetRequiredService<RefundEngine>();

    public async Task StartAsync(CancellationToken stop)
    {
        Directory.CreateDirectory(_options.Folder);
        _http = OutboundHttp.Create(_wire);
        _market = await NodeAsync("marketplace", _options.MarketStore, 0, DemoShops.Marketplace(), [], s =>
        {
            s.AddSingleton<IWireFaults>(_mischief);
            s.AddSingleton<IPushFaults>(_mischief);
        }, stop);
        var address = new Uri(AntuiHost.AddressOf(_market));
        Key = ApiKeys.NewToken("demo_").Token;
        var messages = (_options.Faults & (Faults.Duplicates | Faults.Reorder)) != 0;
        _house = new HouseErp(_agenda, _clock, _options.Seed, (_options.Faults & Faults.LostPushes) != 0);
        var house = await _house.StartAsync(stop);
        _warehouse = await NodeAsync("warehouse", "", 0, [], [], _ => { }, stop);
        var warehouse = new Uri(AntuiHost.AddressOf(_warehouse));
        _merchant = await NodeAsync(
            "merchant", _options.MerchantStore, _options.Port, DemoShops.Merchant(address, house, warehouse, messages),
            [new KeyConfig { Name = "demo", Scopes = [.. Scopes.All], Secret = Key }], s =>
            {
                s.AddSingleton<IDemoProgress>(this);
                s.AddSingleton<IWireFaults>(_mischief);
            }, stop);
        ConsoleAddress = AntuiHost.AddressOf(_merchant);
        var merchant = new Uri(ConsoleAddress);
        await Warehouse.Shops.PutAsync(ShopDefaults.Complete(DemoShops.Warehouse(merchant)), "demo", stop);
        await Market.Shops.PutAsync(ShopDefaults.Complete(DemoShops.GlobalMarketplace(merchant)), "demo", stop);
        _house.Webhooks = new Uri(merchant, $"/api/v1/erp/{DemoShops.House}/events");
        _house.Platform = new TaobaoClient(
            DemoShops.Settings(DemoShops.House, DemoShops.AppKey, DemoShops.AppSecret, address, tmall: false), _http, _clock);
        var settings = DemoShops.Settings(DemoShops.OwnStore, DemoShops.ErpKey, DemoShops.ErpSecret, merchant,
            tmall: false);
        var client = new TaobaoClient(settings, _http, _clock);
        _erp = new AgErp(new TaobaoShop(DemoShops.OwnStore, settings, client, _clock), client, _agenda, _clock, _options.Seed);
        await CountStockAsync(stop);
        await RareAsync(stop);
        PlanWorld();
    }

    /// <summary>Jobs that begin when something happens need no looks in between, for which the clock stops.</summary>
    private async Task RareAsync(CancellationToken stop)
    {
        string[] kinds = [AscpPusher.Job, AscpConfirmations.Job, TmcJob.Name];
        foreach (var node in new[] { Market, Merchant, Warehouse })
            foreach (var job in await node.Jobs.ListAsync(stop))
                if (kinds.Contains(job.Job.Kind))
                    await node.Jobs.SetAsync(job.Job, JobPlan.Every(TimeSpan.FromHours(6)), null, "demo", stop);
    }

    /// <summary>The desk's warehouses begin with enough of everything; the platform is told once a day.</summary>
    private async Task CountStockAsync(CancellationToken stop)
    {
        var desks = Merchant.Shops.All.Where(s => s.Policy.Goods is Goods.OurDesk);
        foreach (var shop in desks.Select(s => s.Config.Id))
        {
            var wanted = _plans.Where(p => p.Shop == shop).SelectMany(p => p.Lines).GroupBy(l => l.Sku)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new StockEntryLine(g.Key, g.Sum(l => l.Quantity) + StockSpare));
            var entry = new StockEntry(
                "OPENING-" + shop, shop, StockMoveKind.Count, [.. wanted], "demo", "期初盘点 opening count", _clock.Now);
            if (entry.Lines.Length > 0) await Merchant.Store.EnterAsync(entry, stop);
            if (Merchant.Jobs.Find($"{PushStockJob.Name}:{shop}") is { } job)
                await Merchant.Jobs.SetAsync(job, JobPlan.Parse("0 4 * * *"), null, "demo", stop);
        }
    }

    /// <summary>Lets the month pass, and audits what came of it.</summary>
    public async Task<DemoResult> RunAsync(CancellationToken stop)
    {
        var wall = Stopwatch.StartNew();
        _running = true;
        var messages = new Messages(Merchant, _http, _options.Faults, _clock, _options.Seed);
        var world = _world = new World(_clock, _agenda, [Merchant, Market, Warehouse], async () =>
        {
            await _erp.PollAsync();
            await messages.PumpAsync(stop);
        })
        {
            Hanging = () => _mischief.Hanging,
            Calling = () => _wire.Calling,
            Passed = () => PaceAsync(wall, stop),
        };
        await world.RunAsync(_last, LongestTail, OverAsync, stop);
        (_running, _over) = (false, true);
        wall.Stop();
        var audit = new Audit(Market, Merchant, _plans, DemoShops.OwnStore);
        return await audit.RunAsync(_clock.Now - _start, wall.Elapsed, _options.Perfect, stop) with
        {
            FaultsInjected = _mischief.Done,
            BrokenLines = _month.Broken.Count,
        };
    }

    /// <summary>
    /// When the month is over the demo lives on at the wall's pace: a few buyers a minute, parties that poll every few
    /// seconds, jobs and approvals that go their way, and some cases for people.
    /// </summary>
    public async Task LiveAsync(CancellationToken stop)
    {
        var soon = TimeSpan.FromSeconds(10);
        _world!.PollEvery = soon;
        foreach (var job in await Merchant.Jobs.ListAsync(stop))
            if (job.Job.Kind == "fetch") await Merchant.Jobs.SetAsync(job.Job, JobPlan.Every(soon), null, "demo", stop);
        var newcomers = new Newcomers(_options.Seed, _plans.Count, _clock.Now);
        try
        {
            await _world.LiveAsync(now =>
            {
                foreach (var plan in newcomers.Until(now))
                {
                    _requests++;
                    _plan(plan);
                }
            }, stop);
        }
        catch (OperationCanceledException)
        {
            // The demo was ended while it worked.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_house is not null) await _house.DisposeAsync();
        foreach (var node in new[] { _merchant, _market, _warehouse })
        {
            if (node is null) continue;
            await node.StopAsync();
            await node.DisposeAsync();
        }
        _http?.Dispose();
    }

    private async Task<WebApplication> NodeAsync(
        string name, string store, int port, IEnumerable<ShopConfig> shops, IEnumerable<KeyConfig> keys,
        Action<IServiceCollection> services, CancellationToken stop)
    {
        var options = new AntuiOptions
        {
            Listen = $"http://127.0.0.1:{port}",
            Store = store != "" ? store : $"sqlite:{Path.Combine(_options.Folder, name + ".db")}",
            Node = name,
            Log = LogLevel.Error,
            Gateway = new TopOptions { CallsPerSecond = 0 },
            Engine = new EngineOptions
            {
                ParkedRetry = TimeSpan.FromMinutes(10),
                JobsLook = TimeSpan.FromMinutes(10),
                DeliveriesLinger = TimeSpan.Zero,
                QuietRuns = TimeSpan.FromHours(1),
            },
            Shops = [.. shops],
            Keys = [.. keys],
        };
        // Due times and leases follow simulated time, also where the database has a clock of its own.
        var parts = AscpPlatform.With(new HostParts
        {
            Clock = _clock,
            Drive = false,
            Http = _http,
            Services = services,
            StoreOptions = StoreOptions.Default with { NodeClock = true },
        });
        var node = await AntuiHost.BuildAsync(options, parts, stop);
        await node.StartAsync(stop);
        return node;
    }

    private void PlanWorld()
    {
        var restless = (_options.Faults & Faults.RestlessBuyers) != 0;
        RefundEngine Platform(string shop) => shop == DemoShops.OwnStore ? Merchant : Market;
        var buyers = _buyers = new Buyers(Platform, _agenda, _clock, _options.Seed, restless);
        var warehouse = new People.Warehouse(Merchant, _agenda, _clock, _options.Seed);
        var others = new People.Warehouse(Warehouse, _agenda, _clock, _options.Seed);
        var provider = new Provider(Platform, _agenda, _clock, _options.Seed,
            (_options.Faults & Faults.LateFailure) != 0);
        _plan = plan =>
        {
            buyers.Plan(plan);
            if (plan.Shop == DemoShops.OwnStore) _erp.Plan(plan);
            else if (plan.Shop == DemoShops.House) _house.Plan(plan);
            else if (plan.Shop == DemoShops.Qimen) others.Plan(plan);
            else warehouse.Plan(plan);
            provider.Plan(plan);
        };
        _plans.ForEach(_plan);
        // What is due within the next minute happens while a page is read: rows move under the reader.
        _mischief.Shift = () => _agenda.RunDueAsync(_clock.Now + TimeSpan.FromMinutes(1));
    }

    /// <summary>Nobody has anything planned: are there refunds that still move by themselves?</summary>
    private async Task<bool> OverAsync()
    {
        var open = new[] { Core.Ports.RefundPhase.Running, Core.Ports.RefundPhase.Uncertain, Core.Ports.RefundPhase.Waiting };
        if (await Pusher.WaitingAsync(DemoShops.Global, default) > 0) return false;
        foreach (var node in new[] { Merchant, Market, Warehouse })
        {
            var counts = await node.Lists.CountByPhaseAsync(null, default);
            if (open.Any(p => counts.GetValueOrDefault(p) > 0)) return false;
        }
        return true;
    }

    private async Task PaceAsync(Stopwatch wall, CancellationToken stop)
    {
        if (_options.MinutesPerSecond <= 0) return;
        var ahead = TimeSpan.FromSeconds((_clock.Now - _start).TotalMinutes / _options.MinutesPerSecond) - wall.Elapsed;
        if (ahead > TimeSpan.Zero) await Task.Delay(ahead < TimeSpan.FromSeconds(2) ? ahead : TimeSpan.FromSeconds(2), stop);
    }
}
