using System.Diagnostics;
using System.Text.Json.Nodes;
using Antui.Bench.Load;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Core.Strategies;

namespace Antui.Bench.Sections;

/// <summary>How many verdicts one core gives in a second: sixteen guards and three strategies, every answer kept.</summary>
internal sealed class VerdictSection : ISection
{
    private const int Cases = 1_000;

    public string Path => "verdicts_per_second";

    public TimeSpan AtMost => TimeSpan.FromMinutes(1);

    public Task<JsonObject?> RunAsync(BenchOptions options)
    {
        var policy = Workload.Shop(0).ToPolicy(new StrategySet(3, "bench", default, Workload.Strategies), breakerOpen: false);
        var now = Instant.From(TimeProvider.System.GetUtcNow());
        var questions = Enumerable.Range(0, Cases).Select(n => Ask(n * Workload.Shops, policy, now)).ToArray();
        var kept = new Verdict[Cases];
        var best = 0.0;
        var rounds = options.Quick ? 50 : 200;
        for (var round = 0; round < rounds; round++)
        {
            var (start, count) = (Stopwatch.GetTimestamp(), 0L);
            while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromMilliseconds(50))
            {
                for (var i = 0; i < Cases; i++) kept[i] = Verdict.Judge(questions[i]);
                count += Cases;
            }
            best = Math.Max(best, count / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        if (!kept.All(v => v.Chosen is not null)) throw new InvalidOperationException("The verdicts should all be to refund.");
        return Task.FromResult<JsonObject?>(new JsonObject { ["value"] = Math.Round(best) });
    }

    /// <summary>A refund whose goods were stopped, as it stands when it is about to be paid.</summary>
    private static Question Ask(long n, ShopPolicy policy, Instant now)
    {
        var head = Workload.Order(n, now);
        var order = Fold.Evolve(null, Decider.Decide(null, new Fact.OrderSeen(head, "bench"), policy, now).Happened)!;
        var claim = Workload.Claim(head, n, now, ClaimStatus.AwaitingSeller, now.Ms);
        order = Fold.Evolve(order, Decider.Decide(order, new Fact.RefundSeen(head.Key, claim, "bench"), policy, now).Happened)!;
        order = Fold.Evolve(order, Core.Shipments.OrderDesk.Stop(order, order.Cases[0], now))!;
        return new Question(order, order.Cases[0], policy, now);
    }
}
