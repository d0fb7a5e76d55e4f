using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Server.Gateways.Top.Wire;

namespace Antui.Server.Gateways.Top.Methods;

/// <summary>Reading refunds.</summary>
public static class RefundMethods
{
    public static readonly ImmutableArray<TopMethod> Table =
    [
        new("taobao.refunds.receive.get", TopNeeds.Session, ListAsync, ["fields"]),
        new("taobao.refund.get", TopNeeds.Session, GetAsync, ["fields", "refund_id"]),
        new("taobao.refund.detail.get", TopNeeds.Session, DetailAsync, ["refund_id"]),
        new("taobao.refund.refusereason.get", TopNeeds.Session, ReasonsAsync, ["refund_id", "fields"],
            TmallRequired: ["refund_phase"]),
        new("taobao.refund.messages.get", TopNeeds.Session, MessagesAsync, ["fields", "refund_id"],
            TmallRequired: ["refund_phase"]),
    ];

    /// <summary>What a seller may say; the ids are ours and stay.</summary>
    private static readonly ImmutableArray<(long Id, string Text, string Tips)> Reasons =
    [
        (101, "买家未举证/举证无效", "请说明需要的凭证"),
        (102, "商品已发出，无法拦截", "请上传运单号"),
        (103, "商品影响二次销售", "请上传照片凭证"),
        (104, "退回商品与订单不符", "请上传照片凭证"),
        (105, "申请金额有误", "请说明正确金额"),
        (199, "其他", "请填写原因"),
    ];

    private static async Task<TopAnswer> ListAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Fields(out var fields) is { } badFields) return badFields;
        if (call.Time("start_modified", out var start) is { } badStart) return badStart;
        if (call.Time("end_modified", out var end) is { } badEnd) return badEnd;
        if (Pages.Ask(call, 40, out var ask) is { } badPage) return badPage;
        if (start > end) return TopErrors.Invalid("end_modified");
        var from = start ?? new Instant(0);
        var to = end is { } e ? Pages.EndOf(e) : call.Now;
        await call.Engine.CaughtUpAsync(to);
        var faults = call.Services.Faults;
        Func<RefundRow, bool>? keep = faults.HidesRows
            ? row => !faults.Hidden(row.RefundNo, row.ModifiedAt, call.Now)
            : null;
        var (rows, total) = await Pages.ReadAsync(call, ask, keep, (skip, take) =>
            call.Lists.ChangedRefundsAsync(call.ShopId, from, to, call["status"], skip, take, stop));
        var orders = await Pages.OrdersAsync(call, rows.Select(r => r.Key), stop);
        var refunds = new List<TopValue>(rows.Count);
        foreach (var row in rows)
        {
            if (orders.GetValueOrDefault(row.Key) is { } order && order.Case(row.RefundNo) is { } refund)
                refunds.Add(RefundWire.Of(order, refund, call.Nick, faults, details: false).Only(fields));
        }
        await faults.PageReadAsync(call, ask.No);
        return TopAnswer.Of(Pages.Answer("refunds", "refund", refunds, ask, total));
    }

    private static async Task<TopAnswer> GetAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Fields(out var fields) is { } badFields) return badFields;
        if (call.Id("refund_id", out var id) is { } bad) return bad;
        if (await call.RefundAsync(id, stop) is not var (order, refund)) return GatewayCall.NoRefund;
        var body = RefundWire.Of(order, refund, call.Nick, call.Services.Faults, details: true).Only(fields);
        return TopAnswer.Of(new TopObject().Add("refund", body));
    }

    private static async Task<TopAnswer> DetailAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Id("refund_id", out var id) is { } bad) return bad;
        if (await call.RefundAsync(id, stop) is not var (_, refund)) return GatewayCall.NoRefund;
        var allowed = Operations(refund.Claim)
            .Select(code => (TopValue)new TopObject().Add("operation_code", code)).ToList();
        return TopAnswer.Of(new TopObject().Add("detail", new TopObject()
            .Add("refund_version", refund.Claim.Version)
            .Add("allowed_operations", new TopList("operation", allowed))));
    }

    private static IEnumerable<string> Operations(Claim claim) => claim.Status switch
    {
        ClaimStatus.AwaitingSeller when claim.Kind is RefundKind.Return => ["SELLER_AGREE_RETURN", "SELLER_REFUSE"],
        ClaimStatus.AwaitingSeller or ClaimStatus.AwaitingReceipt => ["SELLER_AGREE", "SELLER_REFUSE"],
        _ => [],
    };

    private static async Task<TopAnswer> ReasonsAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Fields(out var fields) is { } badFields) return badFields;
        if (call.Id("refund_id", out var id) is { } bad) return bad;
        if (await call.RefundAsync(id, stop) is null) return GatewayCall.NoRefund;
        var reasons = Reasons.Select(r => (TopValue)new TopObject()
            .Add("reason_id", r.Id).Add("reason_text", r.Text).Add("reason_tips", r.Tips).Only(fields)).ToList();
        return TopAnswer.Of(new TopObject()
            .Add("reasons", new TopList("reason", reasons))
            .Add("total_results", reasons.Count)
            .Add("has_next", false));
    }

    /// <summary>What is on record: the buyer's request, the seller's word, and the agreement to the return.</summary>
    private static async Task<TopAnswer> MessagesAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Fields(out var fields) is { } badFields) return badFields;
        if (call.Id("refund_id", out var id) is { } bad) return bad;
        if (Pages.Ask(call, 40, out var ask) is { } badPage) return badPage;
        if (await call.RefundAsync(id, stop) is not var (order, refund)) return GatewayCall.NoRefund;
        var all = Messages(order.Head.BuyerRef, refund).Select(m => (TopValue)m.Only(fields)).ToList();
        return TopAnswer.Of(new TopObject()
            .Add("refund_messages", new TopList("refund_message", [.. all.Skip(ask.Skip).Take(ask.Size)]))
            .Add("total_results", all.Count));
    }

    private static IEnumerable<TopObject> Messages(string buyer, RefundCase refund)
    {
        var claim = refund.Claim;
        var asked = claim.Asked.Ms;
        yield return Message(
            claim, asked * 10, 1, claim.Reason.Length > 0 ? claim.Reason : "申请退款", claim.Asked, "NORMAL")
            .Add("owner_open_uid", buyer);
        if (claim.Status is ClaimStatus.AwaitingBuyerReturn or ClaimStatus.AwaitingReceipt)
            yield return Message(claim, asked * 10 + 1, 2, "同意退货", claim.Modified, "RETURN_GOODS_APPROVED");
        if (refund.Person is { } said)
            yield return Message(claim, asked * 10 + 2, 2, said.Reason, said.At, "NORMAL");
    }

    private static TopObject Message(Claim claim, long id, int role, string text, Instant at, string type) =>
        new TopObject()
        .Add("id", id)
        .Add("refund_id", claim.RefundNo)
        .Add("owner_role", role)
        .Add("content", text)
        .Add("created", (Instant?)at)
        .Add("message_type", type)
        .Add("refund_phase", claim.Phase);
}
