using Antui.Core.Effects;

namespace Antui.Connectors.Jushuitan;

/// <summary>
/// Stopping: hold the order (转异常), read it again, cancel what may be cancelled, read it again. Only a reading that
/// shows it cancelled is a stop; the answers of the calls never are.
/// </summary>
public sealed class JushuitanStops(JushuitanSettings settings, JushuitanClient client, JushuitanReading reading)
{
    private const string QuestionPath = "/open/webapi/orderapi/questionorder/questions";
    private const string CancelPath = "/open/jushuitan/orderbyoid/cancel";
    private static readonly JushuitanJson Json = JushuitanJson.Default;

    public async Task<Outcome> StopAsync(Effect.Stop effect, CancellationToken stop)
    {
        if (effect.Lines.IsDefaultOrEmpty) return new Outcome.Refused("NO_LINES", "退款没有指明订单行，不能拦截。");
        JushuitanStanding before;
        try
        {
            before = await StandingAsync(effect, stop);
        }
        catch (ReadFailedException failed)
        {
            return failed.Reply.ToOutcome();
        }
        if (Settled(before) is { } settled) return settled;
        try
        {
            return await HoldAsync(effect, before, stop);
        }
        catch (ReadFailedException failed)
        {
            // Something was sent already, so a reading that failed leaves its effect open.
            return new Outcome.Uncertain(failed.Message);
        }
    }

    public async Task<Outcome> FindOutAsync(Effect.Stop effect, CancellationToken stop)
    {
        try
        {
            var standing = await StandingAsync(effect, stop);
            return standing.Stand is JushuitanStand.Stopped or JushuitanStand.Shipped
                ? Settled(standing)!
                : new Outcome.Absent();
        }
        catch (ReadFailedException failed)
        {
            return failed.Reply.ToOutcome();
        }
    }

    private async Task<JushuitanStanding> StandingAsync(Effect.Stop effect, CancellationToken stop) =>
        JushuitanStanding.Of(effect.Lines, await reading.OrderAsync(effect.Order.OrderNo, stop));

    private Outcome? Settled(JushuitanStanding standing) => standing.Stand switch
    {
        JushuitanStand.Stopped => new Outcome.Done(standing.Receipt),
        JushuitanStand.Shipped => new Outcome.Refused("SHIPPED", "聚水潭显示已经发货。"),
        JushuitanStand.UnknownOrder => new Outcome.Refused(
            "ORDER_UNKNOWN", "聚水潭还没有这个订单（可能尚未下载，或店铺编号不对）。",
            TimeSpan.FromSeconds(settings.UnknownOrderRetrySeconds)),
        _ => null,
    };

    private async Task<Outcome> HoldAsync(Effect.Stop effect, JushuitanStanding before, CancellationToken stop)
    {
        Outcome question = new Outcome.Done();
        if (before.OpenParts.Any(o => o.Status != "Question"))
        {
            question = await QuestionAsync(effect, before, stop);
            if (question is Outcome.Uncertain or Outcome.Refused { RetryAfter: not null }) return question;
        }
        var held = await StandingAsync(effect, stop);
        if (Settled(held) is { } settled) return settled;
        var going = held.OpenParts.Where(o => o.Status != "Question").ToList();
        if (going.Count > 0)
        {
            return question is Outcome.Refused
                ? question
                : new Outcome.Uncertain($"聚水潭接受了转异常，但订单仍是 {Words(going)}。");
        }
        if (held.Mixed.Count > 0 || held.Whole.Count == 0) return Partial(held);
        return await CancelAsync(effect, held, stop);
    }

    private async Task<Outcome> CancelAsync(Effect.Stop effect, JushuitanStanding held, CancellationToken stop)
    {
        var cancel = new JushuitanCancel(
            [.. held.Whole.Select(o => o.OId!.Value)], settings.CancelType, settings.Remark);
        var answer = (await client.CallAsync(CancelPath, cancel, Json.JushuitanCancel, stop)).ToOutcome();
        if (answer is Outcome.Uncertain or Outcome.Refused { RetryAfter: not null }) return answer;
        var after = await StandingAsync(effect, stop);
        if (Settled(after) is { } settled) return settled;
        return answer is Outcome.Refused no
            ? no with { Text = $"已转异常，但聚水潭拒绝取消：{no.Text}" }
            : new Outcome.Uncertain($"聚水潭接受了取消，但订单仍是 {Words(after.OpenParts)}。");
    }

    /// <summary>The platform's number catches parts split off meanwhile, unless others share the order.</summary>
    private async Task<Outcome> QuestionAsync(Effect.Stop effect, JushuitanStanding before, CancellationToken stop)
    {
        var orderNo = effect.Order.OrderNo;
        var byNumber = before.Mixed.Count == 0 && before.Whole.All(o => o.SoId == orderNo);
        var ids = before.OpenParts.Where(o => o.Status != "Question").Select(o => o.OId!.Value).ToList();
        var question = new JushuitanQuestion(
            byNumber ? [orderNo] : null, byNumber ? null : ids, settings.QuestionType,
            $"{settings.Remark} {effect.RefundNo}".Trim());
        var reply = await client.CallAsync(QuestionPath, question, Json.JushuitanQuestion, stop);
        if (reply is not Reply.Ok ok) return reply.ToOutcome();
        if (JushuitanClient.Read(ok, Json.JushuitanQuestioned) is not { } inside)
            return new Outcome.Uncertain("unreadable answer");
        if (inside.Fail is null or 0) return new Outcome.Done();
        var why = client.Clean(string.Join('；', (inside.Message ?? []).Select(m => m.Msg)));
        return new Outcome.Refused("HOLD_REFUSED", $"聚水潭拒绝转异常：{why}");
    }

    private static Outcome.Refused Partial(JushuitanStanding held) => held.Stand is JushuitanStand.UnknownLines
        ? new("LINES_UNKNOWN", "订单在聚水潭里没有对应的子订单号或数量，不能自动取消；未发货部分已转异常，请人工处理。")
        : new("PARTIAL", "聚水潭只能整单取消，而订单里还有不退款的商品：已转异常，请在聚水潭拆分后取消退款部分，并放行其余商品。");

    private static string Words(IEnumerable<JushuitanOrder> orders) =>
        string.Join(',', orders.Select(o => $"{o.OId} {o.Status}"));
}
