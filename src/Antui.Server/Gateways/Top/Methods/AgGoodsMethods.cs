using Antui.Core;
using Antui.Core.Orders;
using static Antui.Server.Gateways.Top.Methods.AgResults;

namespace Antui.Server.Gateways.Top.Methods;

/// <summary>
/// What the goods side says of a refund: stopped, not stopped, back in the warehouse. An evidence's id is made of what
/// it says and not of when, so a repeat is recognised; its time is signed, so a replayed call is no newer saying.
/// </summary>
public static class AgGoodsMethods
{
    public static readonly ImmutableArray<TopMethod> Table =
    [
        new("taobao.rdc.aligenius.account.validate", TopNeeds.Session, ValidateAsync),
        new("taobao.rdc.aligenius.sendgoods.cancel", TopNeeds.Write, CancelAsync, ["param"]),
        new("taobao.nextone.logistics.warehouse.update", TopNeeds.Write, WarehouseAsync,
            ["refund_id", "warehouse_status"]),
        new("taobao.nextone.logistics.sign.update", TopNeeds.Write, SignAsync, ["refund_id", "sign_status"]),
        new("taobao.rdc.aligenius.refunds.check", TopNeeds.Write, CheckAsync, ["param"]),
    ];

    private static Task<TopAnswer> ValidateAsync(GatewayCall call, CancellationToken stop) => Task.FromResult(
        Result(null, new TopObject().Add("ag_account", AgNotes.Binding(call) is null ? 1 : 0)));

    private sealed record Cancel(
        string RefundId, string Tid, string Status, string? Oid, long? Number, Instant? At, string Msg);

    private static async Task<TopAnswer> CancelAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Json("param", out var json) is { } unreadable) return unreadable;
        if (ReadCancel(json, out var said) is { } bad) return bad;
        if (AgNotes.Binding(call) is { } foreign) return Result(foreign);
        if (await call.RefundAsync(said.RefundId, stop) is not var (order, refund)) return Result(NoRefund);
        if (order.Key.OrderNo != said.Tid) return Result(Bad("tid"));
        if (refund.Claim.Status is ClaimStatus.Closed) return Result(ClosedRefund);
        if (LinesOf(order, refund, said, out var lines) is { } wrong) return Result(wrong);
        var stopped = said.Status == "SUCCESS";
        var part = lines.IsEmpty ? "all" : $"{lines[0].LineNo}x{lines[0].Quantity}";
        var id = $"{call.Source}:sendgoods:{said.RefundId}:{said.Status}:{part}";
        var accepted = await call.Engine.HearAsync(new Fact.EvidenceSeen(
            order.Key, id, stopped ? EvidenceKind.Stopped : EvidenceKind.StopRefused, said.RefundId, lines, [],
            stopped ? StopLevel.NotReleased : StopLevel.Unknown, call.Source,
            Instant.Min(said.At ?? call.SaidAt, call.Now), said.Msg), stop);
        var failure = accepted is Engine.Accepted.Refused { Why: Refusal.NotNewer } ? NotNewer
            : Of(accepted) ?? await OldNewsAsync(call, order.Key, id, accepted, stop);
        return Result(failure, new TopObject().AddId("refund_id", said.RefundId));
    }

    /// <summary>
    /// A repeat of a saying that was taken back meanwhile is no news, and must not be answered as if it counted.
    /// </summary>
    private static async Task<Failure?> OldNewsAsync(
        GatewayCall call, OrderKey key, string id, Engine.Accepted accepted, CancellationToken stop)
    {
        if (accepted is not Engine.Accepted.Duplicate || await call.Engine.ReadAsync(key, stop) is not { } order)
            return null;
        return order.Evidence.LastOrDefault(e => e.Id == id) is { Holds: false }
            ? NotNewer : null;
    }

    private static readonly Failure NotNewer =
        new("isv.operate-time-not-newer", "operate_time不晚于已有的相反结果，请以新的时间再推送");

    private static TopAnswer.Error? ReadCancel(TopJsonParameter json, out Cancel said)
    {
        said = null!;
        if (json.Id("refund_id", out var refundId) is { } badRefund) return badRefund;
        if (json.Id("tid", out var tid) is { } badTid) return badTid;
        if (json.Text("status", out var status) is { } badStatus) return badStatus;
        if (status is not ("SUCCESS" or "FAIL")) return GatewayCall.BadParameter("status");
        if (json.MaybeId("oid", out var oid) is { } badOid) return badOid;
        if (json.MaybeTime("operate_time", out var at) is { } badTime) return badTime;
        if (json.MaybeWhole("refund_fee", out var fee) is { } badFee) return badFee;
        if (fee is <= 0) return GatewayCall.BadParameter("refund_fee");
        if (json.MaybeWhole("auction_num", out var number) is { } badNumber) return badNumber;
        if (number is < 0 or > int.MaxValue) return GatewayCall.BadParameter("auction_num");
        var text = json.MaybeText("msg");
        said = new Cancel(
            refundId, tid, status, oid, number is 0 ? null : number, at, text.Length > 500 ? text[..500] : text);
        return null;
    }

    /// <summary>
    /// Without a sub order the saying is about all of the request. With one it is about that line only: a line of an
    /// order says nothing of the others.
    /// </summary>
    private static Failure? LinesOf(Order order, RefundCase refund, Cancel said, out ImmutableArray<LineQuantity> lines)
    {
        lines = [];
        if (said.Oid is not { } oid || (oid == order.Key.OrderNo && order.Line(oid) is null)) return null;
        if (order.Line(oid) is null) return Bad("oid");
        var covered = order.Covered(refund.Claim);
        var claimed = Quantities.Of(covered, oid);
        if (claimed == 0) return Bad("oid");
        if (said.Number > claimed) return Bad("auction_num");
        if (covered.Length == 1 && (said.Number is null || said.Number == claimed)) return null;
        lines = [new LineQuantity(oid, (int)(said.Number ?? claimed))];
        return null;
    }

    private static async Task<TopAnswer> WarehouseAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Id("refund_id", out var id) is { } bad) return Succeed(Of(bad));
        if (call["warehouse_status"] != "1") return Succeed(Bad("warehouse_status"));
        if (AgNotes.Binding(call) is { } foreign) return Succeed(foreign);
        if (await call.RefundAsync(id, stop) is not var (order, refund)) return Succeed(NoRefund);
        if (refund.Claim.Status is ClaimStatus.Closed) return Succeed(ClosedRefund);
        // A count by line was uploaded before: it stands, and this says nothing more exact.
        var counted = order.Evidence.Any(e =>
            e is { Holds: true, Kind: EvidenceKind.Received, Inspected.IsDefaultOrEmpty: false } && e.RefundNo == id);
        var accepted = counted ? null : await call.AcceptAsync(new Fact.EvidenceSeen(
            order.Key, $"{call.Source}:warehouse:{id}", EvidenceKind.Received, id, [], [], StopLevel.BackInWarehouse,
            call.Source, Instant.Min(call.SaidAt, call.Now)), stop);
        return Succeed(accepted is null ? null : Of(accepted));
    }

    /// <summary>Signed for at the door is not yet in the warehouse: it is noted.</summary>
    private static async Task<TopAnswer> SignAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Id("refund_id", out var id) is { } bad) return Result(Of(bad));
        if (call.Whole("sign_status", 0, 0, 100, out var status) is not null) return Result(Bad("sign_status"));
        if (AgNotes.Binding(call) is { } foreign) return Result(foreign);
        if (await call.RefundAsync(id, stop) is null) return Result(NoRefund);
        await AgNotes.KeepAsync(call, id, $"{{\"sign_status\":{status}}}", stop);
        return Result(null, new TopText(id));
    }

    /// <summary>Puts the request among the audited ones: noted; strategies decide on evidence, not on this.</summary>
    private static async Task<TopAnswer> CheckAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Json("param", out var json) is { } unreadable) return unreadable;
        if (json.Id("refund_id", out var id) is { } badId) return badId;
        if (json.Text("status", out var status) is { } badStatus) return badStatus;
        if (json.Text("msg", out _) is { } badMsg) return badMsg;
        if (json.MaybeWhole("refund_fee", out var fee) is { } badFee) return badFee;
        if (status != "SUCCESS") return Result(Bad("status"));
        if (fee is <= 0) return Result(Bad("refund_fee"));
        if (AgNotes.Binding(call) is { } foreign) return Result(foreign);
        if (await call.RefundAsync(id, stop) is not var (_, refund)) return Result(NoRefund);
        if (refund.Claim.Status is ClaimStatus.Closed) return Result(ClosedRefund);
        await AgNotes.KeepAsync(call, id, json.Raw, stop);
        return Result(null);
    }

    private static readonly Failure ClosedRefund = new("isv.refund-status-error", "退款单已关闭");
}
