using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Connectors.Wangdian;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Connectors.Tests.Wangdian;

/// <summary>What the world answers, in the shapes and with the oddities of the published documentation.</summary>
internal sealed class WangdianAnswers(WangdianWorld world)
{
    public static JsonObject Error(int status, string message) => new() { ["status"] = status, ["message"] = message };

    public JsonObject Query(string method, JsonObject asked, int page, int size, bool taobao)
    {
        if (Refusal(method, asked) is { } no) return no;
        var stock = method == "wms.stockspec.search2";
        // Data of Taobao comes through the scene only; stock is nobody's data.
        var rows = world.OnTaobao != taobao && !stock ? [] : Rows(method, asked).ToList();
        var pages = (rows.Count + size - 1) / size;
        if (world.Faults.FailsPage(page + 1, pages)) return Error(99, "其他错误");
        return new JsonObject
        {
            ["status"] = 0,
            ["data"] = new JsonObject
            {
                ["total_count"] = rows.Count,
                [stock ? "detail_list" : "order"] = new JsonArray([.. rows.Skip(page * size).Take(size)]),
            },
        };
    }

    public JsonObject Change(string method, JsonArray arguments)
    {
        if (method == WangdianDocuments.Upload) return Upload((string)arguments[0]!, arguments[1]!.AsArray());
        var trade = world.Trades.Find(t => t.No == (string)arguments[0]!);
        if (trade is null) return Error(100, "单据不存在");
        if (trade.Status != 30) return Inside(method, "订单状态不正确", arguments);
        (trade.Status, trade.Modified, trade.Stops) = (23, world.Now, trade.Stops + 1);
        return Inside(method, "", arguments);
    }

    /// <summary>Status 0 with the failure inside, or with nothing inside: success.</summary>
    public static JsonObject Inside(string method, string failure, JsonArray arguments) => new()
    {
        ["status"] = 0,
        ["data"] = method == WangdianStops.ToException
            ? new JsonObject { ["message"] = failure }
            : new JsonObject
            {
                ["new_count"] = failure.Length == 0 ? arguments[1]!.AsArray().Count : 0,
                ["chg_count"] = 0,
                ["error_list"] = failure.Length == 0 ? [] : new JsonArray([
                    new JsonObject { ["no"] = (string?)arguments[1]![0]!["refund_no"], ["error"] = failure }]),
            },
    };

    private static JsonObject? Refusal(string method, JsonObject asked)
    {
        if (asked["shop_no"] is { } shop && (string)shop! != WangdianWorld.ShopNo) return Error(100, "店铺编号不存在或已停用");
        var hasKey = asked.Any(p => p.Key is "src_tid" or "refund_no" or "spec_nos");
        var (from, to) = Window(asked);
        if (!hasKey && (from is null || to is null)) return Error(100, "参数中必须包含起止时间");
        var most = TimeSpan.FromHours(method.StartsWith("sales.", StringComparison.Ordinal) ? 1 : 30 * 24);
        return to - from > most ? Error(100, "您的查询时间过宽") : null;
    }

    private static (Instant? From, Instant? To) Window(JsonObject asked) =>
        (WangdianTime.Parse((string?)asked["start_time"]), WangdianTime.Parse((string?)asked["end_time"]));

    private IEnumerable<JsonNode> Rows(string method, JsonObject asked)
    {
        var (from, to) = Window(asked);
        // Times on the wire have no fraction, and both ends of a window belong to it.
        bool In(Instant at) =>
            from is null || (at.Ms / 1000 >= from.Value.Ms / 1000 && at.Ms / 1000 <= to!.Value.Ms / 1000);
        bool IsRefund(string no) => no == (string?)asked["refund_no"];
        return method switch
        {
            "sales.tradequery.querywithdetail" => world.Trades
                .Where(t => asked["src_tid"] is { } tid ? t.Lines.Exists(l => l.Tid == (string)tid!) : In(t.Modified))
                .Select(Of),
            "wms.stockin.refund.querywithdetail" => world.Receipts.Where(r => In(r.At)).Select(Of),
            "aftersales.refund.refund.search" => world.Documents.Where(d => IsRefund(d.No)).Select(Of),
            "aftersales.refund.rawrefund.search" => world.RawRefunds.Where(r => IsRefund(r.No)).Select(Of),
            "wms.stockspec.search2" => Stock([.. asked["spec_nos"]!.AsArray().Select(s => (string)s!)]),
            _ => throw new InvalidOperationException(method),
        };
    }

    private static JsonObject Of(WangdianWorld.Trade trade)
    {
        var row = new JsonObject
        {
            ["trade_no"] = trade.No,
            ["src_tids"] = string.Join(',', trade.Lines.Select(l => l.Tid).Distinct()),
            ["trade_status"] = trade.Status,
            ["shop_no"] = WangdianWorld.ShopNo,
            ["modified"] = ChinaTime.Text(trade.Modified),
            ["receiver_mobile"] = "",
            ["bad_reason"] = 0,
            ["detail_list"] = new JsonArray([.. trade.Lines.Select(l => new JsonObject
            {
                ["src_tid"] = l.Tid, ["src_oid"] = l.Oid, ["spec_no"] = l.Sku, ["num"] = l.Num, ["actual_num"] = l.Num,
                ["refund_status"] = l.RefundStatus, ["gift_type"] = l.GiftType, ["suite_no"] = l.SuiteNo,
                ["suite_num"] = l.SuiteNum, ["platform_status"] = 30,
            })]),
        };
        if (trade.Consigned is { } at) row["consign_time"] = at.Ms;
        return row;
    }

    private static JsonObject Of(WangdianWorld.Receipt receipt) => new()
    {
        ["order_no"] = receipt.No,
        ["status"] = 80,
        ["refund_no"] = receipt.Document.No,
        ["src_order_no"] = receipt.Document.No,
        ["tid_list"] = receipt.Document.Tid,
        ["shop_no"] = WangdianWorld.ShopNo,
        ["check_time"] = receipt.At.Ms.ToString(),
        ["modified"] = ChinaTime.Text(receipt.At),
        ["details_list"] = new JsonArray([.. receipt.Arrivals.Select(a => new JsonObject
        {
            ["spec_no"] = a.Sku, ["num"] = a.Quantity, ["right_num"] = a.Quantity,
            ["defect"] = a.Grade is Grade.Defective,
            ["refund_order_detail_list"] = new JsonArray(
                new JsonObject { ["oid"] = a.LineNo, ["tid"] = receipt.Document.Tid, ["stockin_num"] = a.Quantity }),
        })]),
    };

    private static JsonObject Of(WangdianWorld.Document document) => new()
    {
        ["refund_no"] = document.No,
        ["raw_refund_nos"] = document.RawNo,
        ["tid_list"] = document.Tid,
        ["stockin_status"] = 2,
        ["detail_list"] = new JsonArray([.. document.Lines.Select((l, i) => new JsonObject
        {
            ["rec_id"] = 100 + i, ["oid"] = l.Oid, ["tid"] = l.Tid, ["spec_no"] = l.Sku, ["refund_num"] = l.Num,
            ["raw_refund_no"] = document.RawNo, ["suite_no"] = l.SuiteNo, ["suite_num"] = l.SuiteNum,
        })]),
    };

    private static JsonObject Of(WangdianWorld.Raw raw) => new()
    {
        ["refund_no"] = raw.No,
        ["tid"] = raw.Tid,
        ["oid"] = raw.Oid,
        ["type"] = raw.Type,
        ["status"] = raw.Status,
        ["process_status"] = 15,
        ["num"] = raw.Num,
    };

    private IEnumerable<JsonNode> Stock(string[] skus) => world.Stock.Where(s => skus.Contains(s.Sku)).SelectMany(s =>
    {
        JsonObject Row(bool defect, long stock) => new()
        {
            ["spec_no"] = s.Sku,
            ["warehouse_no"] = s.Warehouse.Length > 0 ? s.Warehouse : "CK01",
            ["defect"] = defect,
            ["stock_num"] = stock,
            ["order_num"] = defect ? 0 : s.Occupied - (s.Occupied / 2),
            ["sending_num"] = defect ? 0 : s.Occupied / 2,
            ["lock_num"] = 0,
            ["available_send_stock"] = defect ? stock : stock - (s.Occupied / 2),
        };
        return s.Defective > 0 ? new[] { Row(false, s.OnHand), Row(true, s.Defective) } : [Row(false, s.OnHand)];
    });

    private JsonObject Upload(string shop, JsonArray refunds)
    {
        if (shop != WangdianWorld.ShopNo) return Error(100, "店铺编号不存在或已停用");
        var (created, changed) = (0, 0);
        foreach (var told in refunds)
        {
            var known = world.RawRefunds.Find(r => r.No == (string)told!["refund_no"]!);
            var status = (int)told!["status"]!;
            if (known is null)
            {
                known = new WangdianWorld.Raw(
                    (string)told["refund_no"]!, (string)told["tid"]!, (string)told["oid"]!, (decimal)told["num"]!,
                    (int)told["type"]!);
                world.RawRefunds.Add(known);
                created++;
            }
            else if (known.Status != status) changed++;
            (known.Status, known.Told) = (status, JsonSerializer.SerializeToElement(told));
        }
        return new JsonObject
        {
            ["status"] = 0,
            ["data"] = new JsonObject
            {
                ["new_count"] = created,
                ["chg_count"] = changed,
                ["error_list"] = new JsonArray(),
            },
        };
    }
}
