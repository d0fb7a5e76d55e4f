using Antui.Core.Guards;

namespace Antui.Core.Tests.Properties;

/// <summary>A verdict is bits; its reasons are answers. They say the same, whatever the state and the policy.</summary>
public sealed class VerdictProperties
{
    private static readonly Condition[] Conditions =
    [
        new AmountAtMost(5_000), new AmountAtMost(9_999), new ReasonIn(["不想要了"]), new ReasonNotIn(["不想要了"]),
        new ShopIn(["s1"]), new ShopIn(["s2"]), new GoodsIn(["sku-a"]), new GoodsNotIn(["sku-a"]), new Between(9, 10),
        new Between(10, 9), new GiftsMayStay(),
    ];

    /// <summary>B is a gift to A in half of the lives, and need not come back in some.</summary>
    private static Order Gifted(Order order, int number) => order with
    {
        Head = order.Head with
        {
            Lines = [.. order.Head.Lines.Select(l => l.LineNo != "B" ? l : l with
            {
                GiftOf = (number & 1) == 0 ? "A" : null, MayStay = (number & 6) == 6,
            })],
        },
    };

    private static ShopPolicy Policy(ShopPolicy shop, int[] numbers)
    {
        var strategies = numbers.Take(5).Select((n, i) => new Strategy
        {
            Id = $"s{i}",
            Name = "any",
            Enabled = n % 7 != 0,
            Template = (n & 1) == 0 ? StrategyTemplate.UnshippedStopped : StrategyTemplate.ReturnReceived,
            Conditions = [.. Enumerable.Range(0, (n >> 1) & 3).Select(c =>
                Conditions[(int)(((uint)n >> (3 + c)) % (uint)Conditions.Length)])],
        });
        var caps = numbers.Length > 0 && numbers[0] % 5 == 0 ? new Caps { RefundFen = 9_000 } : shop.Caps;
        return shop with
        {
            Strategies = new StrategySet(1, "fuzz", default, [.. strategies]),
            Caps = caps,
            BreakerOpen = numbers.Length > 1 && numbers[1] % 11 == 0,
            RecalledCountsUpToFen = numbers.Length % 2 == 0 ? 9_900 : 0,
        };
    }

    [Fact]
    public void What_is_explained_is_what_was_decided() =>
        Fuzz.Check<(int Shop, int[] Steps, int[] Strategies, int Gift)>(1_500, life =>
        {
            var world = World.With(Fuzz.Shops[(int)((uint)life.Shop % Fuzz.Shops.Length)]);
            var market = new Market(world);
            var policy = Policy(world.Policy, life.Strategies);
            foreach (var step in life.Steps)
            {
                Fuzz.Step(world, market, step);
                var order = Gifted(world.Order!, life.Gift);
                foreach (var refund in order.Cases) Same(new Question(order, refund, policy, world.Now));
            }
            return true;
        });

    /// <summary>States in which only the strategies, the gifts or a person are left to decide.</summary>
    [Fact]
    public void Where_the_guards_agree_the_strategies_are_explained_as_they_decided()
    {
        var parcel = Asks(10_000, RefundKind.Return, [Q("A", 2)], ClaimStatus.AwaitingReceipt);
        var here = Says(EvidenceKind.Received, "e2", found: [Found("A", 2)]);
        var silent = Reporting with { Strategies = StrategySet.Empty };
        World[] ready =
        [
            World.With(silent, Seen(Asks()), Says(EvidenceKind.Stopped)),
            World.With(silent, Gone(), Seen(parcel), here),
            World.With(silent, Gone(), Seen(parcel), here with { Inspected = [Found("A", 2), Found("B", 1)] }),
            World.With(silent, Seen(Asks()), Person(PersonAction.Approve, accepts: ["shipment-stopped"])),
        ];
        Fuzz.Check<(int Gift, int[] Strategies)>(1_500, x =>
        {
            foreach (var world in ready)
            {
                var policy = Policy(world.Policy, x.Strategies);
                Same(new Question(Gifted(world.Order!, x.Gift), world.Case, policy, world.Now));
            }
            return true;
        });
    }

    private static void Same(Question q)
    {
        var (verdict, reasons) = (Verdict.Judge(q), Reasons.Of(q));
        Assert.Equal(verdict, Verdict.Judge(q));
        for (var i = 0; i < reasons.Guards.Length; i++)
        {
            var (answer, bit) = (reasons.Guards[i], 1u << i);
            Assert.Equal(Panel.All[i].Name, answer.Rule);
            Assert.Equal(answer.Standing is Standing.Wait, (verdict.Waiting & bit) != 0);
            Assert.Equal(answer.Standing is Standing.Person or Standing.Stop, (verdict.Refusing & bit) != 0);
            Assert.Equal(answer.Passed && answer.Code is not Code.Ok, (verdict.Accepted & bit) != 0);
        }
        var items = q.Policy.Strategies.Items;
        var asked = Enumerable.Range(0, items.Length).Where(i => (verdict.Asked & (1ul << i)) != 0).ToList();
        Assert.Equal(asked.Select(i => items[i]), reasons.Strategies.Select(s => s.Strategy));
        Assert.Equal(
            asked.Select(i => (verdict.Approving & (1ul << i)) != 0), reasons.Strategies.Select(s => s.Passed));
        Assert.Equal(reasons.Guards.All(a => a.Passed), verdict.Safe);
        var chosen = reasons.Strategies.Where(s => s.Passed).Select(s => s.Strategy).FirstOrDefault();
        Assert.Equal(verdict.Safe ? chosen : null, verdict.Chosen);
        Assert.Equal(First(reasons, q.Case, chosen), verdict.Blocking);
    }

    /// <summary>The rule of the old way, from the answers alone: the most cautious wins, the first of its like.</summary>
    private static Answer First(Reasons reasons, RefundCase refund, Strategy? chosen)
    {
        if (reasons.Guards.Any(a => !a.Passed)) return Worst(reasons.Guards);
        if (chosen is not null || refund.IsApproved) return Answer.Pass("strategy");
        var each = reasons.Strategies.Select(s => Worst(s.Answers)).ToList();
        return each.Count == 0 ? Answer.Person("strategy", Code.NoStrategy) : each.MinBy(a => a.Standing);
    }

    private static Answer Worst(IEnumerable<Answer> answers) => answers.MaxBy(a => a.Standing);

    [Fact]
    public void A_verdict_allocates_nothing()
    {
        var stopped = World.With(Erp, Seen(Asks()), Says(EvidenceKind.Stopped));
        var whole = World.With(Erp, Seen(Asks(20_500, lines: [])), Says(EvidenceKind.StopRefused));
        var back = World.With(
            Reporting, Gone(), Seen(Asks(10_000, RefundKind.Return, [Q("A", 2)], ClaimStatus.AwaitingReceipt)),
            Says(EvidenceKind.Received, "e2", found: [Found("A", 2)]));
        foreach (var world in (World[])[stopped, whole, back])
        {
            var q = new Question(Gifted(world.Order!, 0), world.Case, world.Policy, world.Now);
            var bits = 0u;
            for (var i = 0; i < 50; i++) bits |= Verdict.Judge(q).Refusing;
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 50; i++) bits |= Verdict.Judge(q).Waiting;
            Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.True(bits <= uint.MaxValue >> 1);
        }
    }

    [Fact]
    public void Every_guard_and_every_strategy_has_its_bit()
    {
        Assert.True(Panel.All.Length <= 32);
        var many = Enumerable.Range(0, StrategySet.Most + 1).Select(i => Rules.Items[0] with { Id = $"s{i}" });
        Assert.Contains(new StrategySet(1, "", default, [.. many]).Faults(), f => f.Contains("at most 64"));
    }
}
