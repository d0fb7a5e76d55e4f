using System.Globalization;
using System.Text.Json.Nodes;
using Antui.Connectors.Tests.Erp;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Jushuitan;

/// <summary>One order inside the ERP; a platform order that was split has several.</summary>
public sealed class JushuitanPart
{
    public required long OId { get; init; }
    public required string SoId { get; init; }
    public required string Status { get; set; }
    public required List<ErpLine> Lines { get; init; }
    public string LinkOId { get; set; } = "";
    public string SendDate { get; set; } = "";
    public string Modified { get; set; } = JushuitanStore.Time();
    public int Stops { get; set; }
    /// <summary>Of a merged order: the platform order of each line, by line number.</summary>
    public Dictionary<string, string> RawSoIds { get; } = [];
}

public sealed record JushuitanDocItem(string OuterOiId, string Sku, int Qty, decimal Amount)
{
    public int Defective { get; init; }
}

public sealed class JushuitanDoc
{
    public required long AsId { get; init; }
    public required string OuterAsId { get; init; }
    public required string SoId { get; init; }
    public required List<JushuitanDocItem> Items { get; set; }
    public string Type { get; set; } = "普通退货";
    public string Status { get; set; } = "WaitConfirm";
    public string ShopStatus { get; set; } = "WAIT_SELLER_CONFIRM_GOODS";
    public string GoodStatus { get; set; } = "BUYER_RETURNED_GOODS";
    public string LId { get; set; } = "";
}

public sealed record JushuitanBooked(
    long IoId, long AsId, string SoId, int WhId, string Modified, List<(string Sku, int Qty)> Items);

/// <summary>What the ERP keeps, and its interfaces over it in the ERP's own shapes. Its caller locks.</summary>
public sealed class JushuitanStore
{
    public const long ShopId = 10086;
    private long _last = 11_000_000;

    public List<JushuitanPart> Parts { get; } = [];
    public List<JushuitanDoc> Documents { get; } = [];
    public List<JushuitanBooked> Booked { get; } = [];
    public Dictionary<string, StockSaid> Stock { get; } = [];
    /// <summary>Some warehouses let an order be held after its release, others do not.</summary>
    public bool HoldsInWarehouse { get; set; } = true;

    public static string Time() => TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8))
        .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public JushuitanPart Seed(string orderNo, ErpState state, params ErpLine[] lines)
    {
        Parts.RemoveAll(p => p.SoId == orderNo);
        var part = Add(orderNo, state switch
        {
            ErpState.ToAudit => "WaitConfirm",
            ErpState.Held => "Question",
            ErpState.InWarehouse => "Delivering",
            ErpState.Shipped => "Sent",
            _ => "Cancelled",
        }, [.. lines]);
        if (state is ErpState.Shipped) part.SendDate = Time();
        return part;
    }

    public JushuitanPart Add(string orderNo, string status, List<ErpLine> lines)
    {
        var part = new JushuitanPart { OId = ++_last, SoId = orderNo, Status = status, Lines = lines };
        Parts.Add(part);
        return part;
    }

    public void Audit(string orderNo)
    {
        foreach (var part in Alive(orderNo)) Move(part, "Delivering");
    }

    public void Ship(string orderNo, ErpLine[] lines)
    {
        var part = Alive(orderNo).First(p => lines.All(l => p.Lines.Contains(l)));
        if (lines.Length > 0 && lines.Length < part.Lines.Count)
        {
            var rest = Add(orderNo, part.Status, [.. part.Lines.Except(lines)]);
            var first = Add(orderNo, part.Status, [.. lines]);
            part.LinkOId = $"{rest.OId},{first.OId}";
            Move(part, "Split");
            part = first;
        }
        part.SendDate = Time();
        Move(part, "Sent");
    }

    public ErpState StateOf(string orderNo, string lineNo)
    {
        var part = Parts.Last(p => p.SoId == orderNo && p.Status != "Split" && p.Lines.Any(l => l.LineNo == lineNo));
        return part.Status switch
        {
            "Question" => ErpState.Held,
            "Delivering" => ErpState.InWarehouse,
            "Sent" => ErpState.Shipped,
            "Cancelled" => ErpState.Cancelled,
            _ => ErpState.ToAudit,
        };
    }

    public void Receive(string refundNo, string orderNo, ErpArrival[] arrivals)
    {
        var items = Parts.Where(p => p.SoId == orderNo && p.Status != "Split").SelectMany(p => p.Lines)
            .Select(l => new JushuitanDocItem(l.LineNo, l.Sku, l.Quantity, 1m)).ToList();
        var document = Documents.SingleOrDefault(d => d.OuterAsId == refundNo) ?? Document(refundNo, orderNo, items);
        document.GoodStatus = "SELLER_RECEIVED";
        foreach (var grade in arrivals.GroupBy(a => a.Grade))
        {
            var warehouse = grade.Key switch { Grade.Good => 1, Grade.Defective => 4, _ => 3 };
            Book(document, warehouse, [.. grade.Select(a => (a.Sku, a.Quantity))]);
        }
    }

    public JushuitanDoc Document(string refundNo, string orderNo, List<JushuitanDocItem> items)
    {
        var document = new JushuitanDoc { AsId = ++_last, OuterAsId = refundNo, SoId = orderNo, Items = items };
        Documents.Add(document);
        return document;
    }

    public JushuitanBooked Book(JushuitanDoc document, int warehouse, params List<(string Sku, int Qty)> items)
    {
        var booked = new JushuitanBooked(++_last, document.AsId, document.SoId, warehouse, Time(), items);
        Booked.Add(booked);
        return booked;
    }

    public JsonNode Read(string path, JsonNode biz) => path switch
    {
        "/open/orders/single/query" => JushuitanRows.Page(
            biz, "orders", Parts.Where(p => JushuitanRows.Asked(biz, p)).Select(JushuitanRows.Of)),
        "/open/refund/single/query" => JushuitanRows.Page(
            biz, "datas", Documents.Where(d => JushuitanRows.Asked(biz, d)).Select(JushuitanRows.Of)),
        "/open/aftersale/received/query" => JushuitanRows.Page(
            biz, "datas", Booked.Where(b => JushuitanRows.Asked(biz, b)).Select(JushuitanRows.Of)),
        "/open/inventory/query" => JushuitanRows.Page(biz, "inventorys", ((string)biz["sku_ids"]!).Split(',')
            .Where(Stock.ContainsKey).Select(sku => JushuitanRows.Of(Stock[sku]))),
        _ => throw new ArgumentException(path),
    };

    /// <param name="does">False answers the same and does nothing.</param>
    public JsonNode Write(string path, JsonNode biz, bool does) => path switch
    {
        "/open/webapi/orderapi/questionorder/questions" => Question(biz, does),
        "/open/jushuitan/orderbyoid/cancel" => Cancel(biz, does),
        "/open/aftersale/upload" => Upload(biz.AsArray().Single()!, does),
        "/open/webapi/aftersaleapi/open/confirm" => Confirm(biz, does),
        _ => throw new ArgumentException(path),
    };

    /// <summary>How each call says no inside a success; null when it cannot.</summary>
    public static JsonNode? Fails(string path, JsonNode biz) => path switch
    {
        "/open/webapi/orderapi/questionorder/questions" => JsonNode.Parse(
            """{"success":0,"fail":1,"message":[{"id":11000001,"msg":"订单状态不允许转异常 token-9876543210"}]}"""),
        "/open/aftersale/upload" => new JsonObject
        {
            ["datas"] = new JsonArray(new JsonObject
            {
                ["outer_as_id"] = (string)biz[0]!["outer_as_id"]!,
                ["issuccess"] = false,
                ["msg"] = "订单不存在",
            }),
        },
        "/open/webapi/aftersaleapi/open/confirm" => JsonNode.Parse(
            """
            {"success":[],"fail":[{"as_id":1,"message":"确认失败","details":"货物未收到","is_success":false}],
             "success_count":0,"fail_count":1}
            """),
        _ => null,
    };

    private JsonObject Question(JsonNode biz, bool does)
    {
        var asked = Parts.Where(p => p.Status is not ("Split" or "Merged") && JushuitanRows.Named(biz, p)).ToList();
        var no = asked.Where(p => p.Status is "Sent" or "Cancelled" || (p.Status is "Delivering" && !HoldsInWarehouse))
            .ToList();
        foreach (var part in asked.Except(no).Where(_ => does)) Move(part, "Question");
        return new JsonObject
        {
            ["success"] = asked.Count - no.Count,
            ["fail"] = no.Count,
            ["message"] = new JsonArray([.. no.Select(p => new JsonObject
            {
                ["id"] = p.OId, ["msg"] = $"订单状态 {p.Status} 不允许转异常",
            })]),
        };
    }

    private JsonValue Cancel(JsonNode biz, bool does)
    {
        if ((string?)biz["cancel_type"] is not { Length: > 0 }) throw new ArgumentException("cancel_type");
        var open = Parts.Where(p => p.Status is not ("Sent" or "Cancelled") && JushuitanRows.Named(biz, p));
        foreach (var part in open.Where(_ => does))
        {
            part.Stops++;
            Move(part, "Cancelled");
        }
        return JsonValue.Create("取消成功");
    }

    private JsonObject Upload(JsonNode row, bool does)
    {
        var refundNo = (string)row["outer_as_id"]!;
        var items = row["items"]!.AsArray().Select(i => new JushuitanDocItem(
            (string)i!["outer_oi_id"]!, (string)i["sku_id"]!, (int)i["qty"]!, (decimal)i["amount"]!)).ToList();
        if ((long)row["shop_id"]! != ShopId) throw new ArgumentException("shop_id");
        var document = Documents.SingleOrDefault(d => d.OuterAsId == refundNo);
        if (does)
        {
            document ??= Document(refundNo, (string)row["so_id"]!, items);
            document.Items = items;
            document.Type = (string)row["type"]!;
            document.ShopStatus = (string)row["shop_status"]!;
            document.GoodStatus = (string)row["good_status"]!;
            document.LId = (string?)row["l_id"] ?? document.LId;
        }
        return new JsonObject
        {
            ["datas"] = new JsonArray(new JsonObject
            {
                ["as_id"] = document?.AsId,
                ["outer_as_id"] = refundNo,
                ["issuccess"] = true,
                ["msg"] = "",
            }),
        };
    }

    private JsonObject Confirm(JsonNode biz, bool does)
    {
        var ids = biz["as_ids"]!.AsArray().Select(i => (long)i!).ToList();
        foreach (var document in Documents.Where(d => does && ids.Contains(d.AsId))) document.Status = "Confirmed";
        return new JsonObject
        {
            ["success"] = new JsonArray(),
            ["fail"] = new JsonArray(),
            ["success_count"] = ids.Count,
            ["fail_count"] = 0,
        };
    }

    private IEnumerable<JushuitanPart> Alive(string orderNo) =>
        Parts.Where(p => p.SoId == orderNo && p.Status is not ("Split" or "Merged" or "Sent" or "Cancelled"));

    private static void Move(JushuitanPart part, string status)
    {
        part.Status = status;
        part.Modified = Time();
    }
}
