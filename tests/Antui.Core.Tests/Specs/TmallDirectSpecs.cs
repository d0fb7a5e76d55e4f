using Antui.Core.Effects;

namespace Antui.Core.Tests.Specs;

/// <summary>
/// Tmall Global direct: the platform asks to stop and takes one answer; a return order comes only with the buyer's
/// tracking number and is reported once, whole.
/// </summary>
public sealed class TmallDirectSpecs
{
    private static readonly ShopPolicy Direct = AtDesk with
    {
        Platform = "ascp",
        Channel = new Channel.ReportEnds(),
        Goods = new Goods.OurDesk { StopsUntil = StopLevel.NotReleased },
    };

    private static readonly ShopPolicy ByHand = Direct with
    {
        Goods = new Goods.OurDesk { StopsUntil = StopLevel.NotReleased, AutoAudit = false },
    };

    private static readonly Claim Cancel = Asks(20_500, lines: [], freight: 600);

    private static readonly Claim Sending =
        Asks(10_000, RefundKind.Return, [Q("A", 2)], ClaimStatus.AwaitingReceipt) with { Tracking = new("SF", "SF1") };

    private static string Actions(World world) => string.Join(' ', world.Sent.Select(s => s.Action));

    [Fact]
    public void Waiting_for_audit_the_cancel_succeeds_and_its_report_ends_it()
    {
        var world = World.With(ByHand, Seen(Cancel));
        Assert.Equal("ReportStopped", Actions(world));
        Assert.Empty(world.Order!.Shipments[0].Lines);
        world.Answer(new Outcome.Done("ok")).Pass(Hour);
        Assert.Equal((20_500L, ClaimStatus.Refunded), (world.Case.Settlement!.Amount.Minor, world.Case.Claim.Status));
        Assert.Equal("ReportStopped", Actions(world));
        Assert.Empty(world.Order!.Returns);
    }

    /// <summary>Here the report is what moves the money: no strategy, no report, also when one was held up.</summary>
    [Theory]
    [InlineData(true, true, 2)]
    [InlineData(true, false, 1)]
    [InlineData(false, false, 2)]
    public void A_report_that_was_held_up_goes_out_only_while_a_strategy_wants_it(bool byStrategy, bool kept, int sent)
    {
        var world = World.With(ByHand with { Channel = new Channel.ReportEnds(byStrategy) }, Seen(Cancel));
        world.Answer(new Outcome.Refused("isp.busy", "later", Minute));
        if (!kept) world.Policy = world.Policy with { Strategies = StrategySet.Empty };
        world.Pass(2 * Minute);
        Assert.Equal(sent, world.Sent.Count(s => s.Action is InstructionAction.ReportStopped));
    }

    [Fact]
    public void Audited_but_not_released_it_still_succeeds() =>
        Assert.Equal("ReportStopped", Actions(World.With(Direct, Seen(Cancel))));

    [Theory]
    [InlineData(ShipmentAction.Release), InlineData(ShipmentAction.Pick), InlineData(ShipmentAction.Pack)]
    [InlineData(ShipmentAction.HandOver)]
    public void Once_released_the_answer_is_no_and_the_goods_go_on(ShipmentAction gone)
    {
        var world = World.With(Direct, Ship(gone));
        if (gone is ShipmentAction.HandOver) world.Answer(new Outcome.Done("told"));
        world.Accept(Seen(Cancel));
        Assert.Equal(InstructionAction.ReportNotStopped, world.Sent[^1].Action);
        Assert.Equal(All, world.Order!.Shipments[0].Lines);
        world.Answer(new Outcome.Done("ok")).Pass(Hour);
        Assert.Equal((ClaimStatus.Closed, false), (world.Case.Claim.Status, world.Case.IsSettled));
        Assert.Equal(InstructionAction.ReportNotStopped, world.Sent[^1].Action);
        Assert.DoesNotContain(world.Sent, s => s.Action is InstructionAction.ReportStopped);
    }

    [Fact]
    public void A_split_order_with_one_part_released_stays_whole()
    {
        var split = Ship(ShipmentAction.Split, "S1", [Q("A", 1)]);
        var world = World.With(Direct, split, Ship(ShipmentAction.Release, "S2"), Seen(Cancel));
        Assert.Equal("ReportNotStopped", Actions(world));
        Assert.Equal([Q("A", 1), Q("B", 1)], world.Order!.Shipments[0].Lines);
    }

    [Theory]
    [InlineData(StopLevel.NotReleased, "ReportStopped"), InlineData(StopLevel.Packed, "ReportStopped")]
    public void Other_platforms_take_a_stop_up_to_packing(StopLevel at, string expected)
    {
        var step = at is StopLevel.Packed ? ShipmentAction.Pack : ShipmentAction.Audit;
        var world = World.With(Direct with { Goods = new Goods.OurDesk() }, Ship(step), Seen(Cancel));
        Assert.Equal(expected, Actions(world));
    }

    [Fact]
    public void Where_our_strategies_decide_the_report_waits_for_one_of_them_or_for_a_person()
    {
        var byStrategy = Direct with { Channel = new Channel.ReportEnds(ByStrategy: true) };
        Assert.Equal("ReportStopped", Actions(World.With(byStrategy, Seen(Cancel))));
        var world = World.With(byStrategy with { Strategies = StrategySet.Empty }, Seen(Cancel));
        Assert.Equal(("", Code.NoStrategy), (Actions(world), world.Person));
        world.Accept(Person(PersonAction.Approve));
        Assert.Equal("ReportStopped", Actions(world));
    }

    [Fact]
    public void The_cancel_of_an_order_nobody_knows_waits_for_it()
    {
        var world = new World(Direct);
        Assert.Equal("ORDER_UNKNOWN", world.Accept(Seen(Cancel)).ParkedBecause);
        Assert.Empty(world.Sent);
    }

    [Fact]
    public void A_refund_of_shipped_goods_without_return_makes_no_return_order()
    {
        var world = World.With(Direct, Ship(ShipmentAction.HandOver), Seen(Asks(kind: RefundKind.ShippedRefundOnly)));
        Assert.Empty(world.Order!.Returns);
        Assert.DoesNotContain(world.Sent, s => s.RefundNo == R);
        Assert.Equal(Code.KindNotAutomatic, world.Person);
    }

    [Fact]
    public void A_return_the_buyer_has_not_sent_yet_reports_nothing()
    {
        var notSent = Sending with { Status = ClaimStatus.AwaitingBuyerReturn, Tracking = null };
        var world = World.With(Direct, Seen(notSent));
        Assert.Empty(world.Sent);
        Assert.False(world.Case.IsSettled);
    }

    [Fact]
    public void With_its_tracking_number_the_return_is_expected_and_reported_once_when_whole()
    {
        var world = World.With(Direct, Gone(), Seen(Sending));
        Assert.Equal("SF1", Assert.Single(world.Order!.Returns).Tracking!.Number);
        world.Accept(Back(ReturnAction.Inspect, "i1", found: [Found("A", 1)]));
        Assert.Equal(("", Code.GoodsShort), (Actions(world), world.Person));
        world.Accept(Back(ReturnAction.Inspect, "i2", found: [Found("A", 1)]));
        Assert.Equal("ReportReceived", Actions(world));
        world.Answer(new Outcome.Done("ok"));
        world.Accept(Back(ReturnAction.Inspect, "i2", found: [Found("A", 1)]));
        world.Pass(Hour);
        Assert.Equal(("ReportReceived", true), (Actions(world), world.Case.IsSettled));
    }

    [Fact]
    public void What_was_found_goes_out_with_the_report()
    {
        var world = World.With(Direct, Gone(), Seen(Sending),
            Back(ReturnAction.Inspect, "i1", found: [Found("A", 1, Grade.Defective)]),
            Back(ReturnAction.Inspect, "i2", found: [Found("A", 1)]));
        Assert.Equal(("", Code.GoodsDamaged), (Actions(world), world.Person));
        Assert.Equal([Found("A", 1, Grade.Defective), Found("A", 1)], GoodsSide.Found(world.Order!, world.Case));
    }

    [Fact]
    public void A_person_who_takes_the_goods_as_they_came_is_reported_too_and_a_refusal_comes_back_to_him()
    {
        var world = World.With(Direct, Gone(), Seen(Sending),
            Back(ReturnAction.Inspect, "i1", found: [Found("A", 2, Grade.Defective)]));
        world.Accept(Person(PersonAction.Approve, accepts: ["goods-received"]));
        Assert.Equal("ReportReceived", Actions(world));
        world.Answer(new Outcome.Refused("PARTIAL_RECEIPT", "not whole"));
        Assert.Equal(Code.PlatformRefused, world.Person);
        world.Now += Minute;
        world.Accept(Person(PersonAction.Approve, accepts: ["goods-received"], reason: "counted again", at: world.Now));
        Assert.Equal("ReportReceived ReportReceived", Actions(world));
    }

    [Fact]
    public void A_rejected_parcel_is_a_return_the_platforms_service_made_under_the_forward_number()
    {
        var world = World.With(Direct, Ship(ShipmentAction.HandOver));
        world.Answer(new Outcome.Done("told"));
        world.Accept(Seen(Asks(20_500, RefundKind.Return, All, ClaimStatus.AwaitingReceipt, freight: 600) with
        {
            Tracking = new Tracking("YTO", "YT1"),
            Reason = "拒收",
        }));
        world.Accept(Back(ReturnAction.Inspect, "i1", found: [Found("A", 2), Found("B", 1)]));
        Assert.Equal(InstructionAction.ReportReceived, world.Sent[^1].Action);
    }

    [Fact]
    public void Nobody_knowing_whether_the_report_arrived_sends_no_other_answer()
    {
        var world = World.With(Direct, Seen(Cancel));
        world.Answer(new Outcome.Uncertain("time-out")).Pass(Minute);
        Assert.Equal((2, true), (world.Sent.Count, world.Sent[1].Asking));
        world.Answer(new Outcome.Absent()).Pass(Minute);
        Assert.Equal((InstructionAction.ReportStopped, false), (world.Sent[2].Action, world.Sent[2].Asking));
        world.Answer(new Outcome.Done("ok"));
        Assert.True(world.Case.IsSettled);
    }
}
