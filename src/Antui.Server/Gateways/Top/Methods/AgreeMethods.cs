using System.Globalization;
using Antui.Core;
using Antui.Engine;

namespace Antui.Server.Gateways.Top.Methods;

/// <summary>
/// Agreeing to refunds in a batch: each item has its own outcome, and one that is refused fails no other.
/// </summary>
public static class AgreeMethods
{
    public static readonly ImmutableArray<TopMethod> Table =
        [new("taobao.rp.refunds.agree", TopNeeds.Write, AgreeAsync, ["refund_infos"])];

    private sealed record Item(string RefundId, long Fen, long Version, string? Phase);

    private static async Task<TopAnswer> AgreeAsync(GatewayCall call, CancellationToken stop)
    {
        var items = new List<Item>();
        foreach (var text in call["refund_infos"]!.Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Parse(text, call.Settings.IsTmall) is not { } item) return GatewayCall.BadParameter("refund_infos");
            items.Add(item);
        }
        if (items.Count == 0 || items.Select(i => i.RefundId).Distinct().Count() != items.Count)
            return GatewayCall.BadParameter("refund_infos");
        if (items.Count > call.Settings.ItemsPerBatch)
            return TopErrors.Business("isv.refund-batch-count-limit", $"一次最多{call.Settings.ItemsPerBatch}笔退款");
        // One item above the sum goes alone: there is nothing to cut.
        if (items.Count > 1 && SumOf(items) > call.Settings.FenPerBatch)
            return TopErrors.Business("isv.refund-batch-amount-limit", $"一次最多{Money.Fen(call.Settings.FenPerBatch)}");
        // Side by side: they are different orders mostly, and the engine commits them together.
        var results = await Task.WhenAll(items.Select(i => AgreeOneAsync(call, i, stop)));
        return Answer(items, results);
    }

    /// <summary>refund_id|fen|refund_version, and the phase for Tmall.</summary>
    private static Item? Parse(string text, bool isTmall)
    {
        var parts = text.Split('|');
        if (parts.Length is < 3 or > 4 || (isTmall && parts.Length != 4)) return null;
        if (!GatewayCall.IsId(parts[0]) || !Positive(parts[1], out var fen) || !Positive(parts[2], out var version))
            return null;
        var phase = parts.Length == 4 && parts[3].Length > 0 ? parts[3] : null;
        if (phase is not (null or "onsale" or "aftersale") || (isTmall && phase is null)) return null;
        return new Item(parts[0], fen, version, phase);
    }

    private static bool Positive(string text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0;

    /// <summary>Amounts are whatever a caller writes, so their sum may be beyond a long.</summary>
    private static Int128 SumOf(List<Item> items)
    {
        Int128 sum = 0;
        foreach (var item in items) sum += item.Fen;
        return sum;
    }

    /// <returns>Null when agreed; otherwise why not, in the platform's words.</returns>
    private static async Task<string?> AgreeOneAsync(GatewayCall call, Item item, CancellationToken stop)
    {
        if (await call.RefundAsync(item.RefundId, stop) is not var (order, refund)) return "退款单不存在";
        if (call.Services.Faults.RefusesItem(item.RefundId)) return "系统繁忙，退款状态待确认，请稍后重试";
        if (item.Phase is { } phase && phase != refund.Claim.Phase) return $"退款阶段不符: 应为{refund.Claim.Phase}";
        var accepted = await call.AcceptAsync(
            new Fact.SellerAnswers(
                order.Key, item.RefundId, SellerAnswer.AgreeRefund, item.Version, Money.Fen(item.Fen), "", call.Source),
            stop);
        return accepted switch
        {
            Accepted.Applied or Accepted.Duplicate => null,
            Accepted.Refused { Why: Refusal.StaleVersion } => AnswerMethods.StaleText,
            Accepted.Refused { Why: Refusal.AmountDiffers } => "退款金额与买家申请金额不一致",
            Accepted.Refused { Why: Refusal.WrongState or Refusal.RefundMade } => "当前退款状态不允许退款",
            Accepted.Refused refused => refused.Why.Text,
            _ => "退款单暂不可处理",
        };
    }

    private static TopAnswer Answer(List<Item> items, string?[] faults)
    {
        var failed = faults.Count(f => f is not null);
        var results = items.Select((item, i) => (TopValue)new TopObject()
            .Add("refund_id", item.RefundId)
            .Add("succ", faults[i] is null)
            .Add("message", faults[i] ?? "操作成功")).ToList();
        var (code, message) = failed == 0 ? ("OP_SUCC", "操作成功")
            : failed == items.Count ? ("OP_FAILURE_UE", "操作失败")
            : ("SOME_OP_SUCC", "部分操作成功");
        return TopAnswer.Of(new TopObject()
            .Add("succ", failed < items.Count)
            .Add("msg_code", code)
            .Add("message", message)
            .Add("results", new TopList("refund_mapping_result", results)));
    }
}
