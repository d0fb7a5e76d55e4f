using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Strategies;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Refunds;

/// <summary>
/// A partial refund that the seller gives beyond what was asked (额外部分退款): a compensation of its own, approved by the
/// person who gives it, and within every ceiling of the order.
/// </summary>
internal static class SellerGrant
{
    public static Decision Decide(Order order, Fact.SellerGrants fact, ShopPolicy policy, Instant now)
    {
        if (!policy.IsHosted)
        {
            return Decision.Refuse(
                "NOT_HOSTED",
                "Extra refunds of this shop are made on its platform (Taobao/Tmall: 千牛 › 订单 › 发起小额打款/退差价); "
                + "the request then appears here by itself.");
        }
        if (order.Case(fact.RefundNo) is { } known)
        {
            return known.Claim.Kind is RefundKind.Compensation && known.Claim.Amount == fact.Amount
                ? Decision.Nothing
                : Decision.Refuse("REFUND_EXISTS",
                    "A request with this number and another content exists: use a new number.");
        }
        if (string.IsNullOrWhiteSpace(fact.Reason)) return Decision.Refuse("REASON_MISSING",
            "Say why: the reason is kept.");
        if (!fact.Amount.IsPositive) return Decision.Refuse("AMOUNT_NOT_POSITIVE", "Give an amount above 0.");
        if (fact.Amount.Currency != order.Head.Paid.Currency)
            return Decision.Refuse("CURRENCY_DIFFERS", $"The order was paid in {order.Head.Paid.Currency}.");
        if (!order.IsPaid) return Decision.Refuse("NOT_PAID", "The order is not paid.");
        var rest = new Money(OrderLedger.RestFen(order, fact.RefundNo), fact.Amount.Currency);
        if (fact.Amount > rest)
        {
            return Decision.Refuse(
                "ABOVE_ORDER",
                $"At most {rest} of the order is neither paid back nor being paid back.");
        }
        var claim = new Claim(
            fact.RefundNo, now.Ms, RefundKind.Compensation, ClaimStatus.AwaitingSeller, "WAIT_SELLER_AGREE",
            fact.Amount,
            null, [], fact.Reason,
            order.Head.Status is OrderStatus.Finished ? "aftersale" : "onsale", now, now);
        return Decision.Events([
            new Asked(claim, now),
            new PersonSaid(fact.RefundNo, new PersonSay(
                PersonAction.Approve, fact.Source, fact.Reason, now, claim.Version, ["kind-is-automatic"])),
        ]);
    }
}
