using Antui.Core.Orders;
using Antui.Core.Ways;

namespace Antui.Core.Refunds;

/// <summary>What a fact would do now, played on a copy: nothing is written and nobody is called.</summary>
/// <param name="Decision">What it would mean; refused, parked and repeated facts change nothing.</param>
/// <param name="After">The order as it would be.</param>
/// <param name="Pays">The refunds for which money would be instructed by machine or by this person's word.</param>
public sealed record Rehearsal(Decision Decision, Order? After, ImmutableArray<(string RefundNo, Money Amount)> Pays)
{
    public static Rehearsal Of(Order? order, Fact fact, ShopPolicy policy, Instant now)
    {
        var decision = Decider.Decide(order, fact, policy, now);
        if (decision.Happened.IsEmpty) return new Rehearsal(decision, order, []);
        List<OrderEvent> events = [.. decision.Happened];
        var after = Fold.Evolve(order, events)!;
        (after, _) = Advance.Run(after, policy, now, events);
        var pays = ImmutableArray.CreateBuilder<(string RefundNo, Money Amount)>();
        foreach (var happened in events)
        {
            // A report and the agreement after it move one refund's money once.
            if (happened is OrderEvent.Started { Instruction: { MovesMoney: true } i } e
                && order?.Case(e.RefundNo) is not { IsSettled: true } && pays.All(p => p.RefundNo != e.RefundNo))
                pays.Add((e.RefundNo, i.Amount));
        }
        return new Rehearsal(decision, after, pays.ToImmutable());
    }
}
