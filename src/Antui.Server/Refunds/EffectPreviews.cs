using Antui.Core;
using Antui.Core.Guards;
using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Core.Strategies;
using Antui.Engine.Shops;
using Antui.Server.Texts;

namespace Antui.Server.Refunds;

/// <summary>What an action or a report would do, from the same rules that would do it.</summary>
internal static class EffectPreviews
{
    public static EffectPreview OfAction(Order order, string refundNo, PersonSay say, Shop shop, Instant now)
    {
        var fact = new Fact.PersonActs(order.Key, refundNo, say, say.Author);
        var played = Rehearsal.Of(order, fact, shop.Policy, now);
        if (Refused(played.Decision) is { } no) return no;
        var money = Sum(order, played);
        if (money.Minor > 0)
            return new EffectPreview(true, true, money.Minor, "", EffectTexts.Approves(money, shop.Policy));
        return say.Action is PersonAction.Approve && NotYet(played.After!, refundNo, shop, now) is { } why
            ? new EffectPreview(true, false, 0, why.Code, why.Text)
            : new EffectPreview(true, false, 0, "", EffectTexts.Nothing);
    }

    public static EffectPreview OfEvidence(Order? order, Fact.EvidenceSeen fact, Shop shop, Instant now)
    {
        if (order is null) return new EffectPreview(true, false, 0, "ORDER_UNKNOWN", EffectTexts.Nothing);
        var played = Rehearsal.Of(order, fact, shop.Policy, now);
        if (Refused(played.Decision) is { } no) return no;
        var money = Sum(order, played);
        return money.Minor > 0
            ? new EffectPreview(true, true, money.Minor, "", EffectTexts.Evidence(money))
            : new EffectPreview(true, false, 0, "", EffectTexts.Nothing);
    }

    /// <summary>Why an approved refund is not on its way; null when its money is.</summary>
    public static NotYet? NotYet(Order order, string refundNo, Shop shop, Instant now)
    {
        if (order.Case(refundNo) is not { IsSettled: false } refund) return null;
        if (refund.Instructions.Any(static i => i.Reserves)) return null;
        var blocking = Verdict.Judge(new Question(order, refund, shop.Policy, now)).Blocking;
        var (code, why) = refund.WithPerson is { } asked && blocking.Passed
            ? (asked.Code, CodeTexts.What(asked.Code.Text())) : (blocking.Code, AnswerTexts.Of(blocking));
        return new NotYet(code.Text(), EffectTexts.NotYet(why));
    }

    private static EffectPreview? Refused(Decision decision)
    {
        if (decision.Refused is not { } why) return null;
        return new EffectPreview(false, false, 0, why.Code, EffectTexts.Refused(RefusalTexts.Words(why)));
    }

    private static Money Sum(Order order, Rehearsal played) =>
        new(played.Pays.Sum(p => p.Amount.Minor), order.Head.Paid.Currency);
}
