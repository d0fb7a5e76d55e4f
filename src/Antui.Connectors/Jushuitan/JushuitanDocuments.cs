using Antui.Core;
using Antui.Core.Effects;

namespace Antui.Connectors.Jushuitan;

/// <summary>
/// The after-sale document: made or completed by uploading it under the platform's refund number, which updates what
/// is there. Every item carries its line number: with the shop option "售后单下载拦截订单" an item without one refunds and
/// cancels the whole order, so such a document is never sent.
/// </summary>
public sealed class JushuitanDocuments(JushuitanSettings settings, JushuitanClient client, JushuitanReading reading)
{
    private const string UploadPath = "/open/aftersale/upload";
    private const string ConfirmPath = "/open/webapi/aftersaleapi/open/confirm";
    private static readonly JushuitanJson Json = JushuitanJson.Default;

    public async Task<Outcome> ExpectAsync(Effect.OfRefund effect, CancellationToken stop)
    {
        if (effect.RefundNo.Length == 0 || effect.Lines.IsDefaultOrEmpty)
            return new Outcome.Refused("NO_LINES", "退款没有编号或没有指明订单行，不能建售后单。");
        try
        {
            var there = await reading.DocumentsAsync(effect.Order.OrderNo, effect.RefundNo, stop);
            if (there.Count > 0 && SaysEnough(there[0], effect)) return new Outcome.Done($"{there[0].AsId}");
            var order = await reading.OrderAsync(effect.Order.OrderNo, stop);
            if (order.Count == 0)
            {
                return new Outcome.Refused(
                    "ORDER_UNKNOWN", "聚水潭还没有这个订单，不能建售后单。", TimeSpan.FromSeconds(settings.UnknownOrderRetrySeconds));
            }
            if (JushuitanItems.Of(effect, order) is not { } items)
                return new Outcome.Refused("LINES_UNKNOWN", "聚水潭订单里没有对应的子订单号或数量，不发送售后单以免整单取消。");
            return await UploadAsync(New(effect, items), stop);
        }
        catch (ReadFailedException failed)
        {
            return failed.Reply.ToOutcome();
        }
    }

    public Task<Outcome> FindOutExpectedAsync(Effect.OfRefund effect, CancellationToken stop) =>
        FindOutAsync(effect, d => d.Count > 0, stop);

    public async Task<Outcome> CloseAsync(Effect.OfRefund effect, CancellationToken stop)
    {
        var sent = false;
        try
        {
            var documents = await reading.DocumentsAsync(effect.Order.OrderNo, effect.RefundNo, stop);
            foreach (var document in documents.Where(d => d.ShopStatus != "SUCCESS"))
            {
                if (Completed(effect, document) is not { } upload)
                    return new Outcome.Refused("NO_LINE_NUMBER", "售后单有没有子订单号的商品，不能上传（会整单取消），请在聚水潭手工完结。");
                sent = true;
                if (await UploadAsync(upload, stop) is not Outcome.Done and var no) return no;
            }
            List<long> waiting =
                [.. documents.Where(d => d.Status == "WaitConfirm" && d.AsId is not null).Select(d => d.AsId!.Value)];
            if (settings.ConfirmDocuments && waiting.Count > 0)
            {
                sent = true;
                if (await ConfirmAsync(waiting, stop) is not Outcome.Done and var no) return no;
            }
            if (!sent) return Closed(documents);
            var after = await reading.DocumentsAsync(effect.Order.OrderNo, effect.RefundNo, stop);
            return IsClosed(after) ? Closed(after) : new Outcome.Uncertain("聚水潭接受了完结，但售后单仍未完结。");
        }
        catch (ReadFailedException failed)
        {
            return sent ? new Outcome.Uncertain(failed.Message) : failed.Reply.ToOutcome();
        }
    }

    public Task<Outcome> FindOutClosedAsync(Effect.OfRefund effect, CancellationToken stop) =>
        FindOutAsync(effect, IsClosed, stop);

    private async Task<Outcome> FindOutAsync(
        Effect.OfRefund effect, Func<IReadOnlyList<JushuitanAfterSale>, bool> isDone, CancellationToken stop)
    {
        try
        {
            var documents = await reading.DocumentsAsync(effect.Order.OrderNo, effect.RefundNo, stop);
            return isDone(documents) ? Closed(documents) : new Outcome.Absent();
        }
        catch (ReadFailedException failed)
        {
            return failed.Reply.ToOutcome();
        }
    }

    /// <summary>Jushuitan downloads most documents by itself; ours would only repeat what is there.</summary>
    private static bool SaysEnough(JushuitanAfterSale document, Effect.OfRefund effect) =>
        document.GoodStatus is "SELLER_RECEIVED" || document.ShopStatus is "SUCCESS" or "CLOSED"
        || effect.Claim.Tracking is not { } parcel || ParcelNumber.Same(parcel.Number, document.LId);

    /// <summary>Without a document nothing is left to complete.</summary>
    private bool IsClosed(IReadOnlyList<JushuitanAfterSale> documents) => documents.All(d =>
        d.ShopStatus == "SUCCESS" && (!settings.ConfirmDocuments || d.Status != "WaitConfirm"));

    private static Outcome.Done Closed(IReadOnlyList<JushuitanAfterSale> documents) =>
        new(string.Join(',', documents.Select(d => d.AsId).Order()));

    private JushuitanUpload New(Effect.OfRefund effect, IReadOnlyList<JushuitanUploadItem> items)
    {
        var refund = Yuan(effect.Instruction.Amount);
        return new JushuitanUpload(
            settings.ShopId, effect.RefundNo, effect.Order.OrderNo, JushuitanMap.TypeOf(effect.Claim.Kind),
            JushuitanMap.ShopStatusOf(effect.Claim.Status), JushuitanMap.GoodStatusOf(effect.Claim.Status),
            effect.Claim.Reason is { Length: > 0 } why ? why : null, refund, refund, 0, effect.Claim.Tracking?.Number,
            effect.Claim.Tracking?.Carrier, settings.ReturnCompanyId, settings.Remark, items);
    }

    /// <summary>The document as it stands, refunded; null when an item has no line number.</summary>
    private JushuitanUpload? Completed(Effect.OfRefund effect, JushuitanAfterSale document)
    {
        var items = document.Items ?? [];
        if (items.Count == 0 || items.Any(i => string.IsNullOrEmpty(i.OuterOiId) || string.IsNullOrEmpty(i.SkuId)))
            return null;
        return new JushuitanUpload(
            settings.ShopId, effect.RefundNo, effect.Order.OrderNo,
            document.Type is { Length: > 0 } type ? type : JushuitanMap.TypeOf(effect.Claim.Kind), "SUCCESS",
            document.GoodStatus is { Length: > 0 } goods ? goods : JushuitanMap.GoodStatusOf(effect.Claim.Status),
            document.QuestionType, document.Refund, document.Refund, document.Payment, null, null, null, null,
            [
                .. items.Select(i => new JushuitanUploadItem(
                    i.OuterOiId!, i.SkuId!, i.Qty ?? 0, i.Amount, i.Type ?? "退货")),
            ]);
    }

    private async Task<Outcome> UploadAsync(JushuitanUpload document, CancellationToken stop)
    {
        var reply = await client.CallAsync(UploadPath, [document], Json.JushuitanUploadArray, stop);
        if (reply is not Reply.Ok ok) return reply.ToOutcome();
        var row = JushuitanClient.Read(ok, Json.JushuitanUploaded)?.Datas?
            .FirstOrDefault(r => r.OuterAsId == document.OuterAsId);
        return row?.IsSuccess switch
        {
            true => new Outcome.Done($"{row.AsId}"),
            false => new Outcome.Refused("UPLOAD_REFUSED", $"聚水潭不接受售后单：{client.Clean(row.Msg)}"),
            null => new Outcome.Uncertain("the answer does not name the document"),
        };
    }

    private async Task<Outcome> ConfirmAsync(List<long> ids, CancellationToken stop)
    {
        var confirm = new JushuitanConfirm(ids, settings.ConfirmPayments);
        var reply = await client.CallAsync(ConfirmPath, confirm, Json.JushuitanConfirm, stop);
        if (reply is not Reply.Ok ok) return reply.ToOutcome();
        if (JushuitanClient.Read(ok, Json.JushuitanConfirmed) is not { } inside)
            return new Outcome.Uncertain("unreadable answer");
        var failures = inside.Fail ?? [];
        if (failures.Count == 0 && inside.FailCount is null or 0) return new Outcome.Done();
        var why = client.Clean(string.Join('；', failures.Select(f => $"{f.Message} {f.Details}".Trim())));
        return new Outcome.Refused("CONFIRM_REFUSED", $"聚水潭不能确认售后单：{why}");
    }

    private static decimal Yuan(Money amount) => amount.Minor / 100m;
}
