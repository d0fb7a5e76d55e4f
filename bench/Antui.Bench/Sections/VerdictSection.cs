using System.Diagnostics;
using System.Text.Json.Nodes;
using Antui.Bench.Load;
using Antui.Core;
using Antui.Core.Guards;
using Antui.Core.Orders;
using Antui.Core.Strategies;
using Antui.Core.Ways;

namespace Antui.Bench.Sections;

/// <summary>
/// How many verdicts one core gives in a second, over all guards and three strategies, with what each allocates; and
/// how many with every answer made, as somebody who looks at a refund gets them.
/// </summary>
internal sealed class VerdictSection : ISection
{
    private const int Cases = 1_000;

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(50);

    public string Path => "verdicts_per_second";

    public TimeSpan AtMost => TimeSpan.FromMinutes(1);

    public Task<JsonObject?> RunAsync(BenchOptions options)
    {
        var policy = Workload.Shop(0).ToPolicy(
            new StrategySet(3, "bench", default, Workload.Strategies), new Offer.Market());
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        var questions = Enumerable.Range(0, Cases).Select(n => Ask(n * Workload.Shops, policy, now)).ToArray();
        var kept = new Reasons[Cases];
        var rounds = options.Quick ? 50 : 200;
        var decisions = Best(rounds, () => Decided(questions));
        var reasons = Best(rounds, () =>
        {
            for (var i = 0; i < Cases; i++) kept[i] = Reasons.Of(questions[i]);
            return Decided(questions);
        });
        var before = GC.GetAllocatedBytesForCurrentThread();
        Decided(questions);
        var bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Cases;
        return Task.FromResult<JsonObject?>(new JsonObject
        {
            ["value"] = Math.Round(decisions),
            ["with_reasons"] = Math.Round(reasons),
            ["bytes_each"] = Math.Round(bytes, 1),
        });
    }

    /// <returns>How many refunds are to be made, which should be all.</returns>
    private static int Decided(Question[] questions)
    {
        var refunded = 0;
        for (var i = 0; i < questions.Length; i++)
            if (Verdict.Judge(questions[i]).Chosen is not null) refunded++;
        return refunded;
    }

    /// <summary>The best of many short windows, a second: others on the machine disturb some of them.</summary>
    private static double Best(int rounds, Func<int> all)
    {
        var best = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            var (start, count) = (Stopwatch.GetTimestamp(), 0L);
            while (Stopwatch.GetElapsedTime(start) < Window)
            {
                if (all() != Cases) throw new InvalidOperationException("The verdicts should all be to refund.");
                count += Cases;
            }
            best = Math.Max(best, count / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        return best;
    }

    /// <summary>A refund whose goods were stopped, as it stands when it is about to be paid.</summary>
    private static Question Ask(long n, ShopPolicy policy, Instant now)
    {
        var head = Workload.Order(n, now);
        var order = Fold.Evolve(null, Decider.Decide(null, new Fact.OrderSeen(head, "bench"), policy, now).Happened)!;
        var claim = Workload.Claim(head, n, now, ClaimStatus.AwaitingSeller, now.Ms);
        order = Fold.Evolve(order, Decider.Decide(order, new Fact.RefundSeen(head.Key, claim, "bench"), policy, now).Happened)!;
        order = Fold.Evolve(order, Core.Desk.OrderDesk.Stop(order, order.Cases[0], now))!;
        return new Question(order, order.Cases[0], policy, now);
    }
}
