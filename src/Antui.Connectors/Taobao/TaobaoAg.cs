using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Effects;

namespace Antui.Connectors.Taobao;

/// <summary>
/// The assistant's (AG) methods, each typed. Success at the level of the platform is not success: every family of
/// answers carries its own flag, and an absent flag is uncertain, never a yes.
/// </summary>
public sealed class TaobaoAg(TaobaoClient client)
{
    private static readonly TaobaoJson Json = TaobaoJson.Default;

    /// <summary>Whether this shop is an AG shop; null when the platform did not say.</summary>
    public async Task<bool?> AccountValidateAsync(CancellationToken stop)
    {
        var call = new TopCall("taobao.rdc.aligenius.account.validate");
        var answer = await client.ReadAsync(call, Json.AgResultAnswer, stop);
        if (answer.Result is not { Success: true, ResultData: { ValueKind: JsonValueKind.Object } data }) return null;
        if (!data.TryGetProperty("ag_account", out var flag)) return null;
        return flag.ToString() switch { "1" => true, "0" => false, _ => null };
    }

    /// <summary>Success means that AG took the message, not that money was refunded.</summary>
    public Task<Outcome> SendgoodsCancelAsync(CancelGoods param, CancellationToken stop) => ResultAsync(
        Call("taobao.rdc.aligenius.sendgoods.cancel", "param", param, Json.CancelGoods), stop);

    /// <summary>
    /// Returned goods are in the warehouse. It belongs to "nextone", not to the assistant's own family.
    /// </summary>
    public async Task<Outcome> WarehouseUpdateAsync(long refundId, CancellationToken stop, int warehouseStatus = 1)
    {
        var call = new TopCall(
            "taobao.nextone.logistics.warehouse.update",
            ("refund_id", Text(refundId)),
            ("warehouse_status", Text(warehouseStatus)));
        return TaobaoOutcome.Of(await client.CallAsync(call, stop), Json.AgFlatAnswer, a =>
            TaobaoOutcome.OfFlag(a.Succeed, a.ErrCode, a.ErrInfo, a.RequestId));
    }

    public Task<Outcome> SignUpdateAsync(long refundId, CancellationToken stop, int signStatus = 1) => ResultAsync(
        new TopCall(
            "taobao.nextone.logistics.sign.update",
            ("refund_id", Text(refundId)),
            ("sign_status", Text(signStatus))),
        stop);

    public Task<Outcome> RefundsCheckAsync(RefundCheck param, CancellationToken stop) => ResultAsync(
        Call("taobao.rdc.aligenius.refunds.check", "param", param, Json.RefundCheck), stop);

    /// <summary>Answers a request to hold an order.</summary>
    public Task<Outcome> OrdermsgUpdateAsync(long tid, long oid, bool held, CancellationToken stop) => ResultAsync(
        new TopCall(
            "taobao.rdc.aligenius.ordermsg.update",
            ("tid", Text(tid)),
            ("oid", Text(oid)),
            ("status", held ? "1" : "2")),
        stop);

    public async Task<Outcome> ReverseUploadingAsync(IReadOnlyList<ReverseOrder> orders, CancellationToken stop)
    {
        var call = Call(
            "taobao.rdc.aligenius.warehouse.reverse.uploading",
            "param0",
            new ReverseUploading(orders),
            Json.ReverseUploading);
        return TaobaoOutcome.Of(await client.CallAsync(call, stop), Json.AgFlagAnswer, a =>
            TaobaoOutcome.OfFlag(a.SuccessFlag, a.FailCode, a.FailInfo, a.RequestId));
    }

    public Task<Outcome> ReverseEventUpdateAsync(ReverseEvent param, CancellationToken stop) => FlagResultAsync(
        Call("taobao.rdc.aligenius.warehouse.reverse.event.update", "param0", param, Json.ReverseEvent), stop);

    public Task<Outcome> ResendUpdateAsync(ResendUpdate param, CancellationToken stop) => FlagResultAsync(
        Call("taobao.rdc.aligenius.warehouse.resend.update", "param0", param, Json.ResendUpdate), stop);

    public Task<Outcome> ResendLogisticsAsync(ResendLogistics param, CancellationToken stop) => FlagResultAsync(
        Call("taobao.rdc.aligenius.warehouse.resend.logistics.msg.post", "param0", param, Json.ResendLogistics), stop);

    public Task<Outcome> IdentificationCaseUpdateAsync(IdentificationCase param, CancellationToken stop) => ResultAsync(
        Call("taobao.rdc.aligenius.identification.case.update", "param", param, Json.IdentificationCase), stop);

    public Task<Outcome> IdentificationResultUpdateAsync(IdentificationResult param, CancellationToken stop) =>
        ResultAsync(
            Call(
                "taobao.rdc.aligenius.identification.case.result.update",
                "param",
                param,
                Json.IdentificationResult),
            stop);

    public Task<Outcome> PackagesNoticeAsync(PackagesNotice param, CancellationToken stop) => ResultAsync(
        Call(
            "taobao.rdc.aligenius.logistics.packages.notice",
            "param_logistics_notice_d_t_o",
            param,
            Json.PackagesNotice),
        stop);

    private static TopCall Call<T>(string method, string name, T param, JsonTypeInfo<T> shape) =>
        new(method, (name, JsonSerializer.Serialize(param, shape)));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<Outcome> ResultAsync(TopCall call, CancellationToken stop) =>
        TaobaoOutcome.Of(await client.CallAsync(call, stop), Json.AgResultAnswer, a => TaobaoOutcome.OfFlag(
            a.Result?.Success, a.Result?.ErrorCode, a.Result?.ErrorInfo, a.RequestId));

    private async Task<Outcome> FlagResultAsync(TopCall call, CancellationToken stop) =>
        TaobaoOutcome.Of(await client.CallAsync(call, stop), Json.AgFlagResultAnswer, a => TaobaoOutcome.OfFlag(
            a.Result?.SuccessFlag, a.Result?.FailCode, a.Result?.FailInfo, a.RequestId));
}
