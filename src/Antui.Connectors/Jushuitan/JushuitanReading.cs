using System.Runtime.CompilerServices;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Ports;

namespace Antui.Connectors.Jushuitan;

/// <summary>
/// The reading calls. Everything that is not a whole answer throws; a row of a window that cannot be understood is
/// handed on as it came.
/// </summary>
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

    private static readonly RowShape<JushuitanOrder> Orders =
        new("trades", Json.JushuitanOrder, o => o.OId?.ToString(), ["o_id"], ["so_id"]);

    private static readonly RowShape<JushuitanReceipt> Receipts =
        new("receipts", Json.JushuitanReceipt, r => r.IoId?.ToString(), ["io_id"], ["so_id"]);

    private static readonly RowShape<JushuitanAfterSale> AfterSales =
        new("aftersales", Json.JushuitanAfterSale, d => d.AsId?.ToString(), ["as_id"], ["so_id"]);

    private static readonly RowShape<JushuitanStock> Stock =
        new("stock", Json.JushuitanStock, s => s.SkuId, ["sku_id"], []);

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

    public async IAsyncEnumerable<ReadPage<GoodsSaid>> GoodsAsync(
        Instant from, Instant to, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var (begin, end) in JushuitanPages.Windows(from, to, settings.WindowSeconds))
        {
            var window = Query() with { ModifiedBegin = begin, ModifiedEnd = end };
            var sent = JushuitanPages.ReadAsync<Row<JushuitanOrder>>(
                (page, token) => OrdersAsync(window with { Status = "Sent", PageIndex = page }, _long, token),
                row => row.Identity(Orders.Key), settings.MaxPages, stop);
            await foreach (var page in sent)
                yield return Rows.Map(page, o => IsOurs(o) ? JushuitanMap.Shipments(o) : []);
            var received = JushuitanPages.ReadAsync<Row<JushuitanReceipt>>(
                (page, token) => ReceiptsAsync(window with { PageIndex = page }, token),
                row => row.Identity(r => $"{r.IoId} {r.AsId} {r.Modified}"), settings.MaxPages, stop);
            await foreach (var page in received) yield return await ReceivedAsync(page, stop);
        }
    }

    /// <summary>The documents of one refund, as they stand now.</summary>
    public async Task<IReadOnlyList<JushuitanAfterSale>> DocumentsAsync(
        string orderNo, string refundNo, CancellationToken stop)
    {
        var all = Whole(await AllAsync<Row<JushuitanAfterSale>>(
            (page, token) =>
                AfterSalesAsync(Query() with { SoIds = [orderNo], PageIndex = page }, _short, token), stop));
        return [.. all.Where(d => d.OuterAsId == refundNo && d.Status is not ("Cancelled" or "Merged"))];
    }

    public async Task<ReadPage<StockSaid>> StockAsync(
        string warehouse, IReadOnlyList<string> skus, CancellationToken stop)
    {
        var rows = new List<Row<JushuitanStock>>();
        foreach (var some in skus.Distinct().Chunk(MostSkus))
        {
            var query = new JushuitanStockQuery(string.Join(',', some), settings.StockCompanyId);
            var data = await client.ReadAsync(StockPath, query, Json.JushuitanStockQuery, _long, stop);
            rows.AddRange(PageOf(StockPath, data, "inventorys", Stock).Rows);
        }
        return Rows.Stock(rows, all => all.Where(s => skus.Contains(s.SkuId)).Select(s => new StockSaid(
            warehouse, s.SkuId!, s.Qty ?? 0, (s.OrderLock ?? 0) + (s.LockQty ?? 0), s.DefectiveQty ?? 0)));
    }

    public JushuitanQuery Query() => new(ShopId: settings.ShopId, PageSize: settings.PageSize);

    private async Task<ReadPage<GoodsSaid>> ReceivedAsync(
        IReadOnlyList<Row<JushuitanReceipt>> page, CancellationToken stop)
    {
        var ids = page.Select(r => r.Value).Where(r => r is not null && IsOurs(r) && r.AsId > 0)
            .Select(r => r!.AsId!.Value).Distinct().ToList();
        var read = new List<Row<JushuitanAfterSale>>();
        foreach (var some in ids.Chunk(settings.PageSize))
        {
            var query = Query() with { AsIds = some };
            read.AddRange(await AllAsync<Row<JushuitanAfterSale>>(
                (at, token) => AfterSalesAsync(query with { PageIndex = at }, _long, token), stop));
        }
        var documents = new Dictionary<long, JushuitanAfterSale>();
        foreach (var d in read.Select(d => d.Value).OfType<JushuitanAfterSale>()) documents[d.AsId!.Value] = d;
        var (bad, spoilt) = await BadElsewhereAsync(documents.Values, stop);
        return Rows.Map<JushuitanReceipt, GoodsSaid>(page, r =>
        {
            if (!IsOurs(r)) return [];
            if (r.AsId is > 0 and { } id && !documents.ContainsKey(id)) Rows.NoneSpoilt(read, $"{id}");
            if (documents.ContainsKey(r.AsId ?? 0) && spoilt.Exists(s => s.OrderNo == r.SoId || s.OrderNo.Length == 0))
                throw new RowFaultException("receipts", $"{r.IoId}", "Another receipt of its document cannot be read.");
            return JushuitanMap.Receipt(
                r, documents.GetValueOrDefault(r.AsId ?? 0), settings.ReturnWarehouseGrade,
                sku => bad.Contains((r.AsId ?? 0, sku))) is { } said ? [said] : [];
        });
    }

    /// <summary>
    /// Goods a document counts as bad although no receipt shows them in the defect warehouse: which of the others they
    /// are is not known, so none of this goods code counts as good.
    /// </summary>
    private async Task<(HashSet<(long AsId, string Sku)> Bad, List<Row<JushuitanReceipt>> Spoilt)> BadElsewhereAsync(
        IEnumerable<JushuitanAfterSale> documents, CancellationToken stop)
    {
        var counted = documents.Where(d => (d.Items ?? []).Any(i => i.DefectiveQty > 0)).ToList();
        var (bad, spoilt) = (new HashSet<(long, string)>(), new List<Row<JushuitanReceipt>>());
        foreach (var some in counted.Chunk(settings.PageSize))
        {
            var query = Query() with { AsIds = [.. some.Select(d => d.AsId!.Value)] };
            var rows = await AllAsync<Row<JushuitanReceipt>>(
                (at, token) => ReceiptsAsync(query with { PageIndex = at }, token), stop);
            spoilt.AddRange(rows.Where(r => r.Value is null));
            var receipts = rows.Select(r => r.Value).OfType<JushuitanReceipt>().ToList();
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
        return (bad, spoilt);
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
        throw new ReadFailedException("The list has more pages than MaxPages.");
    }

    private async Task AddAsync(Dictionary<long, JushuitanOrder> found, JushuitanQuery query, CancellationToken stop)
    {
        var orders = Whole(await AllAsync<Row<JushuitanOrder>>(
            (page, token) => OrdersAsync(query with { PageIndex = page }, _short, token), stop));
        foreach (var order in orders.Where(IsOurs)) found[order.OId!.Value] = order;
    }

    /// <summary>All of what was asked for: one that is missing would be taken for one that is not there.</summary>
    private static List<T> Whole<T>(IEnumerable<Row<T>> rows) where T : class
    {
        try
        {
            return Rows.All(rows);
        }
        catch (RowFaultException bad)
        {
            throw new ReadFailedException(bad.Message, bad);
        }
    }

    private Task<(IReadOnlyList<Row<JushuitanOrder>> Rows, bool More)> OrdersAsync(
        JushuitanQuery query, TimeSpan patience, CancellationToken stop) =>
        PageAsync(OrdersPath, query, "orders", Orders, patience, stop);

    private Task<(IReadOnlyList<Row<JushuitanReceipt>> Rows, bool More)> ReceiptsAsync(
        JushuitanQuery query, CancellationToken stop) =>
        PageAsync(ReceiptsPath, query, "datas", Receipts, _long, stop);

    private Task<(IReadOnlyList<Row<JushuitanAfterSale>> Rows, bool More)> AfterSalesAsync(
        JushuitanQuery query, TimeSpan patience, CancellationToken stop) =>
        PageAsync(AfterSalesPath, query, "datas", AfterSales, patience, stop);

    private async Task<(IReadOnlyList<Row<T>> Rows, bool More)> PageAsync<T>(
        string path, JushuitanQuery query, string list, RowShape<T> shape, TimeSpan patience, CancellationToken stop)
        where T : class =>
        PageOf(path, await client.ReadAsync(path, query, Json.JushuitanQuery, patience, stop), list, shape);

    private static (IReadOnlyList<Row<T>> Rows, bool More) PageOf<T>(
        string path, JsonElement data, string list, RowShape<T> shape) where T : class
    {
        try
        {
            var counts = data.Deserialize(Json.JushuitanPage) ?? new JushuitanPage(null, null, null);
            var more = JushuitanPages.More(counts.HasNext, counts.PageIndex, counts.PageCount);
            return (Rows.Of(data, list, shape) ?? [], more);
        }
        catch (JsonException)
        {
            throw new ReadFailedException(path, new Reply.Unknown($"unreadable list {list}"));
        }
    }

    private bool IsOurs(JushuitanOrder order) => order.ShopId is null or 0 || order.ShopId == settings.ShopId;

    private bool IsOurs(JushuitanReceipt receipt) => receipt.ShopId is null or 0 || receipt.ShopId == settings.ShopId;

    private static IEnumerable<long> Links(JushuitanOrder order) => (order.LinkOId ?? "")
        .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
        .Select(text => long.TryParse(text, out var id) ? id : 0).Where(id => id > 0);
}
