using Antui.Connectors;
using Antui.Core;
using Antui.Core.Orders;
using static Antui.Server.Gateways.Top.Methods.AgResults;

namespace Antui.Server.Gateways.Top.Methods;

/// <summary>
/// Return orders of the ERP's warehouse, counted and graded by line. They name a parcel and an order, not a refund:
/// which request they belong to is found here, and where that is not certain nobody's money moves by them.
/// </summary>
public static class AgReturnMethods
{
    private const int OrdersMost = 200;

    public static readonly ImmutableArray<TopMethod> Table =
    [
        new("taobao.rdc.aligenius.warehouse.reverse.uploading", TopNeeds.Write, UploadAsync, ["param0"]),
        new("taobao.rdc.aligenius.warehouse.reverse.event.update", TopNeeds.Write, EventAsync, ["param0"]),
        new("taobao.rdc.aligenius.warehouse.reverse.update", TopNeeds.Write, EventAsync, ["param0"]),
    ];

    /// <param name="At">When the ERP made it; its uploads have no time of their own.</param>
    private sealed record Reverse(
        string Id, string Tid, long Status, string Carrier, string MailNo, Instant? At,
        ImmutableArray<ReverseLine> Lines, string Raw);

    /// <param name="Type">1 sub order, 2 gift, 3 unknown.</param>
    private sealed record ReverseLine(string? Oid, string Code, long Type, int Quantity, Grade Grade);

    private static async Task<TopAnswer> UploadAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Json("param0", out var json) is { } unreadable) return unreadable;
        if (json.List("uploading_reverse_d_t_o_list", out var list) is { } badList) return badList;
        if (list.Count > OrdersMost) return GatewayCall.BadParameter("uploading_reverse_d_t_o_list");
        var orders = new List<Reverse>(list.Count);
        foreach (var item in list)
        {
            if (Read(item, out var order) is { } bad) return bad;
            orders.Add(order);
        }
        if (AgNotes.Binding(call) is { } foreign) return Flag(foreign);
        // Each stands for itself; the first that fails is named, and uploading all again is harmless.
        Failure? failure = null;
        foreach (var order in orders) failure = await TakeAsync(call, order, stop) is { } f ? failure ?? f : failure;
        return Flag(failure);
    }

    private static TopAnswer.Error? Read(TopJsonParameter json, out Reverse order)
    {
        order = null!;
        if (json.Id("tid", out var tid) is { } badTid) return badTid;
        if (json.Whole("status", out var status) is { } badStatus) return badStatus;
        if (status is not (1 or 2 or 3 or 5)) return GatewayCall.BadParameter("status");
        if (json.Text("mail_no", out var mail) is { } badMail) return badMail;
        if (json.List("goods_item_d_t_o_list", out var items) is { } badItems) return badItems;
        var id = json.MaybeText("id");
        var lines = ImmutableArray.CreateBuilder<ReverseLine>(items.Count);
        foreach (var item in items)
        {
            if (ReadLine(item, out var line) is { } bad) return bad;
            lines.Add(line);
        }
        order = new Reverse(
            id.Length is > 0 and <= 64 ? id : mail, tid, status, json.MaybeText("cp_code"), mail,
            ChinaTime.TryParse(json.MaybeText("create_time"), out var made) ? made : null, lines.DrainToImmutable(),
            json.Raw);
        return null;
    }

    private static TopAnswer.Error? ReadLine(TopJsonParameter json, out ReverseLine line)
    {
        line = null!;
        if (json.MaybeId("oid", out var oid) is { } badOid) return badOid;
        if (json.Whole("actual_qty", out var quantity) is { } badQuantity) return badQuantity;
        if (quantity is < 0 or > 1_000_000) return GatewayCall.BadParameter("actual_qty");
        if (json.Whole("status", out var status) is { } badStatus) return badStatus;
        if (status is < 1 or > 4) return GatewayCall.BadParameter("status");
        if (json.MaybeWhole("type", out var type) is { } badType) return badType;
        var code = json.MaybeText("item_code");
        line = new ReverseLine(
            oid, code.Length > 0 ? code : json.MaybeText("qr_code"), type ?? 1, (int)quantity, status switch
            {
                1 => Grade.Good,
                2 => Grade.Defective,
                // Partly good and unconfirmed: how much is good nobody said, so a person looks.
                _ => Grade.Unclear,
            });
        return null;
    }

    private static async Task<Failure?> TakeAsync(GatewayCall call, Reverse reverse, CancellationToken stop)
    {
        if (await call.OrderAsync(reverse.Tid, stop) is not { } order) return NoTrade;
        var id = $"{call.Source}:reverse:{reverse.Id}";
        var known = order.Evidence.LastOrDefault(e => e.Id == id && e.Holds);
        if (reverse.Status != 3)
        {
            if (known is not null && reverse.Status == 5)
                return new Failure("isv.reverse-order-status-error", "销退单已入库，不能取消");
            await AgNotes.KeepAsync(call, reverse.Id, reverse.Raw, stop);
            return null;
        }
        ImmutableArray<Inspected> found = [.. reverse.Lines.Where(l => l.Type != 2 && l.Quantity > 0)
            .Select(l => new Inspected(LineNo(order, l), l.Quantity, l.Grade))];
        if (known is not null)
        {
            return known.Inspected.SequenceEqual(found)
                ? null
                : new Failure("isv.reverse-order-exist", "同一销退单已入库且内容不同");
        }
        var refund = RefundOf(order, reverse, found);
        await AgNotes.KeepAsync(call, reverse.Id, reverse.Raw, stop);
        return Of(await call.AcceptAsync(new Fact.EvidenceSeen(
            order.Key, id, EvidenceKind.Received, refund?.RefundNo ?? "", [], found, StopLevel.BackInWarehouse,
            call.Source, Instant.Min(reverse.At ?? call.SaidAt, call.Now), "return parcel " + reverse.MailNo,
            reverse.MailNo == "" ? null : new Tracking(reverse.Carrier, reverse.MailNo)), stop));
    }

    /// <summary>The sub order, or the only line with this merchant code; otherwise a number that no line has.</summary>
    private static string LineNo(Order order, ReverseLine line)
    {
        if (line.Oid is { } oid && order.Line(oid) is not null) return oid;
        if (line.Oid == order.Key.OrderNo && order.Head.Lines.Length == 1) return order.Head.Lines[0].LineNo;
        var same = order.Head.Lines.Where(l => l.Sku.Length > 0 && l.Sku == line.Code).ToList();
        return line.Oid is null && same.Count == 1 ? same[0].LineNo : $"?{line.Oid ?? line.Code}";
    }

    /// <summary>The request that named this parcel; without one, the only open return that the goods fit.</summary>
    private static RefundCase? RefundOf(Order order, Reverse reverse, ImmutableArray<Inspected> found)
    {
        var returns = order.Cases.Where(c => c.Claim.IsOpen && c.Claim.Kind is not RefundKind.Unshipped).ToList();
        var named = returns.Where(c => ParcelNumber.Same(c.Claim.Tracking?.Number, reverse.MailNo)).ToList();
        if (named.Count > 0) return named.Count == 1 ? named[0] : null;
        var fitting = returns.Where(c => c.Claim.Kind is RefundKind.Return
            && found.Any(f => Quantities.Of(order.Covered(c.Claim), f.LineNo) > 0)).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    private static async Task<TopAnswer> EventAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Json("param0", out var json) is { } unreadable) return unreadable;
        if (json.Text("id", out var id) is { } badId) return badId;
        if (json.Whole("type", out var type) is { } badType) return badType;
        if (id.Length > 64) return FlagResult(Bad("id"));
        if (type != 1) return FlagResult(Bad("type"));
        if (AgNotes.Binding(call) is { } foreign) return FlagResult(foreign);
        await AgNotes.KeepAsync(call, id, json.Raw, stop);
        return FlagResult(null);
    }
}
