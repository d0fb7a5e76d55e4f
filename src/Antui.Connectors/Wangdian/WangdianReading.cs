using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Connectors.Wangdian;

/// <summary>
/// The queries, whole or not at all: windows, pages, single documents. Everything that is not a complete answer throws,
/// so that no cursor moves past it; a row of a window that cannot be understood is handed on as it came.
/// </summary>
public sealed class WangdianReading(WangdianSettings settings, WangdianClient client)
{
    private static readonly WangdianJson Json = WangdianJson.Default;

    private static readonly Query<WangdianTrade> Trades =
        new("sales.TradeQuery.queryWithDetail", "order",
            new("trades", Json.WangdianTrade, t => t.TradeNo, ["trade_no"], ["src_tids"]), ViaScene: true);

    private static readonly Query<WangdianRefund> Refunds =
        new("aftersales.refund.Refund.search", "order",
            new("aftersales", Json.WangdianRefund, r => r.RefundNo, ["refund_no"], ["tid_list"]), ViaScene: true);

    private static readonly Query<WangdianReceipt> Receipts =
        new("wms.stockin.Refund.queryWithDetail", "order",
            new("receipts", Json.WangdianReceipt, r => r.OrderNo, ["order_no"], ["tid_list"]), ViaScene: true);

    private static readonly Query<WangdianRawRefund> RawRefunds =
        new("aftersales.refund.RawRefund.search", "order",
            new("refunds", Json.WangdianRawRefund, r => r.RefundNo, ["refund_no"], ["tid"]), ViaScene: true);

    // Stock is no platform's data, so the standard query has all of it; and the scene cannot sign a list of codes.
    private static readonly Query<WangdianStock> Stock = new(
        "wms.StockSpec.search2", "detail_list",
        new("stock", Json.WangdianStock,
            s => s.SpecNo is { Length: > 0 } sku ? $"{s.WarehouseNo}/{sku}/{s.Defect}" : null, ["spec_no"], []));

    /// <summary>All system orders with goods of this platform order, whatever became of them.</summary>
    public async Task<IReadOnlyList<WangdianTrade>> TradesOfAsync(string orderNo, CancellationToken stop)
    {
        var all = await AllAsync(Trades, OfShop(new JsonObject { ["src_tid"] = orderNo }), stop);
        // The query may look for the number anywhere in a list of numbers.
        return [.. all.Where(t => WangdianMap.Pieces(t).Any(p => p.OrderNo == orderNo))];
    }

    internal IAsyncEnumerable<List<Row<WangdianTrade>>> ChangedTradesAsync(
        Instant from, Instant to, CancellationToken stop) =>
        WindowsAsync(
            Trades, from, to, settings.TradeWindowSeconds,
            () => OfShop(new JsonObject { ["time_type"] = 1 }), stop);

    /// <summary>Finished receipts only: an unfinished one may still be corrected.</summary>
    internal IAsyncEnumerable<List<Row<WangdianReceipt>>> ChangedReceiptsAsync(
        Instant from, Instant to, CancellationToken stop) =>
        WindowsAsync(
            Receipts, from, to, settings.ReceiptWindowSeconds,
            () => OfShop(new JsonObject { ["time_type"] = 0, ["status"] = "80" }, "shop_nos"), stop);

    /// <summary>The ERP's own after-sale document by its number; null when there is none.</summary>
    public async Task<WangdianRefund?> RefundAsync(string refundNo, CancellationToken stop)
    {
        await client.Pace.TurnAsync(stop);
        var all = await AllAsync(Refunds, new JsonObject { ["refund_no"] = refundNo }, stop);
        return all.FirstOrDefault(r => r.RefundNo == refundNo);
    }

    /// <summary>The platform's refund as the ERP has it; null when it does not know it (yet).</summary>
    public async Task<WangdianRawRefund?> RawRefundAsync(string refundNo, CancellationToken stop)
    {
        var all = await AllAsync(
            RawRefunds, OfShop(new JsonObject { ["refund_no"] = refundNo, ["time_type"] = 1 }), stop);
        return all.FirstOrDefault(r => r.RefundNo == refundNo);
    }

    internal Task<List<Row<WangdianStock>>> StockAsync(IReadOnlyList<string> skus, CancellationToken stop)
    {
        var parameters = new JsonObject { ["spec_nos"] = new JsonArray([.. skus.Select(s => JsonValue.Create(s))]) };
        if (settings.WarehouseNo.Length > 0) parameters["warehouse_no"] = settings.WarehouseNo;
        return RowsAsync(Stock, parameters, stop);
    }

    /// <summary>Asks for next to nothing: whether key, address and rights are good.</summary>
    public async Task<Reply> AskAsync(Instant now, bool viaScene, CancellationToken stop)
    {
        var parameters = OfShop(new JsonObject
        {
            ["start_time"] = ChinaTime.Text(now - TimeSpan.FromMinutes(1)),
            ["end_time"] = ChinaTime.Text(now),
        });
        return await client.QueryAsync(Trades.Method, parameters, viaScene, 0, 1, stop);
    }

    private async IAsyncEnumerable<List<Row<T>>> WindowsAsync<T>(
        Query<T> query, Instant from, Instant to, int maxSeconds, Func<JsonObject> parameters,
        [EnumeratorCancellation] CancellationToken stop) where T : class
    {
        for (var start = from; start < to;)
        {
            var end = Instant.Min(to, start + TimeSpan.FromSeconds(maxSeconds));
            var asked = parameters();
            asked["start_time"] = ChinaTime.Text(start);
            asked["end_time"] = ChinaTime.Text(end);
            await foreach (var page in PagesAsync(query, asked, paced: true, stop)) yield return page;
            start = end;
        }
    }

    /// <summary>All of what was asked for: one that is missing would be taken for one that is not there.</summary>
    private async Task<List<T>> AllAsync<T>(Query<T> query, JsonObject parameters, CancellationToken stop)
        where T : class
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

    private async Task<List<Row<T>>> RowsAsync<T>(Query<T> query, JsonObject parameters, CancellationToken stop)
        where T : class
    {
        var all = new List<Row<T>>();
        await foreach (var page in PagesAsync(query, parameters, paced: false, stop)) all.AddRange(page);
        return all;
    }

    /// <summary>
    /// From the last page to the first: a row that changes while it is read leaves the window, and moves the others
    /// into pages that are still to come. Fewer rows than the ERP counted is an error, not the end.
    /// </summary>
    private async IAsyncEnumerable<List<Row<T>>> PagesAsync<T>(
        Query<T> query, JsonObject parameters, bool paced, [EnumeratorCancellation] CancellationToken stop)
        where T : class
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (rows, total) = await PageAsync(query, parameters, 0, paced, stop);
        var least = total ?? rows.Count;
        if (total is null && rows.Count >= settings.PageSize)
        {
            throw new ReadFailedException($"{query.Method}: more than a page and no total");
        }
        var pages = (least + settings.PageSize - 1) / settings.PageSize;
        if (pages > settings.MaxPages)
        {
            throw new ReadFailedException($"{query.Method}: {pages} pages, more than MaxPages");
        }
        for (var page = (int)pages - 1; page >= 1; page--)
        {
            var (some, now) = await PageAsync(query, parameters, page, paced, stop);
            least = Math.Min(least, now ?? least);
            if (Fresh(some) is { Count: > 0 } fresh) yield return fresh;
        }
        if (pages > 1)
        {
            (rows, total) = await PageAsync(query, parameters, 0, paced, stop);
            least = Math.Min(least, total ?? least);
        }
        if (Fresh(rows) is { Count: > 0 } first) yield return first;
        if (seen.Count < least)
        {
            throw new ReadFailedException($"{query.Method}: {seen.Count} of {least} rows came");
        }

        List<Row<T>> Fresh(List<Row<T>> some) => [.. some.Where(r => seen.Add(r.Identity(query.Row.Key)))];
    }

    private async Task<(List<Row<T>> Rows, long? Total)> PageAsync<T>(
        Query<T> query, JsonObject parameters, int page, bool paced, CancellationToken stop) where T : class
    {
        var reply = await client.Pace.AskAsync(AskAsync, paced, stop);
        if (reply is not Reply.Ok ok) throw new ReadFailedException(query.Method, reply);
        try
        {
            return (Rows.Of(ok.Body, query.List, query.Row) ?? [], Members.Number(ok.Body, "total_count"));
        }
        catch (JsonException bad)
        {
            throw new ReadFailedException($"{query.Method}: {query.List} is not a list", bad);
        }

        Task<Reply> AskAsync() =>
            client.QueryAsync(query.Method, parameters, query.ViaScene, page, settings.PageSize, stop);
    }

    private JsonObject OfShop(JsonObject parameters, string name = "shop_no")
    {
        if (settings.ShopNo.Length > 0) parameters[name] = settings.ShopNo;
        return parameters;
    }

    /// <param name="List">The member of the answer that holds the rows.</param>
    /// <param name="ViaScene">It shows goods of platforms whose data the standard queries leave out.</param>
    private sealed record Query<T>(
        string Method, string List, RowShape<T> Row, bool ViaScene = false) where T : class;
}
