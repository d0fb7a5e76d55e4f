using Antui.Core.Effects;
using Antui.Core.Guards;

namespace Antui.Core.Tests.Specs;

/// <summary>An approval takes effect, or the rule that forbids it says so with its figures.</summary>
public sealed class ApprovalSpecs
{
    private static readonly ImmutableArray<string> Everything = ["shipment-stopped", "goods-received", "kind-is-automatic"];

    private static Fact.PersonActs Approve(long? fen = null, string no = R, long version = 1, bool accepts = true) =>
        new(
        Key, no, new PersonSay(
            PersonAction.Approve, "person:li", "looked at it", T0, version, accepts ? Everything : [],
            fen is { } f ? Money.Fen(f) : null), "person:li");

    [Theory]
    [InlineData(9_901, "ABOVE_LINE", 9_900, 9_901), InlineData(20_600, "ABOVE_ORDER", 20_500, 20_600)]
    [InlineData(0, "AMOUNT_NOT_POSITIVE", 1, 0)]
    public void A_money_rule_refuses_with_its_code_and_figures(long asked, string code, long most, long known)
    {
        var world = World.With(Manual, Seen(Asks(asked)));
        var no = world.Accept(Approve());
        var by = Assert.IsType<Refusal.RuleForbids>(no.Refused).By;
        Assert.Equal((code, most, known), (no.Refused.Code, by.Expected, by.Known));
        Assert.Null(world.Case.Person);
    }

    [Fact]
    public void The_sellers_own_agreement_in_a_hosted_shop_meets_the_same_rule()
    {
        var world = World.With(Hosted with { Strategies = StrategySet.Empty }, Buyer(9_901));
        Assert.Equal("ABOVE_LINE", world.Accept(Seller(SellerAnswer.AgreeRefund)).Refused?.Code);
    }

    [Fact]
    public void An_approval_ahead_of_the_goods_is_kept_and_takes_effect_when_they_are_proved()
    {
        var world = World.With(Reporting with { Strategies = StrategySet.Empty }, Seen(Asks()));
        Assert.False(world.Accept(Approve(accepts: false)).Happened.IsEmpty);
        Assert.Empty(world.Sent);
        world.Accept(Says(EvidenceKind.Stopped));
        Assert.Single(world.Sent);
    }

    [Fact]
    public void A_part_is_paid_and_the_rest_stays_with_a_person_until_he_decides_that_too()
    {
        var world = World.With(Hosted with { Strategies = StrategySet.Empty }, Buyer(9_900));
        var market = new Market(world);
        world.Accept(Approve(6_100, version: world.Case.Claim.Version));
        market.AnswerAll();
        Assert.Equal(6_100, market.PaidFen[R]);
        var rest = world.Order!.Case(R + "-R1")!;
        Assert.Equal((3_800, Code.RestOpen, R), (rest.Claim.Amount.Minor, rest.WithPerson!.Code, rest.Claim.RestOf));
        world.Accept(Approve(no: rest.RefundNo, version: rest.Claim.Version));
        market.AnswerAll();
        Assert.Equal(9_900, market.PaidFen.Values.Sum());
    }

    [Theory]
    [InlineData(9_901), InlineData(0), InlineData(-5)]
    public void A_part_is_above_nothing_and_not_above_what_was_asked(long fen)
    {
        var world = World.With(Hosted with { Strategies = StrategySet.Empty }, Buyer(9_900));
        Assert.Equal("APPROVED_AMOUNT", world.Accept(Approve(fen, version: world.Case.Claim.Version)).Refused?.Code);
    }

    [Fact]
    public void A_platform_pays_what_was_asked() =>
        Assert.Equal("AMOUNT_FIXED", World.With(Manual, Seen(Asks())).Accept(Approve(9_000)).Refused?.Code);

    [Fact]
    public void After_an_approval_nobody_is_asked_again_while_the_platform_confirms()
    {
        var world = World.With(Manual, Seen(Asks(kind: RefundKind.Compensation)));
        Assert.Equal(Code.KindNotAutomatic, world.Person);
        world.Accept(Approve());
        world.Answer(new Outcome.Done("agreed"));
        Assert.Null(world.Person);
        Assert.True(world.Case.IsAgreed);
    }

    [Fact]
    public void A_rehearsal_says_what_would_be_paid_and_changes_nothing()
    {
        var world = World.With(Reporting, Seen(Asks()));
        var said = Rehearsal.Of(world.Order, Says(EvidenceKind.Stopped), world.Policy, world.Now);
        Assert.Equal([(R, Money.Fen(9_900))], said.Pays);
        Assert.Empty(world.Order!.Evidence);
        Assert.Empty(Rehearsal.Of(world.Order, Says(EvidenceKind.StopRefused), world.Policy, world.Now).Pays);
    }

    [Fact]
    public void What_was_reported_is_not_stopped_by_the_breaker_and_the_breaker_names_its_figures()
    {
        var capped = Reporting with { Channel = new Channel.Direct(), Caps = new Caps { HourFen = 12_000 } };
        var world = World.With(capped, Seen(Asks()), Says(EvidenceKind.Stopped));
        world.Policy = capped with { BreakerOpen = true };
        world.Answer(new Outcome.Done("reported"));
        Assert.Contains(world.Sent, s => s.Action is InstructionAction.AgreeRefund);
        var late = World.With(world.Policy, Seen(Asks(8_700)), Says(EvidenceKind.Stopped));
        var answer = Verdict.Judge(new Question(late.Order!, late.Case, late.Policy, late.Now)).Blocking;
        Assert.Equal((Code.CapReached, 12_000, 8_700), (answer.Code, answer.Expected, answer.Known));
    }
}
