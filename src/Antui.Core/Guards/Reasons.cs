using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>One strategy's answers: its template's kind and evidence are among the guards, these are its own.</summary>
public readonly record struct StrategyAnswers(Strategy Strategy, Answer[] Answers)
{
    public bool Passed => Array.TrueForAll(Answers, static a => a.Passed);
}

/// <summary>
/// Why a verdict is what it is: every guard's and every strategy's answer, not only the winner's. Made only where somebody
/// looks, from the same state and policy; the rules themselves are asked again, so nothing is said twice.
/// </summary>
/// <param name="Guards">In the order of the panel; what a person accepted passes and keeps its code.</param>
/// <param name="Strategies">Those that are on and for this kind of refund, in the shop's order.</param>
public sealed record Reasons(Answer[] Guards, StrategyAnswers[] Strategies)
{
    public static Reasons Of(in Question q)
    {
        var guards = new Answer[Panel.All.Length];
        for (var i = 0; i < guards.Length; i++)
        {
            var answer = Panel.All[i].Ask(q);
            guards[i] = !answer.Passed && Verdict.IsAccepted(Panel.All[i], q.Case)
                ? answer with { Standing = Standing.Pass } : answer;
        }
        var items = q.Policy.Strategies.Items;
        var asked = 0;
        foreach (var strategy in items)
            if (strategy.IsFor(q.Case)) asked++;
        var strategies = asked == 0 ? [] : new StrategyAnswers[asked];
        var at = 0;
        foreach (var strategy in items)
            if (strategy.IsFor(q.Case)) strategies[at++] = new StrategyAnswers(strategy, strategy.Answers(q));
        return new Reasons(guards, strategies);
    }
}
