using Antui.Core;
using Antui.Core.Guards;
using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Core.Strategies;
using Antui.Core.Ways;
using Antui.Engine.Projections;
using Antui.Engine.Shops;
using Antui.Server.Texts;

namespace Antui.Server.Refunds;

/// <summary>
/// Verification: the same verdict the machine acts on, in words. Every rule says what stopped it, which fact it rests
/// on with its source and age, and what would make it pass, whose turn it is and which button acts.
/// </summary>
public static class Verifier
{
    public static Verification Verify(Shop shop, Order order, RefundCase refund, Instant now)
    {
        var policy = shop.Policy;
        var verdict = Verdict.Judge(new Question(order, refund, policy, now));
        var reasons = Reasons.Of(new Question(order, refund, policy, now));
        var row = Projection.Row(order, refund, policy, now);
        var code = refund is { IsSettled: true, IsPaidBySilence: false } ? Code.Ok : Codes.Parse(row.Code);
        var unit = RuleTexts.Unit(verdict.Blocking.Rule ?? "");
        var what = code == verdict.Blocking.Code
            ? AnswerTexts.Filled(verdict.Blocking, CodeTexts.Of(code).What, unit)
            : CodeTexts.Plain(CodeTexts.Of(code).What);
        return new Verification(
            refund.IsSettled ? row.Automatic : verdict.Safe && refund.Person is null
                && (verdict.Chosen is not null || !policy.Channel.NeedsStrategy),
            Decision(refund, verdict, policy),
            new BlockingView(code.Text(), what), row.Turn, WordTexts.Of(row.Turn),
            [.. Findings(reasons, order, refund, policy, now)],
            Actions(order, refund, policy, now),
            [.. reasons.Guards.Where(g => !g.Passed && Panel.Find(g.Rule) is { PersonMayAccept: true })
                .Select(g => g.Rule)]);
    }

    private static string Decision(RefundCase refund, Verdict verdict, ShopPolicy policy)
    {
        if (refund.IsSettled) return "done";
        if (refund.WithPerson is not null) return "person";
        if (verdict.Safe && (verdict.Chosen is not null || refund.IsApproved || refund.IsAgreedBySilence
            || !policy.Channel.NeedsStrategy))
            return "refund";
        return verdict.Blocking.Standing switch
        {
            Standing.Stop => "no",
            Standing.Person => "person",
            _ => "wait",
        };
    }

    private static IEnumerable<Finding> Findings(
        Reasons reasons, Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        foreach (var answer in reasons.Guards) yield return Of(answer, "guard", null, order, refund, now);
        foreach (var asked in reasons.Strategies)
        {
            var strategy = new StrategyRef(asked.Strategy.Id, asked.Strategy.Name, policy.Strategies.Version);
            foreach (var answer in asked.Answers) yield return Of(answer, "strategy", strategy, order, refund, now);
        }
        if (reasons.Strategies.Length == 0 && policy.Channel.NeedsStrategy)
            yield return Of(Answer.Person("strategy", Code.NoStrategy), "strategy", null, order, refund, now);
    }

    private static Finding Of(
        Answer answer, string group, StrategyRef? strategy, Order order, RefundCase refund, Instant now)
    {
        var rule = answer.Rule;
        var unit = answer.Code is Code.QuantityAboveOrder ? "count" : RuleTexts.Unit(rule);
        var figures = unit != "" && (answer.Expected != 0 || answer.Known != 0);
        var text = CodeTexts.Of(answer.Code);
        var fact = Fact(answer, order, refund);
        var accepted = answer.Passed && answer.Code is not Code.Ok;
        var applies = rule switch
        {
            "shipment-stopped" => refund.Claim.Kind is RefundKind.Unshipped,
            "goods-received" or "gifts-returned" => refund.Claim.Kind is RefundKind.Return,
            _ => true,
        };
        var what = !applies ? ("不适用于此类退款", "Does not apply to this kind")
            : accepted ? Accepted(refund, AnswerTexts.Filled(answer, text.What, unit))
            : AnswerTexts.Filled(answer, text.What, unit);
        return new Finding(
            group, strategy, rule, RuleTexts.Of(rule), answer.Passed, answer.Standing, answer.Code.Text(), what,
            figures ? answer.Expected : null, figures ? answer.Known : null, figures ? unit : "",
            fact?.Source, fact?.KnownAt, fact is { } f ? Math.Max(0, (now.Ms - f.KnownAt.Ms) / 1000) : null,
            answer.Passed ? CodeTexts.Of(Code.Ok).Help : text.Help,
            answer.Passed ? Turn.Nobody : Codes.TurnOf(answer.Code), answer.Passed ? null : text.Action);
    }

    /// <summary>
    /// The fact an answer rests on: a piece of evidence, what a person said, or the request as last read.
    /// </summary>
    private static (string Source, Instant KnownAt)? Fact(Answer answer, Order order, RefundCase refund)
    {
        if (answer.Evidence >= 0 && answer.Evidence < order.Evidence.Length)
            return (order.Evidence[answer.Evidence].Source, order.Evidence[answer.Evidence].KnownAt);
        if (answer.Rule is "person-agrees" && refund.Person is { } person) return (person.Author, person.At);
        if (answer.Code is Code.GoodsNotStopped or Code.GoodsNotBack) return null;
        if (answer.Code is Code.GoodsShipped)
        {
            var left = order.Evidence.LastOrDefault(e => e.Kind is Core.Orders.EvidenceKind.Shipped && e.Holds);
            return left is null ? ("order", order.Head.Modified) : (left.Source, left.KnownAt);
        }
        return answer.Rule is "within-order" or "within-lines" or "within-freight" or "lines-are-known"
            ? ("order", order.Head.Modified)
            : ("request", refund.Claim.Modified);
    }

    /// <summary>What a person could say now: asked of the rule itself, so that a button never lies.</summary>
    private static PersonAction[] Actions(Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        if (Doubt.Asks(order, refund)) return [PersonAction.SetHandled];
        if (refund.IsSettled) return Losses.IsUnread(order, refund) ? [PersonAction.Acknowledge] : [];
        var possible = new List<PersonAction>();
        foreach (var action in Enum.GetValues<PersonAction>())
        {
            if (action is PersonAction.Approve
                && (!refund.Claim.IsOpen || (refund.IsApproved && refund.IsAgreed)))
                continue;
            if (!refund.Claim.IsOpen && action is not PersonAction.Release) continue;
            if (refund.Person?.Action == action && action is not PersonAction.Approve) continue;
            var say = new PersonSay(action, "?", "?", now, refund.Claim.Version, []);
            var fact = new Fact.PersonActs(order.Key, refund.RefundNo, say, "?");
            var decision = People.Act(order, fact, policy, now);
            if (!decision.Happened.IsEmpty) possible.Add(action);
        }
        return [.. possible];
    }

    private static Both Accepted(RefundCase refund, Both what) => refund.IsAgreedBySilence
        ? ($"{what.Zh}（逾期无人处理，平台不看货物）", $"{what.En} (nobody answered in time: a platform does not look at goods)")
        : ($"{what.Zh}（{refund.Person?.Author} 已知情通过）", $"{what.En} (knowingly passed by {refund.Person?.Author})");
}
