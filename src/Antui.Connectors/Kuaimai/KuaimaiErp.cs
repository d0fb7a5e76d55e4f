using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Evidence;
using Antui.Core.Ports;

namespace Antui.Connectors.Kuaimai;

/// <summary>The goods of a shop that are kept in Kuaimai (快麦ERP), with the ports its interface has.</summary>
public sealed class KuaimaiErp :
    IPerform<Effect.Stop>, IPerform<Effect.ExpectReturn>, IPerform<Effect.CloseDocument>, IReadGoods, IReadStock,
    IProbe, IDeclareLimits
{
    private readonly string _shop;
    private readonly KuaimaiSettings _settings;
    private readonly KuaimaiReading _reading;
    private readonly KuaimaiStops _stops;
    private readonly KuaimaiDocuments _documents;
    private readonly TimeProvider _clock;

    private KuaimaiErp(string shop, KuaimaiSettings settings, KuaimaiClient client, TimeProvider clock)
    {
        (_shop, _settings, _clock) = (shop, settings, clock);
        _reading = new KuaimaiReading(settings, client);
        _stops = new KuaimaiStops(settings, client, _reading);
        _documents = new KuaimaiDocuments(settings, client, _reading);
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
    public static KuaimaiErp Create(
        string shop, KuaimaiSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
    {
        var faults = settings.Validate();
        if (faults.Count > 0) throw new ArgumentException(string.Join(' ', faults), nameof(settings));
        return new KuaimaiErp(shop, settings, new KuaimaiClient(settings, http, clock, network), clock);
    }

    public ImmutableArray<(string Zh, string En)> Limits =>
    [
        _settings.CancelAudited
            ? ("待审核的订单用拦截接口，已审核至待发货的订单用作废接口；两者都会作废整张系统订单。",
                "Orders before the audit are intercepted, audited ones not yet sent are cancelled; both void the whole"
                + " system order.")
            : ("只拦截待审核的订单，并作废整张系统订单；已审核的按设置不动。",
                "Only orders before the audit are intercepted, which voids the whole system order; audited ones are"
                + " left alone, as set."),
        _settings.HoldParts
            ? ("系统订单中只有部分商品退款时，整张订单挂起，其余商品等待人工处理。",
                "A refund of some goods of a system order suspends the whole of it; the rest waits for a person.")
            : ("系统订单中只有部分商品退款，或与其他订单合并时，接口无法拦截。",
                "Some goods of a system order, or one merged with other orders, cannot be stopped over the interface."),
        _settings.AllPlatforms
            ? ("订单经销售出库查询读取，含淘系，不含个人信息；三个月前的归档订单不读取。",
                "Orders are read through the query of sales, Taobao included, without personal data; orders archived"
                + " after three months are not read.")
            : ("订单查询不返回淘宝、天猫和拼多多的订单。", "The order query shows no orders of Taobao, Tmall and Pinduoduo."),
        ("销退入库单上架完成后才算收货；部分上架不上报。",
            "A receipt counts when it is shelved completely; a partly shelved one is not told."),
        _settings.CreateWorkOrders
            ? ("快麦没有售后工单时由这里创建。", "A work order is made where the ERP has none.")
            : ("售后工单由快麦自行抓取，这里只核对和解决。", "The ERP fetches work orders itself; here they are found and resolved."),
        ("授权会话到期后需在快麦开放平台续期。", "The access token is renewed on the ERP's open platform when it ends."),
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
            yield return await Rows.MapAsync<KuaimaiTrade, GoodsSaid>(page, async trade =>
                [.. KuaimaiMap.Shipped(trade), .. await StoppedAsync(trade, stop)]);
        }
        await foreach (var page in _reading.ChangedReceiptsAsync(from, to, stop))
            yield return await ReceivedAsync(page, stop);
    }

    public async Task<ReadPage<StockSaid>> ReadStockAsync(IReadOnlyList<string> skus, CancellationToken stop)
    {
        var (all, unread) = (new List<StockSaid>(), new List<UnreadRow>());
        string[] warehouses = _settings.WarehouseIds.IsEmpty ? [""] : [.. _settings.WarehouseIds];
        foreach (var warehouse in warehouses)
        {
            foreach (var some in skus.Distinct(StringComparer.Ordinal).Chunk(50))
            {
                var found = Said(await _reading.StockAsync("skuOuterId", some, warehouse, stop));
                var rest = some.Where(s => found.All(f => f.Sku != s) && found.Unread.All(u => u.No != s)).ToList();
                all.AddRange(found);
                unread.AddRange(found.Unread);
                // Goods without specifications are known by their main code only.
                if (rest.Count == 0) continue;
                var main = Said(await _reading.StockAsync("mainOuterId", rest, warehouse, stop));
                all.AddRange(main.Where(s => rest.Contains(s.Sku)));
                unread.AddRange(main.Unread);
            }
        }
        return new ReadPage<StockSaid>(all, unread);

        ReadPage<StockSaid> Said(List<Row<KuaimaiStock>> rows) => Rows.Stock(rows, r => KuaimaiMap.Stock(r, _shop));
    }

    public async Task<Outcome> ProbeAsync(CancellationToken stop)
    {
        var reply = await _reading.AskAsync(Instant.From(_clock.GetUtcNow()), stop);
        return reply is Reply.Ok ? new Outcome.Done("kuaimai") : reply.ToOutcome();
    }

    /// <summary>Address only: the settings' own text leaves the keys out.</summary>
    public override string ToString() => _settings.ToString();

    private async Task<List<GoodsSaid>> StoppedAsync(KuaimaiTrade trade, CancellationToken stop)
    {
        var said = new List<GoodsSaid>();
        if (KuaimaiMap.StateOf(trade) is not KuaimaiState.Cancelled) return said;
        foreach (var order in KuaimaiMap.Pieces(trade).Select(p => p.OrderNo).Distinct(StringComparer.Ordinal))
        {
            var all = await _reading.TradesOfAsync(order, stop);
            if (KuaimaiMap.Stopped(trade, order, all) is { } home) said.Add(home);
        }
        return said;
    }

    /// <summary>
    /// Work orders and orders of a page are asked together: a receipt alone names neither refund nor line.
    /// </summary>
    private async Task<ReadPage<GoodsSaid>> ReceivedAsync(List<Row<KuaimaiReceipt>> page, CancellationToken stop)
    {
        var receipts = page.Select(r => r.Value).OfType<KuaimaiReceipt>().Where(KuaimaiMap.IsFinished).ToList();
        var ids = receipts.Select(r => r.WorkOrderId).OfType<string>().Where(id => id.Length > 0).ToList();
        var documents = await _reading.WorkOrdersByIdAsync(ids, stop);
        var works = documents.Select(d => d.Value).OfType<KuaimaiWorkOrder>().Where(w => w.Id is not null)
            .DistinctBy(w => w.Id).ToDictionary(w => w.Id!, StringComparer.Ordinal);
        string? SidOf(KuaimaiReceipt r) => Of(r)?.Sid is { Length: > 0 } sid ? sid : r.Sid;
        KuaimaiWorkOrder? Of(KuaimaiReceipt r) => works.GetValueOrDefault(r.WorkOrderId ?? "");
        var sids = receipts.Select(SidOf).OfType<string>().Where(sid => sid.Length > 0);
        var sold = await _reading.TradesBySidAsync(sids, stop);
        var trades = sold.Select(t => t.Value).OfType<KuaimaiTrade>()
            .ToLookup(t => t.Sid ?? "", StringComparer.Ordinal);
        return await Rows.MapAsync<KuaimaiReceipt, GoodsSaid>(page, async receipt =>
        {
            if (!KuaimaiMap.IsFinished(receipt)) return [];
            if (Of(receipt) is null && receipt.WorkOrderId is { Length: > 0 } id) Rows.NoneSpoilt(documents, id);
            if (SidOf(receipt) is { Length: > 0 } sid) Rows.NoneSpoilt(sold, sid);
            var items = receipt.Items is { Count: > 0 } own ? own : await ItemsAsync(Of(receipt), stop);
            var back = KuaimaiMap.Received(receipt, Of(receipt), items, [.. trades[SidOf(receipt) ?? ""]]);
            return back is null ? [] : [back];
        });
    }

    /// <summary>
    /// The work order counts what came back over all its receipts, so it speaks for a receipt without lines of its own
    /// only when there is no other.
    /// </summary>
    private async Task<IReadOnlyList<KuaimaiItem>> ItemsAsync(KuaimaiWorkOrder? work, CancellationToken stop) =>
        work is { Id: { } id, Items: { } items } && (await _reading.ReceiptsOfAsync(id, stop)).Count == 1 ? items : [];
}
