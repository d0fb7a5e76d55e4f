using Antui.Core.Effects;

namespace Antui.Core.Tests.Specs;

public sealed class HostedShopSpecs
{
    private static readonly ShopPolicy Shop = Hosted with { Strategies = StrategySet.Empty };

    private static World Asked(params Fact[] facts) => World.With(Shop, [Buyer(), .. facts]);

    [Fact]
    public void Asking_makes_a_case_with_a_deadline_and_asking_again_the_same_is_nothing()
    {
        var world = Asked();
        Assert.Equal(
            ("OUR_AwaitingSeller", T0 + House.SellerTerm),
            (world.Case.Claim.RawStatus, world.Case.Claim.Deadline!.Value));
        Spec.Given(world.Order!).When(Buyer(), Shop).ThenNothing();
        Spec.Given(world.Order!).When(Buyer(fen: 1), Shop).ThenRefused("REFUND_EXISTS");
    }

    [Theory]
    [InlineData(0, 0, "B", 1, "AMOUNT_NOT_POSITIVE"), InlineData(-7, 0, "B", 1, "AMOUNT_NOT_POSITIVE")]
    [InlineData(20_501, 0, "B", 1, "ABOVE_ORDER"), InlineData(500, 501, "B", 1, "FREIGHT"), InlineData(500, -1, "B", 1, "FREIGHT")]
    [InlineData(500, 0, "X", 1, "ITEM_NOT_IN_ORDER"), InlineData(500, 0, "A", 3, "QUANTITY_ABOVE_ORDER")]
    [InlineData(500, 0, "A", 0, "QUANTITY_ABOVE_ORDER")]
    public void What_cannot_be_asked_is_refused_with_its_code(long fen, long freight, string line, int quantity, string code) =>
        Spec.Given(new Placed(Head())).When(Buyer(fen, lines: [Q(line, quantity)], freight: freight), Shop).ThenRefused(code);

    [Fact]
    public void Without_lines_the_whole_order_is_meant()
    {
        var world = World.With(Shop, new Fact.BuyerAsks(
            Key, R, RefundKind.Unshipped, Money.Fen(20_500), Money.Fen(600), default, "", "store"));
        Assert.Equal(All, world.Order!.Covered(world.Case.Claim));
        Assert.Equal(Code.NoStrategy, world.Person);
    }

    [Fact]
    public void An_unpaid_order_has_nothing_to_give_back() =>
        Spec.Given(new Placed(Head(OrderStatus.AwaitingPayment))).When(Buyer(), Shop).ThenRefused("NOT_PAID");

    [Fact]
    public void A_change_is_the_next_version_and_the_same_change_again_is_nothing()
    {
        var world = Asked();
        var before = world.Case.Claim.Version;
        world.Accept(Buyer(BuyerChange.Modify, 4_000));
        Assert.True(world.Case.Claim.Version > before);
        Spec.Given(world.Order!).When(Buyer(BuyerChange.Modify, 4_000), Shop).ThenNothing();
        Spec.Given(world.Order!).When(Buyer(BuyerChange.Modify, 0), Shop).ThenRefused("AMOUNT_NOT_POSITIVE");
    }

    [Fact]
    public void A_withdrawn_request_lets_the_goods_go_and_asking_again_stops_them_again()
    {
        var world = Asked(Buyer(BuyerChange.Withdraw));
        Assert.Equal([Q("B", 1)], world.Order!.Shipments[1].Lines);
        Spec.Given(world.Order).When(Buyer(BuyerChange.Withdraw), Shop).ThenNothing();
        world.Now += Minute;
        world.Accept(Buyer(BuyerChange.AskAgain, 5_000));
        Assert.Empty(world.Order!.Shipments[1].Lines);
        Assert.Equal((5_000L, ClaimStatus.AwaitingSeller), (world.Case.Claim.Amount.Minor, world.Case.Claim.Status));
    }

    [Fact]
    public void Asking_again_is_checked_like_asking() =>
        Spec.Given(Asked(Buyer(BuyerChange.Withdraw)).Order!).When(Buyer(BuyerChange.AskAgain, 20_501), Shop).ThenRefused("ABOVE_ORDER");

    [Fact]
    public void Goods_are_sent_back_only_when_the_return_was_agreed()
    {
        var world = World.With(
            Shop with { Channel = House with { AgreeReturns = false } },
            Buyer(5_000, RefundKind.Return, lines: [Q("A", 1)]));
        Assert.Equal("RETURN_NOT_AGREED",
            world.Accept(Buyer(BuyerChange.SendBack, tracking: new("SF", "1"))).Refused?.Code);
        world.Accept(Seller(SellerAnswer.AgreeReturn));
        Assert.Equal("TRACKING", world.Accept(Buyer(BuyerChange.SendBack)).Refused?.Code);
        world.Accept(Buyer(BuyerChange.SendBack, tracking: new("SF", "1")));
        Assert.Equal((ClaimStatus.AwaitingReceipt, 1), (world.Case.Claim.Status, world.Order!.Returns.Length));
        Spec.Given(world.Order!).When(Buyer(BuyerChange.SendBack, tracking: new("SF", "1")), Shop).ThenNothing();
    }

    [Fact]
    public void The_sellers_agreement_pays_out_once()
    {
        var world = Asked(Seller(SellerAnswer.AgreeRefund, fen: 9_900));
        Assert.Equal(InstructionAction.PayOut, Assert.Single(world.Sent).Action);
        Spec.Given(world.Order!).When(Seller(SellerAnswer.AgreeRefund), Shop).ThenNothing();
        world.Answer(new Outcome.Done("p1"));
        Spec.Given(world.Order!).When(Seller(SellerAnswer.AgreeRefund), Shop).ThenNothing();
        Spec.Given(world.Order!).When(Seller(SellerAnswer.Refuse), Shop).ThenRefused("ALREADY_REFUNDED");
        Assert.Equal(9_900, world.Case.Settlement!.Amount.Minor);
    }

    [Fact]
    public void The_sellers_agreement_cannot_pass_the_money_rules()
    {
        var world = World.With(Shop, Buyer(10_500, lines: [Q("B", 1)]), Seller(SellerAnswer.AgreeRefund));
        Assert.Empty(world.Sent);
        Assert.Equal(Code.AboveLine, world.Person);
    }

    [Fact]
    public void An_answer_to_an_older_version_or_another_amount_is_refused()
    {
        var order = Asked().Order!;
        Spec.Given(order).When(Seller(SellerAnswer.AgreeRefund, version: 3), Shop).ThenRefused(OutcomeCodes.StaleVersion);
        Spec.Given(order).When(Seller(SellerAnswer.AgreeRefund, fen: 9_899), Shop).ThenRefused("AMOUNT_DIFFERS");
    }

    [Fact]
    public void A_refused_request_is_closed_to_money_until_it_is_asked_again()
    {
        var world = Asked(Seller(SellerAnswer.Refuse));
        Assert.Equal("OUR_SellerRefused", world.Case.Claim.RawStatus);
        Spec.Given(world.Order!).When(Seller(SellerAnswer.AgreeRefund), Shop).ThenRefused("WRONG_STATE");
        Spec.Given(world.Order!).When(Seller(SellerAnswer.Refuse), Shop).ThenNothing();
        world.Accept(Buyer(BuyerChange.AskAgain));
        Assert.Equal(ClaimStatus.AwaitingSeller, world.Case.Claim.Status);
    }

    [Fact]
    public void An_agreement_of_the_ERP_does_not_lift_a_persons_hold()
    {
        var manual = Hosted with { Strategies = StrategySet.Empty };
        var held = World.With(manual, Buyer(), Person(PersonAction.Hold)).Order!;
        Spec.Given(held).When(Seller(SellerAnswer.AgreeRefund), manual).ThenRefused("HELD_BY_PERSON");
    }

    [Fact]
    public void A_pay_out_taken_back_before_it_is_known_waits_for_the_answer()
    {
        var world = World.With(Hosted, Buyer()).Answer(new Outcome.Uncertain("time-out"));
        var back = new Fact.PayOutFailed(Key, R, world.Sent[0].Key, "account closed", "provider");
        Spec.Given(world.Order!).When(back, Hosted).ThenParked("PAY_OUT_OPEN");
    }

    [Fact]
    public void Not_found_yet_is_still_on_its_way_until_it_cannot_land_any_more()
    {
        var world = World.With(Hosted, Buyer()).Answer(new Outcome.Uncertain("time-out"));
        Instruction PayOut() => world.Order!.Case(R)!.Instructions.Single(i => i.MovesMoney);
        world.Pass(PayOut().DueAt - world.Now).Answer(new Outcome.Absent());
        Assert.Equal(InstructionState.Prepared, PayOut().State);
        Spec.Given(world.Order!).When(Buyer(BuyerChange.Withdraw), Hosted).ThenRefused("BUSY");
        Spec.Given(world.Order!).When(Seller(SellerAnswer.Refuse), Hosted).ThenRefused("TOO_LATE");
    }

    [Fact]
    public void While_the_money_is_on_its_way_nothing_can_be_changed()
    {
        var order = World.With(Hosted, Buyer()).Order!;
        Spec.Given(order).When(Buyer(BuyerChange.Withdraw), Hosted).ThenRefused("BUSY");
        Spec.Given(order).When(Seller(SellerAnswer.Refuse), Hosted).ThenRefused("TOO_LATE");
    }

    [Fact]
    public void A_pay_out_that_was_taken_back_is_made_again_on_the_same_evidence_with_another_key()
    {
        var world = World.With(Hosted, Buyer()).Answer(new Outcome.Done("p1"));
        world.Now += Hour;
        world.Accept(new Fact.PayOutFailed(Key, R, world.Sent[0].Key, "account closed", "provider"));
        Assert.Equal((1, 2), (world.Case.Reopened, world.Sent.Count));
        Assert.NotEqual(world.Sent[0].Key, world.Sent[1].Key);
        world.Answer(new Outcome.Done("p2"));
        Assert.True(world.Case.IsSettled);
    }

    [Fact]
    public void An_old_answer_that_says_paid_does_not_bring_taken_back_money_back()
    {
        var careful = Hosted with { LateFailuresRetried = 0 };
        var world = World.With(careful, Buyer()).Answer(new Outcome.Done("p1"));
        var first = world.Sent[0];
        world.Now += Hour;
        world.Accept(new Fact.PayOutFailed(Key, R, first.Key, "account closed", "provider"));
        var late = new Fact.OutcomeKnown(Key, R, first.Key, first.Attempt, new Outcome.Done("p1"), "provider");
        Spec.Given(world.Order!).When(late, careful).ThenNothing();
        Assert.Equal((false, 0L), (world.Case.IsSettled, world.Case.ReservedFen()));
    }

    [Fact]
    public void A_pay_out_taken_back_more_often_than_the_shop_retries_is_for_a_person()
    {
        var careful = Hosted with { LateFailuresRetried = 0 };
        var world = World.With(careful, Buyer()).Answer(new Outcome.Done("p1"));
        var failed = new Fact.PayOutFailed(Key, R, world.Sent[0].Key, "account closed", "provider");
        world.Now += Hour;
        world.Accept(failed);
        Assert.Equal((false, 1, 0L, Code.ReopenedLate), (world.Case.IsSettled, world.Case.Reopened, world.Case.ReservedFen(), world.Person!.Value));
        Spec.Given(world.Order!).When(failed, careful).ThenNothing();
        world.Accept(Person(PersonAction.Approve, world.Case.Claim.Version));
        Assert.NotEqual(world.Sent[0].Key, world.Sent[1].Key);
    }

    [Fact]
    public void A_request_nobody_made_is_parked_and_a_platforms_shop_answers_there()
    {
        Spec.Given(new Placed(Head())).When(Buyer(BuyerChange.Withdraw), Shop).ThenParked("REFUND_UNKNOWN");
        Spec.Given(new Placed(Head())).When(Buyer(), AtDesk).ThenRefused("NOT_HOSTED");
    }
}
