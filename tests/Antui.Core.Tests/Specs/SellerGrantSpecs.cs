namespace Antui.Core.Tests.Specs;

/// <summary>An extra partial refund that the seller gives.</summary>
public sealed class SellerGrantSpecs
{
    private static Fact.SellerGrants Grant(long fen = 500, string no = "X1", string reason = "the gift was missing") =>
        new(Key, no, Money.Fen(fen), reason, "person:li");

    [Fact]
    public void It_is_paid_out_once_by_the_persons_word_although_no_strategy_covers_it()
    {
        var world = World.With(Hosted with { Strategies = StrategySet.Empty }, Grant(), Grant());
        var market = new Market(world);
        market.AnswerAll();
        Assert.Equal(500, market.PaidFen["X1"]);
        var given = world.Order!.Case("X1")!;
        Assert.Equal((RefundKind.Compensation, true), (given.Claim.Kind, given.IsSettled));
        Assert.Equal("person:li", given.Instructions.Single().Author);
        Spec.Given(world.Order!).When(Grant(), Hosted).ThenNothing();
        Spec.Given(world.Order!).When(Grant(501), Hosted).ThenRefused("REFUND_EXISTS");
    }

    [Fact]
    public void It_never_passes_what_is_left_of_the_order()
    {
        var order = World.With(Hosted).Order!;
        Spec.Given(order).When(Grant(20_501), Hosted).ThenRefused("ABOVE_ORDER");
        Spec.Given(order).When(Grant(0), Hosted).ThenRefused("AMOUNT_NOT_POSITIVE");
        Spec.Given(order).When(Grant(reason: " "), Hosted).ThenRefused("REASON_MISSING");
        Spec.Given(new Placed(Head(OrderStatus.AwaitingPayment))).When(Grant(), Hosted).ThenRefused("NOT_PAID");
    }

    [Fact]
    public void After_a_line_is_paid_back_it_comes_from_the_others_and_then_from_the_freight()
    {
        var world = World.With(Hosted, Buyer());
        var market = new Market(world);
        market.AnswerAll();
        Assert.Equal(9_900, market.PaidFen[R]);
        world.Accept(Grant(10_000));
        market.AnswerAll();
        Assert.Equal(10_000, market.PaidFen["X1"]);
        Spec.Given(world.Order!).When(Grant(601, "X2"), Hosted).ThenRefused("ABOVE_ORDER");
        world.Accept(Grant(600, "X2"));
        market.AnswerAll();
        Assert.Equal((600, 600), (market.PaidFen["X2"], world.Order!.Case("X2")!.Settlement!.FreightFen));
    }

    [Fact]
    public void On_a_platform_it_says_where_to_do_it() =>
        Spec.Given(World.With(AtDesk).Order!).When(Grant()).ThenRefused("NOT_HOSTED");
}
