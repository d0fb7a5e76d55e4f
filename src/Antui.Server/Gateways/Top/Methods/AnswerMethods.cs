using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Server.Gateways.Top.Wire;

namespace Antui.Server.Gateways.Top.Methods;

/// <summary>The seller's answers to one request: refuse it, agree to the return, refuse the returned goods.</summary>
public static class AnswerMethods
{
    private const int ProofBytesMost = 130_000;
    private const int GoodsProofBytesMost = 5 * 1024 * 1024;

    public static readonly ImmutableArray<TopMethod> Table =
    [
        new("taobao.refund.refuse", TopNeeds.Write, RefuseAsync, ["refund_id", "refuse_message"],
            TmallRequired: ["refuse_proof", "refund_phase", "refund_version"]),
        new("taobao.rp.returngoods.agree", TopNeeds.Write, AgreeReturnAsync, ["refund_id"],
            TmallRequired: ["refund_phase", "refund_version"]),
        new("taobao.rp.returngoods.refuse", TopNeeds.Write, RefuseReturnAsync,
            ["refund_id", "refund_phase", "refund_version", "refuse_proof"], TmallOnly: true),
        new("taobao.rp.refund.review", TopNeeds.Write, ReviewAsync,
            ["operator", "refund_id", "refund_phase", "refund_version", "message", "result"], TmallOnly: true),
    ];

    private static async Task<TopAnswer> RefuseAsync(GatewayCall call, CancellationToken stop)
    {
        var message = call["refuse_message"]!.Trim();
        if (message.Length is < 2 or > 200) return GatewayCall.BadParameter("refuse_message");
        if (call.Parameters.FileBytes("refuse_proof") > ProofBytesMost) return GatewayCall.BadParameter("refuse_proof");
        if (call.Id("refund_id", out var id) is { } bad) return bad;
        if (await call.RefundAsync(id, stop) is not var (order, refund)) return GatewayCall.NoRefund;
        if (!call.Settings.RefuseUnshipped && refund.Claim.Kind is RefundKind.Unshipped)
            return TopErrors.Business("isv.refund-refuse-not-allowed", "卖家未发货，不能拒绝退款");
        if (Fence(call, refund, out var version) is { } old) return old;
        var accepted = await call.AcceptAsync(new Fact.SellerAnswers(
            order.Key, id, SellerAnswer.Refuse, version, null, message, call.Source), stop);
        if (Wrong(accepted) is { } refused) return refused;
        var after = await call.RefundAsync(id, stop);
        var claim = after?.Case.Claim ?? refund.Claim;
        return TopAnswer.Of(new TopObject()
            .Add("refund", new TopObject()
                .Add("refund_id", id)
                .Add("status", RefundWire.Status(claim))
                .Add("modified", (Instant?)claim.Modified))
            .Add("is_success", true));
    }

    private static async Task<TopAnswer> AgreeReturnAsync(GatewayCall call, CancellationToken stop)
    {
        var error = await SayAsync(call, SellerAnswer.AgreeReturn, call["remark"] ?? "", stop);
        return error ?? TopAnswer.Of(new TopObject().Add("is_success", true));
    }

    private static async Task<TopAnswer> RefuseReturnAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Parameters.FileBytes("refuse_proof") > GoodsProofBytesMost)
            return GatewayCall.BadParameter("refuse_proof");
        if (call.Number("refuse_reason_id", out _) is { } bad) return bad;
        var error = await SayAsync(call, SellerAnswer.RefuseReturn, "拒绝退货 " + call["refuse_reason_id"], stop);
        return error ?? TopAnswer.Of(new TopObject().Add("result", true));
    }

    /// <summary>
    /// Marks a request as fit for a batch agreement. It is noted and moves nothing: the agreement is a call of its own.
    /// </summary>
    private static async Task<TopAnswer> ReviewAsync(GatewayCall call, CancellationToken stop)
    {
        if (call.Id("refund_id", out var id) is { } bad) return bad;
        if (call.Flag("result", out var result) is { } badFlag) return badFlag;
        if (await call.RefundAsync(id, stop) is not var (_, refund)) return GatewayCall.NoRefund;
        if (!refund.Claim.IsOpen)
            return TopErrors.Business("A-AUDIT-00-16-002-00", "退款单已完结，无需审核");
        if (Fence(call, refund, out _) is { } old) return old;
        if (refund.Claim.Status is ClaimStatus.SellerRefused)
            return TopErrors.Business("A-AUDIT-00-16-003-01", "当前退款状态不允许审核");
        await AgNotes.KeepAsync(call, id, $"{{\"result\":{(result ? "true" : "false")}}}", stop);
        return TopAnswer.Of(new TopObject().Add("is_success", true));
    }

    private static async Task<TopAnswer.Error?> SayAsync(
        GatewayCall call, SellerAnswer answer, string reason, CancellationToken stop)
    {
        if (call.Id("refund_id", out var id) is { } bad) return bad;
        if (await call.RefundAsync(id, stop) is not var (order, refund)) return GatewayCall.NoRefund;
        if (Fence(call, refund, out var version) is { } old) return old;
        return Wrong(await call.AcceptAsync(
            new Fact.SellerAnswers(order.Key, id, answer, version, null, reason, call.Source), stop));
    }

    /// <summary>Version and phase, where they are given, are those of the request as it is now.</summary>
    private static TopAnswer.Error? Fence(GatewayCall call, RefundCase refund, out long version)
    {
        version = 0;
        if (call.Number("refund_version", out var given) is { } bad) return bad;
        if (given is <= 0) return GatewayCall.BadParameter("refund_version");
        version = given ?? 0;
        if (call["refund_phase"] is { } phase && phase != refund.Claim.Phase)
            return GatewayCall.BadParameter("refund_phase");
        return null;
    }

    private static TopAnswer.Error? Wrong(Accepted accepted) => accepted switch
    {
        Accepted.Applied or Accepted.Duplicate => null,
        Accepted.Refused { Why: Refusal.StaleVersion } =>
            TopErrors.Business("isv.refund-version-error", StaleText),
        Accepted.Refused { Why: Refusal.WrongState or Refusal.RefundMade or Refusal.TermOver } refused =>
            TopErrors.Business("isv.refund-status-error", $"当前退款状态不允许此操作 ({refused.Why.Text})"),
        Accepted.Refused { Why: Refusal.PaidMeanwhile or Refusal.BeingPaid } =>
            TopErrors.Business("isv.refund-status-error", "退款正在处理中，当前状态不允许此操作"),
        Accepted.Refused refused => TopErrors.Business(SubCode(refused.Why.Code), refused.Why.Text),
        _ => TopErrors.Business("isv.refund-service-error", "退款单暂不可处理"),
    };

    /// <summary>Callers look for these words to know that they have to read the request again.</summary>
    public const string StaleText = "退款版本号(refund_version)已变更，请重新获取后再试";

    public static string SubCode(string code) => "isv." + code.ToLowerInvariant().Replace('_', '-');
}
