using Antui.Core.Effects;

namespace Antui.Connectors.Taobao;

/// <summary>Tells the platform that goods were shipped, as a whole or by sub orders.</summary>
public sealed class TaobaoShipping(TaobaoSettings settings, TaobaoClient client, TaobaoReading reading)
{
    private const string Family = "isv.logistics-offline-service-error:";
    private static readonly TaobaoJson Json = TaobaoJson.Default;

    public async Task<Outcome> PushAsync(Effect.TellShipped effect, CancellationToken stop)
    {
        if (effect.Waybill is not { Number.Length: > 0 } waybill)
        {
            return new Outcome.Refused("NO_WAYBILL", "没有运单号。");
        }
        string? subTids = null;
        if (!effect.Lines.IsDefaultOrEmpty)
        {
            try
            {
                if (await reading.TradeAsync(effect.Order.OrderNo, stop) is not { } trade)
                {
                    return new Outcome.Refused("NO_SUCH_ORDER", "平台没有这个订单。");
                }
                if (TaobaoFindOut.Concerned(trade, effect).Count == 0)
                {
                    return new Outcome.Refused("NO_SUCH_LINES", "平台订单没有这些商品行。");
                }
                if (TaobaoFindOut.OfPush(trade, effect) is Outcome.Done shipped) return shipped;
                subTids = SubTids(trade, effect);
            }
            catch (TaobaoReadException failed)
            {
                // Only read so far, so certainly nothing was shipped.
                var wait = failed.RetryAfter ?? TimeSpan.FromSeconds(settings.ThrottleSeconds);
                return new Outcome.Refused("TRADE_UNREADABLE", failed.Message, wait);
            }
        }
        var call = new TopCall(
            "taobao.logistics.offline.send",
            ("tid", effect.Order.OrderNo),
            ("sub_tid", subTids),
            ("is_split", subTids is null ? null : "1"),
            ("out_sid", waybill.Number),
            ("company_code", settings.Carriers.GetValueOrDefault(waybill.Carrier, waybill.Carrier)));
        var reply = await client.CallAsync(call, stop);
        return reply is TopReply.Refused refused
            ? OfRefusal(refused.Error)
            : TaobaoOutcome.Of(reply, Json.LogisticsOfflineSend, a => TaobaoOutcome.OfFlag(
                a.Shipping?.IsSuccess, null, "is_success=false", a.RequestId));
    }

    /// <summary>
    /// Null when the parcel is all that is left of the trade without refunded lines: the platform refuses a split into
    /// one part.
    /// </summary>
    private static string? SubTids(TaobaoTrade trade, Effect.TellShipped effect)
    {
        var ours = TaobaoFindOut.Concerned(trade, effect).Select(TaobaoFindOut.LineNo).ToList();
        var all = (trade.Orders ?? []).Count(l => l.Status is not ("TRADE_CLOSED" or "TRADE_CLOSED_BY_TAOBAO"));
        return ours.Count == all ? null : string.Join(',', ours);
    }

    private Outcome OfRefusal(TopError error)
    {
        if (!error.SubCode.StartsWith(Family, StringComparison.Ordinal))
        {
            return TaobaoOutcome.OfRefusal(error.Word, error.Text);
        }
        return error.SubCode[Family.Length..] switch
        {
            // Already shipped, wrong state, shipment exists: our own lost call may be the reason.
            "B02" or "B04" or "B55" or "B27" => new Outcome.Uncertain($"{error.Word} {error.Text}"),
            "B150" or "S01" => new Outcome.Refused(
                error.Word, error.Text, TimeSpan.FromSeconds(settings.ThrottleSeconds)),
            _ => new Outcome.Refused(error.Word, error.Text),
        };
    }
}
