using System.Globalization;
using System.Text.Json.Nodes;
using Antui.Connectors.Kuaimai;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Connectors.Tests.Kuaimai;

/// <summary>What the world answers, in the shapes and with the oddities of the published documentation.</summary>
internal sealed class KuaimaiAnswers(KuaimaiWorld world)
{
    public static JsonObject Fault(string code, string text) =>
        new() { ["code"] = code, ["msg"] = text, ["success"] = false, ["trace_id"] = "3553483395423660" };

    public JsonObject Query(string method, Dictionary<string, string> asked)
    {
        if (asked.TryGetValue("userIds", out var shop) && shop != KuaimaiWorld.UserId) return Fault("20001", "店铺不存在");
        // Unknown names, snake case among them, are ignored without a word.
        var page = asked.TryGetValue("pageNo", out var no) ? Int(no) : 1;
        var size = asked.TryGetValue("pageSize", out var some) ? Int(some) : 20;
        var stock = method == "stock.api.status.query";
        if (size > (stock ? 100 : 200)) return Fault("20019", "页数不能超过100");
        if (size < 20 && method.StartsWith("erp.trade.", StringComparison.Ordinal)) return Fault("20020", "页数不能小于20");
        var rows = Rows(method, asked).ToList();
        if (world.Faults.FailsPage(page, (rows.Count + size - 1) / size)) return Fault("1", "服务暂时不可用");
        var answer = Success();
        var shown = new JsonArray([.. rows.Skip((page - 1) * size).Take(size)]);
        var mayOmit = stock || method == "erp.aftersale.refund.warehouse.query";
        if (shown.Count > 0 || !mayOmit) answer[stock ? "stockStatusVoList" : "list"] = shown;
        if (page == 1 || !stock) answer["total"] = rows.Count;
        return answer;
    }

    public JsonObject Change(string method, Dictionary<string, string> asked)
    {
        if (method == KuaimaiDocuments.Create) return Create(asked);
        if (method == KuaimaiDocuments.Resolve)
        {
            var work = world.Works.Find(w => w.Id == asked["workOrderIds"]);
            if (work is null) return FailsInside(method, asked);
            work.Status = "9";
            return Success();
        }
        var (done, failed) = (new JsonArray(), new JsonArray());
        foreach (var sid in asked["sids"].Split(','))
        {
            var trade = world.Trades.Find(t => t.Sid == sid);
            var may = trade is not null && method switch
            {
                KuaimaiStops.Intercept => trade.Status == "WAIT_AUDIT",
                KuaimaiStops.Cancel => trade.Status is not ("SELLER_SEND_GOODS" or "CLOSED"),
                _ => trade.Status is not ("SELLER_SEND_GOODS" or "CLOSED"),
            };
            (may ? done : failed).Add(long.Parse(sid, CultureInfo.InvariantCulture));
            if (!may) continue;
            trade!.Modified = world.Now;
            if (method == KuaimaiStops.Halt) trade.Halted = true;
            else (trade.Status, trade.Stops) = ("CLOSED", trade.Stops + 1);
        }
        var answer = Success();
        (answer["successIds"], answer["failedIds"]) = (done, failed);
        return answer;
    }

    /// <summary>Success on the outside, the failure in the method's own place.</summary>
    public static JsonObject FailsInside(string method, Dictionary<string, string> asked)
    {
        var answer = Success();
        switch (method)
        {
            case KuaimaiDocuments.Create:
                answer["errorMsg"] = "退货仓库不存在";
                break;
            case KuaimaiDocuments.Resolve:
                // One failure stands in its list's place, as in the published example.
                answer["errors"] = new JsonObject
                {
                    ["workOrderId"] = long.Parse(asked["workOrderIds"], CultureInfo.InvariantCulture),
                    ["errorMsg"] = "该工单未收货，不支持解决",
                };
                break;
            default:
                answer["successIds"] = new JsonArray();
                answer["failedIds"] = Numbers(asked["sids"]);
                break;
        }
        return answer;
    }

    public static JsonObject Accepted(string method, Dictionary<string, string> asked)
    {
        var answer = Success();
        if (!asked.TryGetValue("sids", out var sids)) return answer;
        (answer["successIds"], answer["failedIds"]) = (Numbers(sids), new JsonArray());
        return answer;
    }

    private JsonObject Create(Dictionary<string, string> asked)
    {
        var items = JsonNode.Parse(asked["reissueOrRefundList"])![0]!["itemSnapshot"]!.AsArray();
        world.Works.Add(new KuaimaiWorld.Work(
            world.Number(), asked["platformId"], asked["sid"], asked["tid"],
            [.. items.Select(i => ((string)i!["outerId"]!, (int)i["receivableCount"]!))])
        { Told = asked });
        return Success();
    }

    private IEnumerable<JsonNode> Rows(string method, Dictionary<string, string> asked)
    {
        var from = KuaimaiMap.TimeOf(asked.GetValueOrDefault("startTime"));
        var to = KuaimaiMap.TimeOf(asked.GetValueOrDefault("endTime"));
        bool In(Instant at) =>
            from is null || (at.Ms / 1000 >= from.Value.Ms / 1000 && at.Ms / 1000 <= to!.Value.Ms / 1000);
        bool Has(string name, string value) =>
            !asked.TryGetValue(name, out var list) || list.Split(',').Contains(value);
        return method switch
        {
            "erp.trade.outstock.simple.query" or "erp.trade.list.query" => world.Trades
                .Where(t => In(t.Modified) && Has("sid", t.Sid) && t.Lines.Exists(l => Has("tid", l.Tid))).Select(Of),
            "erp.aftersale.list.query" => world.Works
                .Where(w => Has("ids", w.Id) && Has("platformId", w.RefundNo)).Select(Of),
            "erp.aftersale.refund.warehouse.query" => world.Receipts
                .Where(r => In(r.At) && Has("workOrderIds", r.Work.Id)).Select(Of),
            "stock.api.status.query" => world.Stock
                .Where(s => asked.ContainsKey("skuOuterId") && Has("skuOuterId", s.Sku)).Select(s => new JsonObject
                {
                    ["mainOuterId"] = "MAIN",
                    ["skuOuterId"] = s.Sku,
                    ["wareHouseId"] = Long(KuaimaiWorld.Warehouse),
                    ["totalAvailableStockSum"] = s.OnHand,
                    ["totalLockStock"] = s.Occupied,
                    ["totalDefectiveStock"] = s.Defective,
                    ["sellableNum"] = s.OnHand - s.Occupied,
                }),
            _ => throw new InvalidOperationException(method),
        };
    }

    private static JsonObject Of(KuaimaiWorld.Trade trade) => new()
    {
        ["sid"] = Long(trade.Sid),
        ["tid"] = trade.Lines[0].Tid,
        ["userId"] = Long(KuaimaiWorld.UserId),
        ["sysStatus"] = trade.Status,
        ["isCancel"] = trade.Status == "CLOSED" ? 1 : 0,
        ["isHalt"] = trade.Halted ? 1 : 0,
        // What never was is 2000-01-01.
        ["consignTime"] = trade.Consigned?.Ms ?? 946_656_000_000,
        ["updTime"] = trade.Modified.Ms,
        ["orders"] = new JsonArray([.. trade.Lines.Select(l => new JsonObject
        {
            ["tid"] = l.Tid, ["oid"] = Long(l.Oid), ["num"] = l.Num, ["giftNum"] = 0, ["sysOuterId"] = l.Sku,
            ["outerSkuId"] = l.Sku, ["refundStatus"] = "NO_REFUND",
        })]),
    };

    private JsonObject Of(KuaimaiWorld.Work work) => new()
    {
        ["id"] = Long(work.Id),
        ["platformId"] = work.RefundNo,
        ["tid"] = work.Tid,
        ["sid"] = Long(work.Sid),
        ["afterSaleType"] = 2,
        ["status"] = work.Status,
        ["items"] = new JsonArray([.. work.Items.Select(i => new JsonObject
        {
            ["outerId"] = i.Sku, ["type"] = 1, ["receivableCount"] = i.Quantity,
            ["goodItemCount"] = world.Receipts.Where(r => r.Work == work).SelectMany(r => r.Arrivals)
                .Where(a => a.Sku == i.Sku && a.Grade is Grade.Good).Sum(a => a.Quantity),
            ["badItemCount"] = 0,
        })]),
    };

    private static JsonObject Of(KuaimaiWorld.Receipt receipt)
    {
        var row = new JsonObject
        {
            ["id"] = Long(receipt.Id),
            ["workOrderId"] = Long(receipt.Work.Id),
            ["sid"] = Long(receipt.Work.Sid),
            ["tid"] = receipt.Work.Tid,
            ["status"] = receipt.Status,
            ["endTime"] = receipt.At.Ms,
        };
        if (receipt.Bare) return row;
        row["items"] = new JsonArray([.. receipt.Arrivals.Select(a => new JsonObject
        {
            ["outerId"] = a.Sku, ["goodItemCount"] = a.Grade is Grade.Good ? a.Quantity : 0,
            ["badItemCount"] = a.Grade is Grade.Good ? 0 : a.Quantity,
        })]);
        return row;
    }

    private static JsonObject Success() => new() { ["success"] = true, ["trace_id"] = "3553483395407017" };

    private static JsonArray Numbers(string list) => new([.. list.Split(',').Select(id => JsonValue.Create(Long(id)))]);

    private static long Long(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
