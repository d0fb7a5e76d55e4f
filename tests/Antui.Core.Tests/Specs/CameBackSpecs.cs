using Antui.Core.Effects;
using Antui.Core.Ledger;
namespace Antui.Core.Tests.Specs;

/// <summary>Goods that had left and came back: refused at the door, or recalled from the courier.</summary>
public sealed class CameBackSpecs
{
    [Fact]
    public void A_rejected_parcel_found_good_proves_the_stop_and_pays()
    {
        var order = Left(out var world);
        Assert.Equal(Code.GoodsShipped, world.Order.Case(R)!.WithPerson!.Code);
        order = Back(world, Grade.Good);
        Assert.Contains(order.Case(R)!.Instructions, i => i.Action is InstructionAction.AgreeRefund);
    }

    [Theory]
    [InlineData(Grade.Defective)]
    [InlineData(Grade.Missing)]
    [InlineData(Grade.WrongItem)]
    public void Anything_else_inside_stays_with_the_person(Grade grade)
    {
        Left(out var world);
        var order = Back(world, grade);
        Assert.DoesNotContain(order.Case(R)!.Instructions, i => i.Action is InstructionAction.AgreeRefund);
        Assert.NotNull(order.Case(R)!.WithPerson);
    }

    [Fact]
    public void A_recalled_parcel_counts_only_up_to_the_shop_s_limit()
    {
        foreach (var (limit, pays) in new[] { (0L, false), (9_899L, false), (9_900L, true) })
        {
            var order = Run(null, T0, Policy with { RecalledCountsUpToFen = limit }, Seen(Head()), Seen(Asks()));
            order = Run(order, T0, Policy with { RecalledCountsUpToFen = limit },
                Says(EvidenceKind.Shipped, "ship", refundNo: "", lines: [Q("B", 1)], level: StopLevel.HandedOver, at: Minute),
                Says(EvidenceKind.Stopped, "recall", lines: [Q("B", 1)], level: StopLevel.Recalled, at: Hour));
            Assert.Equal(pays, order.Case(R)!.Instructions.Any(i => i.Action is InstructionAction.AgreeRefund));
        }
    }

    [Fact]
    public void What_leaves_again_after_it_came_back_is_no_proof_any_more()
    {
        var policy = Policy with { RecalledCountsUpToFen = 100_000, Strategies = StrategySet.Empty };
        var order = Run(null, T0, policy, Seen(Head()), Seen(Asks()));
        order = Run(order, T0, policy,
            Says(EvidenceKind.Shipped, "ship", refundNo: "", lines: [Q("B", 1)], level: StopLevel.HandedOver, at: Minute),
            Says(EvidenceKind.Stopped, "recall", lines: [Q("B", 1)], level: StopLevel.Recalled, at: Hour),
            Says(EvidenceKind.Shipped, "again", refundNo: "", lines: [Q("B", 1)], level: StopLevel.HandedOver, at: Hour * 2));
        Assert.False(order.Evidence.Single(e => e.Id == "recall").Holds);
    }

    [Fact]
    public void A_parcel_that_left_is_recalled_once_and_agreeing_proves_nothing()
    {
        var policy = AtDesk with { Recalls = true, RecalledCountsUpToFen = 100_000 };
        var handOver = new Fact.ShipmentStep(Key, ShipmentAction.HandOver, "", "person:wang", Waybill: new Tracking("SF", "SF1"));
        var order = Run(null, T0, policy, Seen(Head()), handOver, Seen(Asks()), new Fact.TimePassed(Key));
        var recall = Assert.Single(order.Case(R)!.Instructions);
        Assert.Equal(InstructionAction.Recall, recall.Action);
        Assert.Equal("SF1", Recall.ParcelOf(order, order.Case(R)!)!.Number);
        var agreed = new Fact.OutcomeKnown(Key, R, recall.Key, recall.Attempt, new Outcome.Done("1", 1_250), "courier");
        var booked = Books.Of(order, [.. Decider.Decide(order, agreed, policy, T0 + Minute).Happened]);
        Assert.Equal(
            [(BookAccount.CourierFees, 1_250L, 0L), (BookAccount.CourierPayable, 0L, 1_250L)],
            booked.Select(p => (p.Account, p.DebitFen, p.CreditFen)));
        order = Run(order, T0 + Minute, policy, agreed);
        Assert.Empty(Decider.Decide(order, agreed, policy, T0 + Minute).Happened);
        Assert.Equal(StopLevel.RecallAsked, order.Shipments[0].Level);
        Assert.DoesNotContain(order.Case(R)!.Instructions, i => i.MovesMoney);
        order = Run(order, T0 + Hour, policy, Says(EvidenceKind.Stopped, "recall:SF1:R1", lines: [Q("B", 1)], level: StopLevel.Recalled, at: Hour));
        Assert.Single(order.Case(R)!.Instructions, i => i.Action is InstructionAction.AgreeRefund);
        Assert.Single(order.Case(R)!.Instructions, i => i.Action is InstructionAction.Recall);
    }

    [Fact]
    public void Goods_that_leave_after_the_money_are_asked_back_at_once_and_a_person_has_the_case()
    {
        var policy = Policy with { Recalls = true };
        var order = Run(null, T0, policy, Seen(Head()), Seen(Asks()),
            Says(EvidenceKind.Stopped, "stop", lines: [Q("B", 1)], level: StopLevel.Released));
        order = Run(order, T0 + Minute, policy, Seen(Asks(status: ClaimStatus.Refunded, version: 2)));
        Assert.True(order.Case(R)!.IsSettled);
        var left = Says(
            EvidenceKind.Shipped, "ship", refundNo: "", lines: [Q("B", 1)], level: StopLevel.HandedOver, at: Hour)
            with
        { Waybill = new Tracking("SF", "SF9") };
        order = Run(order, T0 + Hour, policy, left);
        var recall = Assert.Single(order.Case(R)!.Instructions, i => i.Action is InstructionAction.Recall);
        Assert.Equal((Code.RefundedButShipped, InstructionState.Dispatching), (order.Case(R)!.WithPerson!.Code, recall.State));
        order = Run(order, T0 + Hour + Minute, policy, new Fact.OutcomeKnown(
            Key, R, recall.Key, recall.Attempt, new Outcome.Done("1"), "courier"), new Fact.TimePassed(Key));
        Assert.Single(order.Case(R)!.Instructions, i => i.Action is InstructionAction.Recall);
    }

    [Theory]
    [InlineData(OrderStatus.Shipped, true), InlineData(OrderStatus.Finished, false)]
    public void A_parcel_on_its_way_is_asked_back_also_when_the_buyer_wants_his_money_only(OrderStatus status, bool asked)
    {
        var policy = Policy with { Recalls = true };
        var order = Run(null, T0, policy, Seen(Head(status)),
            Says(EvidenceKind.Shipped, "ship", refundNo: "", lines: [Q("B", 1)], level: StopLevel.HandedOver)
                with
            { Waybill = new Tracking("SF", "SF9") },
            Seen(Asks(kind: RefundKind.ShippedRefundOnly)));
        var recall = order.Case(R)!.Instructions.SingleOrDefault(i => i.Action is InstructionAction.Recall);
        Assert.Equal(asked, recall is not null);
        if (recall is not null)
        {
            order = Run(order, T0 + Minute, policy, new Fact.OutcomeKnown(
                Key, R, recall.Key, recall.Attempt, new Outcome.Refused("SIGNED", "delivered"), "courier"));
        }
        Assert.DoesNotContain(order.Case(R)!.Instructions, i => i.MovesMoney);
        Assert.Equal(Code.KindNotAutomatic, order.Case(R)!.WithPerson!.Code);
    }

    [Fact]
    public void Without_a_parcel_number_or_a_courier_nothing_is_recalled()
    {
        foreach (var recalls in new[] { true, false })
        {
            var policy = AtDesk with { Recalls = recalls };
            var waybill = recalls ? null : new Tracking("SF", "SF1");
            var order = Run(null, T0, policy, Seen(Head()),
                new Fact.ShipmentStep(Key, ShipmentAction.HandOver, "", "person:wang", Waybill: waybill), Seen(Asks()));
            Assert.Empty(order.Case(R)!.Instructions);
            Assert.NotNull(order.Case(R)!.WithPerson);
        }
    }

    private static readonly ShopPolicy Policy = AtDesk with { Goods = new Goods.ReportsComeIn() };

    /// <summary>Handed over before the request came, so the desk could not stop it.</summary>
    private static Order Left(out (Order Order, ShopPolicy Policy) world)
    {
        var order = Run(null, T0, AtDesk, Seen(Head()), Ship(ShipmentAction.HandOver), Seen(Asks()));
        world = (order, AtDesk);
        return order;
    }

    private static Order Back((Order Order, ShopPolicy Policy) world, Grade grade) => Run(
        world.Order, T0 + Hour, world.Policy,
        new Fact.ReturnStep(Key, ReturnAction.Expect, "", "rejected", "person:wang", [Q("B", 1)]),
        new Fact.ReturnStep(Key, ReturnAction.Inspect, "", "seen", "person:wang", default, [Found("B", 1, grade)], ReturnNo: "R1"));

    private static Order Run(Order? order, Instant now, ShopPolicy policy, params Fact[] facts)
    {
        foreach (var fact in facts)
        {
            var decision = Decider.Decide(order, fact, policy, now);
            Assert.Null(decision.Refused?.Code);
            order = Fold.Evolve(order, [.. decision.Happened]);
            (order, _) = Advance.Run(order!, policy, now, []);
        }
        return order!;
    }
}
