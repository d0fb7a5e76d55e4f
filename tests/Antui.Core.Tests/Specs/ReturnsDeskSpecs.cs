namespace Antui.Core.Tests.Specs;

public sealed class ReturnsDeskSpecs
{
    private static readonly Claim Sending =
        Asks(10_000, RefundKind.Return, [Q("A", 2)], ClaimStatus.AwaitingReceipt) with { Tracking = new("SF", "SF1") };

    private static readonly OrderEvent[] Expected =
    [
        new Placed(Head()), new ShipmentMade("S1", All, true), new Asked(Sending, T0),
        new EvidenceGiven(Given(Gone())), new ReturnExpected("R1", R, [Q("A", 2)]),
            new ReturnTracked("R1", new Tracking("SF", "SF1")),
    ];

    [Fact]
    public void A_request_that_is_on_its_way_back_is_expected_with_its_tracking_number()
    {
        var world = World.With(AtDesk, Seen(Sending));
        var expected = Assert.Single(world.Order!.Returns);
        Assert.Equal([Q("A", 2)], expected.Expected);
        Assert.Equal("SF1", expected.Tracking!.Number);
    }

    [Fact]
    public void A_parcel_nobody_expects_is_parked() =>
        Spec.Given(Expected[..2]).When(Back(ReturnAction.Receive, "x", [Q("A", 1)])).ThenParked("RETURN_UNKNOWN");

    [Fact]
    public void The_same_tracking_number_again_is_nothing() =>
        Spec.Given(Expected).When(Back(ReturnAction.Track, "t", tracking: new("SF", "SF1"))).ThenNothing();

    [Fact]
    public void A_partial_receipt_leaves_the_rest_expected()
    {
        var order = Spec.Given(Expected).When(Back(ReturnAction.Receive, "s1", [Q("A", 1)])).After();
        Assert.Equal([Q("A", 1)], order.Returns[0].Received);
        Spec.Given(order).When(Back(ReturnAction.Receive, "s2", [Q("A", 1)])).Then(new ReturnReceived("R1", [Q("A", 1)], "s2"));
    }

    [Fact]
    public void The_same_scan_again_counts_once()
    {
        var order = Spec.Given(Expected).When(Back(ReturnAction.Receive, "s1", [Q("A", 1)])).After();
        Spec.Given(order).When(Back(ReturnAction.Receive, "s1", [Q("A", 1)])).ThenNothing();
    }

    [Fact]
    public void More_than_expected_is_refused_at_the_door_and_on_the_table()
    {
        Spec.Given(Expected).When(Back(ReturnAction.Receive, "s1", [Q("A", 3)])).ThenRefused("QUANTITY_ABOVE_EXPECTED");
        Spec.Given(Expected).When(Back(ReturnAction.Receive, "s1", [Q("A", 1), Q("A", 2)])).ThenRefused("QUANTITY_ABOVE_EXPECTED");
        Spec.Given(Expected).When(Back(ReturnAction.Inspect, "i1", found: [Found("A", 2), Found("A", 1, Grade.Missing)]))
            .ThenRefused("QUANTITY_ABOVE_EXPECTED");
    }

    [Theory]
    [InlineData("X", 1, "LINE_UNKNOWN"), InlineData("A", 0, "QUANTITY"), InlineData("A", -1, "QUANTITY")]
    public void Lines_and_quantities_that_cannot_be_are_refused(string line, int quantity, string code) =>
        Spec.Given(Expected).When(Back(ReturnAction.Receive, "s1", [Q(line, quantity)])).ThenRefused(code);

    [Fact]
    public void An_inspection_is_evidence_once()
    {
        var spec = Spec.Given(Expected).When(Back(ReturnAction.Inspect, "i1", found: [Found("A", 2)]));
        var order = spec.After();
        Assert.Equal(EvidenceKind.Received, Assert.Single(order.Evidence, e => e.Id != "gone").Kind);
        Spec.Given(order).When(Back(ReturnAction.Inspect, "i1", found: [Found("A", 2)])).ThenNothing();
    }

    [Fact]
    public void Inspected_in_two_portions_it_suffices_with_the_second()
    {
        var world = World.With(AtDesk, Gone(), Seen(Sending), Back(ReturnAction.Inspect, "i1", found: [Found("A", 1)]));
        Assert.Equal(Code.GoodsShort, world.Person);
        world.Accept(Back(ReturnAction.Inspect, "i2", found: [Found("A", 1)]));
        Assert.Equal(InstructionAction.AgreeRefund, Assert.Single(world.Sent).Action);
        Assert.NotNull(world.Case.SufficientAt);
    }

    [Theory]
    [InlineData(Grade.Opened), InlineData(Grade.Defective), InlineData(Grade.WrongItem), InlineData(Grade.Missing), InlineData(Grade.Unclear)]
    public void What_is_not_good_is_a_persons_matter(Grade grade)
    {
        var world = World.With(AtDesk, Gone(), Seen(Sending),
            Back(ReturnAction.Inspect, "i1", found: [Found("A", 1), Found("A", 1, grade)]));
        Assert.Equal(Code.GoodsDamaged, world.Person);
        Assert.Empty(world.Sent);
    }

    [Fact]
    public void An_empty_inspection_is_refused() =>
        Spec.Given(Expected).When(Back(ReturnAction.Inspect, "i1", found: [])).ThenRefused("LINES");

    [Fact]
    public void The_document_is_closed_when_the_money_is_back()
    {
        var world = World.With(AtDesk, Gone(), Seen(Sending), Back(ReturnAction.Inspect, "i1", found: [Found("A", 2)]));
        world.Accept(Seen(Sending with { Status = ClaimStatus.Refunded, Version = 2, Modified = T0 + Minute }));
        Assert.True(world.Case.DocumentClosed);
        Assert.True(world.Order!.Returns[0].Closed);
    }
}
