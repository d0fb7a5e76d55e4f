using Antui.Core.Guards;

namespace Antui.Core.Tests.Specs;

public sealed class StrategySpecs
{
    private static Answer Ask(Condition condition, Claim? claim = null, Instant? now = null)
    {
        var refund = new RefundCase(claim ?? Asks(), T0, []);
        return condition.Ask(new Question(Order.From(Head()) with { Cases = [refund] }, refund, AtDesk, now ?? T0));
    }

    private static ShopPolicy When(params Condition[] conditions) => Reporting with
    {
        Strategies = Rules with { Items = [Rules.Items[0] with { Conditions = [.. conditions] }] },
    };

    [Theory]
    [InlineData(9_900, Code.Ok), InlineData(9_899, Code.AboveStrategyLimit)]
    public void Amount_at_most(long most, Code code) => Assert.Equal(code, Ask(new AmountAtMost(most)).Code);

    [Fact]
    public void Reasons_inside_and_outside_a_list()
    {
        Assert.True(Ask(new ReasonIn(["不想要了"])).Passed);
        Assert.Equal(Code.ReasonNotCovered, Ask(new ReasonIn(["质量问题"])).Code);
        Assert.True(Ask(new ReasonNotIn(["质量问题"])).Passed);
        Assert.Equal(Code.ReasonNotCovered, Ask(new ReasonNotIn(["不想要了"])).Code);
    }

    [Fact]
    public void Shops_and_goods()
    {
        Assert.True(Ask(new ShopIn(["s1"])).Passed);
        Assert.Equal(Code.ShopNotCovered, Ask(new ShopIn(["s2"])).Code);
        Assert.True(Ask(new GoodsIn(["sku-b"])).Passed);
        Assert.Equal(Code.GoodsNotCovered, Ask(new GoodsIn(["sku-b"]), Asks(lines: All)).Code);
        Assert.True(Ask(new GoodsNotIn(["sku-a"])).Passed);
        Assert.Equal(Code.GoodsNotCovered, Ask(new GoodsNotIn(["sku-a"]), Asks(lines: All)).Code);
        Assert.Equal(Code.GoodsNotCovered, Ask(new GoodsIn(["sku-x"]), Asks(lines: [Q("X", 1)])).Code);
    }

    [Theory]
    [InlineData(9, 18, 9, true), InlineData(9, 18, 18, false), InlineData(9, 18, 8, false), InlineData(22, 6, 23, true)]
    [InlineData(22, 6, 5, true), InlineData(22, 6, 6, false), InlineData(22, 6, 12, false), InlineData(0, 24, 23, true)]
    public void Hours_are_those_of_the_platforms_clock(int from, int to, int hour, bool inside) =>
        Assert.Equal(inside, Ask(new Between(from, to), now: T0 + TimeSpan.FromHours(hour - 9)).Passed);

    [Fact]
    public void Outside_its_hours_a_refund_waits_for_them_and_for_nobody()
    {
        var world = new World(When(new Between(10, 18)));
        foreach (var fact in new Fact[] { Seen(Head()), Seen(Asks()), Says(EvidenceKind.Stopped) }) world.Accept(fact);
        Assert.Empty(world.Sent);
        Assert.Null(world.Person);
        Assert.Equal(T0 + Hour, world.Due);
        world.Pass(Hour);
        Assert.Single(world.Sent);
    }

    [Fact]
    public void Without_a_strategy_nothing_is_refunded_by_machine()
    {
        foreach (var set in new[] { StrategySet.Empty, Rules with { Items = [Rules.Items[0] with { Enabled = false }] } })
        {
            var world = World.With(Reporting with { Strategies = set }, Seen(Asks()), Says(EvidenceKind.Stopped));
            Assert.Empty(world.Sent);
            Assert.Equal(Code.NoStrategy, world.Person);
        }
    }

    [Fact]
    public void A_strategy_of_the_other_kind_covers_nothing()
    {
        var world = World.With(
            Reporting with { Strategies = Rules with { Items = [Rules.Items[1]] } }, Seen(Asks()), Says(EvidenceKind.Stopped));
        Assert.Equal(Code.NoStrategy, world.Person);
    }

    /// <summary>The evidence comes with the template: conditions only narrow, and none widens.</summary>
    [Fact]
    public void No_condition_replaces_the_evidence()
    {
        var world = World.With(When(new AmountAtMost(1_000_000), new ShopIn(["s1"]), new Between(0, 24)), Seen(Asks()));
        Assert.Empty(world.Sent);
        Assert.Equal(Code.GoodsNotStopped, Verdict.Judge(new Question(world.Order!, world.Case, world.Policy, world.Now)).Blocking.Code);
    }

    [Fact]
    public void The_first_strategy_that_passes_is_the_author()
    {
        var world = World.With(
            Reporting with
            {
                Strategies = Rules with
                {
                    Items = [
                        Rules.Items[0] with { Id = "small", Conditions = [new AmountAtMost(10)] },
                        Rules.Items[0] with { Id = "shop", Conditions = [new ShopIn(["s1"])] }, Rules.Items[0],
                    ],
                },
            }, Seen(Asks()), Says(EvidenceKind.Stopped));
        Assert.Equal("strategy:shop@3", world.Case.Instructions[0].Author);
    }

    [Fact]
    public void The_reasons_are_every_answer_and_not_only_the_winners()
    {
        var policy = When(new AmountAtMost(10), new ReasonIn(["不想要了"]));
        var world = World.With(policy, Seen(Asks(99_999) with { InArbitration = true }));
        var question = new Question(world.Order!, world.Case, policy, world.Now);
        var (verdict, reasons) = (Verdict.Judge(question), Reasons.Of(question));
        Assert.Equal(Guards.Panel.All.Select(g => g.Name), reasons.Guards.Select(a => a.Rule));
        Assert.Equal(["amount-at-most", "reason-in"], reasons.Strategies.Single().Answers.Select(a => a.Rule));
        Assert.Equal([Code.InArbitration, Code.AboveOrder, Code.AboveLine, Code.GoodsNotStopped],
            reasons.Guards.Where(a => !a.Passed).Select(a => a.Code));
        Assert.False(verdict.Safe);
        Assert.Null(verdict.Chosen);
    }

    [Fact]
    public void What_a_shop_has_written_wrongly_is_said_all_at_once()
    {
        var faults = (Rules with
        {
            Items = [
                Rules.Items[0] with { Id = "x", Conditions = [new AmountAtMost(0), new ReasonIn([]), new Between(5, 5)] },
                Rules.Items[0] with { Id = "x", Conditions = [new ShopIn([]), new GoodsIn([]), new GoodsNotIn([]), new ReasonNotIn([])] },
                Rules.Items[0] with { Id = " ", Conditions = [new Between(-1, 5), new Between(1, 25)] },
            ],
        }).Faults();
        Assert.Equal(11, faults.Count);
        Assert.Empty(Rules.Faults());
    }
}
