using Antui.Core.Desk;
using Antui.Core.Effects;

namespace Antui.Core.Tests.Specs;

public sealed class OrderDeskSpecs
{
    private static readonly OrderEvent[] Known = [new Placed(Head()), new ShipmentMade("S1", All, true)];
    private static readonly OrderEvent[] Split = [.. Known, new ShipmentSplit("S1", "S2", [Q("A", 1)])];

    private static GoodsEvidence Stop(World world) =>
        world.Order!.Evidence.Last(e => e.Kind is EvidenceKind.Stopped && e.Holds);

    [Fact]
    public void An_order_that_is_not_audited_by_rule_waits_for_the_audit()
    {
        var manual = AtDesk with { Goods = new Goods.OurDesk { AutoAudit = false } };
        var order = Spec.Given().When(Seen(Head()), manual).After();
        Spec.Given(order).When(Ship(ShipmentAction.Release), manual).ThenRefused("NOT_AUDITED");
        Spec.Given(order).When(Ship(ShipmentAction.Audit), manual).Then(new ShipmentAudited("S1"));
    }

    [Fact]
    public void A_platform_hold_keeps_the_goods_here() =>
        Spec.Given(new Placed(Head(OrderStatus.PaidOnHold)), new ShipmentMade("S1", All, true))
            .When(Ship(ShipmentAction.Release)).ThenRefused("PLATFORM_HOLD");

    [Fact]
    public void Splitting_moves_quantities_of_a_line() =>
        Spec.Given(Known).When(Ship(ShipmentAction.Split, "S1", [Q("A", 1)])).Then(new ShipmentSplit("S1", "S2", [Q("A", 1)]));

    [Theory]
    [InlineData("A", 3), InlineData("A", 0), InlineData("X", 1)]
    public void Splitting_off_what_is_not_there_is_refused(string line, int quantity) =>
        Spec.Given(Known).When(Ship(ShipmentAction.Split, "S1", [Q(line, quantity)])).ThenRefused("QUANTITY");

    [Fact]
    public void Something_must_stay_in_the_shipment_that_is_split() =>
        Spec.Given(Known).When(Ship(ShipmentAction.Split, "S1", All)).ThenRefused("QUANTITY");

    [Fact]
    public void A_split_into_parts_sends_each_where_it_belongs_and_the_rest_too()
    {
        var parts = Parts(new SplitPart("east", [Q("A", 1)]), new SplitPart("west", [Q("A", 1), Q("B", 1)]));
        var split = Spec.Given(Known).When(parts);
        split.Then(
            new ShipmentSplit("S1", "S2", [Q("A", 1)], "p:0"), new ShipmentRouted("S2", "east"),
            new ShipmentRouted("S1", "west"));
        Spec.Given(split.After()).When(parts).ThenNothing();
    }

    [Fact]
    public void A_split_into_parts_is_made_whole_or_not_at_all() =>
        Spec.Given(Known).When(Parts(new SplitPart("", [Q("A", 1)]), new SplitPart("east", [Q("A", 2)])))
            .ThenRefused("QUANTITY");

    private static Fact.ShipmentStep Parts(params SplitPart[] parts) =>
        Ship(ShipmentAction.Split, "S1") with { Parts = [.. parts], StepId = "p" };

    [Fact]
    public void Joining_a_parcel_twice_is_joining_it_once()
    {
        var order = Spec.Given(Known).When(Ship(ShipmentAction.Merge, "S1", parcel: "P7")).After();
        Assert.Equal("P7", order.Shipments[0].ParcelNo);
        Spec.Given(order).When(Ship(ShipmentAction.Merge, "S1", parcel: "P7")).ThenNothing();
    }

    [Fact]
    public void The_steps_of_a_parcel_only_go_forward()
    {
        var order = Spec.Given(Known).When(Ship(ShipmentAction.Pack)).After();
        Spec.Given(order).When(Ship(ShipmentAction.Release)).ThenNothing();
        Spec.Given(order).When(Ship(ShipmentAction.Pack)).ThenNothing();
    }

    [Fact]
    public void A_hand_over_is_a_ship_event_and_the_platform_is_told()
    {
        var world = World.With(AtDesk, Ship(ShipmentAction.HandOver));
        Assert.Contains(world.Order!.Evidence, e => e.Kind is EvidenceKind.Shipped && e.Lines.SequenceEqual(All));
        Assert.Equal(InstructionAction.PushShipment, Assert.Single(world.Sent).Action);
        world.Answer(new Outcome.Done("ok")).Pass(Hour);
        Assert.Single(world.Sent);
    }

    [Fact]
    public void A_shipment_nobody_knows_is_refused() =>
        Spec.Given(Known).When(Ship(ShipmentAction.Pack, "S9")).ThenRefused("SHIPMENT_UNKNOWN");

    [Theory]
    [InlineData(ShipmentAction.Release, StopLevel.Released), InlineData(ShipmentAction.Pick, StopLevel.Picking)]
    [InlineData(ShipmentAction.Pack, StopLevel.Packed)]
    public void A_stop_before_the_hand_over_names_the_level_it_was_made_at(ShipmentAction gone, StopLevel level)
    {
        var world = World.With(AtDesk, Ship(gone), Seen(Asks()));
        Assert.Equal(level, Stop(world).Level);
        Assert.Equal([Q("A", 2)], world.Order!.Shipments[0].Lines);
    }

    [Fact]
    public void A_stop_takes_the_claimed_quantity_and_the_rest_still_ships()
    {
        var world = World.With(AtDesk, Seen(Asks(5_000, lines: [Q("A", 1)])), Ship(ShipmentAction.HandOver));
        Assert.Equal([Q("A", 1), Q("B", 1)], world.Order!.Shipments[0].Lines);
        Assert.Equal([Q("A", 1)], world.Order.Shipments[0].Stopped);
        Assert.True(Stop(world).Holds);
        Assert.Empty(world.Order.Alarms);
    }

    [Fact]
    public void After_the_hand_over_the_stop_is_refused_and_a_person_sees_it()
    {
        var world = World.With(AtDesk, Ship(ShipmentAction.HandOver), Seen(Asks()));
        Assert.Equal(Code.GoodsShipped, world.Person);
        Assert.DoesNotContain(world.Sent, s => s.Action is InstructionAction.AgreeRefund);
    }

    [Fact]
    public void An_order_in_two_parcels_is_stopped_in_both()
    {
        var order = Fold.Evolve(null, Split)!;
        var world = World.Restarted(AtDesk, [.. Split], T0);
        world.Accept(Seen(Asks(10_000, lines: [Q("A", 2)])));
        Assert.Equal(2, order.Shipments.Length);
        Assert.Equal([1, 1], world.Order!.Shipments.Select(s => Quantities.Of(s.Stopped, "A")));
    }

    [Fact]
    public void Nothing_is_stopped_by_halves_when_one_part_has_left()
    {
        var world = World.Restarted(AtDesk, [.. Split], T0);
        world.Accept(Ship(ShipmentAction.HandOver, "S2"));
        world.Accept(Seen(Asks(10_000, lines: [Q("A", 2)])));
        Assert.All(world.Order!.Shipments, s => Assert.Empty(s.Stopped));
        Assert.Equal(Code.GoodsShipped, world.Person);
    }

    [Fact]
    public void A_stopped_shipment_without_lines_cannot_be_shipped()
    {
        var world = World.With(AtDesk, Seen(Asks(20_500, lines: All, freight: 600)));
        Assert.Equal("NOTHING_TO_SHIP", world.Accept(Ship(ShipmentAction.Pack, "S1")).Refused?.Code);
    }

    [Fact]
    public void Two_refunds_of_one_line_each_stop_a_piece_of_their_own()
    {
        var world = World.With(
            AtDesk, Seen(Asks(5_000, lines: [Q("A", 1)])), Seen(Asks(5_000, lines: [Q("A", 1)], no: "R2")));
        Assert.Equal(2, Quantities.Of(world.Order!.Shipments[0].Stopped, "A"));
        Assert.Equal(2, world.Sent.Count(s => s.Action is InstructionAction.AgreeRefund));
    }

    [Fact]
    public void Goods_of_a_withdrawn_request_ship_again()
    {
        var world = World.With(AtDesk, Seen(Asks()), Seen(Asks(status: ClaimStatus.Closed, version: 2)));
        Assert.Equal([Q("B", 1)], world.Order!.Shipments[1].Lines);
        Assert.DoesNotContain(world.Order.Evidence, e => e.Holds);
    }

    /// <summary>One of the two pieces of line A is with the courier: there is one for all who ask.</summary>
    private static World OneOfTwoLeft(params Claim[] claims)
    {
        var world = World.With(
            Manual, Ship(ShipmentAction.Split, "S1", [Q("A", 1)]), Ship(ShipmentAction.HandOver, "S2"));
        foreach (var claim in claims) world.Accept(Seen(claim));
        return world;
    }

    [Fact]
    public void Goods_of_a_withdrawn_request_are_stopped_for_another_that_could_not_have_them()
    {
        var world = OneOfTwoLeft(Asks(5_000, lines: [Q("A", 1)]), Asks(5_000, lines: [Q("A", 1)], no: "R2"));
        Assert.Contains(world.Order!.Evidence, e => e is { Kind: EvidenceKind.StopRefused, RefundNo: "R2", Holds: true });
        world.Accept(Seen(Asks(5_000, lines: [Q("A", 1)], status: ClaimStatus.Closed, version: 2)));
        Assert.Equal(0, world.Order!.Shipments.Where(s => !s.HasLeft).Sum(s => s.Remaining("A")));
        var held = world.Order.Evidence.Where(e => e is { Holds: true, RefundNo: not "" });
        Assert.Equal(["R2"], held.Select(e => e.RefundNo));
        Assert.True(Stop(world).Holds);
    }

    [Fact]
    public void A_stop_refused_twice_is_two_words_of_the_desk()
    {
        var world = OneOfTwoLeft(
            Asks(5_000, lines: [Q("A", 1)]), Asks(5_000, lines: [Q("A", 1)], no: "R2"),
            Asks(5_000, lines: [Q("A", 1)], no: "R3"));
        world.Accept(Seen(Asks(5_000, lines: [Q("A", 1)], status: ClaimStatus.Closed, version: 2)));
        var words = world.Order!.Evidence.Where(e => e.Kind is EvidenceKind.StopRefused).ToList();
        Assert.Equal(words.Count, words.Select(e => e.Id).Distinct().Count());
        Assert.Equal("R3", Assert.Single(words, e => e.Holds).RefundNo);
    }

    [Fact]
    public void Asking_again_stops_the_new_shipment_and_not_the_memory_of_the_old_stop()
    {
        var world = World.With(
            Manual, Seen(Asks()), Seen(Asks(status: ClaimStatus.Closed, version: 2)), Seen(Asks(version: 3)));
        Assert.Empty(world.Order!.Shipments[1].Lines);
        Assert.True(Stop(world).Holds);
    }

    [Fact]
    public void Asking_again_after_the_released_goods_left_proves_nothing()
    {
        var world = World.With(
            Manual, Seen(Asks()), Seen(Asks(status: ClaimStatus.Closed, version: 2)), Ship(ShipmentAction.HandOver),
            Seen(Asks(version: 3)));
        Assert.Equal(Code.GoodsShipped, world.Person);
    }

    [Fact]
    public void A_shop_whose_goods_are_elsewhere_has_no_desk() =>
        Spec.Given(Known).When(Ship(ShipmentAction.Pack), Erp).ThenRefused("NO_DESK");
}
