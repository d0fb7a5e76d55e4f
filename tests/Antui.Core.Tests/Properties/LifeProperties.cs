using Antui.Core.Effects;
using Antui.Core.Ledger;

namespace Antui.Core.Tests.Properties;

/// <summary>What holds in every life of an order, whoever says what in which order.</summary>
public sealed class LifeProperties
{
    private static World Live(int shop, int[] steps, Action<World, Market> each)
    {
        var world = World.With(Fuzz.Shops[(int)((uint)shop % Fuzz.Shops.Length)]);
        var market = new Market(world);
        foreach (var step in steps)
        {
            Fuzz.Step(world, market, step);
            each(world, market);
        }
        return world;
    }

    [Fact]
    public void Never_more_than_was_paid_for_the_order_its_lines_and_its_freight() =>
        Fuzz.Check<(int Shop, int[] Steps)>(500, life =>
    {
        Live(life.Shop, life.Steps, (world, market) =>
        {
            var order = world.Order!;
            Assert.True(order.Cases.Sum(OrderLedger.TakenFen) <= order.Head.Paid.Minor, "order");
            Assert.True(market.PaidFen.Values.Sum() <= order.Head.Paid.Minor, "market");
            var freight = order.Cases.Where(c => OrderLedger.TakenFen(c) > 0).Sum(c => c.Claim.Freight?.Minor ?? 0);
            Assert.True(freight <= order.Head.Freight.Minor, "freight");
            foreach (var line in order.Head.Lines)
                Assert.True(
                    order.Cases.Where(c => order.Covered(c.Claim).All(l => l.LineNo == line.LineNo))
                        .Sum(c => OrderLedger.TakenFen(c) - (c.Claim.Freight?.Minor ?? 0)) <= line.Paid.Minor,
                    $"line {line.LineNo}");
        });
        return true;
    });

    [Fact]
    public void A_request_is_paid_at_most_once_whatever_is_lost() => Fuzz.Check<(int Shop, int[] Steps)>(500, life =>
    {
        Live(life.Shop, life.Steps, (world, market) =>
        {
            foreach (var (no, fen) in market.PaidFen)
                Assert.Contains(world.Order!.Case(no)!.Instructions, i => i.MovesMoney && i.Amount.Minor == fen);
        });
        return true;
    });

    [Fact]
    public void One_key_never_leaves_with_another_amount_or_version() =>
        Fuzz.Check<(int Shop, int[] Steps)>(500, life =>
        Live(life.Shop, life.Steps, (_, _) => { }).Sent.GroupBy(s => s.Key).All(g =>
            g.Select(s => (s.Amount, s.Version, s.Action, s.RefundNo)).Distinct().Count() == 1));

    [Fact]
    public void An_unknown_effect_is_asked_about_before_it_is_sent_again() =>
        Fuzz.Check<(int Shop, int[] Steps)>(500, life =>
    {
        var world = Live(life.Shop, life.Steps, (_, _) => { });
        var lost = new HashSet<string>();
        foreach (var happened in world.Journal)
        {
            if (happened is Answered a)
            {
                if (a.State is InstructionState.Unknown) lost.Add(a.Key);
                else lost.Remove(a.Key);
            }
            if (happened is Dispatched { State: InstructionState.Dispatching } d) Assert.DoesNotContain(d.Key, lost);
        }
        return true;
    });

    [Fact]
    public void It_comes_to_a_rest_and_advancing_again_yields_nothing() =>
        Fuzz.Check<(int Shop, int[] Steps)>(500, life =>
    {
        Live(life.Shop, life.Steps, (world, _) =>
        {
            var again = new List<OrderEvent>();
            var (_, due) = Advance.Run(world.Order!, world.Policy, world.Now, again);
            Assert.True(due <= world.Now || again.Count == 0, Spec.Text(again));
        });
        return true;
    });

    /// <summary>The second request takes the money that the first one, still waiting for its goods, had counted on.</summary>
    [Fact]
    public void What_a_later_request_reserves_is_seen_by_the_earlier_one_at_once() =>
        Live(0, [-7, 13], (world, _) =>
        {
            var again = new List<OrderEvent>();
            Advance.Run(world.Order!, world.Policy, world.Now, again);
            Assert.Empty(again);
        });

    [Fact]
    public void Deciding_a_fact_again_yields_nothing() => Fuzz.Check<(int Shop, int[] Steps, int Last)>(500, life =>
    {
        var world = Live(life.Shop, life.Steps, (_, _) => { });
        foreach (var fact in Facts(world))
        {
            var once = Decider.Decide(world.Order, fact, world.Policy, world.Now);
            var after = Fold.Evolve(world.Order, once.Happened);
            var twice = Decider.Decide(after, fact, world.Policy, world.Now);
            Assert.True(twice.Happened.IsEmpty, $"{fact}\n{Spec.Text(twice.Happened)}");
        }
        return true;
    });

    [Fact]
    public void The_state_is_the_fold_of_the_journal_at_every_cut() =>
        Fuzz.Check<(int Shop, int[] Steps, int Cut)>(500, life =>
    {
        var world = Live(life.Shop, life.Steps, (_, _) => { });
        var cut = (int)((uint)life.Cut % (uint)(world.Journal.Count + 1));
        var whole = Text(Fold.Evolve(null, world.Journal)!);
        Assert.Equal(Text(world.Order!), whole);
        return Text(Fold.Evolve(Fold.Evolve(null, world.Journal.Take(cut)), world.Journal.Skip(cut))!) == whole;
    });

    [Fact]
    public void Nothing_moves_money_for_a_refund_that_is_settled() => Fuzz.Check<(int Shop, int[] Steps)>(500, life =>
    {
        var world = Live(life.Shop, life.Steps, (_, _) => { });
        var settled = new HashSet<string>();
        foreach (var happened in world.Journal)
        {
            if (happened is Refunded r) settled.Add(r.RefundNo);
            if (happened is RefundFailed f) settled.Remove(f.RefundNo);
            if (happened is Started { Instruction.MovesMoney: true } s) Assert.DoesNotContain(s.RefundNo, settled);
        }
        return true;
    });

    private static IEnumerable<Fact> Facts(World world)
    {
        yield return Seen(Head(OrderStatus.Shipped, 50));
        yield return Says(EvidenceKind.Shipped, "last", "", [Q("A", 1)], at: Hour);
        yield return Says(EvidenceKind.Stopped, "late", at: -Hour);
        yield return Says(EvidenceKind.StopRefused, "no", at: Hour);
        yield return Ship(ShipmentAction.HandOver);
        yield return Ship(ShipmentAction.Merge, parcel: "P5");
        yield return Back(ReturnAction.Receive, "again", [Q("A", 1)]);
        yield return Back(ReturnAction.Inspect, "again", found: [Found("A", 1)]);
        yield return Person(PersonAction.Hold, world.Order!.Case(R)?.Claim.Version ?? 1);
        yield return Buyer(BuyerChange.Withdraw);
        yield return Seller(SellerAnswer.Refuse);
        if (world.Order!.Case(R) is not { } refund || world.Policy.IsHosted) yield break;
        yield return Seen(refund.Claim with { Version = refund.Claim.Version + 1, Modified = world.Now + Hour, Reason = "x" });
        foreach (var i in refund.Instructions)
            yield return new Fact.OutcomeKnown(Key, R, i.Key, i.Attempt, new Outcome.Uncertain("x"), "t");
    }

    private static string Text(Order order) =>
        System.Text.Json.JsonSerializer.Serialize(order, Plain);

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { WriteIndented = false };
}
