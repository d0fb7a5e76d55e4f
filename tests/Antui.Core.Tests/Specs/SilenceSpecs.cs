using Antui.Core.Effects;

namespace Antui.Core.Tests.Specs;

/// <summary>A shop that lives here makes of a term that ends in silence what a platform makes of it.</summary>
public sealed class SilenceSpecs
{
    private static readonly ShopPolicy Asking = Hosted with
    {
        Strategies = StrategySet.Empty,
        Channel = House with { AgreeReturns = false },
    };

    private static readonly ShopPolicy Shop = Asking with { Channel = Deciding with { AgreeReturns = false } };

    private static Channel.PayOut Deciding => House with { WhenSilent = WhenSilent.Decide };

    private static readonly TimeSpan Term = House.SellerTerm;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private static readonly Fact.BuyerAsks BackPlease = Buyer(5_000, RefundKind.Return, lines: [Q("A", 1)]);

    private static World At(TimeSpan time, ShopPolicy shop, params Fact[] facts)
    {
        var world = World.With(shop, facts);
        world.PassTo(T0 + time);
        return world;
    }

    private static void SaysTooLate(World world, Fact fact) =>
        Spec.Given(world.Order!).When(fact, world.Policy, world.Now).ThenRefused("TERM_OVER");

    [Theory]
    [InlineData(RefundKind.Unshipped), InlineData(RefundKind.ShippedRefundOnly), InlineData(RefundKind.Compensation)]
    [InlineData(RefundKind.PriceProtection)]
    public void A_request_for_money_that_nobody_answers_is_paid_when_its_term_ends(RefundKind kind)
    {
        var world = At(Term - Moment, Shop, Buyer(kind: kind));
        Assert.Empty(world.Sent);
        Assert.Equal((kind is RefundKind.Unshipped ? Code.NoStrategy : Code.KindNotAutomatic, T0 + Term),
            (world.Person!.Value, world.Due));
        world.Pass(Moment);
        var paid = Assert.Single(world.Sent);
        Assert.Equal((InstructionAction.PayOut, 9_900L, (Code?)null), (paid.Action, paid.Amount.Minor, world.Person));
        Assert.Equal(Lapse.Author, world.Case.Instructions.Last().Author);
        Assert.Equal(new Lapse(LapseTo.RefundAgreed, paid.Version, T0 + Term, T0 + Term), world.Case.Lapse);
        world.Answer(new Outcome.Done("p1"));
        Assert.Equal((true, true), (world.Case.IsSettled, world.Case.IsPaidBySilence));
    }

    [Fact]
    public void Where_a_person_is_asked_nothing_happens_at_the_deadline()
    {
        var world = At(Term * 9, Asking, Buyer());
        Assert.Equal((Code.NoStrategy, ClaimStatus.AwaitingSeller), (world.Person!.Value, world.Case.Claim.Status));
        Assert.Empty(world.Sent);
    }

    [Fact]
    public void The_time_that_comes_again_or_late_changes_nothing()
    {
        var world = At(Term, Shop, Buyer());
        var events = world.Journal.Count;
        world.Pass(TimeSpan.Zero);
        Assert.Equal(events, world.Journal.Count);
        var late = World.With(Shop, Buyer()).Pass(Term * 3);
        Assert.Equal((T0 + Term, T0 + Term * 3), (late.Case.Lapse!.Deadline, late.Case.Lapse.At));
        Assert.Single(late.Sent);
    }

    [Fact]
    public void An_answer_before_the_deadline_wins_and_the_platform_decides_nothing()
    {
        var world = At(Term - Moment, Shop, Buyer());
        world.Accept(Seller(SellerAnswer.Refuse));
        world.Pass(Hour);
        Assert.Equal((ClaimStatus.SellerRefused, (Lapse?)null), (world.Case.Claim.Status, world.Case.Lapse));
        Assert.Empty(world.Sent);
    }

    [Fact]
    public void An_answer_at_the_deadline_comes_too_late_also_before_the_clocks_own_turn()
    {
        var world = At(Term - Moment, Shop, Buyer());
        world.Now += Moment;
        SaysTooLate(world, Seller(SellerAnswer.Refuse));
        SaysTooLate(world, Person(PersonAction.Refuse, world.Case.Claim.Version));
        Spec.Given(world.Order!).When(Seller(SellerAnswer.AgreeRefund), Shop, world.Now).ThenNothing();
        world.Pass(TimeSpan.Zero);
        SaysTooLate(world, Seller(SellerAnswer.Refuse));
        Spec.Given(world.Order!).When(Seller(SellerAnswer.AgreeRefund), Shop, world.Now).ThenNothing();
    }

    [Fact]
    public void What_a_buyer_says_after_the_deadline_stands_behind_the_decision()
    {
        var world = At(Term - Moment, Shop, Buyer());
        world.Now += Moment;
        world.Accept(Buyer(BuyerChange.Modify, 4_000));
        Assert.Equal(LapseTo.RefundAgreed, world.Case.Lapse!.To);
        Assert.Equal((false, T0 + Term * 2), (world.Case.StandsBySilence, world.Case.Claim.Deadline!.Value));
        Assert.Empty(world.Sent);
    }

    [Fact]
    public void A_return_that_nobody_answers_is_agreed_and_closes_when_the_buyer_sends_nothing()
    {
        var world = At(Term, Shop, BackPlease);
        Assert.Equal((ClaimStatus.AwaitingBuyerReturn, (Code?)null), (world.Case.Claim.Status, world.Person));
        Assert.Equal(T0 + Term * 4.5, world.Case.Claim.Deadline);
        Assert.Single(world.Order!.Returns);
        SaysTooLate(world, Seller(SellerAnswer.Refuse));
        world.PassTo(T0 + Term * 4.5);
        Assert.Equal((ClaimStatus.Closed, LapseTo.Closed), (world.Case.Claim.Status, world.Case.Lapse!.To));
        Assert.Empty(world.Sent);
        SaysTooLate(world, Buyer(BuyerChange.SendBack, tracking: new("SF", "1")));
        SaysTooLate(world, Seller(SellerAnswer.Refuse));
        world.Accept(Buyer(BuyerChange.AskAgain));
        Assert.Equal((ClaimStatus.AwaitingSeller, false), (world.Case.Claim.Status, world.Case.StandsBySilence));
    }

    [Fact]
    public void A_buyer_who_sends_the_goods_in_his_term_is_paid_when_nobody_confirms_them()
    {
        var world = At(Term * 4, Shop with { Channel = Deciding }, BackPlease);
        Assert.Equal(ClaimStatus.Closed, world.Case.Claim.Status);
        world = At(Hour, Shop with { Channel = Deciding }, BackPlease);
        world.Accept(Buyer(BuyerChange.SendBack, tracking: new("SF", "1")));
        world.PassTo(T0 + Hour + Term * 5 - Moment);
        Assert.Empty(world.Sent);
        world.Pass(Moment);
        var paid = Assert.Single(world.Sent);
        Assert.Equal((5_000L, Lapse.Author), (paid.Amount.Minor, world.Case.Instructions[^1].Author));
    }

    [Fact]
    public void A_refusal_that_the_buyer_lets_stand_closes_and_frees_the_goods()
    {
        var world = At(Hour, Shop, Buyer());
        world.Accept(Seller(SellerAnswer.Refuse));
        world.PassTo(T0 + Hour + Term * 3.5 - Moment);
        Assert.Equal((ClaimStatus.SellerRefused, (Code?)null), (world.Case.Claim.Status, world.Person));
        world.Pass(Moment);
        Assert.Equal(ClaimStatus.Closed, world.Case.Claim.Status);
        Assert.Equal([Q("B", 1)], world.Order!.Shipments[1].Lines);
    }

    [Fact]
    public void A_persons_hold_stops_the_clock_until_it_is_released()
    {
        var world = At(Hour, Shop, Buyer());
        world.Accept(Person(PersonAction.Hold));
        world.PassTo(T0 + Term * 2);
        Assert.Equal((Code.HeldByPerson, (Lapse?)null), (world.Person!.Value, world.Case.Lapse));
        world.Accept(Person(PersonAction.Release));
        Assert.Equal((LapseTo.RefundAgreed, 1), (world.Case.Lapse!.To, world.Sent.Count));
    }

    [Fact]
    public void A_refusal_out_of_a_hold_counts_after_the_deadline()
    {
        var world = At(Hour, Shop, Buyer());
        world.Accept(Person(PersonAction.Hold));
        world.PassTo(T0 + Term * 2);
        world.Accept(Person(PersonAction.Refuse, world.Case.Claim.Version));
        Assert.Equal((ClaimStatus.SellerRefused, (Lapse?)null), (world.Case.Claim.Status, world.Case.Lapse));
    }

    [Theory]
    [InlineData(PersonAction.SetHandled), InlineData(PersonAction.Hold)]
    public void A_person_who_has_it_after_a_refusal_keeps_it_open(PersonAction action)
    {
        var world = At(Hour, Shop, Buyer());
        world.Accept(Seller(SellerAnswer.Refuse));
        world.Accept(Person(action));
        world.PassTo(T0 + Term * 9);
        Assert.Equal(ClaimStatus.SellerRefused, world.Case.Claim.Status);
    }

    [Fact]
    public void What_the_platforms_service_decides_no_clock_decides()
    {
        var asked = World.With(Shop, Buyer()).Order!;
        var order = Fold.Evolve(asked, new Changed(asked.Case(R)!.Claim with { InArbitration = true }));
        Assert.Null(Silence.DecidesOn(order, order.Case(R)!, Shop, T0 + Term * 9));
    }

    [Theory]
    [InlineData(RefundKind.Exchange), InlineData(RefundKind.Reship), InlineData(RefundKind.Repair)]
    public void A_request_that_is_not_about_money_stays_with_a_person(RefundKind kind)
    {
        var world = At(Term * 9, Shop, Buyer(kind: kind));
        Assert.Equal((Code.KindNotAutomatic, (Lapse?)null), (world.Person!.Value, world.Case.Lapse));
    }

    [Fact]
    public void Money_rules_stay_and_what_they_forbid_is_a_persons()
    {
        var world = At(Term * 2, Shop, Buyer(10_500, lines: [Q("B", 1)]));
        Assert.Equal((Code.AboveLine, (Lapse?)null), (world.Person!.Value, world.Case.Lapse));
        Assert.Empty(world.Sent);
    }

    [Fact]
    public void The_shops_caps_hold_back_the_money_and_not_the_decision()
    {
        var world = At(Term, Shop with { Caps = new Caps { RefundFen = 9_000 } }, Buyer());
        Assert.Equal((LapseTo.RefundAgreed, Code.CapReached), (world.Case.Lapse!.To, world.Person!.Value));
        Assert.Empty(world.Sent);
        SaysTooLate(world, Seller(SellerAnswer.Refuse));
        world.Accept(Person(PersonAction.Approve, world.Case.Claim.Version));
        Assert.Single(world.Sent);
    }

    [Fact]
    public void Agreed_in_full_by_the_clock_it_cannot_be_approved_in_part()
    {
        var world = At(Term, Shop with { Caps = new Caps { RefundFen = 9_000 } }, Buyer());
        var part = Person(PersonAction.Approve, world.Case.Claim.Version);
        SaysTooLate(world, part with { Say = part.Say with { Amount = Money.Fen(500) } });
    }

    [Fact]
    public void Money_that_is_on_its_way_was_an_answer()
    {
        var world = World.With(Shop with { Strategies = Rules }, Buyer()).Answer(new Outcome.Uncertain("time-out"));
        world.Policy = world.Policy with { Timing = new Timing { UnknownPatience = Term * 9 } };
        world.PassTo(T0 + Term * 2);
        Assert.Null(world.Case.Lapse);
    }

    [Fact]
    public void A_pay_out_that_comes_back_has_a_term_of_its_own()
    {
        var world = At(Term, Shop, Buyer()).Answer(new Outcome.Done("p1"));
        world.Now += Hour;
        world.Accept(new Fact.PayOutFailed(Key, R, world.Sent[0].Key, "account closed", "provider"));
        Assert.Equal((T0 + Term * 2 + Hour, false), (world.Case.Claim.Deadline!.Value, world.Case.StandsBySilence));
        world.PassTo(T0 + Term * 2 + Hour);
        Assert.Equal(2, world.Sent.Count);
        world.Policy = world.Policy with { LateFailuresRetried = 0 };
        world.Answer(world.Sent[1], new Outcome.Done("p2"));
        world.Accept(new Fact.PayOutFailed(Key, R, world.Sent[1].Key, "account closed", "provider"));
        world.PassTo(T0 + Term * 9);
        Assert.Equal((Code.ReopenedLate, 2), (world.Person!.Value, world.Sent.Count));
    }

    [Fact]
    public void Goods_that_left_are_a_loss_to_be_read_as_after_any_refund()
    {
        var world = At(Term, Shop with { Goods = new Goods.ReportsComeIn(), Recalls = true }, Buyer());
        world.Accept(Gone(Q("B", 1)) with { Waybill = new Tracking("SF", "SF1") });
        world.Answer(new Outcome.Done("p1"));
        Assert.Equal(Code.RefundedButShipped, world.Person);
        Assert.Contains(world.Sent, s => s.Action is InstructionAction.Recall);
    }

    [Fact]
    public void An_ERP_that_does_not_answer_holds_up_no_money_and_is_asked_to_stop_after_it()
    {
        var world = World.With(Shop with { Goods = new Goods.RemoteErp() }, Buyer());
        var stop = Assert.Single(world.Sent);
        world.Answer(new Outcome.Uncertain("time-out"));
        world.PassTo(T0 + Term);
        var paid = world.Sent.Single(s => s.Action is InstructionAction.PayOut);
        world.Answer(paid, new Outcome.Done("p1"));
        Assert.True(world.Case.IsSettled);
        world.Pass(Hour);
        Assert.Equal((stop.Key, true), (world.Sent[^1].Key, world.Sent[^1].Asking));
    }
}
