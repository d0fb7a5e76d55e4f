using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Taobao;

/// <summary>
/// Pure: what a fresh reading of the refund or the trade says about an effect whose answer was lost. "Absent" means so
/// far: a call may land late, and only the caller knows how long that can take.
/// </summary>
public static class TaobaoFindOut
{
    public static Outcome Of(InstructionAction action, RefundRead? read)
    {
        if (read is null) return new Outcome.Uncertain("the platform knows no such refund");
        var claim = read.Claim;
        return claim.Status switch
        {
            ClaimStatus.Unknown => new Outcome.Uncertain($"unknown status {claim.RawStatus}"),
            ClaimStatus.Refunded => action == InstructionAction.Refuse
                ? new Outcome.Refused("ALREADY_REFUNDED", "已退款成功")
                : new Outcome.Done($"SUCCESS@{claim.Version}"),
            ClaimStatus.Closed => new Outcome.Refused("CLOSED", "退款已关闭"),
            ClaimStatus.SellerRefused when action == InstructionAction.Refuse =>
                new Outcome.Done($"SELLER_REFUSE_BUYER@{claim.Version}"),
            ClaimStatus.AwaitingBuyerReturn or ClaimStatus.AwaitingReceipt
                when action == InstructionAction.AgreeReturn => new Outcome.Done($"{claim.RawStatus}@{claim.Version}"),
            // Reports leave no trace that can be asked for; until the refund is through they count as not arrived, and
            // sending the same report again is harmless because it names the refund.
            _ => new Outcome.Absent(),
        };
    }

    /// <summary>Shipped under our number: done; shipped under another one: refused; not shipped: not arrived.</summary>
    public static Outcome OfPush(TaobaoTrade? trade, Effect.TellShipped effect)
    {
        if (trade is null) return new Outcome.Uncertain("the platform knows no such trade");
        var ours = Concerned(trade, effect);
        if (ours.Count == 0) return new Outcome.Uncertain("the trade does not have these lines");
        if (ours.Exists(l => !IsShipped(l)))
        {
            return TaobaoMap.OrderStatusOf(trade.Status) is Core.Orders.OrderStatus.Closed
                or Core.Orders.OrderStatus.Cancelled
                ? new Outcome.Refused("CLOSED", "订单已关闭")
                : new Outcome.Absent();
        }
        return ours.TrueForAll(l => MayBeOurs(l, effect))
            ? new Outcome.Done(effect.Waybill?.Number ?? "")
            : new Outcome.Refused("SHIPPED_OTHERWISE", "已用其他运单号发货");
    }

    /// <summary>
    /// A line carries one number, or none in some answers. Where our parcel holds only a part of the line's quantity,
    /// another parcel's number may stand there; then being shipped is all that can be known.
    /// </summary>
    private static bool MayBeOurs(TaobaoLine line, Effect.TellShipped effect)
    {
        if (string.IsNullOrEmpty(line.InvoiceNo) || line.InvoiceNo == effect.Waybill?.Number) return true;
        var ours = effect.Lines.IsDefaultOrEmpty ? [] : effect.Lines.Where(e => e.LineNo == LineNo(line)).ToList();
        return ours.Count > 0 && ours.Sum(e => e.Quantity) < (line.Num ?? 1);
    }

    public static List<TaobaoLine> Concerned(TaobaoTrade trade, Effect.TellShipped effect) =>
    [
        .. (trade.Orders ?? []).Where(line =>
            effect.Lines.IsDefaultOrEmpty || effect.Lines.Any(e => e.LineNo == LineNo(line))),
    ];

    public static string LineNo(TaobaoLine line) => line.Oid is { } oid ? TaobaoMap.Text(oid) : line.OidStr ?? "";

    public static bool IsShipped(TaobaoLine line) =>
        line.Status is "WAIT_BUYER_CONFIRM_GOODS" or "TRADE_BUYER_SIGNED" or "TRADE_FINISHED"
        || !string.IsNullOrEmpty(line.ConsignTime);
}
