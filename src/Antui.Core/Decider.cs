using System.Diagnostics;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Core.Ways;

namespace Antui.Core;

/// <summary>What a fact means for its order. Deciding the same fact again yields nothing.</summary>
public static class Decider
{
    public static Decision Decide(Order? order, Fact fact, ShopPolicy policy, Instant now)
    {
        if (fact is Fact.OrderSeen seen) return Intake.OrderSeen(order, seen.Order, policy, now);
        if (order is null) return Decision.Park("ORDER_UNKNOWN");
        if (order.Erased is not null) fact = BuyersWords.Gone(fact);
        if (Silence.Before(order, fact, policy, now) is { IsEmpty: false } lapsed)
        {
            var decision = Decide(Fold.Evolve(order, lapsed), fact, policy, now);
            return decision.Happened.IsEmpty ? decision : Decision.Events([.. lapsed, .. decision.Happened]);
        }
        return fact switch
        {
            Fact.RefundSeen f => Intake.RefundSeen(order, f, now),
            Fact.EvidenceSeen f => GoodsSide.Seen(order, f, now),
            Fact.ShipmentStep f => policy.Goods.Ship(order, f, policy, now),
            Fact.ReturnStep f => policy.Goods.TakeBack(order, f, now),
            Fact.SellerGrants f => SellerGrant.Decide(order, f, policy, now),
            Fact.BuyerAsks or Fact.BuyerChanges or Fact.SellerAnswers or Fact.PayOutFailed =>
                policy.Channel is Channel.PayOut shop
                    ? HostedShop.Decide(order, fact, shop, policy, now)
                    : new Refusal.RequestsOnPlatform(),
            Fact.OutcomeKnown f => Outcomes.Known(order, f, policy, now),
            Fact.PersonActs f => People.Act(order, f, policy, now),
            Fact.PersonChooses f => ProposalChoice.Decide(order, f, policy, now),
            Fact.PersonReads f => BuyersWords.Reads(order, f),
            Fact.PersonErases f => BuyersWords.Erases(order, f),
            Fact.TimePassed => Decision.Nothing,
            _ => throw new UnreachableException(fact.GetType().Name),
        };
    }
}
