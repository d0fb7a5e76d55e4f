using Antui.Core;
using Antui.Core.Orders;
using static Antui.Server.Gateways.Top.Methods.AgResults;

namespace Antui.Server.Gateways.Top.Methods;

/// <summary>
/// What ERPs tell the assistant besides, and methods that the platform no longer documents but old ERPs still call. All
/// of it is checked, kept and answered in the names of its family.
/// </summary>
public static class AgNoteMethods
{
    public static readonly ImmutableArray<TopMethod> Table =
    [
        new("taobao.rdc.aligenius.ordermsg.update", TopNeeds.Write, OrderMessageAsync, ["tid", "oid", "status"]),
        new("taobao.rdc.aligenius.warehouse.resend.update", TopNeeds.Write, ResendAsync, ["param0"]),
        new("taobao.rdc.aligenius.warehouse.resend.logistics.msg.post", TopNeeds.Write, ResendParcelAsync, ["param0"]),
        new("taobao.rdc.aligenius.logistics.packages.notice", TopNeeds.Write, PackagesAsync,
            ["param_logistics_notice_d_t_o"]),
        new("taobao.rdc.aligenius.identification.case.update", TopNeeds.Write, AppraisalAsync, ["param"]),
        new("taobao.rdc.aligenius.identification.case.result.update", TopNeeds.Write, AppraisalResultAsync, ["param"]),
        new("taobao.rdc.aligenius.order.returngoods.notify", TopNeeds.Write, ReturnNotesAsync,
            ["parent_order_id", "refund_return_notes"]),
        new("taobao.rdc.aligenius.distribution.logistics.cancel", TopNeeds.Write, DistributionAsync, ["param0"]),
        new("taobao.rdc.aligenius.order.event.update", TopNeeds.Write, OrderEventAsync, ["param0"]),
        new("taobao.rdc.aligenius.autorefunds.query", TopNeeds.Session, AutoRefundsAsync,
            ["start_time", "end_time", "page_no", "page_size"]),
    ];

    private static async Task<TopAnswer> OrderMessageAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Id("tid", out var tid) is { } badTid) return Result(Of(badTid));
        if (call.Id("oid", out var oid) is { } badOid) return Result(Of(badOid));
        if (call["status"] is not ("1" or "2")) return Result(Bad("status"));
        if (AgNotes.Binding(call) is { } foreign) return Result(foreign);
        if (await call.OrderAsync(tid, stop) is not { } order) return Result(NoTrade);
        if (order.Line(oid) is null && oid != tid) return Result(Bad("oid"));
        await AgNotes.KeepAsync(call, $"{tid}/{oid}", $"{{\"status\":{call["status"]}}}", stop);
        return Result(null, new TopText(oid));
    }

    private static Task<TopAnswer> ResendAsync(GatewayCall call, CancellationToken stop) =>
        ResendNoteAsync(call, s => s is -1 or 1 or 2, stop);

    private static Task<TopAnswer> ResendParcelAsync(GatewayCall call, CancellationToken stop) =>
        ResendNoteAsync(call, s => s is -1 or 1, stop, goods: true);

    private static async Task<TopAnswer> ResendNoteAsync(
        GatewayCall call, Func<long, bool> known, CancellationToken stop, bool goods = false)
    {
        if (call.Json("param0", out var json) is { } unreadable) return unreadable;
        if (json.Id("source_id", out var source) is { } badSource) return badSource;
        if (json.Id("tid", out var tid) is { } badTid) return badTid;
        if (json.Whole("status", out var status) is { } badStatus) return badStatus;
        if (json.Text("msg", out _) is { } badMsg) return badMsg;
        if (goods && json.List("goods_item_list", out _) is { } badGoods) return badGoods;
        if (!known(status)) return FlagResult(Bad("status"));
        if (AgNotes.Binding(call) is { } foreign) return FlagResult(foreign);
        if (await call.OrderAsync(tid, stop) is null) return FlagResult(NoTrade);
        await AgNotes.KeepAsync(call, source, json.Raw, stop);
        return FlagResult(null);
    }

    private static async Task<TopAnswer> PackagesAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Json("param_logistics_notice_d_t_o", out var json) is { } unreadable) return unreadable;
        if (json.Id("parent_order_id", out var tid) is { } badTid) return badTid;
        if (json.Text("mail_no", out var mail) is { } badMail) return badMail;
        if (json.Text("tp_code", out _) is { } badCarrier) return badCarrier;
        if (json.Whole("import_type", out var type) is { } badType) return badType;
        if (json.List("commodity_infos", out _) is { } badGoods) return badGoods;
        if (type is not (1 or 2 or 3 or 99)) return Result(Bad("import_type"));
        if (mail.Length > 64) return Result(Bad("mail_no"));
        if (AgNotes.Binding(call) is { } foreign) return Result(foreign);
        if (await call.OrderAsync(tid, stop) is null) return Result(NoTrade);
        await AgNotes.KeepAsync(call, $"{tid}/{mail}", json.Raw, stop);
        return Result(null, new TopObject().AddId("parent_order_id", tid));
    }

    private static Task<TopAnswer> AppraisalAsync(GatewayCall call, CancellationToken stop) =>
        AppraisalNoteAsync(call, "operate_type", 2, needsTips: true, stop);

    private static Task<TopAnswer> AppraisalResultAsync(GatewayCall call, CancellationToken stop) =>
        AppraisalNoteAsync(call, "result_type", 3, needsTips: false, stop);

    private static async Task<TopAnswer> AppraisalNoteAsync(
        GatewayCall call, string typeName, long typeMost, bool needsTips, CancellationToken stop)
    {
        if (call.Json("param", out var json) is { } unreadable) return unreadable;
        if (json.Id("refund_id", out var id) is { } badId) return badId;
        if (json.Id("detail_order_id", out var oid) is { } badOid) return badOid;
        if (json.Text("outer_case_id", out var outer) is { } badOuter) return badOuter;
        if (json.Whole(typeName, out var type) is { } badType) return badType;
        if (json.Whole("occur_time", out var at) is { } badTime) return badTime;
        if (needsTips && json.Text("operate_tips", out _) is { } badTips) return badTips;
        if (type < 1 || type > typeMost) return Result(Bad(typeName));
        if (at <= 0) return Result(Bad("occur_time"));
        if (outer.Length > 64) return Result(Bad("outer_case_id"));
        if (AgNotes.Binding(call) is { } foreign) return Result(foreign);
        if (await call.RefundAsync(id, stop) is not var (order, _)) return Result(NoRefund);
        if (order.Line(oid) is null && oid != order.Key.OrderNo) return Result(Bad("detail_order_id"));
        await AgNotes.KeepAsync(call, $"{id}/{outer}", json.Raw, stop);
        return Result(null, new TopObject()
            .Add("consume_status", "SUCCESS").Add("result_code", "CONSUME_FINISH_SUCCESS").Add("result_tips", "处理成功"));
    }

    /// <summary>Retired: whether return orders were made in the ERP. Its answer is a flat result of its own.</summary>
    private static async Task<TopAnswer> ReturnNotesAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Id("parent_order_id", out var tid) is { } bad) return Flat(Of(bad));
        if (AgNotes.Binding(call) is { } foreign) return Flat(foreign);
        if (await call.OrderAsync(tid, stop) is null) return Flat(NoTrade);
        await AgNotes.KeepAsync(call, tid, call["refund_return_notes"]!, stop);
        return Flat(null);
    }

    private static TopAnswer Flat(Failure? failure) => TopAnswer.Of(new TopObject()
        .Add("result", failure is null).Add("result_code", failure?.Code).Add("result_info", failure?.Text));

    /// <summary>Retired; the fields of its parameter are not documented anywhere, so it is kept whole.</summary>
    private static async Task<TopAnswer> DistributionAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Json("param0", out var json) is { } unreadable) return unreadable;
        if (AgNotes.Binding(call) is { } foreign) return Flat(foreign);
        await AgNotes.KeepAsync(call, Subject(json), json.Raw, stop);
        return TopAnswer.Of(new TopObject().Add("result", true));
    }

    private static async Task<TopAnswer> OrderEventAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Json("param0", out var json) is { } unreadable) return unreadable;
        if (AgNotes.Binding(call) is { } foreign) return Flag(foreign);
        await AgNotes.KeepAsync(call, Subject(json), json.Raw, stop);
        return Flag(null);
    }

    private static string Subject(TopJsonParameter json) => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json.Raw)).AsSpan(0, 12));

    /// <summary>Retired ("no longer maintained"): refunds that went through, by their last change.</summary>
    private static async Task<TopAnswer> AutoRefundsAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Time("start_time", out var start) is { } badStart) return badStart;
        if (call.Time("end_time", out var end) is { } badEnd) return badEnd;
        if (Pages.Ask(call, 40, out var ask) is { } badPage) return badPage;
        if (start > end) return TopErrors.Invalid("end_time");
        await call.Engine.CaughtUpAsync(Pages.EndOf(end!.Value));
        var (rows, total) = await call.Lists.ChangedRefundsAsync(
            call.ShopId, start!.Value, Pages.EndOf(end.Value), "SUCCESS", ask.Skip, ask.Size, stop);
        var list = rows.Where(r => r.RefundedAt is not null && r.Automatic && r.Kind is not RefundKind.Unknown)
            .Select(r => (TopValue)new TopObject()
                .AddId("refund_id", r.RefundNo).Add("refund_fee", r.PaidFen).Add("status", r.RawStatus)
                .Add("operate_time", (Instant?)r.ModifiedAt).Add("dealer_nick", call.Nick)).ToList();
        return TopAnswer.Of(Pages.Answer("results", "auto_refund_result", list, ask, total));
    }
}
