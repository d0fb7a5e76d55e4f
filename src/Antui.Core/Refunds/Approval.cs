using Antui.Core.Guards;
using Antui.Core.Orders;
using Antui.Core.Strategies;
using Antui.Core.Ways;
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
        if (say.Version != refund.Claim.Version) return new Refusal.RequestChanged();
        if (say.Accepts.FirstOrDefault(a => Panel.Find(a) is not { PersonMayAccept: true }) is { } rule)
            return new Refusal.RuleNotAcceptable(rule);
        if (say.Amount is { } amount && amount != refund.Claim.Amount)
            return Part(order, refund, say, amount, policy, now);
        return Forbids(order, refund, say, policy, now) is { } no
            ? new Refusal.RuleForbids(no) : Decision.Events([new PersonSaid(refund.RefundNo, say)]);
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
        if (refund.IsAgreedBySilence) return new Refusal.TermOver(refund.Lapse!.Deadline);
        if (amount.Currency != claim.Amount.Currency || !amount.IsPositive || amount > claim.Amount)
            return new Refusal.ApprovedAmount(claim.Amount);
        if (!policy.IsHosted) return new Refusal.AmountFixed(amount);
        if (refund.Instructions.Any(static i => i.MayLand)) return new Refusal.BeingPaid();
        var smaller = refund.Changed(now, c => c with { Amount = amount, Freight = null });
        var said = say with { Version = smaller.Claim.Version };
        var after = Fold.Evolve(order, smaller);
        if (Forbids(after, after.Case(refund.RefundNo)!, said, policy, now) is { } no)
            return new Refusal.RuleForbids(no);
        var rest = claim with
        {
            RefundNo = NumberOf(order, claim.RefundNo),
            Version = smaller.Claim.Version,
            Kind = RefundKind.Compensation,
            Status = ClaimStatus.AwaitingSeller,
            RawStatus = policy.Channel.Word(ClaimStatus.AwaitingSeller, claim.RawStatus),
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
