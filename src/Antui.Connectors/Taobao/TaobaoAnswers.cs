using System.Text.Json;
using Antui.Core;
using Antui.Core.Effects;

namespace Antui.Connectors.Taobao;

/// <summary>Agreeing and refusing: batches, versions, reasons.</summary>
public sealed class TaobaoAnswers(TaobaoSettings settings, TaobaoClient client, TaobaoReading reading)
{
    private const int MinReason = 2;
    private const int MaxReason = 200;
    private static readonly TaobaoJson Json = TaobaoJson.Default;

    /// <summary>Cuts by count and by sum, keeping the order; one item above the sum goes alone.</summary>
    public static IEnumerable<IReadOnlyList<Effect.AgreeRefund>> Batches(
        IReadOnlyList<Effect.AgreeRefund> effects, int items, Money sum)
    {
        var batch = new List<Effect.AgreeRefund>();
        long fen = 0;
        foreach (var effect in effects)
        {
            var amount = effect.Instruction.Amount.Minor;
            if (batch.Count > 0 && (batch.Count == items || fen + amount > sum.Minor))
            {
                yield return batch;
                batch = [];
                fen = 0;
            }
            batch.Add(effect);
            fen += amount;
        }
        if (batch.Count > 0) yield return batch;
    }

    public async Task<IReadOnlyList<Outcome>> AgreeRefundsAsync(
        IReadOnlyList<Effect.AgreeRefund> effects, CancellationToken stop)
    {
        var outcomes = new Dictionary<Effect, Outcome>(ReferenceEqualityComparer.Instance);
        var sendable = new List<Effect.AgreeRefund>();
        foreach (var effect in effects)
        {
            if (Unsendable(effect) is { } refused) outcomes[effect] = refused;
            else sendable.Add(effect);
        }
        foreach (var batch in Batches(sendable, settings.ItemsPerBatch, settings.SumPerBatch))
        {
            await BatchAsync(batch, outcomes, stop);
        }
        return [.. effects.Select(e => outcomes[e])];
    }

    public async Task<Outcome> AgreeReturnAsync(Effect.AgreeReturn effect, CancellationToken stop)
    {
        var call = new TopCall(
            "taobao.rp.returngoods.agree",
            ("refund_id", effect.RefundNo),
            ("refund_phase", Phase(effect)),
            ("refund_version", Version(effect)),
            ("remark", effect.Remark),
            ("seller_address_id", settings.ReturnAddressId is { } address ? TaobaoMap.Text(address) : null));
        return TaobaoOutcome.Of(await client.CallAsync(call, stop), Json.TopSuccessFlag, a =>
            TaobaoOutcome.OfFlag(a.IsSuccess, null, "is_success=false", a.RequestId));
    }

    /// <summary>
    /// Refuses the request, or, when the goods came back to a Tmall shop, refuses the returned goods.
    /// </summary>
    public async Task<Outcome> RefuseAsync(Effect.Refuse effect, CancellationToken stop)
    {
        var text = effect.Reason.Trim();
        if (text.Length < MinReason) return new Outcome.Refused("REASON_TOO_SHORT", "拒绝理由至少 2 个字。");
        if (text.Length > MaxReason) text = text[..MaxReason];
        var returned = effect.Claim.Status == Core.Orders.ClaimStatus.AwaitingReceipt && settings.Tmall;
        string? reasonId;
        try
        {
            reasonId = await ReasonIdAsync(effect, text, stop);
        }
        catch (TaobaoReadException failed)
        {
            var wait = failed.RetryAfter ?? TimeSpan.FromSeconds(settings.ThrottleSeconds);
            return new Outcome.Refused("REASONS_UNREADABLE", failed.Message, wait);
        }
        (string, string?)[] common =
        [
            ("refund_id", effect.RefundNo),
            ("refund_phase", Phase(effect)),
            ("refund_version", Version(effect)),
            ("refuse_reason_id", reasonId),
        ];
        var proof = settings.RefuseProofBase64.Length == 0
            ? Array.Empty<TopFile>()
            : [new TopFile("refuse_proof", "proof.jpg", Convert.FromBase64String(settings.RefuseProofBase64))];
        if (returned)
        {
            var goods = new TopCall("taobao.rp.returngoods.refuse", common) { Files = proof };
            return TaobaoOutcome.Of(await client.CallAsync(goods, stop), Json.TopResultFlag, a =>
                TaobaoOutcome.OfFlag(a.Result, null, "result=false", a.RequestId));
        }
        var call = new TopCall("taobao.refund.refuse", [.. common, ("refuse_message", text)]) { Files = proof };
        return TaobaoOutcome.Of(await client.CallAsync(call, stop), Json.RefundRefuse, a =>
            TaobaoOutcome.OfFlag(IsRefused(a), null, "is_success=false", a.RequestId));
    }

    /// <summary>Some answers carry only the refund; its status says it then.</summary>
    private static bool? IsRefused(RefundRefuse answer) =>
        answer.IsSuccess ?? (answer.Refund?.Status == "SELLER_REFUSE_BUYER" ? true : null);

    private async Task BatchAsync(
        IReadOnlyList<Effect.AgreeRefund> batch, Dictionary<Effect, Outcome> outcomes, CancellationToken stop)
    {
        var call = new TopCall(
            "taobao.rp.refunds.agree",
            ("refund_infos", string.Join(',', batch.Select(Info))),
            ("ignore_code", settings.IgnoreSmsCode ? "true" : null));
        var reply = await client.CallAsync(call, stop);
        // The platform refused the batch as a whole, so none of it was executed: each item shows alone what it is.
        if (reply is TopReply.Refused && batch.Count > 1)
        {
            foreach (var effect in batch) await BatchAsync([effect], outcomes, stop);
            return;
        }
        var results = Results(reply);
        foreach (var effect in batch) outcomes[effect] = results(effect);
    }

    private static Func<Effect.AgreeRefund, Outcome> Results(TopReply reply)
    {
        if (reply is not TopReply.Ok ok)
        {
            var failure = TaobaoOutcome.OfFailure(reply);
            return _ => failure;
        }
        RpRefundsAgree? answer;
        try
        {
            answer = ok.Body.Deserialize(Json.RpRefundsAgree);
        }
        catch (JsonException)
        {
            answer = null;
        }
        return effect => ItemOf(answer, effect.RefundNo);
    }

    /// <summary>
    /// Each item by its own flag; one that is missing, or named twice with two answers, is uncertain.
    /// </summary>
    private static Outcome ItemOf(RpRefundsAgree? answer, string refundNo)
    {
        if (answer is null) return new Outcome.Uncertain("unreadable answer");
        var items = (answer.Results ?? []).Where(r => r.RefundId == refundNo).ToList();
        if (items.Count == 0 || items.Exists(i => i.Succ != items[0].Succ))
        {
            return new Outcome.Uncertain($"{answer.MsgCode} {answer.Message}: the answer does not say".TrimStart());
        }
        return TaobaoOutcome.OfFlag(items[0].Succ, null, items[0].Message ?? answer.Message, answer.RequestId);
    }

    /// <summary>refund_id|fen|version, and the phase for Tmall; a Taobao shop must leave it out.</summary>
    private string Info(Effect.AgreeRefund effect)
    {
        var bare = $"{effect.RefundNo}|{effect.Instruction.Amount.Minor}|{effect.Instruction.Version}";
        return settings.Tmall ? $"{bare}|{Phase(effect)}" : bare;
    }

    private static Outcome.Refused? Unsendable(Effect.AgreeRefund effect) =>
        TaobaoMap.Number(effect.RefundNo) is null ? new Outcome.Refused("BAD_REFUND_NO", "退款编号不是数字。")
        : effect.Instruction.Amount is not { Currency: Money.Yuan, Minor: > 0 }
            ? new Outcome.Refused("BAD_AMOUNT", "金额必须是大于零的人民币金额。")
        : null;

    private async Task<string?> ReasonIdAsync(Effect.Refuse effect, string text, CancellationToken stop)
    {
        if (settings.RefuseReasonId is { } set) return TaobaoMap.Text(set);
        if (!settings.Tmall) return null;
        var reasons = await reading.RefuseReasonsAsync(effect.RefundNo, Phase(effect), stop);
        var reason = reasons.FirstOrDefault(r => r.ReasonText == text) ?? (reasons.Count > 0 ? reasons[0] : null);
        return reason?.ReasonId is { } id ? TaobaoMap.Text(id) : null;
    }

    private static string Phase(Effect.OfOrder effect) => effect.Instruction.Phase;

    private static string? Version(Effect.OfOrder effect) =>
        effect.Instruction.Version > 0 ? TaobaoMap.Text(effect.Instruction.Version) : null;
}
