using Antui.Core.Orders;
using Antui.Core.Ways;

namespace Antui.Core.Refunds;

/// <summary>
/// A person chooses what becomes of goods that came back short, wrong or damaged: what is said of the request and what
/// is granted beside it are one decision, so that neither happens without the other.
/// </summary>
internal static class ProposalChoice
{
    public static Decision Decide(Order order, Fact.PersonChooses fact, ShopPolicy policy, Instant now)
    {
        if (order.Case(fact.RefundNo) is not { } refund) return new Refusal.RefundUnknown();
        var partial = fact.Option is ProposalOption.Partial;
        // The grant has a number of its own, so a repeat of the choice pays nothing twice.
        var granted = fact.RefundNo + "-P";
        if (partial && order.Case(granted) is not null) return Decision.Nothing;
        if (Proposal.For(order, refund) is not { } proposal) return new Refusal.NoProposal();
        if (!proposal.Options.Contains(fact.Option)) return new Refusal.NothingGood();
        var pays = partial && policy.IsHosted;
        var good = Money.Fen(proposal.GoodFen);
        var reason = partial ? $"{fact.Reason} ({good})" : fact.Reason;
        var action = pays || fact.Option is ProposalOption.Refuse ? PersonAction.Refuse : PersonAction.Hold;
        var say = new PersonSay(action, fact.Source, reason, now, refund.Claim.Version, []);
        var said = People.Act(order, new Fact.PersonActs(order.Key, fact.RefundNo, say, fact.Source), policy, now);
        if (said.Refused is not null || !pays) return said;
        var gives = new Fact.SellerGrants(order.Key, granted, good, reason, fact.Source);
        // The reason of a request is not kept once the words of the order were erased, whoever wrote it.
        if (order.Erased is not null) gives = (Fact.SellerGrants)BuyersWords.Gone(gives);
        var grant = SellerGrant.Decide(Fold.Evolve(order, said.Happened)!, gives, policy, now);
        return grant.Refused is not null ? grant : Decision.Events([.. said.Happened, .. grant.Happened]);
    }
}
