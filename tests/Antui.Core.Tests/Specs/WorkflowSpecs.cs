using Antui.Core.Effects;

namespace Antui.Core.Tests.Specs;

/// <summary>What a request needs next, for each kind, way to the money and place of the goods.</summary>
public sealed class WorkflowSpecs
{
    private static string Actions(World world) => string.Join(' ', world.Sent.Select(s => s.Action));

    private static void Run(World world, bool refunds = true)
    {
        for (var i = 0; i < 10 && world.Open.Count > 0; i++)
        {
            var agreed = world.Open.Peek();
            world.Answer(new Outcome.Done("ok"));
            if (agreed.Action is InstructionAction.AgreeRefund && refunds)
                world.Accept(Seen(world.Case.Claim with { Status = ClaimStatus.Refunded, Version = 90, Modified = T0 + Hour }));
        }
    }

    public static TheoryData<Goods, Channel, string> Unshippeds => new()
    {
        { new Goods.OurDesk(), new Channel.Direct(Reports: false), "AgreeRefund" },
        { new Goods.OurDesk(), new Channel.Direct(), "ReportStopped AgreeRefund" },
        { new Goods.OurDesk(), new Channel.Assistant(), "ReportStopped" },
        { new Goods.OurDesk(), House, "PayOut" },
        { new Goods.RemoteErp(), new Channel.Direct(Reports: false), "Stop AgreeRefund" },
        { new Goods.RemoteErp(), new Channel.Direct(), "Stop ReportStopped AgreeRefund" },
        { new Goods.RemoteErp(), new Channel.Assistant(), "Stop ReportStopped" },
        { new Goods.RemoteErp(), House, "Stop PayOut" },
        { new Goods.ReportsComeIn(), new Channel.Direct(), "ReportStopped AgreeRefund" },
        { new Goods.ReportsComeIn(), new Channel.Assistant(), "ReportStopped" },
        { new Goods.ReportsComeIn(), House, "PayOut" },
    };

    [Theory]
    [MemberData(nameof(Unshippeds))]
    public void Unshipped(Goods goods, Channel channel, string expected)
    {
        var world = World.With(AtDesk with { Goods = goods, Channel = channel }, Seen(Asks()));
        if (goods is Goods.ReportsComeIn)
        {
            Assert.Empty(world.Sent);
            world.Accept(Says(EvidenceKind.Stopped));
        }
        Run(world);
        Assert.Equal(expected, Actions(world));
        Assert.Equal(channel is not Channel.Assistant, world.Case.IsSettled);
    }

    public static TheoryData<Goods, Channel, string> Returns => new()
    {
        { new Goods.OurDesk(), new Channel.Direct(), "AgreeReturn ReportReceived AgreeRefund" },
        { new Goods.OurDesk(), new Channel.Assistant(), "AgreeReturn ReportReceived" },
        { new Goods.ReportsComeIn(), new Channel.Direct(Reports: false), "AgreeReturn AgreeRefund" },
        { new Goods.ReportsComeIn(), new Channel.Assistant(), "AgreeReturn ReportReceived" },
        { new Goods.RemoteErp(), new Channel.Direct(Reports: false), "AgreeReturn AgreeRefund" },
    };

    [Theory]
    [MemberData(nameof(Returns))]
    public void Return_on_a_platform(Goods goods, Channel channel, string expected)
    {
        var claim = Asks(10_000, RefundKind.Return, [Q("A", 2)]);
        var world = World.With(AtDesk with { Goods = goods, Channel = channel }, Gone(), Seen(claim));
        Run(world, refunds: false);
        world.Accept(Seen(claim with { Status = ClaimStatus.AwaitingBuyerReturn, Version = 2, Modified = T0 + Minute }));
        world.Accept(Seen(claim with { Status = ClaimStatus.AwaitingReceipt, Version = 3, Modified = T0 + 2 * Minute, Tracking = new("SF", "1") }));
        world.Accept(goods is Goods.OurDesk
            ? Back(ReturnAction.Inspect, "i1", found: [Found("A", 2)])
            : Says(EvidenceKind.Received, found: [Found("A", 2)]));
        Run(world);
        Assert.Equal(expected, Actions(world));
    }

    [Fact]
    public void Return_to_a_hosted_shop_is_agreed_here_and_paid_out_once_it_is_inspected()
    {
        var world = World.With(Hosted, Gone(), Buyer(10_000, RefundKind.Return, lines: [Q("A", 2)]));
        Assert.Equal(ClaimStatus.AwaitingBuyerReturn, world.Case.Claim.Status);
        world.Accept(Buyer(BuyerChange.SendBack, tracking: new("SF", "SF9")));
        Assert.Equal("SF9", world.Order!.Returns[0].Tracking?.Number ?? world.Case.Claim.Tracking!.Number);
        world.Accept(Back(ReturnAction.Inspect, "i1", found: [Found("A", 2)]));
        Run(world);
        Assert.Equal("PayOut", Actions(world));
        Assert.Equal((10_000L, "OUR_Refunded"), (world.Case.Settlement!.Amount.Minor, world.Case.Claim.RawStatus));
    }

    [Theory]
    [InlineData(RefundKind.ShippedRefundOnly, Code.KindNotAutomatic), InlineData(RefundKind.Exchange, Code.KindNotAutomatic)]
    [InlineData(RefundKind.Reship, Code.KindNotAutomatic), InlineData(RefundKind.Repair, Code.KindNotAutomatic)]
    [InlineData(RefundKind.PriceProtection, Code.KindNotAutomatic), InlineData(RefundKind.Compensation, Code.KindNotAutomatic)]
    [InlineData(RefundKind.Unknown, Code.KindUnknown)]
    public void Other_kinds_go_to_a_person_wherever_goods_and_money_are(RefundKind kind, Code code)
    {
        foreach (var goods in EveryWay.OfGoods)
        {
            foreach (var channel in EveryWay.OfMoney)
            {
                var world = World.With(AtDesk with { Goods = goods, Channel = channel }, Seen(Asks(kind: kind)));
                Assert.Equal(code, world.Person);
                Assert.Empty(world.Sent);
            }
        }
    }

    [Fact]
    public void A_return_is_not_agreed_by_machine_while_something_else_is_wrong()
    {
        var world = World.With(AtDesk, Seen(Asks(99_000, RefundKind.Return, [Q("A", 2)])));
        Assert.Empty(world.Sent);
        Assert.Equal(Code.AboveOrder, world.Person);
        var byHand = AtDesk with { Channel = new Channel.Direct(Reports: false) { AgreeReturns = false } };
        Assert.Empty(World.With(byHand, Seen(Asks(10_000, RefundKind.Return, [Q("A", 2)]))).Sent);
    }

    [Fact]
    public void An_erp_that_refuses_to_stop_is_evidence_and_is_reported()
    {
        var world = World.With(Erp with { Channel = new Channel.Direct() }, Seen(Asks()))
            .Answer(new Outcome.Refused("SHIPPED", "already left"));
        Assert.Equal("Stop ReportNotStopped", Actions(world));
        world.Answer(new Outcome.Done());
        Assert.Equal(Code.StopRefused, world.Person);
    }

    [Fact]
    public void An_erp_that_cannot_be_asked_is_no_refusal()
    {
        var world = World.With(Erp, Seen(Asks())).Answer(new Outcome.Refused(OutcomeCodes.NoPort, ""));
        Assert.Empty(world.Order!.Evidence);
        world.Pass(new Timing().GoodsPatience);
        Assert.Equal(Code.Stuck, world.Person);
    }

    [Fact]
    public void A_refund_made_elsewhere_stops_the_goods_all_the_same()
    {
        var made = Asks(status: ClaimStatus.Refunded);
        var here = World.With(AtDesk, Seen(made));
        Assert.Equal([Q("B", 1)], here.Order!.Shipments[0].Stopped);
        var remote = World.With(Erp, Seen(made));
        Assert.Equal("Stop", Actions(remote));
        remote.Answer(new Outcome.Uncertain("time-out")).Pass(Minute).Answer(new Outcome.Absent()).Pass(Minute);
        Assert.Equal(3, remote.Sent.Count);
        remote.Answer(new Outcome.Done("stopped"));
        Assert.Equal(SettledBy.External, remote.Case.Settlement!.By);
        Assert.True(remote.Case.DocumentClosed);
        Assert.DoesNotContain(remote.Sent, s => s.Action is InstructionAction.AgreeRefund);
    }

    [Fact]
    public void An_assistant_that_stays_silent_after_the_report_goes_to_a_person()
    {
        var world = World.With(AtDesk with { Channel = new Channel.Assistant() }, Seen(Asks()))
            .Answer(new Outcome.Done());
        world.Pass(new Timing().AssistantPatience);
        Assert.Equal(Code.AssistantSilent, world.Person);
        Assert.Single(world.Sent);
    }

    [Fact]
    public void A_touched_version_does_not_report_the_same_again()
    {
        var world = World.With(AtDesk with { Channel = new Channel.Assistant() }, Seen(Asks()))
            .Answer(new Outcome.Done());
        world.Accept(Seen(Asks(version: 2)));
        Assert.Single(world.Sent);
        world.Accept(Seen(Asks(5_000, version: 3)));
        Assert.Equal(2, world.Sent.Count);
    }

    [Fact]
    public void The_document_of_a_refunded_case_is_closed_once()
    {
        var world = World.With(AtDesk, Seen(Asks()));
        Run(world);
        world.Pass(Hour);
        Assert.Single(world.Journal.OfType<DocumentClosed>());
        Assert.Equal(Instant.Never, world.Due);
    }

    [Fact]
    public void A_case_that_frees_its_money_wakes_the_one_before_it()
    {
        var world = World.With(
            Reporting, Seen(Asks(9_900, no: "R0")), Seen(Asks()), Says(EvidenceKind.Stopped, "e1"));
        world.Accept(Says(EvidenceKind.Stopped, "e0", "R0"));
        Assert.Equal(Code.AboveLine, world.Order!.Case("R0")!.WithPerson!.Code);
        world.Answer(new Outcome.Refused("isv.closed", ""));
        Assert.Contains(world.Sent, s => s.RefundNo == "R0");
    }
}
