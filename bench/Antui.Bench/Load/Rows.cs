using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Antui.Core.Strategies;
using Antui.Core.Ways;
using Antui.Engine.Lanes;
using Antui.Engine.Projections;
using Antui.Engine.Shops;

namespace Antui.Bench.Load;

/// <summary>A lifecycle: what its commits make durable, and what lists show of it at its end.</summary>
internal sealed record Life(List<OrderCommit> Commits, OrderRows Rows);

/// <summary>
/// The commits of a lifecycle, made by the pure core without an engine: for the storage ceiling, which writes the same
/// rows, and for filling a store.
/// </summary>
internal sealed class Rows
{
    private static readonly ImmutableArray<ListName> All = [.. Enum.GetValues<ListName>()];

    private readonly Shop[] _shops =
    [
        .. Enumerable.Range(0, Workload.Shops).Select(n => new Shop(
            Workload.Shop(n), new StrategySet(1, "bench", default, Workload.Strategies), default,
            new Parties(new Offer.Market(), new Connector()), new ConnectionState())),
    ];

    /// <summary>The five commits of a whole refund; fewer when it is to stay where it is.</summary>
    public Life Lifecycle(long n, Instant now, int steps = 5)
    {
        var (commits, followed) = (new List<OrderCommit>(steps), new List<Followed>(steps));
        var shop = _shops[n % Workload.Shops];
        var head = Workload.Order(n, now);
        var refundNo = Workload.RefundNo(n);
        var order = Add(null, new Fact.OrderSeen(head, "bench:push"));
        if (steps > 1) order = Add(order, Seen(head, n, now, ClaimStatus.AwaitingSeller, 0));
        for (var i = 0; i < 2 && steps > i + 2; i++)
        {
            var sent = order.Case(refundNo)!.InFlight!;
            var done = new Fact.OutcomeKnown(head.Key, refundNo, sent.Key, sent.Attempt, new Outcome.Done(), "bench");
            order = Add(order, done);
        }
        if (steps > 4) Add(order, Seen(head, n, now, ClaimStatus.Refunded, 1));
        return new Life(commits, RowMaker.Make(new ChangedOrder(head.Key, followed), shop, All));

        Order Add(Order? before, Fact fact)
        {
            var after = before;
            var events = new List<OrderEvent>(Decider.Decide(before, fact, shop.Policy, now).Happened);
            foreach (var happened in events) after = Fold.Evolve(after, happened);
            (after, var due) = Advance.Run(after!, shop.Policy, now, events);
            var version = commits.Count + 1;
            followed.Add(new Followed(version, now, fact.Source, 1, before, after, events));
            commits.Add(new OrderCommit(
                after.Key, version, now, fact.Source, Journal.Write(events), due, new byte[32],
                Numbers: version == 2 ? [new Number(NumberKind.Refund, after.Cases[0].RefundNo)] : null));
            return after;
        }
    }

    private static Fact.RefundSeen Seen(OrderSnapshot head, long n, Instant now, ClaimStatus status, long version) =>
        new(head.Key, Workload.Claim(head, n, now, status, now.Ms + version), "bench:push");
}
