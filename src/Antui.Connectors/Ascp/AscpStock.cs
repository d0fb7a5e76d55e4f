using System.Globalization;
using System.Text.Json;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Stock;

namespace Antui.Connectors.Ascp;

/// <summary>Publishes stock, and reads what the platform has of it.</summary>
/// <param name="own">The shop's own warehouse: the one that the settings do not name.</param>
public sealed class AscpStock(string own, AscpSettings settings, AscpClient client, AscpBook book)
{
    private const int ItemsMost = 20, DefectiveType = 101;

    private static readonly RowShape<StockData> Shape =
        new("stock", AscpJson.Default.StockData, s => s.ScItemId, ["sc_item_id"], []);

    public async Task<Outcome> PushAsync(StockPush push, CancellationToken stop)
    {
        if (push.Quantity < 0) return new Outcome.Refused("QUANTITY", "库存不能为负数。");
        var item = push.ItemId.Length > 0 && push.ItemId != push.Sku
            ? push.ItemId : await book.ItemAsync(push.Sku, stop);
        var json = JsonSerializer.Serialize(AscpMap.Stock(settings, push, item), AscpJson.Default.StockPublish);
        var reply = await client.CallAsync(AscpMap.Publish, [("aic_inventory_publish_request", json)], stop);
        var outcome = reply.ToOutcome(false, TimeSpan.FromSeconds(settings.ThrottleSeconds));
        return outcome is Outcome.Refused no && no.Text.Contains(AscpMap.BelowOccupied, StringComparison.Ordinal)
            ? new Outcome.Refused(OutcomeCodes.BelowOccupied, await ExplainAsync(push, item, no.Text, stop))
            : outcome;
    }

    public async Task<ReadPage<StockSaid>> ReadAsync(IReadOnlyList<string> skus, CancellationToken stop)
    {
        var (said, unread) = (new List<StockSaid>(), new List<UnreadRow>());
        foreach (var store in settings.Stores.Values.Append(settings.StoreCode).Distinct(StringComparer.Ordinal))
        {
            var warehouse = settings.Stores.FirstOrDefault(s => s.Value == store).Key ?? own;
            foreach (var part in skus.Chunk(ItemsMost))
            {
                var items = new List<string>();
                foreach (var sku in part) items.Add(await book.ItemAsync(sku, stop));
                var rows = await RowsAsync(items, store, stop);
                for (var i = 0; i < part.Length; i++)
                    if (Said(rows, items[i], part[i], warehouse) is { } one) said.Add(one);
                unread.AddRange(rows.Where(r => r.Value is null).Select(r => r.Unread(r.Fault)));
            }
        }
        return new ReadPage<StockSaid>(said, unread);
    }

    /// <summary>How much of a SKU the platform has occupied; 0 for one that it does not know.</summary>
    public async Task<Outcome> OccupiedAsync(StockPush push, CancellationToken stop)
    {
        try
        {
            var said = (await ReadAsync([push.Sku], stop)).FirstOrDefault(s => s.Warehouse == push.Warehouse);
            return new Outcome.Done((said?.Occupied ?? 0).ToString(CultureInfo.InvariantCulture));
        }
        catch (ReadFailedException fault)
        {
            return new Outcome.Uncertain(fault.Message);
        }
    }

    public Task<Reply> AskAsync(IReadOnlyList<string> items, string store, CancellationToken stop)
    {
        var query = new StockQuery(settings.SupplierId, store, settings.UserId, items);
        return client.CallAsync(AscpMap.Query,
            [("merchant_inventory_query_request", JsonSerializer.Serialize(query, AscpJson.Default.StockQuery))], stop);
    }

    /// <returns>Null when nothing is said of it, or something unreadable: the rest would be too little.</returns>
    private static StockSaid? Said(List<Row<StockData>> rows, string item, string sku, string warehouse)
    {
        var own = rows.Select(r => r.Value).OfType<StockData>().Where(r => r.ScItemId == item).ToList();
        if (own.Count == 0 || rows.Exists(r => r.Value is null && r.No == item)) return null;
        var good = own.Where(r => r.InventoryType is not DefectiveType).ToList();
        return new StockSaid(
            warehouse, sku, good.Sum(r => r.Quantity ?? 0), good.Sum(r => r.LockQuantity ?? 0),
            own.Where(r => r.InventoryType is DefectiveType).Sum(r => r.Quantity ?? 0));
    }

    private async Task<List<Row<StockData>>> RowsAsync(
        IReadOnlyList<string> items, string store, CancellationToken stop)
    {
        var reply = await AskAsync(items, store, stop);
        if (reply is not Reply.Ok ok) throw new ReadFailedException(AscpMap.Query, reply);
        if (AscpAnswers.Read(ok.Body) is var answer && answer?.Success is not true)
            throw new ReadFailedException($"{AscpMap.Query}: {answer?.ErrorMessage ?? "no success flag"}");
        try
        {
            return Rows.Of(ok.Body, "datas", Shape) ?? [];
        }
        catch (JsonException bad)
        {
            throw new ReadFailedException($"{AscpMap.Query}: datas is not a list", bad);
        }
    }

    /// <summary>The figure that would be taken, where the platform tells it.</summary>
    private async Task<string> ExplainAsync(StockPush push, string item, string text, CancellationToken stop)
    {
        try
        {
            var rows = await RowsAsync([item], settings.StoreOf(push.Warehouse), stop);
            if (Said(rows, item, push.Sku, push.Warehouse) is { } said)
            {
                return $"{text}：推送 {push.Quantity} 件，低于平台已占用的 {said.Occupied} 件（平台现有 {said.OnHand} 件）。"
                    + $"已保留，数量不少于 {said.Occupied} 时重推。";
            }
        }
        catch (ReadFailedException)
        {
            // The refusal stands without its figures.
        }
        return $"{text}：推送 {push.Quantity} 件，低于平台已占用的数量。已保留，待占用释放或库存增加后重推。";
    }
}
