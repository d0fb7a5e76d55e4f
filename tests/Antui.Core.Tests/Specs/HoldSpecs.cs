namespace Antui.Core.Tests.Specs;

/// <summary>What the desk does not send because its money is back or asked back.</summary>
public sealed class HoldSpecs
{
    private static Claim Returns(int quantity = 1, string line = "A", string no = R,
        ClaimStatus status = ClaimStatus.AwaitingBuyerReturn,
        long version = 1) => Asks(4_000 * quantity, RefundKind.Return, [Q(line, quantity)], status, version, no);

    private static Fact.ShipmentStep Adds(ShipmentKind kind, params LineQuantity[] lines) =>
        new(Key, ShipmentAction.Add, "", "person:wang", [.. lines], Kind: kind, StepId: "add");

    private static Fact.ShipmentStep Routes(string no) =>
        new(Key, ShipmentAction.Route, no, "person:wang", Warehouse: "east");

    private static string? Refused(World world, Fact fact) =>
        Decider.Decide(world.Order, fact, world.Policy, world.Now).Refused?.Code;

    [Fact]
    public void While_a_return_is_asked_for_what_did_not_leave_no_step_moves_it()
    {
        var world = World.With(AtDesk with { Goods = new Goods.OurDesk { AutoAudit = false } }, Seen(Returns(2)));
        Fact[] steps =
        [
            Ship(ShipmentAction.Audit), Ship(ShipmentAction.Release), Ship(ShipmentAction.HandOver, "S1"),
            Ship(ShipmentAction.Merge, "S1", parcel: "P1"), Routes("S1"), Ship(ShipmentAction.Split, "S1", [Q("A", 1)]),
        ];
        Assert.All(steps, step => Assert.Equal("REFUND_OPEN", Refused(world, step)));
    }

    [Fact]
    public void Lines_nobody_asks_the_money_of_are_split_off_and_go()
    {
        var world = World.With(AtDesk, Seen(Returns(2)), Ship(ShipmentAction.Split, "S1", [Q("B", 1)]),
            Ship(ShipmentAction.HandOver));
        Assert.Equal([StopLevel.NotReleased, StopLevel.HandedOver], world.Order!.Shipments.Select(s => s.Level));
        Assert.Equal("REFUND_OPEN", Refused(world, Ship(ShipmentAction.Release)));
    }

    [Fact]
    public void A_return_of_what_left_holds_nothing_back()
    {
        var world = World.With(
            AtDesk, Ship(ShipmentAction.Split, "S1", [Q("A", 1)]), Ship(ShipmentAction.HandOver, "S2"), Seen(Returns(1)),
            Ship(ShipmentAction.HandOver, "S1"));
        Assert.True(world.Order!.Shipments[0].HasLeft);
    }

    [Fact]
    public void Of_several_parts_only_as_many_pieces_go_as_are_free()
    {
        var three = Head() with { Lines = [new OrderLine("A", "sku-a", "A", 3, Money.Fen(19_900))] };
        var world = new World(AtDesk);
        Fact[] facts = [Seen(three), Ship(ShipmentAction.Split, "S1", [Q("A", 1)]),
            Ship(ShipmentAction.Split, "S1", [Q("A", 1)]), Seen(Returns(2))];
        foreach (var fact in facts) world.Accept(fact);
        world.Now += Minute;
        world.Accept(Ship(ShipmentAction.HandOver));
        Assert.Equal([true, false, false], world.Order!.Shipments.Select(s => s.HasLeft));
        Assert.Equal("REFUND_OPEN", Refused(world, Ship(ShipmentAction.HandOver)));
    }

    [Theory]
    [InlineData(ClaimStatus.SellerRefused), InlineData(ClaimStatus.Closed)]
    public void A_request_that_is_over_frees_the_goods(ClaimStatus status)
    {
        var world = World.With(AtDesk, Seen(Returns(2)), Seen(Returns(2, status: status, version: 2)),
            Ship(ShipmentAction.HandOver));
        Assert.True(world.Order!.Shipments[0].HasLeft);
    }

    [Fact]
    public void Paid_without_the_goods_it_stays_held()
    {
        var world = World.With(AtDesk, Seen(Returns(2)), Seen(Returns(2, status: ClaimStatus.Refunded, version: 2)));
        Assert.Equal("REFUNDED", Refused(world, Ship(ShipmentAction.HandOver)));
    }

    [Fact]
    public void Refund_only_of_goods_that_did_not_leave_holds_them_and_a_compensation_does_not()
    {
        Assert.Equal("REFUND_OPEN", Refused(
            World.With(AtDesk, Seen(Asks(kind: RefundKind.ShippedRefundOnly))), Ship(ShipmentAction.HandOver)));
        Assert.Null(Refused(World.With(AtDesk, Seen(Asks(kind: RefundKind.Compensation))),
            Ship(ShipmentAction.HandOver)));
    }

    [Theory]
    [InlineData(RefundKind.Unshipped), InlineData(RefundKind.Return), InlineData(RefundKind.ShippedRefundOnly)]
    public void No_gift_or_replacement_for_lines_that_are_paid_back_or_asked_back(RefundKind kind)
    {
        foreach (var (status, code) in new[] { (ClaimStatus.AwaitingSeller, "REFUND_OPEN"),
            (ClaimStatus.Refunded, "REFUNDED") })
        {
            var world = World.With(AtDesk, Gone(), Seen(Asks(10_000, kind, [Q("A", 2)], status)));
            foreach (var what in new[] { ShipmentKind.Gift, ShipmentKind.Reship })
            {
                Assert.Equal(code, Refused(world, Adds(what, Q("A", 1))));
                Assert.Equal(code, Refused(world, Adds(what, Q("sku:sku-a", 1))));
                Assert.Null(Refused(world, Adds(what, Q("B", 1))));
            }
            Assert.Null(Refused(world, Adds(ShipmentKind.Gift, Q("sku:mug", 1))));
        }
    }

    [Fact]
    public void A_gift_of_other_goods_is_refused_once_the_buyer_keeps_nothing()
    {
        var world = World.With(AtDesk, Gone(), Seen(Asks(19_900, RefundKind.Return, All, ClaimStatus.Refunded)));
        Assert.Equal("REFUNDED", Refused(world, Adds(ShipmentKind.Gift, Q("sku:mug", 1))));
    }

    [Fact]
    public void A_replacement_replaces_at_most_what_the_buyer_keeps()
    {
        var world = World.With(AtDesk, Gone(), Seen(Returns(1, status: ClaimStatus.Refunded)));
        Assert.Equal("REFUNDED", Refused(world, Adds(ShipmentKind.Reship, Q("A", 2))));
        Assert.Null(Refused(world, Adds(ShipmentKind.Reship, Q("A", 1))));
    }

    [Fact]
    public void A_replacement_that_was_made_before_waits_and_goes_on_when_the_request_is_withdrawn()
    {
        var world = World.With(
            AtDesk, Gone(), Adds(ShipmentKind.Reship, Q("B", 1)), Ship(ShipmentAction.Audit, "S2"),
                Seen(Returns(1, "B")));
        Assert.Equal("REFUND_OPEN", Refused(world, Ship(ShipmentAction.HandOver, "S2")));
        world.Accept(Seen(Returns(1, "B", status: ClaimStatus.Closed, version: 2)));
        Assert.Null(Refused(world, Ship(ShipmentAction.HandOver, "S2")));
    }

    [Fact]
    public void A_stop_that_was_refused_holds_what_is_still_here_until_a_person_says()
    {
        var world = World.With(
            AtDesk, Ship(ShipmentAction.Split, "S1", [Q("A", 1)]), Ship(ShipmentAction.HandOver, "S2"),
            Seen(Asks(10_000, lines: [Q("A", 2)])));
        Assert.Equal("REFUND_OPEN", Refused(world, Ship(ShipmentAction.HandOver, "S1")));
    }
}
