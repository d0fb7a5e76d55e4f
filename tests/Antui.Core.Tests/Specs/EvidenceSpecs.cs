namespace Antui.Core.Tests.Specs;

public sealed class EvidenceSpecs
{
    private static readonly OrderEvent[] Known = [new Placed(Head()), new Asked(Asks(), T0)];
    private static readonly Fact.EvidenceSeen Success = Says(EvidenceKind.Stopped);
    private static readonly Fact.EvidenceSeen Fail = Says(EvidenceKind.StopRefused, "e2", at: Minute);

    [Fact]
    public void Evidence_is_kept_with_its_time_and_ours() =>
        Spec.Given(Known).When(Success, now: T0 + Hour).Then(new EvidenceGiven(Given(Success, T0 + Hour)));

    [Fact]
    public void The_same_evidence_again_is_nothing() =>
        Spec.Given([.. Known, new EvidenceGiven(Given(Success))]).When(Success).ThenNothing();

    [Fact]
    public void Evidence_before_its_refund_waits_for_it()
    {
        var world = World.With(Reporting, Success, Seen(Asks()));
        Assert.Equal(InstructionAction.AgreeRefund, Assert.Single(world.Sent).Action);
    }

    [Fact]
    public void A_fail_after_a_success_withdraws_it() =>
        Spec.Given([.. Known, new EvidenceGiven(Given(Success))]).When(Fail)
            .Then(new EvidenceWithdrawn("e1", "e2"), new EvidenceGiven(Given(Fail)));

    [Fact]
    public void A_success_that_is_older_than_the_fail_and_comes_late_is_void_from_the_start() =>
        Spec.Given([.. Known, new EvidenceGiven(Given(Fail))]).When(Success)
            .Then(new EvidenceGiven(Given(Success) with { WithdrawnBecause = "e2" }));

    [Fact]
    public void At_the_same_instant_the_refusal_wins_in_both_orders()
    {
        var same = Fail with { At = Success.At };
        foreach (var facts in new Fact[][] { [Success, same], [same, Success] })
        {
            var world = World.With(Reporting, [Seen(Asks(no: "R9")), .. facts]);
            Assert.Equal(["e2"], world.Order!.Evidence.Where(e => e.Holds).Select(e => e.Id));
        }
    }

    [Fact]
    public void A_success_after_the_fail_counts_again()
    {
        var again = Success with { Id = "e3", At = T0 + Hour };
        var world = World.With(Reporting, Seen(Asks()), Fail, again);
        Assert.Equal(InstructionAction.AgreeRefund, Assert.Single(world.Sent).Action);
    }

    [Fact]
    public void The_success_that_was_withdrawn_does_not_come_back_by_being_repeated()
    {
        var world = World.With(Manual with { Goods = new Goods.ReportsComeIn() }, Seen(Asks()), Success, Fail);
        Assert.Empty(world.Accept(Success).Happened);
        Assert.Equal(Code.StopRefused, world.Person);
    }

    [Fact]
    public void A_ship_event_withdraws_the_stop_of_its_line_whatever_the_order_of_arrival()
    {
        var gone = Says(EvidenceKind.Shipped, "e5", "", [Q("B", 1)]);
        foreach (var facts in new Fact[][] { [Success, gone], [gone, Success] })
        {
            var world = World.With(Manual with { Goods = new Goods.ReportsComeIn() }, [Seen(Asks()), .. facts]);
            Assert.Equal(["e5"], world.Order!.Evidence.Where(e => e.Holds).Select(e => e.Id));
            Assert.Equal(Code.GoodsShipped, world.Person);
        }
    }

    [Fact]
    public void A_ship_event_of_another_line_withdraws_nothing()
    {
        var world = World.With(Reporting, Seen(Asks()), Success, Says(EvidenceKind.Shipped, "e5", "", [Q("A", 2)]));
        Assert.All(world.Order!.Evidence, e => Assert.True(e.Holds));
        Assert.Empty(world.Order.Alarms);
    }

    [Fact]
    public void Two_parcels_that_each_fit_beside_the_stop_withdraw_it_together()
    {
        var claim = Asks(5_000, lines: [Q("A", 1)]);
        var world = World.With(
            Manual with { Goods = new Goods.ReportsComeIn() }, Seen(claim), Success,
            Says(EvidenceKind.Shipped, "p1", "", [Q("A", 1)]), Says(EvidenceKind.Shipped, "p2", "", [Q("A", 1)]));
        Assert.False(world.Order!.Evidence[0].Holds);
        Assert.Equal(Code.GoodsShipped, world.Person);
    }

    [Fact]
    public void Goods_that_leave_after_the_refund_raise_an_alarm()
    {
        var world = World.With(Reporting, Seen(Asks()), Success);
        world.Accept(Seen(Asks(status: ClaimStatus.Refunded, version: 2)));
        world.Accept(Says(EvidenceKind.Shipped, "e5", "", [Q("B", 1)]));
        Assert.Equal(("REFUNDED_BUT_SHIPPED", R), (world.Order!.Alarms[0].Code, world.Order.Alarms[0].Ref));
    }

    [Fact]
    public void Goods_that_leave_while_the_refund_is_being_made_raise_an_alarm()
    {
        var world = World.With(Reporting, Seen(Asks()), Success, Says(EvidenceKind.Shipped, "e5", "", [Q("B", 1)]));
        Assert.Equal("POSSIBLE_LOSS", Assert.Single(world.Order!.Alarms).Code);
    }

    [Fact]
    public void The_desk_hands_over_nothing_that_is_paid_back()
    {
        var world = World.With(AtDesk, Ship(ShipmentAction.Split, "S1", [Q("A", 1)]), Ship(ShipmentAction.HandOver, "S2"));
        world.Accept(Seen(Asks(10_000, lines: [Q("A", 2)])));
        world.Accept(Seen(Asks(10_000, lines: [Q("A", 2)], status: ClaimStatus.Refunded, version: 2)));
        Assert.Equal("REFUNDED", world.Accept(Ship(ShipmentAction.HandOver, "S1")).Refused?.Code);
    }

    [Fact]
    public void The_unit_that_left_against_a_promise_is_not_counted_as_kept_as_well()
    {
        ImmutableArray<LineQuantity> one = [Q("A", 1)];
        var world = World.With(
            Reporting, Seen(Asks(5_000, lines: one)), Says(EvidenceKind.Stopped, "s1", R, one),
            Seen(Asks(5_000, lines: one, status: ClaimStatus.Refunded, version: 2)),
            Says(EvidenceKind.StopRefused, "f1", R, one) with { At = T0 + Hour },
            Says(EvidenceKind.Shipped, "p1", "", one) with { At = T0 + Hour },
            Seen(Asks(5_000, lines: one, no: "R2")),
            Says(EvidenceKind.Stopped, "s2", "R2", one) with { At = T0 + Hour });
        Assert.Null(world.Order!.Case("R2")!.WithPerson);
        Assert.Equal(2, world.Sent.Count);
    }

    [Fact]
    public void One_unit_on_its_way_cannot_be_two_refunds_stopped_unit()
    {
        ImmutableArray<LineQuantity> one = [Q("A", 1)];
        var world = World.With(
            Reporting, Seen(Asks(5_000, lines: one)), Seen(Asks(5_000, lines: one, no: "R2")),
            Says(EvidenceKind.Shipped, "p1", "", one), Says(EvidenceKind.Stopped, "s1", R, one),
            Says(EvidenceKind.Stopped, "s2", "R2", one));
        Assert.Single(world.Sent);
        Assert.Equal(Code.GoodsShipped, world.Order!.Case("R2")!.WithPerson!.Code);
    }

    [Fact]
    public void Evidence_of_a_line_the_order_does_not_have_is_refused() =>
        Spec.Given(Known).When(Says(EvidenceKind.Stopped, lines: [Q("X", 1)])).ThenRefused("LINE_UNKNOWN");

    [Fact]
    public void A_receipt_pays_one_refund()
    {
        var world = World.With(
            Reporting, Gone(), Seen(Asks(5_000, RefundKind.Return, [Q("A", 1)], ClaimStatus.AwaitingReceipt)),
            Seen(Asks(5_000, RefundKind.Return, [Q("A", 1)], ClaimStatus.AwaitingReceipt, no: "R2")),
            Says(EvidenceKind.Received, "w1", found: [Found("A", 1)]), Says(EvidenceKind.Received, "w1", "R2", found: [Found("A", 1)]));
        Assert.Equal([R], world.Sent.Select(s => s.RefundNo));
    }
}
