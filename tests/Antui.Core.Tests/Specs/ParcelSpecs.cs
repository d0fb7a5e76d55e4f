using Antui.Core.Stock;

namespace Antui.Core.Tests.Specs;

/// <summary>Which parcel goes out from where: route, merge and leave, gifts and replacements.</summary>
public sealed class ParcelSpecs
{
    private static Fact.ShipmentStep Route(string to, string no = "S1") =>
        Ship(ShipmentAction.Route, no) with { Warehouse = to };

    private static Fact.ShipmentStep Gift(string step = "g1", int quantity = 1) =>
        Ship(ShipmentAction.Add, "", [Q("sku:cup", quantity)]) with { Kind = ShipmentKind.Gift, StepId = step };

    private static Fact.ShipmentStep Again(int quantity = 1) =>
        Ship(ShipmentAction.Add, "", [Q("A", quantity)]) with { Kind = ShipmentKind.Reship, StepId = "again" };

    [Fact]
    public void A_shipment_is_routed_before_its_release_and_what_it_occupies_goes_along()
    {
        var world = World.With(AtDesk, Route("east"), Route("east"));
        Assert.Equal("east", world.Order!.Shipments[0].WarehouseOf("s1"));
        Assert.Equal("east/sku-a 0/2, east/sku-b 0/1, s1/sku-a 0/0, s1/sku-b 0/0", Stock(world));
        world.Accept(Route("s1"));
        Assert.Equal("", world.Order!.Shipments[0].Warehouse);
        world.Accept(Ship(ShipmentAction.Release));
        Spec.Given(world.Order!).When(Route("east")).ThenRefused("TOO_LATE");
        Spec.Given(world.Order!).When(Route("")).ThenRefused("WAREHOUSE");
    }

    [Fact]
    public void What_is_stopped_in_another_warehouse_goes_out_from_there_again()
    {
        var world = World.With(Manual, Route("east"), Seen(Asks()), Seen(Asks(status: ClaimStatus.Closed, version: 2)));
        Assert.Equal(["S1 east A2", "S2 east B1"], world.Order!.Shipments.Select(Text));
        Assert.Equal("east/sku-a 0/2, east/sku-b 0/1, s1/sku-a 0/0, s1/sku-b 0/0", Stock(world));
    }

    [Fact]
    public void A_part_joins_a_parcel_leaves_it_and_cannot_leave_what_has_left()
    {
        var world = World.With(AtDesk, Ship(ShipmentAction.Merge, "S1", parcel: "P1"));
        Assert.Equal("P1", world.Order!.Shipments[0].ParcelNo);
        Spec.Given(world.Order!).When(Ship(ShipmentAction.Unmerge, "S1")).Then(new ShipmentUnmerged("S1"));
        world.Accept(Ship(ShipmentAction.HandOver, "S1"));
        Spec.Given(world.Order!).When(Ship(ShipmentAction.Unmerge, "S1")).ThenRefused("TOO_LATE");
        Spec.Given(World.With(AtDesk).Order!).When(Ship(ShipmentAction.Unmerge, "S1")).ThenNothing();
    }

    [Fact]
    public void A_gift_is_a_parcel_of_its_own_is_audited_and_added_once()
    {
        var world = World.With(AtDesk, Gift(), Gift());
        Assert.Equal(["S1 s1 A2 B1", "S2 s1 sku:cup1"], world.Order!.Shipments.Select(Text));
        Assert.Equal("s1/sku-a 0/2, s1/sku-b 0/1", Stock(world));
        world.Accept(Ship(ShipmentAction.Audit, "S2"));
        Assert.Equal("s1/cup 0/1, s1/sku-a 0/2, s1/sku-b 0/1", Stock(world));
        var before = world.Order!.Evidence.Length;
        world.Accept(Ship(ShipmentAction.HandOver, "S2"));
        Assert.Equal("s1/cup -1/0, s1/sku-a 0/2, s1/sku-b 0/1", Stock(world));
        Assert.Equal(before, world.Order!.Evidence.Length);
        Assert.Empty(world.Order!.Instructions);
    }

    [Theory]
    [InlineData(ShipmentKind.Sale, "A", 1, "KIND"), InlineData(ShipmentKind.Gift, "Z", 1, "LINE_UNKNOWN")]
    [InlineData(ShipmentKind.Gift, "sku:", 1, "LINE_UNKNOWN"), InlineData(ShipmentKind.Reship, "A", 0, "LINES")]
    public void What_cannot_be_added_is_refused(ShipmentKind kind, string line, int quantity, string code) =>
        Spec.Given(World.With(AtDesk).Order!)
            .When(Ship(ShipmentAction.Add, "", [Q(line, quantity)]) with
            {
                Kind = kind,
                StepId = "x"
            }).ThenRefused(code);

    [Fact]
    public void Nothing_is_added_to_an_order_that_is_not_paid() =>
        Spec.Given(new Placed(Head(OrderStatus.AwaitingPayment))).When(Gift()).ThenRefused("NOT_PAID");

    [Fact]
    public void A_gift_stays_when_nothing_of_the_sale_goes_out_and_goes_again_when_the_request_is_withdrawn()
    {
        var world = World.With(Manual, Gift(), Ship(ShipmentAction.Audit, "S2"), Seen(Asks(20_500, lines: All)));
        Assert.Equal("s1/cup 0/0, s1/sku-a 0/0, s1/sku-b 0/0", Stock(world));
        Assert.True(world.Order!.Shipments[1].Lines.IsEmpty);
        world.Accept(Seen(Asks(20_500, lines: All, status: ClaimStatus.Closed, version: 2)));
        Assert.Equal("s1/cup 0/1, s1/sku-a 0/2, s1/sku-b 0/1", Stock(world));
        world.Accept(Seen(Asks(20_500, lines: All, version: 3)));
        Assert.Equal("s1/cup 0/0, s1/sku-a 0/0, s1/sku-b 0/0", Stock(world));
        world.Accept(Seen(Asks(20_500, lines: All, status: ClaimStatus.Closed, version: 4)));
        Assert.Equal("s1/cup 0/1, s1/sku-a 0/2, s1/sku-b 0/1", Stock(world));
    }

    [Fact]
    public void A_gift_goes_on_while_something_of_the_sale_does()
    {
        var world = World.With(Manual, Gift(), Ship(ShipmentAction.Audit, "S2"), Seen(Asks()));
        Assert.Equal("s1/cup 0/1, s1/sku-a 0/2, s1/sku-b 0/0", Stock(world));
    }

    [Fact]
    public void A_replacement_is_stopped_with_its_line_and_proves_nothing_about_the_line()
    {
        var world =
            World.With(Manual, Again(), Ship(ShipmentAction.Audit, "S2"), Seen(Asks(10_000, lines: [Q("A", 2)])));
        Assert.Equal(["S1 s1 B1", "S2 s1"], world.Order!.Shipments.Select(Text));
        var left =
            World.With(Manual, Ship(ShipmentAction.HandOver, "S1"), Again(), Seen(Asks(5_000, lines: [Q("A", 1)])));
        Assert.Contains(left.Order!.Evidence, e => e.Kind is EvidenceKind.StopRefused);
        Assert.Equal("S2 s1 A1", Text(left.Order!.Shipments[1]));
    }

    [Fact]
    public void A_split_that_is_repeated_splits_once()
    {
        var split = Ship(ShipmentAction.Split, "S1", [Q("A", 1)]) with { StepId = "x1" };
        Assert.Equal(["S1 s1 A1 B1", "S2 s1 A1"], World.With(AtDesk, split, split).Order!.Shipments.Select(Text));
    }

    private static string Text(Shipment s) =>
        ($"{s.ShipmentNo} {s.WarehouseOf("s1")} "
            + string.Join(' ', s.Lines.Select(l => l.LineNo + l.Quantity))).TrimEnd();

    private static string Stock(World world) => string.Join(", ",
        from move in StockMoves.Of(null, world.Journal)
        group move by $"{move.Warehouse}/{move.Sku}" into sku
        orderby sku.Key
        select $"{sku.Key} {sku.Sum(m => m.OnHand)}/{sku.Sum(m => m.Occupied)}");
}
