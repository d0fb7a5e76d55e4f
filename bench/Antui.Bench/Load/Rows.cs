using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Antui.Core.Strategies;
using Antui.Engine.Projections;
using Antui.Engine;

namespace Antui.Bench.Load;

/// <summary>A lifecycle: what its commits make durable, and what lists show of it at its end.</summary>
internal sealed record Life(List<OrderCommit> Commits, OrderRows Rows);

/// <summary>
/// The commits of a lifecycle, made by the pure core without an engine: for the storage ceiling, which writes the same
/// rows, and for filling a store.
/// </summary>
internal sealed class Rows
{
    private readonly ShopPolicy[] _policies =
    [
        .. Enumerable.Range(0, Workload.Shops).Select(n => Workload.Shop(n).ToPolicy(
            new StrategySet(1, "bench", default, Workload.Strategies), breakerOpen: false)),
    ];

    /// <summary>The five commits of a whole refund; fewer when it is to stay where it is.</summary>
    public Life Lifecycle(long n, Instant now, int steps = 5)
    {
        var commits = new List<OrderCommit>(steps);
        var policy = _policies[n % Workload.Shops];
        var head = Workload.Order(n, now);
        var refundNo = Workload.RefundNo(n);
        var order = Add(commits, null, new Fact.OrderSeen(head, "bench:push"), policy, now);
        if (steps > 1) order = Add(commits, order, Seen(head, n, now, ClaimStatus.AwaitingSeller, 0), policy, now);
        for (var i = 0; i < 2 && steps > i + 2; i++)
        {
            var sent = order.Case(refundNo)!.InFlight!;
            var done = new Fact.OutcomeKnown(head.Key, refundNo, sent.Key, sent.Attempt, new Outcome.Done(), "bench");
            order = Add(commits, order, done, policy, now);
        }
        if (steps > 4) order = Add(commits, order, Seen(head, n, now, ClaimStatus.Refunded, 1), policy, now);
        return new Life(commits, new OrderRows(
            order.Key, Projection.Row(order, policy), [.. order.Cases.Select(c => Projection.Row(order, c, policy, now))],
            [], [], [], [], []));
    }

    private static Fact.RefundSeen Seen(OrderSnapshot head, long n, Instant now, ClaimStatus status, long version) =>
        new(head.Key, Workload.Claim(head, n, now, status, now.Ms + version), "bench:push");

    private static Order Add(List<OrderCommit> commits, Order? order, Fact fact, ShopPolicy policy, Instant now)
    {
        var events = new List<OrderEvent>(Decider.Decide(order, fact, policy, now).Happened);
        foreach (var happened in events) order = Fold.Evolve(order, happened);
        (order, var due) = Advance.Run(order!, policy, now, events);
        commits.Add(new OrderCommit(
            order.Key, commits.Count + 1, now, fact.Source, Journal.Write(events), due, new byte[32], Numbers: commits.Count == 1
                ? [new Number(NumberKind.Refund, order.Cases[0].RefundNo)] : null));
        return order;
    }
}
