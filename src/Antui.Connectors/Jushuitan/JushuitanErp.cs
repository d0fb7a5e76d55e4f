using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Evidence;
using Antui.Core.Ports;

namespace Antui.Connectors.Jushuitan;

/// <summary>One shop's goods side in a Jushuitan ERP, with the ports Jushuitan's interfaces have.</summary>
public sealed class JushuitanErp :
    IPerform<Effect.Stop>, IPerform<Effect.ExpectReturn>, IPerform<Effect.CloseDocument>, IReadGoods, IReadStock,
    IProbe, IDeclareLimits
{
    private readonly JushuitanSettings _settings;
    private readonly JushuitanClient _client;
    private readonly JushuitanReading _reading;
    private readonly JushuitanStops _stops;
    private readonly JushuitanDocuments _documents;
    private readonly TimeProvider _clock;
    private readonly string _warehouse;

    /// <param name="shop">The shop's id here: the name of its warehouse unless the settings say otherwise.</param>
    /// <param name="settings">Checked settings.</param>
    /// <param name="client">Makes the calls.</param>
    /// <param name="clock">The time of the shop's business.</param>
    public JushuitanErp(string shop, JushuitanSettings settings, JushuitanClient client, TimeProvider clock)
    {
        _settings = settings;
        _client = client;
        _clock = clock;
        _reading = new JushuitanReading(settings, client);
        _stops = new JushuitanStops(settings, client, _reading);
        _documents = new JushuitanDocuments(settings, client, _reading);
        _warehouse = settings.Warehouse.Length > 0 ? settings.Warehouse : shop;
    }

    /// <summary>What it can do.</summary>
    public Connector Ports => new Connector()
        .Can<IPerform<Effect.Stop>>(this).Can<IPerform<Effect.ExpectReturn>>(this)
        .Can<IPerform<Effect.CloseDocument>>(this).Can<IReadGoods>(this).Can<IReadStock>(this).Can<IProbe>(this)
        .Can<IDeclareLimits>(this);

    public ImmutableArray<(string Zh, string En)> Limits { get; } =
    [
        ("聚水潭只能整单取消：同一内部订单里还有不退款的商品时只转异常，需要人工拆分。",
            "Jushuitan cancels whole orders only: one that holds other goods is held, and a person splits it."),
        ("组合装按部件收货：部件齐不齐需要人工判断，收货等级记为“待定”。",
            "Sets are received by their parts: whether a set is complete is for a person, so parts count as unclear."),
        ("聚水潭没有推送：发货与收货靠轮询得知。", "Jushuitan pushes nothing: shipments and receipts are polled."),
        ("每秒 5 次、每分钟 100 次的调用限制由整个应用共享。",
            "Five calls a second and a hundred a minute are shared by the whole app."),
        ("accessToken 到期后要重新授权并更新设置。",
            "An expired access token has to be authorised again and put into the settings."),
    ];

    /// <summary>With a client of its own; throws when the settings have faults, naming all of them.</summary>
    public static JushuitanErp Create(
        string shop, JushuitanSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
    {
        var faults = settings.Validate();
        if (faults.Count > 0) throw new ArgumentException(string.Join(' ', faults), nameof(settings));
        return new JushuitanErp(shop, settings, new JushuitanClient(settings, http, clock, network), clock);
    }

    public Task<Outcome> PerformAsync(Effect.Stop effect, CancellationToken stop) => _stops.StopAsync(effect, stop);

    public Task<Outcome> FindOutAsync(Effect.Stop effect, CancellationToken stop) => _stops.FindOutAsync(effect, stop);

    public IAsyncEnumerable<ReadPage<GoodsSaid>> ChangedGoodsAsync(
        Instant from, Instant to, CancellationToken stop) => _reading.GoodsAsync(from, to, stop);

    public Task<Outcome> PerformAsync(Effect.ExpectReturn effect, CancellationToken stop) =>
        _documents.ExpectAsync(effect, stop);

    public Task<Outcome> FindOutAsync(Effect.ExpectReturn effect, CancellationToken stop) =>
        _documents.FindOutExpectedAsync(effect, stop);

    public Task<Outcome> PerformAsync(Effect.CloseDocument effect, CancellationToken stop) =>
        _documents.CloseAsync(effect, stop);

    public Task<Outcome> FindOutAsync(Effect.CloseDocument effect, CancellationToken stop) =>
        _documents.FindOutClosedAsync(effect, stop);

    public Task<ReadPage<StockSaid>> ReadStockAsync(IReadOnlyList<string> skus, CancellationToken stop) =>
        _reading.StockAsync(_warehouse, skus, stop);

    /// <summary>Reads one order of the last minutes: address, signature, token, clock, permission at once.</summary>
    public async Task<Outcome> ProbeAsync(CancellationToken stop)
    {
        var now = Instant.From(_clock.GetUtcNow());
        var query = _reading.Query() with
        {
            ModifiedBegin = ChinaTime.Text(now - TimeSpan.FromMinutes(5)),
            ModifiedEnd = ChinaTime.Text(now),
            PageSize = 1,
        };
        var shape = JushuitanJson.Default.JushuitanQuery;
        return (await _client.CallAsync(JushuitanReading.OrdersPath, query, shape, stop)).ToOutcome();
    }

    public override string ToString() => _settings.ToString();
}
