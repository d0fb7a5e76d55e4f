using Antui.Core.Guards;
using Antui.Core.Orders;
using Antui.Core.Strategies;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Refunds;

/// <summary>
/// A person's approval takes effect or is refused in the words of the rule that forbids it, with its figures. In a shop
/// that lives here it may name a smaller amount: the rest becomes a request of its own that stays with a person.
/// </summary>
public static class Approval
{
    public static Decision Decide(Order order, RefundCase refund, PersonSay say, ShopPolicy policy, Instant now)
    {
        if (say.Version != refund.Claim.Version)
            return Decision.Refuse("REQUEST_CHANGED", "The buyer changed the request meanwhile: look at it again.");
        if (say.Accepts.FirstOrDefault(a => Panel.Find(a) is not { PersonMayAccept: true }) is { } rule)
            return Decision.Refuse("RULE_NOT_ACCEPTABLE", $"The rule '{rule}' cannot be passed by a person.");
        if (say.Amount is { } amount && amount != refund.Claim.Amount)
            return Part(order, refund, say, amount, policy, now);
        return Forbids(order, refund, say, policy, now) is { } no
            ? Decision.Refuse(no) : Decision.Events([new PersonSaid(refund.RefundNo, say)]);
    }

    /// <summary>The rule that no person can pass and that stands in the way of this approval; null when there is
    /// none.</summary>
    public static Answer? Forbids(Order order, RefundCase refund, PersonSay say, ShopPolicy policy, Instant now)
    {
        var question = new Question(order, refund with { Person = say }, policy, now);
        foreach (var guard in Panel.All)
        {
            if (guard.PersonMayAccept) continue;
            var answer = guard.Ask(question);
            if (answer.Standing >= Standing.Person) return answer;
        }
        return null;
    }

    private static Decision Part(
        Order order, RefundCase refund, PersonSay say, Money amount, ShopPolicy policy, Instant now)
    {
        var claim = refund.Claim;
        if (amount.Currency != claim.Amount.Currency || !amount.IsPositive || amount > claim.Amount)
            return Decision.Refuse("APPROVED_AMOUNT", $"Approve an amount above 0 and at most {claim.Amount}.");
        if (!policy.IsHosted)
        {
            return Decision.Refuse("AMOUNT_FIXED",
                $"The platform pays what was asked: let the buyer change the request to {amount} there, then approve it.");
        }
        if (refund.Instructions.Any(static i => i.MayLand))
            return Decision.Refuse("BUSY", "The refund is being made at this moment: ask again in a minute.");
        var smaller = Advance.Changed(refund, now, c => c with { Amount = amount, Freight = null });
        var said = say with { Version = smaller.Claim.Version };
        var after = Fold.Evolve(order, smaller);
        if (Forbids(after, after.Case(refund.RefundNo)!, said, policy, now) is { } no) return Decision.Refuse(no);
        var rest = claim with
        {
            RefundNo = NumberOf(order, claim.RefundNo),
            Version = smaller.Claim.Version,
            Kind = RefundKind.Compensation,
            Status = ClaimStatus.AwaitingSeller,
            RawStatus = "WAIT_SELLER_AGREE",
            Amount = claim.Amount - amount,
            Freight = null,
            Modified = now,
            RestOf = claim.RefundNo,
        };
        return Decision.Events([smaller, new PersonSaid(refund.RefundNo, said), new Asked(rest, now)]);
    }

    private static string NumberOf(Order order, string refundNo)
    {
        var n = 1;
        while (order.Case($"{refundNo}-R{n}") is not null) n++;
        return $"{refundNo}-R{n}";
    }
}
