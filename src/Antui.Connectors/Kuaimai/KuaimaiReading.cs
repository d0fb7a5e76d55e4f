using System.Runtime.CompilerServices;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Ports;
using Pair = System.Collections.Generic.KeyValuePair<string, string>;

namespace Antui.Connectors.Kuaimai;

/// <summary>
/// The queries, whole or not at all: windows, pages, single documents. Everything that is not a complete answer throws,
/// so that no cursor moves past it; a row of a window that cannot be understood is handed on as it came.
/// </summary>
public sealed class KuaimaiReading(KuaimaiSettings settings, KuaimaiClient client)
{
    private static readonly KuaimaiJson Json = KuaimaiJson.Default;

    private static readonly Query<KuaimaiWorkOrder> WorkOrders =
        new("erp.aftersale.list.query", "list",
            new("aftersales", Json.KuaimaiWorkOrder, w => w.Id, ["id"], ["tid"]), 200);

    // These two leave their list out when there is nothing; the others never do.
    private static readonly Query<KuaimaiReceipt> Receipts =
        new("erp.aftersale.refund.warehouse.query", "list",
            new("receipts", Json.KuaimaiReceipt, r => r.Id, ["id"], ["tid"]), 200, MayOmit: true);

    private static readonly Query<KuaimaiStock> Stock = new(
        "stock.api.status.query", "stockStatusVoList",
        new("stock", Json.KuaimaiStock,
            s => $"{s.MainOuterId}{s.SkuOuterId}".Length > 0 ? $"{s.WareHouseId}/{s.MainOuterId}/{s.SkuOuterId}" : null,
            ["skuOuterId", "mainOuterId"], []),
        100, MayOmit: true);

    private readonly Query<KuaimaiTrade> _trades = new(
        settings.AllPlatforms ? "erp.trade.outstock.simple.query" : "erp.trade.list.query", "list",
        new("trades", Json.KuaimaiTrade, t => t.Sid, ["sid"], ["tid"]), 200);

    /// <summary>All system orders with goods of this platform order, whatever became of them.</summary>
    public async Task<IReadOnlyList<KuaimaiTrade>> TradesOfAsync(string orderNo, CancellationToken stop)
    {
        var all = await AllAsync(_trades, [new("tid", orderNo), .. OfShop()], stop);
        return [.. all.Where(t => KuaimaiMap.Pieces(t).Any(p => p.OrderNo == orderNo))];
    }

    internal async Task<List<Row<KuaimaiTrade>>> TradesBySidAsync(IEnumerable<string> sids, CancellationToken stop)
    {
        var all = new List<Row<KuaimaiTrade>>();
        foreach (var some in sids.Distinct(StringComparer.Ordinal).Chunk(20))
        {
            await client.Pace.TurnAsync(stop);
            all.AddRange(await RowsAsync(_trades, [new("sid", string.Join(',', some))], stop));
        }
        return all;
    }

    internal IAsyncEnumerable<List<Row<KuaimaiTrade>>> ChangedTradesAsync(
        Instant from, Instant to, CancellationToken stop) => WindowsAsync(_trades, "upd_time", from, to, stop);

    internal IAsyncEnumerable<List<Row<KuaimaiReceipt>>> ChangedReceiptsAsync(
        Instant from, Instant to, CancellationToken stop) => WindowsAsync(Receipts, "modifyTime", from, to, stop);

    /// <summary>
    /// The work order of a platform refund, a void one only when there is no other; null when there is none.
    /// </summary>
    public async Task<KuaimaiWorkOrder?> WorkOrderAsync(string refundNo, CancellationToken stop)
    {
        var all = await AllAsync(WorkOrders, [new("platformId", refundNo), new("asVersion", "2")], stop);
        // A name the gateway does not know is ignored without a word, and then the rows are anybody's.
        return all.Where(w => w.PlatformId == refundNo)
            .OrderBy(KuaimaiMap.IsVoid).ThenBy(w => w.Id, StringComparer.Ordinal).FirstOrDefault();
    }

    internal async Task<List<Row<KuaimaiWorkOrder>>> WorkOrdersByIdAsync(
        IEnumerable<string> ids, CancellationToken stop)
    {
        var all = new List<Row<KuaimaiWorkOrder>>();
        foreach (var some in ids.Distinct(StringComparer.Ordinal).Chunk(20))
        {
            await client.Pace.TurnAsync(stop);
            all.AddRange(await RowsAsync(
                WorkOrders, [new("ids", string.Join(',', some)), new("asVersion", "2")], stop));
        }
        return all;
    }

    /// <summary>All receipts of a work order, finished or not.</summary>
    public async Task<List<KuaimaiReceipt>> ReceiptsOfAsync(string workOrderId, CancellationToken stop)
    {
        await client.Pace.TurnAsync(stop);
        var all = await AllAsync(Receipts, [new("workOrderIds", workOrderId), new("timeType", "modifyTime")], stop);
        return [.. all.Where(r => r.WorkOrderId == workOrderId)];
    }

    /// <param name="codes">"skuOuterId" or "mainOuterId": goods without specifications have only the second.</param>
    internal Task<List<Row<KuaimaiStock>>> StockAsync(
        string codes, IEnumerable<string> skus, string warehouse, CancellationToken stop) =>
        RowsAsync(Stock, [new(codes, string.Join(',', skus)), new("warehouseId", warehouse)], stop);

    /// <summary>Asks for next to nothing: whether key, token and address are good.</summary>
    public Task<Reply> AskAsync(Instant now, CancellationToken stop) => client.CallAsync(
        _trades.Method,
        [
            .. Window("upd_time", now - TimeSpan.FromMinutes(1), now), .. OfShop(), new("pageNo", "1"),
            new("pageSize", "20"),
        ],
        stop);

    private async IAsyncEnumerable<List<Row<T>>> WindowsAsync<T>(
        Query<T> query, string timeType, Instant from, Instant to, [EnumeratorCancellation] CancellationToken stop)
        where T : class
    {
        for (var start = from; start < to;)
        {
            var end = Instant.Min(to, start + TimeSpan.FromSeconds(settings.WindowSeconds));
            Pair[] asked = [.. Window(timeType, start, end), .. OfShop()];
            await foreach (var page in PagesAsync(query, asked, paced: true, stop)) yield return page;
            start = end;
        }
    }

    private static Pair[] Window(string timeType, Instant from, Instant to) =>
    [
        new("timeType", timeType), new("startTime", ChinaTime.Text(from)), new("endTime", ChinaTime.Text(to)),
    ];

    private Pair[] OfShop() => [new("userIds", settings.UserId)];

    /// <summary>All of what was asked for: one that is missing would be taken for one that is not there.</summary>
    private async Task<List<T>> AllAsync<T>(Query<T> query, Pair[] parameters, CancellationToken stop) where T : class
    {
        try
        {
            return Rows.All(await RowsAsync(query, parameters, stop));
        }
        catch (RowFaultException bad)
        {
            throw new ReadFailedException($"{query.Method}: {bad.Message}", bad);
        }
    }

    private async Task<List<Row<T>>> RowsAsync<T>(Query<T> query, Pair[] parameters, CancellationToken stop)
        where T : class
    {
        var all = new List<Row<T>>();
        await foreach (var page in PagesAsync(query, parameters, paced: false, stop)) all.AddRange(page);
        return all;
    }

    /// <summary>
    /// From the last page to the first where the ERP counts: a row that changes while it is read leaves the window, and
    /// moves the others into pages that are still to come. Fewer rows than it counted is an error, not the end.
    /// </summary>
    private async IAsyncEnumerable<List<Row<T>>> PagesAsync<T>(
        Query<T> query, Pair[] parameters, bool paced, [EnumeratorCancellation] CancellationToken stop)
        where T : class
    {
        var size = Math.Min(settings.PageSize, query.MostRows);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (rows, total) = await PageAsync(query, parameters, 1, size, paced, stop);
        if (total is not { } least)
        {
            // Without a count the last page is the one that is not full.
            for (var page = 1; ; page++)
            {
                if (page > 1) (rows, _) = await PageAsync(query, parameters, page, size, paced, stop);
                if (Fresh(rows) is { Count: > 0 } fresh) yield return fresh;
                if (rows.Count < size) yield break;
                if (page >= settings.MaxPages) throw TooMany(query.Method);
            }
        }
        var pages = (least + size - 1) / size;
        if (pages > settings.MaxPages) throw TooMany(query.Method);
        for (var page = (int)pages; page >= 2; page--)
        {
            var (some, now) = await PageAsync(query, parameters, page, size, paced, stop);
            // Some queries count on their first page only and say nothing, or zero, on the others.
            if (now is > 0) least = Math.Min(least, now.Value);
            if (Fresh(some) is { Count: > 0 } fresh) yield return fresh;
        }
        if (pages > 1)
        {
            (rows, total) = await PageAsync(query, parameters, 1, size, paced, stop);
            least = Math.Min(least, total ?? least);
        }
        if (Fresh(rows) is { Count: > 0 } first) yield return first;
        if (seen.Count < least) throw new ReadFailedException($"{query.Method}: {seen.Count} of {least} rows came");

        List<Row<T>> Fresh(List<Row<T>> some) => [.. some.Where(r => seen.Add(r.Identity(query.Row.Key)))];
    }

    private async Task<(List<Row<T>> Rows, long? Total)> PageAsync<T>(
        Query<T> query, Pair[] parameters, int page, int size, bool paced, CancellationToken stop) where T : class
    {
        var reply = await client.Pace.AskAsync(AskAsync, paced, stop);
        if (reply is not Reply.Ok ok) throw new ReadFailedException(query.Method, reply);
        try
        {
            var total = Members.Number(ok.Body, "total");
            var rows = Rows.Of(ok.Body, query.List, query.Row);
            if (rows is null && total is not 0 && !query.MayOmit)
            {
                throw new ReadFailedException($"{query.Method}: a success without {query.List}");
            }
            return (rows ?? [], rows is null ? total ?? 0 : total);
        }
        catch (JsonException bad)
        {
            throw new ReadFailedException($"{query.Method}: {query.List} is not a list", bad);
        }

        // Snake case would be ignored without a word, and every page would be the first.
        Task<Reply> AskAsync() => client.CallAsync(
            query.Method, [.. parameters, new("pageNo", $"{page}"), new("pageSize", $"{size}")], stop);
    }

    private static ReadFailedException TooMany(string method) => new($"{method}: more pages than MaxPages");

    /// <param name="List">The member of the answer that holds the rows.</param>
    /// <param name="MostRows">Rows of a page the query allows.</param>
    /// <param name="MayOmit">It leaves the list out when there is nothing.</param>
    private sealed record Query<T>(
        string Method, string List, RowShape<T> Row, int MostRows, bool MayOmit = false) where T : class;
}
