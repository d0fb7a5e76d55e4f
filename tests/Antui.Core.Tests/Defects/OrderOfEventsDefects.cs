using Antui.Core.Effects;

namespace Antui.Core.Tests.Defects;

/// <summary>Two answers to one question, the push before the commit, the machine and the person at once.</summary>
public sealed class OrderOfEventsDefects
{
    private static readonly Fact.RefundSeen Push = Seen(Asks(status: ClaimStatus.Refunded, version: 2));

    private static World Paying() => World.With(Reporting, Seen(Asks()), Says(EvidenceKind.Stopped));

    [Fact]
    public void The_push_and_the_answer_make_one_refund_in_both_orders()
    {
        var pushFirst = Paying();
        pushFirst.Accept(Push);
        pushFirst.Answer(new Outcome.Done());
        var answerFirst = Paying().Answer(new Outcome.Done());
        answerFirst.Accept(Push);
        foreach (var world in new[] { pushFirst, answerFirst })
        {
            Assert.Equal(SettledBy.Us, Assert.Single(world.Journal.OfType<Refunded>()).By);
            Assert.Single(world.Sent);
        }
    }

    [Fact]
    public void The_push_about_a_refund_of_ours_settles_what_was_unknown()
    {
        var world = Paying().Answer(new Outcome.Uncertain("504"));
        world.Accept(Push);
        Assert.Equal((InstructionState.Done, SettledBy.Us), (world.Case.Instructions[0].State, world.Case.Settlement!.By));
        Assert.Single(world.Pass(Hour).Sent);
    }

    [Fact]
    public void The_machine_and_a_click_pay_once()
    {
        var world = Paying();
        world.Accept(Person(PersonAction.Approve));
        world.Accept(Person(PersonAction.Approve, author: "person:wu"));
        Assert.Single(world.Sent);
    }

    [Fact]
    public void The_same_partial_request_sent_twice_is_one()
    {
        var world = World.With(Hosted, Buyer(3_300), Buyer(3_300));
        Assert.Single(world.Order!.Cases);
        Assert.Single(world.Sent);
    }

    [Fact]
    public void A_request_that_changes_while_it_is_judged_is_judged_again()
    {
        var world = Paying();
        world.Accept(Seen(Asks(2_000, version: 9)));
        world.Answer(new Outcome.Refused(OutcomeCodes.StaleVersion, ""));
        Assert.Equal((2_000L, 9L), (world.Sent[^1].Amount.Minor, world.Sent[^1].Version));
    }

    [Fact]
    public void A_refund_push_before_its_order_is_kept_and_then_known_as_external()
    {
        Spec.Given().When(Push).ThenParked("ORDER_UNKNOWN");
        Assert.Equal(SettledBy.External, World.With(Reporting, Push).Case.Settlement!.By);
    }

    [Fact]
    public void An_old_push_that_comes_again_after_days_changes_nothing()
    {
        var world = Paying();
        world.Accept(Push);
        world.Pass(Hour * 72);
        Assert.Empty(world.Accept(Seen(Asks())).Happened);
        Assert.True(world.Case.IsSettled);
    }

    [Theory]
    [InlineData(true, false, Code.InArbitration), InlineData(false, true, Code.AdvancedByPlatform)]
    public void Arbitration_and_money_already_advanced_block_the_machine(bool arbitration, bool advanced, Code code)
    {
        var world = World.With(Reporting, Seen(Asks() with { InArbitration = arbitration, Advanced = advanced }), Says(EvidenceKind.Stopped));
        Assert.Equal((0, code), (world.Sent.Count, world.Person!.Value));
    }
}
