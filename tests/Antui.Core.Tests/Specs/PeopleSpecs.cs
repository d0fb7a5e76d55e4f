using Antui.Core.Effects;

namespace Antui.Core.Tests.Specs;

public sealed class PeopleSpecs
{
    private static readonly ShopPolicy Quiet = Manual with { Goods = new Goods.ReportsComeIn() };

    private static World Asked(params Fact[] facts) => World.With(Quiet, [Seen(Asks()), .. facts]);

    [Fact]
    public void A_hold_beats_every_strategy_and_a_release_lets_it_go_on()
    {
        var world = World.With(Reporting, Seen(Asks()), Person(PersonAction.Hold), Says(EvidenceKind.Stopped));
        Assert.Equal((0, Code.HeldByPerson), (world.Sent.Count, world.Person!.Value));
        world.Accept(Person(PersonAction.Release));
        Assert.Single(world.Sent);
    }

    [Fact]
    public void A_release_of_nothing_is_nothing() =>
        Spec.Given(Asked().Order!).When(Person(PersonAction.Release), Quiet).ThenNothing();

    [Fact]
    public void An_approval_takes_the_place_of_a_strategy_and_names_its_author()
    {
        var world = Asked(Says(EvidenceKind.Stopped), Person(PersonAction.Approve));
        Assert.Equal("person:li", Assert.Single(world.Case.Instructions).Author);
    }

    [Fact]
    public void An_approval_alone_does_not_pass_what_the_goods_have_not_proved()
    {
        var world = Asked(Person(PersonAction.Approve));
        Assert.Empty(world.Sent);
        world.Accept(Person(PersonAction.Approve, reason: "I saw it", accepts: ["shipment-stopped"]));
        Assert.Single(world.Sent);
    }

    [Theory]
    [InlineData("within-order"), InlineData("within-lines"), InlineData("currency-matches"), InlineData("no-such-rule")]
    public void Money_rules_cannot_be_accepted(string rule) =>
        Spec.Given(Asked().Order!).When(Person(PersonAction.Approve, accepts: [rule]), Quiet).ThenRefused("RULE_NOT_ACCEPTABLE");

    [Fact]
    public void An_approval_of_an_older_version_is_refused_and_a_given_one_is_void_when_the_request_changes()
    {
        Spec.Given(Asked(Seen(Asks(4_000, version: 2))).Order!).When(Person(PersonAction.Approve), Quiet).ThenRefused("REQUEST_CHANGED");
        var world = Asked(Person(PersonAction.Approve), Seen(Asks(4_000, version: 2)), Says(EvidenceKind.Stopped));
        Assert.Empty(world.Sent);
    }

    [Fact]
    public void A_refusal_is_told_to_the_platform_and_no_evidence_overrides_it()
    {
        var world = World.With(Reporting, Seen(Asks()), Person(PersonAction.Refuse), Says(EvidenceKind.Stopped));
        Assert.Equal(InstructionAction.Refuse, Assert.Single(world.Sent).Action);
        world.Answer(new Outcome.Done());
        world.Accept(Seen(Asks(status: ClaimStatus.SellerRefused, version: 2)));
        Assert.Single(world.Sent);
    }

    [Fact]
    public void Whoever_refuses_after_the_instruction_left_is_told_so()
    {
        var world = World.With(Reporting, Seen(Asks()), Says(EvidenceKind.Stopped));
        foreach (var action in new[] { PersonAction.Hold, PersonAction.Refuse, PersonAction.SetHandled })
            Spec.Given(world.Order!).When(Person(action), Reporting).ThenRefused("TOO_LATE");
    }

    [Fact]
    public void A_report_the_assistant_did_not_act_on_can_be_refused_after_all()
    {
        var world = World.With(
            Reporting with { Channel = new Channel.Assistant(Reports: false) },
            Seen(Asks()), Says(EvidenceKind.Stopped));
        world.Answer(new Outcome.Done());
        Assert.Equal("TOO_LATE", world.Accept(Person(PersonAction.Refuse, at: world.Now)).Refused?.Code);
        world.Pass(Hour);
        world.Accept(Person(PersonAction.Refuse, at: world.Now));
        Assert.Equal(InstructionAction.Refuse, world.Sent[^1].Action);
    }

    [Fact]
    public void After_the_money_nothing_can_be_said_any_more() =>
        Spec.Given(Asked(Seen(Asks(status: ClaimStatus.Refunded, version: 2))).Order!)
            .When(Person(PersonAction.Hold, 2), Quiet).ThenRefused("ALREADY_REFUNDED");

    [Fact]
    public void A_word_without_a_reason_or_a_refund_is_refused()
    {
        Spec.Given(Asked().Order!).When(Person(PersonAction.Hold, reason: " "), Quiet).ThenRefused("REASON_MISSING");
        Spec.Given(Asked().Order!).When(Person(PersonAction.Hold, no: "R7"), Quiet).ThenRefused("REFUND_UNKNOWN");
    }

    [Fact]
    public void The_same_click_twice_is_one_and_two_people_are_two()
    {
        var world = Asked(Person(PersonAction.Hold));
        Spec.Given(world.Order!).When(Person(PersonAction.Hold), Quiet).ThenNothing();
        Assert.NotEmpty(world.Accept(Person(PersonAction.Hold, author: "person:wu")).Happened);
    }

    [Fact]
    public void Handled_outside_the_machine_rests()
    {
        var world = World.With(Reporting, Seen(Asks()), Person(PersonAction.SetHandled), Says(EvidenceKind.Stopped));
        Assert.Empty(world.Pass(Hour * 40).Sent);
        Assert.Null(world.Person);
    }
}
