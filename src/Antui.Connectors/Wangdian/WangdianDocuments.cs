using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Connectors.Wangdian;

/// <summary>
/// The platform's refund inside the ERP (原始退款单): told to it for shops of one's own, only looked for where the ERP
/// fetches it itself.
/// </summary>
public sealed class WangdianDocuments(
    WangdianSettings settings, WangdianClient client, WangdianReading reading, TimeProvider clock)
{
    public const string Upload = "aftersales.refund.RawRefund.upload2";

    private const int New = 1, StatusChanged = 2;
    private const int Cancelled = 1, Refunded = 5;

    public Task<Outcome> ExpectAsync(Effect.OfRefund effect, CancellationToken stop) => settings.Uploads
        ? UploadAsync(effect, StatusOf(effect.Claim), New, stop)
        : FoundAsync(
            effect, raw => raw is null
                ? Later("NOT_FETCHED", "旺店通还没有抓取到这张退款单。")
                : new Outcome.Done(effect.RefundNo),
            stop);

    public Task<Outcome> FindOutExpectedAsync(Effect.OfRefund effect, CancellationToken stop) =>
        FindOutAsync(effect, raw => raw is not null, stop);

    /// <summary>Completing is telling that the money is back; the ERP settles its own document by it.</summary>
    public async Task<Outcome> CloseAsync(Effect.OfRefund effect, CancellationToken stop)
    {
        var known = await FoundAsync(
            effect, raw => raw switch
            {
                { Status: Refunded } => new Outcome.Done(effect.RefundNo),
                _ when settings.Uploads => new Outcome.Absent(),
                null => new Outcome.Refused("NO_DOCUMENT", "旺店通没有这张退款单。"),
                _ => Later("NOT_REFUNDED_THERE", "旺店通还没有抓取到退款成功。"),
            },
            stop);
        return known is Outcome.Absent ? await UploadAsync(effect, Refunded, StatusChanged, stop) : known;
    }

    public Task<Outcome> FindOutClosedAsync(Effect.OfRefund effect, CancellationToken stop) =>
        FindOutAsync(effect, raw => raw is { Status: Refunded }, stop);

    private async Task<Outcome> UploadAsync(Effect.OfRefund effect, int status, int flag, CancellationToken stop)
    {
        if (effect.Lines.IsDefaultOrEmpty || effect.Claim is not { } claim)
        {
            return new Outcome.Refused("NO_LINES", "退款没有商品明细，无法推送到旺店通。");
        }
        var reply = await client.WriteAsync(
            Upload, [JsonValue.Create(settings.ShopNo), Lines(effect, claim, status, flag)], stop);
        if (reply is not Reply.Ok ok) return reply.ToOutcome();
        try
        {
            // Success on the outside is this method's normal failure.
            var faults = Rows.Of(ok.Body, "error_list", WangdianJson.Default.WangdianUploadFault) ?? [];
            if (faults.Count > 0)
            {
                var text = string.Join("；", faults.Select(f => f.Error).Distinct());
                return new Outcome.Refused("NOT_TAKEN", text.Length > 0 ? settings.Scrub(text) : "旺店通没有接收退款单。");
            }
        }
        catch (JsonException)
        {
            return new Outcome.Uncertain("unreadable answer");
        }
        var taken = (Members.Number(ok.Body, "new_count") ?? 0) + (Members.Number(ok.Body, "chg_count") ?? 0);
        if (taken >= effect.Lines.Length) return new Outcome.Done(effect.RefundNo);
        // Nothing new and nothing changed: the same was told before, or nothing was taken at all.
        var found = await FindOutAsync(
            effect, raw => raw is not null && (status != Refunded || raw.Status == status), stop);
        return found is Outcome.Absent ? new Outcome.Uncertain("旺店通没有说明是否接收了退款单。") : found;
    }

    private JsonArray Lines(Effect.OfRefund effect, Claim claim, int status, int flag)
    {
        var count = effect.Lines.Length;
        var shares = claim.Amount.Split([.. effect.Lines.Select(l => (long)l.Quantity)]);
        var now = ChinaTime.Text(Instant.From(clock.GetUtcNow()));
        var all = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            var yuan = shares[i] / 100m;
            all.Add(JsonSerializer.SerializeToNode(
                new WangdianUpload
                {
                    RefundNo = WangdianReceipts.PartNo(effect.RefundNo, i, count),
                    Num = effect.Lines[i].Quantity,
                    Tid = effect.Order.OrderNo,
                    Oid = effect.Lines[i].LineNo,
                    Type = TypeOf(claim.Kind),
                    Status = status,
                    RefundAmount = yuan,
                    ActualRefundAmount = yuan,
                    LogisticsName = claim.Tracking?.Carrier ?? "",
                    LogisticsNo = claim.Tracking?.Number ?? "",
                    BuyerNick = settings.BuyerNick,
                    RefundTime = ChinaTime.Text(claim.Asked),
                    CurrentPhaseTimeout = status == Refunded ? now : null,
                    IsAftersale = claim.Kind is RefundKind.Unshipped ? 0 : 1,
                    Reason = claim.Reason,
                    ModifyFlag = flag,
                },
                WangdianJson.Default.WangdianUpload));
        }
        return all;
    }

    private async Task<Outcome> FindOutAsync(
        Effect.OfRefund effect, Func<WangdianRawRefund?, bool> isDone, CancellationToken stop)
    {
        try
        {
            return isDone(await RawAsync(effect, stop)) ? new Outcome.Done(effect.RefundNo) : new Outcome.Absent();
        }
        catch (ReadFailedException failed)
        {
            return new Outcome.Uncertain(failed.Message);
        }
    }

    private async Task<Outcome> FoundAsync(
        Effect.OfRefund effect, Func<WangdianRawRefund?, Outcome> say, CancellationToken stop)
    {
        try
        {
            return say(await RawAsync(effect, stop));
        }
        catch (ReadFailedException failed)
        {
            return failed.AsNotExecuted(settings.RetrySeconds);
        }
    }

    /// <summary>Of a refund that was told in parts its last part: it is there only when all of them are.</summary>
    private Task<WangdianRawRefund?> RawAsync(Effect.OfRefund effect, CancellationToken stop)
    {
        var parts = settings.Uploads && !effect.Lines.IsDefaultOrEmpty ? effect.Lines.Length : 1;
        return reading.RawRefundAsync(WangdianReceipts.PartNo(effect.RefundNo, parts - 1, parts), stop);
    }

    private Outcome.Refused Later(string code, string text) =>
        new(code, text, TimeSpan.FromSeconds(settings.RetrySeconds));

    private static int TypeOf(RefundKind kind) => kind switch
    {
        RefundKind.Unshipped => 1,
        RefundKind.Return => 2,
        RefundKind.Exchange => 3,
        _ => 4,
    };

    private static int StatusOf(Claim? claim) => claim?.Status switch
    {
        ClaimStatus.AwaitingBuyerReturn => 3,
        ClaimStatus.AwaitingReceipt => 4,
        ClaimStatus.Refunded => Refunded,
        ClaimStatus.Closed => Cancelled,
        _ => 2,
    };
}
