using System.Text.Json.Nodes;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Jushuitan;

/// <summary>Rows and pages as Jushuitan writes them: numbers as numbers or text, empty text for nothing.</summary>
internal static class JushuitanRows
{
    public static JsonObject Page(JsonNode biz, string name, IEnumerable<JsonObject> rows)
    {
        var all = rows.ToList();
        var size = (int)biz["page_size"]!;
        var index = (int)biz["page_index"]!;
        return new JsonObject
        {
            ["page_size"] = size,
            ["page_index"] = index,
            ["data_count"] = all.Count,
            ["page_count"] = (all.Count + size - 1) / size,
            ["has_next"] = index * size < all.Count,
            [name] = new JsonArray([.. all.Skip((index - 1) * size).Take(size)]),
        };
    }

    public static bool Asked(JsonNode biz, JushuitanPart part) =>
        (biz["so_ids"] is null && biz["o_ids"] is null ? InWindow(biz, part.Modified) : Named(biz, part))
        && (biz["status"] is not { } status || (string)status! == part.Status);

    public static bool Named(JsonNode biz, JushuitanPart part) =>
        Has(biz["so_ids"], part.SoId) || Has(biz["o_ids"], $"{part.OId}");

    public static bool Asked(JsonNode biz, JushuitanDoc document) =>
        Has(biz["so_ids"], document.SoId) || Has(biz["as_ids"], $"{document.AsId}");

    public static bool Asked(JsonNode biz, JushuitanBooked booked) =>
        biz["as_ids"] is null ? InWindow(biz, booked.Modified) : Has(biz["as_ids"], $"{booked.AsId}");

    public static JsonObject Of(JushuitanPart part) => new()
    {
        ["o_id"] = part.OId,
        ["so_id"] = part.SoId,
        ["shop_id"] = JushuitanStore.ShopId,
        ["status"] = part.Status,
        ["type"] = "普通订单",
        ["as_id"] = null,
        ["link_o_id"] = part.LinkOId,
        ["send_date"] = part.SendDate,
        ["modified"] = part.Modified,
        ["receiver_name"] = "***",
        ["platform_free_amount"] = "",
        ["items"] = new JsonArray([.. part.Lines.Select((l, i) => new JsonObject
        {
            ["oi_id"] = (part.OId * 10) + i,
            ["outer_oi_id"] = l.LineNo,
            ["raw_so_id"] = part.RawSoIds.GetValueOrDefault(l.LineNo, part.SoId),
            ["sku_id"] = l.Sku,
            ["qty"] = l.Quantity,
            ["is_gift"] = "false",
            ["item_status"] = part.Status,
            ["refund_status"] = "none",
            ["sku_type"] = "normal",
        })]),
    };

    public static JsonObject Of(JushuitanDoc document) => new()
    {
        ["as_id"] = document.AsId,
        ["outer_as_id"] = document.OuterAsId,
        ["so_id"] = document.SoId,
        ["shop_id"] = JushuitanStore.ShopId,
        ["type"] = document.Type,
        ["status"] = document.Status,
        ["shop_status"] = document.ShopStatus,
        ["good_status"] = document.GoodStatus,
        ["l_id"] = document.LId,
        ["refund"] = document.Items.Sum(i => i.Amount),
        ["payment"] = 0,
        ["items"] = new JsonArray([.. document.Items.Select(i => new JsonObject
        {
            ["outer_oi_id"] = i.OuterOiId,
            ["sku_id"] = i.Sku,
            ["qty"] = i.Qty,
            ["r_qty"] = 0,
            ["defective_qty"] = i.Defective,
            ["amount"] = i.Amount,
            ["type"] = "退货",
            ["combine_sku_id"] = "",
        })]),
    };

    public static JsonObject Of(JushuitanBooked booked) => new()
    {
        ["io_id"] = booked.IoId,
        ["as_id"] = booked.AsId,
        ["so_id"] = booked.SoId,
        ["shop_id"] = JushuitanStore.ShopId,
        ["wh_id"] = booked.WhId,
        ["status"] = "WaitConfirm",
        ["io_date"] = booked.Modified,
        ["modified"] = booked.Modified,
        ["items"] = new JsonArray([.. booked.Items.Select((i, n) => new JsonObject
        {
            ["sku_id"] = i.Sku, ["qty"] = i.Qty, ["ioi_id"] = $"{booked.IoId}{n}",
        })]),
    };

    public static JsonObject Of(StockSaid stock) => new()
    {
        ["sku_id"] = stock.Sku,
        ["qty"] = stock.OnHand,
        ["order_lock"] = Math.Max(stock.Occupied - 1, 0),
        ["lock_qty"] = Math.Min(stock.Occupied, 1),
        ["defective_qty"] = stock.Defective,
    };

    private static bool InWindow(JsonNode biz, string modified) =>
        string.CompareOrdinal((string)biz["modified_begin"]!, modified) <= 0
        && string.CompareOrdinal(modified, (string)biz["modified_end"]!) <= 0;

    private static bool Has(JsonNode? list, string value) => list?.AsArray().Any(i => i!.ToString() == value) == true;
}
