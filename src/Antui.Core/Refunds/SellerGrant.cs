using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Ways;
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
        if (policy.Channel is not Channel.PayOut shop) return new Refusal.GrantsOnPlatform();
        if (order.Case(fact.RefundNo) is { } known)
        {
            return known.Claim.Kind is RefundKind.Compensation && known.Claim.Amount == fact.Amount
                ? Decision.Nothing
                : new Refusal.GrantExists();
        }
        if (string.IsNullOrWhiteSpace(fact.Reason)) return new Refusal.ReasonMissing();
        if (!fact.Amount.IsPositive) return new Refusal.AmountNotPositive();
        if (fact.Amount.Currency != order.Head.Paid.Currency)
            return new Refusal.CurrencyDiffers(order.Head.Paid.Currency);
        if (!order.IsPaid) return new Refusal.NotPaid();
        var rest = new Money(OrderLedger.RestFen(order, fact.RefundNo), fact.Amount.Currency);
        if (fact.Amount > rest) return new Refusal.AboveRest(rest);
        var claim = new Claim(
            fact.RefundNo, now.Ms, RefundKind.Compensation, ClaimStatus.AwaitingSeller,
            shop.Words(ClaimStatus.AwaitingSeller), fact.Amount, null, [], fact.Reason,
            order.Head.Status is OrderStatus.Finished ? "aftersale" : "onsale", now, now);
        return Decision.Events([
            new Asked(claim, now),
            new PersonSaid(fact.RefundNo, new PersonSay(
                PersonAction.Approve, fact.Source, fact.Reason, now, claim.Version, ["kind-is-automatic"])),
        ]);
    }
}
