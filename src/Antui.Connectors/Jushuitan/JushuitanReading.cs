using System.Runtime.CompilerServices;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Connectors.Jushuitan;

/// <summary>The reading calls. Everything that is not a whole and readable answer throws.</summary>
public sealed class JushuitanReading(JushuitanSettings settings, JushuitanClient client)
{
    public const string OrdersPath = "/open/orders/single/query";
    private const string ReceiptsPath = "/open/aftersale/received/query";
    private const string AfterSalesPath = "/open/refund/single/query";
    private const string StockPath = "/open/inventory/query";
    private const int MostSkus = 100;

    /// <summary>A merged order may be merged again; more steps than this are not followed.</summary>
    private const int MostLinks = 4;

    private static readonly JushuitanJson Json = JushuitanJson.Default;
    private readonly TimeSpan _short = TimeSpan.FromSeconds(settings.EffectPatienceSeconds);
    private readonly TimeSpan _long = TimeSpan.FromSeconds(settings.ReadPatienceSeconds);

    /// <summary>All parts of one platform order, also those its goods went to when it was merged or split.</summary>
    public async Task<IReadOnlyList<JushuitanOrder>> OrderAsync(string orderNo, CancellationToken stop)
    {
        var found = new Dictionary<long, JushuitanOrder>();
        await AddAsync(found, Query() with { SoIds = [orderNo] }, stop);
        for (var step = 0; step < MostLinks; step++)
        {
            var links = found.Values.Where(o => o.Status is "Merged" or "Split").SelectMany(Links)
                .Where(id => !found.ContainsKey(id)).Distinct().Take(settings.PageSize).ToList();
            if (links.Count == 0) break;
            await AddAsync(found, Query() with { OIds = links }, stop);
        }
        return [.. found.Values];
    }

    public async IAsyncEnumerable<IReadOnlyList<GoodsSaid>> GoodsAsync(
        Instant from, Instant to, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var (begin, end) in JushuitanPages.Windows(from, to, settings.WindowSeconds))
        {
            var window = Query() with { ModifiedBegin = begin, ModifiedEnd = end };
            var sent = JushuitanPages.ReadAsync<JushuitanOrder>(
                (page, token) => OrdersAsync(window with { Status = "Sent", PageIndex = page }, _long, token),
                o => $"{o.OId}", settings.MaxPages, stop);
            await foreach (var page in sent) yield return [.. page.Where(IsOurs).SelectMany(JushuitanMap.Shipments)];
            var received = JushuitanPages.ReadAsync<JushuitanReceipt>(
                (page, token) => ReceiptsAsync(window with { PageIndex = page }, token),
                r => $"{r.IoId} {r.AsId} {r.Modified}", settings.MaxPages, stop);
            await foreach (var page in received) yield return await ReceivedAsync(page, stop);
        }
    }

    /// <summary>The documents of one refund, as they stand now.</summary>
    public async Task<IReadOnlyList<JushuitanAfterSale>> DocumentsAsync(
        string orderNo, string refundNo, CancellationToken stop)
    {
        var all = await AllAsync<JushuitanAfterSale>(
            (page, token) =>
                AfterSalesAsync(Query() with { SoIds = [orderNo], PageIndex = page }, _short, token), stop);
        return [.. all.Where(d => d.OuterAsId == refundNo && d.Status is not ("Cancelled" or "Merged"))];
    }

    public async Task<IReadOnlyList<StockSaid>> StockAsync(
        string warehouse, IReadOnlyList<string> skus, CancellationToken stop)
    {
        var stock = new List<StockSaid>();
        foreach (var some in skus.Distinct().Chunk(MostSkus))
        {
            var query = new JushuitanStockQuery(string.Join(',', some), settings.StockCompanyId);
            var page = await client.ReadAsync(
                StockPath, query, Json.JushuitanStockQuery, Json.JushuitanPage, _long, stop);
            stock.AddRange((page.Inventorys ?? []).Where(s => some.Contains(s.SkuId)).Select(s => new StockSaid(
                warehouse, s.SkuId!, s.Qty ?? 0, (s.OrderLock ?? 0) + (s.LockQty ?? 0), s.DefectiveQty ?? 0)));
        }
        return stock;
    }

    public JushuitanQuery Query() => new(ShopId: settings.ShopId, PageSize: settings.PageSize);

    private async Task<IReadOnlyList<GoodsSaid>> ReceivedAsync(
        IReadOnlyList<JushuitanReceipt> page, CancellationToken stop)
    {
        var ours = page.Where(r => r.ShopId is null or 0 || r.ShopId == settings.ShopId).ToList();
        var ids = ours.Where(r => r.AsId > 0).Select(r => r.AsId!.Value).Distinct().ToList();
        var documents = new Dictionary<long, JushuitanAfterSale>();
        foreach (var some in ids.Chunk(settings.PageSize))
        {
            var query = Query() with { AsIds = some };
            foreach (var d in await AllAsync<JushuitanAfterSale>(
                (at, token) => AfterSalesAsync(query with { PageIndex = at }, _long, token), stop))
            {
                if (d.AsId is { } id) documents[id] = d;
            }
        }
        var bad = await BadElsewhereAsync(documents.Values, stop);
        return
        [
            .. ours.Select(r => JushuitanMap.Receipt(
                r, documents.GetValueOrDefault(r.AsId ?? 0), settings.ReturnWarehouseGrade,
                sku => bad.Contains((r.AsId ?? 0, sku)))).OfType<GoodsSaid>(),
        ];
    }

    /// <summary>
    /// Goods a document counts as bad although no receipt shows them in the defect warehouse: which of the others they
    /// are is not known, so none of this goods code counts as good.
    /// </summary>
    private async Task<HashSet<(long AsId, string Sku)>> BadElsewhereAsync(
        IEnumerable<JushuitanAfterSale> documents, CancellationToken stop)
    {
        var counted = documents.Where(d => (d.Items ?? []).Any(i => i.DefectiveQty > 0)).ToList();
        var bad = new HashSet<(long, string)>();
        foreach (var some in counted.Chunk(settings.PageSize))
        {
            var query = Query() with { AsIds = [.. some.Select(d => d.AsId!.Value)] };
            var receipts = await AllAsync<JushuitanReceipt>(
                (at, token) => ReceiptsAsync(query with { PageIndex = at }, token), stop);
            foreach (var document in some)
            {
                foreach (var sku in document.Items!.Where(i => i.DefectiveQty > 0).GroupBy(i => i.SkuId ?? ""))
                {
                    var shown = receipts.Where(r => r.AsId == document.AsId && r.WhId == 4)
                        .SelectMany(r => r.Items ?? []).Where(i => i.SkuId == sku.Key).Sum(i => i.Qty ?? 0);
                    if (sku.Sum(i => i.DefectiveQty ?? 0) > shown) bad.Add((document.AsId!.Value, sku.Key));
                }
            }
        }
        return bad;
    }

    private async Task<List<T>> AllAsync<T>(JushuitanPages.Fetch<T> fetch, CancellationToken stop)
    {
        var all = new List<T>();
        for (var page = 1; page <= settings.MaxPages; page++)
        {
            var (rows, more) = await fetch(page, stop);
            all.AddRange(rows);
            if (!more) return all;
        }
        throw new JushuitanReadException("The list has more pages than MaxPages.");
    }

    private async Task AddAsync(Dictionary<long, JushuitanOrder> found, JushuitanQuery query, CancellationToken stop)
    {
        var orders = await AllAsync<JushuitanOrder>(
            (page, token) => OrdersAsync(query with { PageIndex = page }, _short, token), stop);
        foreach (var order in orders.Where(IsOurs))
        {
            if (order.OId is not { } id) throw new JushuitanReadException("An order without a number.");
            found[id] = order;
        }
    }

    private async Task<(IReadOnlyList<JushuitanOrder> Rows, bool More)> OrdersAsync(
        JushuitanQuery query, TimeSpan patience, CancellationToken stop)
    {
        var page = await client.ReadAsync(
            OrdersPath, query, Json.JushuitanQuery, Json.JushuitanPage, patience, stop);
        return (page.Orders ?? [], JushuitanPages.More(page.HasNext, page.PageIndex, page.PageCount));
    }

    private async Task<(IReadOnlyList<JushuitanReceipt> Rows, bool More)> ReceiptsAsync(
        JushuitanQuery query, CancellationToken stop)
    {
        var page = await client.ReadAsync(
            ReceiptsPath, query, Json.JushuitanQuery, Json.JushuitanReceiptPage, _long, stop);
        return (page.Datas ?? [], JushuitanPages.More(page.HasNext, page.PageIndex, page.PageCount));
    }

    private async Task<(IReadOnlyList<JushuitanAfterSale> Rows, bool More)> AfterSalesAsync(
        JushuitanQuery query, TimeSpan patience, CancellationToken stop)
    {
        var page = await client.ReadAsync(
            AfterSalesPath, query, Json.JushuitanQuery, Json.JushuitanAfterSalePage, patience, stop);
        return (page.Datas ?? [], JushuitanPages.More(page.HasNext, page.PageIndex, page.PageCount));
    }

    private bool IsOurs(JushuitanOrder order) => order.ShopId is null or 0 || order.ShopId == settings.ShopId;

    private static IEnumerable<long> Links(JushuitanOrder order) => (order.LinkOId ?? "")
        .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
        .Select(text => long.TryParse(text, out var id) ? id : 0).Where(id => id > 0);
}
