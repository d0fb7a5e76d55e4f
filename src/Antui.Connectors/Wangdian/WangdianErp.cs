using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Evidence;
using Antui.Core.Ports;

namespace Antui.Connectors.Wangdian;

/// <summary>
/// The goods of a shop that are kept in Wangdian flagship (旺店通旗舰版), with the ports its interface has.
/// </summary>
public sealed class WangdianErp :
    IPerform<Effect.Stop>, IPerform<Effect.ExpectReturn>, IPerform<Effect.CloseDocument>, IReadGoods, IReadStock,
    IProbe, IDeclareLimits
{
    private readonly string _shop;
    private readonly WangdianSettings _settings;
    private readonly WangdianReading _reading;
    private readonly WangdianStops _stops;
    private readonly WangdianDocuments _documents;
    private readonly TimeProvider _clock;

    private WangdianErp(string shop, WangdianSettings settings, WangdianClient client, TimeProvider clock)
    {
        (_shop, _settings, _clock) = (shop, settings, clock);
        _reading = new WangdianReading(settings, client);
        _stops = new WangdianStops(settings, client, _reading);
        _documents = new WangdianDocuments(settings, client, _reading, clock);
    }

    /// <summary>What it can do.</summary>
    public Connector Ports => new Connector()
        .Can<IPerform<Effect.Stop>>(this).Can<IPerform<Effect.ExpectReturn>>(this)
        .Can<IPerform<Effect.CloseDocument>>(this).Can<IReadGoods>(this).Can<IReadStock>(this).Can<IProbe>(this)
        .Can<IDeclareLimits>(this);

    /// <summary>With a client of its own; throws when the settings have faults, naming all of them.</summary>
    /// <param name="shop">The shop's id here.</param>
    /// <param name="clock">The time of the shop's business, which a demonstration may run faster.</param>
    /// <param name="network">The time of wires, never simulated on a real one.</param>
    public static WangdianErp Create(
        string shop, WangdianSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
    {
        var faults = settings.Validate();
        if (faults.Count > 0) throw new ArgumentException(string.Join(' ', faults), nameof(settings));
        return new WangdianErp(shop, settings, new WangdianClient(settings, http, clock, network), clock);
    }

    public ImmutableArray<(string Zh, string En)> Limits =>
    [
        ("只能拦截待审核的系统订单：转为异常订单，由人工取消。已审核的订单接口无法拦截。",
            "Only system orders before the audit can be stopped: they become exceptions, which people cancel."
            + " Audited ones cannot be stopped over the interface."),
        _settings.HoldParts
            ? ("系统订单中只有部分商品退款时，整张订单转异常，其余商品等待人工处理。",
                "A refund of some goods of a system order holds the whole of it; the rest waits for a person.")
            : ("系统订单中只有部分商品退款，或与其他订单合并时，接口无法拦截。",
                "Some goods of a system order, or one merged with other orders, cannot be stopped over the interface."),
        _settings.Qimen is null
            ? ("标准接口不返回淘宝、天猫和拼多多的订单与退款；淘系店铺请配置 qimen。",
                "The standard interface shows no orders or refunds of Taobao, Tmall and Pinduoduo; for the first two"
                + " configure qimen.")
            : ("订单和退款经奇门场景读取；拦截和库存走标准接口。",
                "Orders and refunds are read through the Qimen scene; stops and stock use the standard interface."),
        _settings.Uploads
            ? ("退款单推送只适用于自有平台店铺；多商品退款按商品拆成多张。",
                "Refunds can be told only for shops of one's own; one with several lines becomes several there.")
            : ("退款单由旺店通自行抓取，这里只核对，不推送。",
                "The ERP fetches refunds itself; here they are only looked for, never told."),
        ("质检只区分正品与残次品。", "Receipts tell good goods from defective ones and no more."),
    ];

    public Task<Outcome> PerformAsync(Effect.Stop effect, CancellationToken stop) => _stops.StopAsync(effect, stop);

    public Task<Outcome> FindOutAsync(Effect.Stop effect, CancellationToken stop) => _stops.FindOutAsync(effect, stop);

    public Task<Outcome> PerformAsync(Effect.ExpectReturn effect, CancellationToken stop) =>
        _documents.ExpectAsync(effect, stop);

    public Task<Outcome> FindOutAsync(Effect.ExpectReturn effect, CancellationToken stop) =>
        _documents.FindOutExpectedAsync(effect, stop);

    public Task<Outcome> PerformAsync(Effect.CloseDocument effect, CancellationToken stop) =>
        _documents.CloseAsync(effect, stop);

    public Task<Outcome> FindOutAsync(Effect.CloseDocument effect, CancellationToken stop) =>
        _documents.FindOutClosedAsync(effect, stop);

    public async IAsyncEnumerable<ReadPage<GoodsSaid>> ChangedGoodsAsync(
        Instant from, Instant to, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var page in _reading.ChangedTradesAsync(from, to, stop))
        {
            yield return await Rows.MapAsync<WangdianTrade, GoodsSaid>(page, async trade =>
                [.. WangdianMap.Shipped(trade), .. await StoppedAsync(trade, stop)]);
        }
        await foreach (var page in _reading.ChangedReceiptsAsync(from, to, stop))
        {
            yield return await Rows.MapAsync(page, receipt => ReceivedAsync(receipt, stop));
        }
    }

    public async Task<ReadPage<StockSaid>> ReadStockAsync(IReadOnlyList<string> skus, CancellationToken stop)
    {
        var all = new List<Row<WangdianStock>>();
        // Long lists of codes are cut; one answer then stays within a page or a few.
        foreach (var some in skus.Distinct(StringComparer.Ordinal).Chunk(50))
        {
            all.AddRange(await _reading.StockAsync(some, stop));
        }
        return Rows.Stock(all, rows => WangdianMap.Stock(rows, _shop));
    }

    public async Task<Outcome> ProbeAsync(CancellationToken stop)
    {
        var now = Instant.From(_clock.GetUtcNow());
        var direct = await _reading.AskAsync(now, viaScene: false, stop);
        if (direct is not Reply.Ok) return direct.ToOutcome();
        if (_settings.Qimen is null) return new Outcome.Done("wangdian");
        var scene = await _reading.AskAsync(now, viaScene: true, stop);
        return scene is Reply.Ok ? new Outcome.Done("wangdian+qimen") : scene.ToOutcome();
    }

    /// <summary>Address only: the settings' own text leaves the keys out.</summary>
    public override string ToString() => _settings.ToString();

    private async Task<List<GoodsSaid>> StoppedAsync(WangdianTrade trade, CancellationToken stop)
    {
        var said = new List<GoodsSaid>();
        if (WangdianMap.StateOf(trade) is not WangdianState.Cancelled) return said;
        foreach (var order in WangdianMap.Pieces(trade).Select(p => p.OrderNo).Distinct(StringComparer.Ordinal))
        {
            var all = await _reading.TradesOfAsync(order, stop);
            if (WangdianMap.Stopped(trade, order, all) is { } home) said.Add(home);
        }
        return said;
    }

    private async Task<IEnumerable<GoodsSaid>> ReceivedAsync(WangdianReceipt receipt, CancellationToken stop)
    {
        var no = receipt.RefundNo is { Length: > 0 } own ? own : receipt.SrcOrderNo;
        var refund = no is { Length: > 0 } ? await _reading.RefundAsync(no, stop) : null;
        return WangdianReceipts.Received(receipt, refund);
    }
}
