using Antui.Core.Guards;
using Antui.Core.Refunds;

namespace Antui.Core.Strategies;

/// <summary>One strategy's answers: its template's kind and evidence are among the guards, these are its own.</summary>
public readonly record struct StrategyAnswers(Strategy Strategy, Answer[] Answers)
{
    public bool Passed
    {
        get
        {
            foreach (var answer in Answers)
                if (!answer.Passed) return false;
            return true;
        }
    }
}

/// <summary>
/// What is to be done with a refund now and why: every guard's and every strategy's answer, not only the winner's.
/// </summary>
/// <param name="Safe">All guards pass (or a person knowingly accepted the goods side's).</param>
/// <param name="Chosen">The strategy that approves, if one does and the guards agree.</param>
/// <param name="Blocking">What stands in the way first; <see cref="Code.Ok"/> when nothing does.</param>
public sealed record Verdict(
    Answer[] Guards, StrategyAnswers[] Strategies, bool Safe, Strategy? Chosen, Answer Blocking)
{
    /// <summary>Judges one refund. Pure, without hidden inputs: the same question always gets the same
    /// verdict.</summary>
    public static Verdict Judge(in Question q)
    {
        var panel = Panel.All;
        var guards = new Answer[panel.Length];
        Answer worst = default;
        for (var i = 0; i < panel.Length; i++)
        {
            ref var answer = ref guards[i];
            answer = panel[i].Ask(q);
            if (answer.Passed) continue;
            if (panel[i].PersonMayAccept && q.Case.Accepts(answer.Rule)) answer = answer with { Standing = Standing.Pass };
            else if (answer.Standing > worst.Standing) worst = answer;
        }
        var safe = worst.Standing is Standing.Pass;
        var strategies = AskStrategies(q, out var chosen, out var nearest);
        var approved = chosen is not null || q.Case.IsApproved;
        var blocking = !safe ? worst : approved ? Answer.Pass("strategy") : nearest;
        return new Verdict(guards, strategies, safe, safe ? chosen : null, blocking);
    }

    private static StrategyAnswers[] AskStrategies(in Question q, out Strategy? chosen, out Answer nearest)
    {
        var items = q.Policy.Strategies.Items;
        var asked = 0;
        foreach (var strategy in items)
            if (strategy.Enabled && strategy.Kind == q.Case.Claim.Kind) asked++;
        chosen = null;
        nearest = Answer.Person("strategy", Code.NoStrategy);
        if (asked == 0) return [];
        var result = new StrategyAnswers[asked];
        var at = 0;
        var gifts = GiftsReturned.Owed(q);
        foreach (var strategy in items)
        {
            if (!strategy.Enabled || strategy.Kind != q.Case.Claim.Kind) continue;
            // A gift that stays away is a matter of the strategy, too: only one that lets it may approve.
            var keeps = !gifts.Passed && !strategy.LetsGiftsStay();
            var answers = new Answer[strategy.Conditions.Length + (keeps ? 1 : 0)];
            Answer worst = default;
            for (var i = 0; i < answers.Length; i++)
            {
                answers[i] = i < strategy.Conditions.Length ? strategy.Conditions[i].Ask(q) : gifts;
                if (answers[i].Standing > worst.Standing) worst = answers[i];
            }
            result[at++] = new StrategyAnswers(strategy, answers);
            if (worst.Passed) chosen ??= strategy;
            else if (nearest.Code is Code.NoStrategy || worst.Standing < nearest.Standing) nearest = worst;
        }
        return result;
    }
}
