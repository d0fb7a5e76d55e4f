using Antui.Core.Stock;

namespace Antui.Core.Tests.Specs;

/// <summary>A piece comes back only after it left, and once.</summary>
public sealed class PiecesSpecs
{
    private static Claim Sending(int quantity = 2, string no = R) => Asks(
        5_000 * quantity, RefundKind.Return, [Q("A", quantity)], ClaimStatus.AwaitingReceipt, no: no);

    [Fact]
    public void What_was_never_handed_over_cannot_be_received_or_inspected()
    {
        var world = World.With(AtDesk, Seen(Sending()));
        Assert.Equal("NOT_SHIPPED", world.Accept(Back(ReturnAction.Receive, "s1", [Q("A", 1)])).Refused?.Code);
        Assert.Equal("NOT_SHIPPED",
            world.Accept(Back(ReturnAction.Inspect, "i1", found: [Found("A", 2)])).Refused?.Code);
        Assert.Empty(world.Sent);
        Assert.DoesNotContain(StockMoves.Of(null, world.Journal), m =>
            m.Kind is StockMoveKind.Restock or StockMoveKind.Defect);
    }

    [Fact]
    public void Of_a_split_order_only_what_left_counts()
    {
        var world = World.With(
            AtDesk, Ship(ShipmentAction.Split, "S1", [Q("A", 1)]), Ship(ShipmentAction.HandOver, "S2"), Seen(Sending()));
        var refused = world.Accept(Back(ReturnAction.Inspect, "i1", found: [Found("A", 2)]));
        Assert.Equal(new Refusal.NotShipped("A", Left: 1, Back: 0, Asked: 2), refused.Refused);
        world.Accept(Back(ReturnAction.Inspect, "i1", found: [Found("A", 1)]));
        Assert.Equal("NOT_SHIPPED",
            world.Accept(Back(ReturnAction.Inspect, "i2", found: [Found("A", 1)])).Refused?.Code);
        Assert.Equal(Code.GoodsShort, world.Person);
        Assert.Equal(1, StockMoves.Of(null, world.Journal).Sum(m => m.Kind is StockMoveKind.Restock ? m.OnHand : 0));
    }

    [Fact]
    public void One_piece_that_left_is_counted_for_one_return()
    {
        var world = World.With(
            Manual, Gone(Q("A", 1)), Seen(Sending(1)), Seen(Sending(1, "R2")),
                Back(ReturnAction.Inspect, "i1", found: [Found("A", 1)]));
        Assert.Equal("NOT_SHIPPED",
            world.Accept(Back(ReturnAction.Inspect, "i2", found: [Found("A", 1)], no: "R2")).Refused?.Code);
        Assert.Equal("NOT_SHIPPED",
            world.Accept(Back(ReturnAction.Receive, "s2", [Q("A", 1)], no: "R2")).Refused?.Code);
    }

    [Fact]
    public void A_parcel_at_the_door_of_another_return_is_counted_too()
    {
        var world = World.With(
            Manual, Gone(Q("A", 1)), Seen(Sending(1)), Seen(Sending(1, "R2")),
                Back(ReturnAction.Receive, "s1", [Q("A", 1)]));
        Assert.Equal("NOT_SHIPPED",
            world.Accept(Back(ReturnAction.Receive, "s2", [Q("A", 1)], no: "R2")).Refused?.Code);
    }

    [Fact]
    public void What_is_not_in_the_parcel_needs_not_have_left()
    {
        var world = World.With(
            Manual, Gone(Q("A", 1)), Seen(Sending()),
            Back(ReturnAction.Inspect, "i1", found: [Found("A", 1), Found("A", 1, Grade.Missing)]));
        Assert.Equal(Code.GoodsDamaged, world.Person);
    }

    public static TheoryData<Goods> OfGoods => [.. EveryWay.OfGoods];

    [Theory]
    [MemberData(nameof(OfGoods))]
    public void A_report_of_others_counts_no_piece_that_did_not_leave_until_it_is_told_that_it_did(Goods goods)
    {
        var world = World.With(AtDesk with { Goods = goods }, Seen(Sending()),
            Says(EvidenceKind.Received, found: [Found("A", 2)]));
        Assert.Equal((0, Code.NotShipped), (world.Sent.Count, world.Person));
        world.Accept(Says(EvidenceKind.Shipped, "half", "", [Q("A", 1)]));
        Assert.Equal((0, Code.NotShipped), (world.Sent.Count, world.Person));
        world.Accept(Says(EvidenceKind.Shipped, "rest", "", [Q("A", 1)]));
        Assert.Equal(InstructionAction.AgreeRefund, Assert.Single(world.Sent).Action);
    }

    [Fact]
    public void Evidence_that_came_before_its_order_and_its_refund_is_weighed_the_same()
    {
        var world = World.With(Reporting, Says(EvidenceKind.Received, found: [Found("A", 2)]), Seen(Sending()));
        Assert.Equal((0, Code.NotShipped), (world.Sent.Count, world.Person));
    }

    [Fact]
    public void The_first_receipt_takes_the_piece_whichever_refund_it_was_for()
    {
        var world = World.With(
            Reporting, Gone(Q("A", 1)), Seen(Sending(1, "R2")), Seen(Sending(1)),
            Says(EvidenceKind.Received, "w1", "R2", found: [Found("A", 1, Grade.Defective)]),
            Says(EvidenceKind.Received, "w2", found: [Found("A", 1)]));
        Assert.Equal((0, Code.NotShipped), (world.Sent.Count, world.Person));
        Assert.Equal(Code.GoodsDamaged, world.Order!.Case("R2")!.WithPerson!.Code);
    }

    [Fact]
    public void A_parcel_that_turned_round_is_back_already()
    {
        var world = World.With(
            Reporting, Gone(Q("A", 1)), Seen(Asks(5_000, lines: [Q("A", 1)], no: "R2")),
            Says(EvidenceKind.Stopped, "back", "R2", [Q("A", 1)], level: StopLevel.BackInWarehouse, at: Minute),
            Seen(Sending(1)), Says(EvidenceKind.Received, "w", found: [Found("A", 1)]));
        Assert.Equal((0, Code.NotShipped), (world.Sent.Count(s => s.RefundNo == R), world.Person));
    }

    [Fact]
    public void The_same_parcel_told_of_twice_does_not_make_more_of_it()
    {
        var order = World.With(Reporting, Gone(), Says(EvidenceKind.Shipped, "again", "", All)).Order!;
        Assert.Equal((2, 1), (Pieces.Left(order, "A"), Pieces.Left(order, "B")));
    }

    [Fact]
    public void The_platforms_word_counts_where_nobody_nearer_speaks()
    {
        OrderSnapshot Left(OrderStatus status, bool shipped) => Head(status, 9) with
        {
            Lines = [.. Head().Lines.Select(l => l with { Shipped = shipped })],
        };
        foreach (var head in new[] { Left(OrderStatus.Shipped, false), Left(OrderStatus.PartlyShipped, true) })
        {
            Assert.Equal(2, Pieces.Left(World.With(Reporting, Seen(head)).Order!, "A"));
            Assert.Equal(1, Pieces.Left(World.With(Reporting, Gone(Q("A", 1)), Seen(head)).Order!, "A"));
            Assert.Equal(0, Pieces.Left(World.With(AtDesk, Seen(head)).Order!, "A"));
        }
    }

    [Fact]
    public void An_order_that_had_left_before_it_came_here_is_not_sent_again_and_can_come_back()
    {
        var world = new World(AtDesk);
        world.Accept(Seen(Head(OrderStatus.Finished)));
        Assert.Empty(world.Order!.Shipments);
        world.Accept(Seen(Sending()));
        world.Accept(Back(ReturnAction.Inspect, "i1", found: [Found("A", 2)]));
        Assert.Equal(InstructionAction.AgreeRefund, Assert.Single(world.Sent).Action);
    }

    [Fact]
    public void A_replacement_that_left_can_come_back_as_well()
    {
        Fact.ShipmentStep reship = new(Key, ShipmentAction.Add, "", "person:wang", [Q("A", 1)],
            Kind: ShipmentKind.Reship, StepId: "x");
        var world = World.With(
            AtDesk, Ship(ShipmentAction.HandOver), reship, Ship(ShipmentAction.Audit, "S2"),
                Ship(ShipmentAction.HandOver, "S2"));
        Assert.Equal((3, 1), (Pieces.Left(world.Order!, "A"), Pieces.Left(world.Order!, "B")));
    }

    [Fact]
    public void A_smaller_amount_is_proposed_for_what_can_count_only()
    {
        var world = World.With(Reporting, Gone(Q("A", 1)), Seen(Sending()),
            Says(EvidenceKind.Received, found: [Found("A", 2)]));
        Assert.Equal(5_000, Proposal.For(world.Order!, world.Case)!.GoodFen);
    }
}
