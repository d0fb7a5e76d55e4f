using Antui.Core.Stock;

namespace Antui.Core.Tests.Specs;

/// <summary>
/// What the desks do, as "SKU on hand/occupied/defective". Line A is two pieces of sku-a, line B one of sku-b.
/// </summary>
public sealed class StockSpecs
{
    private static readonly ShopPolicy ByHand = AtDesk with { Goods = new Goods.OurDesk { AutoAudit = false } };

    private static Claim Withdrawn(long version) => Asks(status: ClaimStatus.Closed, version: version);

    [Fact]
    public void An_audit_occupies_what_is_to_ship()
    {
        Assert.Equal("sku-a 0/2/0, sku-b 0/1/0", Stock(World.With(AtDesk)));
        var world = World.With(ByHand);
        Assert.Equal("", Stock(world));
        world.Accept(Ship(ShipmentAction.Audit));
        Assert.Equal("sku-a 0/2/0, sku-b 0/1/0", Stock(world));
    }

    [Fact]
    public void An_audit_that_is_repeated_occupies_once() =>
        Assert.Equal(
            "sku-a 0/2/0, sku-b 0/1/0",
            Stock(World.With(ByHand, Ship(ShipmentAction.Audit), Ship(ShipmentAction.Audit, "S1"))));

    [Fact]
    public void A_stop_gives_back_what_it_took_out_and_no_more() =>
        Assert.Equal(
            "sku-a 0/1/0, sku-b 0/1/0", Stock(World.With(AtDesk, Seen(Asks(5_000, lines: [Q("A", 1)])))));

    [Fact]
    public void A_stop_that_is_said_again_gives_back_once()
    {
        var world = World.With(Manual, Seen(Asks()), Seen(Asks()), Seen(Asks(version: 2)), Ship(ShipmentAction.Pack));
        world.Pass(Hour);
        Assert.Equal("sku-a 0/2/0, sku-b 0/0/0", Stock(world));
    }

    [Fact]
    public void A_withdrawn_request_occupies_again_and_asking_again_gives_back_again()
    {
        var world = World.With(Manual, Seen(Asks()), Seen(Withdrawn(2)));
        Assert.Equal("sku-a 0/2/0, sku-b 0/1/0", Stock(world));
        world.Accept(Seen(Asks(version: 3)));
        Assert.Equal("sku-a 0/2/0, sku-b 0/0/0", Stock(world));
        world.Accept(Seen(Withdrawn(4)));
        world.Accept(Ship(ShipmentAction.HandOver));
        Assert.Equal("sku-a -2/0/0, sku-b -1/0/0", Stock(world));
    }

    [Fact]
    public void A_stop_before_the_audit_gives_nothing_back_and_the_audit_occupies_the_rest()
    {
        var world = World.With(ByHand, Seen(Asks(5_000, lines: [Q("A", 1)])));
        Assert.Equal("", Stock(world));
        world.Accept(Ship(ShipmentAction.Audit));
        Assert.Equal("sku-a 0/1/0, sku-b 0/1/0", Stock(world));
    }

    [Fact]
    public void A_hand_over_takes_from_on_hand_and_occupied_once()
    {
        var world = World.With(AtDesk, Ship(ShipmentAction.Pack), Ship(ShipmentAction.HandOver));
        world.Accept(Ship(ShipmentAction.HandOver));
        world.Accept(Ship(ShipmentAction.HandOver, "S1"));
        Assert.Equal("sku-a -2/0/0, sku-b -1/0/0", Stock(world));
    }

    [Fact]
    public void A_stop_that_comes_too_late_moves_nothing() =>
        Assert.Equal(
            "sku-a -2/0/0, sku-b -1/0/0", Stock(World.With(AtDesk, Ship(ShipmentAction.HandOver), Seen(Asks()))));

    [Fact]
    public void After_a_stop_only_the_rest_is_handed_over() =>
        Assert.Equal(
            "sku-a -1/0/0, sku-b -1/0/0",
            Stock(World.With(AtDesk, Seen(Asks(5_000, lines: [Q("A", 1)])), Ship(ShipmentAction.HandOver))));

    [Fact]
    public void A_split_moves_no_stock_and_each_part_leaves_for_itself()
    {
        var world = World.With(AtDesk, Ship(ShipmentAction.Split, "S1", [Q("A", 1)]));
        Assert.Equal("sku-a 0/2/0, sku-b 0/1/0", Stock(world));
        world.Accept(Ship(ShipmentAction.HandOver, "S2"));
        Assert.Equal("sku-a -1/1/0, sku-b 0/1/0", Stock(world));
        world.Accept(Ship(ShipmentAction.HandOver, "S1"));
        Assert.Equal("sku-a -2/0/0, sku-b -1/0/0", Stock(world));
    }

    [Fact]
    public void A_split_before_the_audit_is_occupied_by_the_part_that_is_audited()
    {
        var world = World.With(ByHand, Ship(ShipmentAction.Split, "S1", [Q("A", 1)]));
        world.Accept(Ship(ShipmentAction.Audit, "S2"));
        Assert.Equal("sku-a 0/1/0", Stock(world));
    }

    [Fact]
    public void A_stop_over_two_parts_gives_back_in_both() =>
        Assert.Equal(
            "sku-a 0/0/0, sku-b 0/1/0",
            Stock(World.With(
                Manual, Ship(ShipmentAction.Split, "S1", [Q("A", 1)]), Seen(Asks(10_000, lines: [Q("A", 2)])))));

    [Theory]
    [InlineData(Grade.Good, "1/0/0"), InlineData(Grade.Opened, "1/0/0"), InlineData(Grade.Defective, "0/0/1")]
    [InlineData(Grade.WrongItem, "0/0/1"), InlineData(Grade.Unclear, "0/0/1"), InlineData(Grade.Missing, "0/0/0")]
    public void A_return_is_put_back_by_its_grade(Grade grade, string moved)
    {
        var world = World.With(Manual, Ship(ShipmentAction.HandOver), Seen(Returned));
        var before = world.Journal.Count;
        world.Accept(Back(ReturnAction.Receive, "s1", [Q("A", 2)]));
        Assert.Equal(before, world.Journal.Count(e => e is not ReturnReceived));
        world.Accept(Back(ReturnAction.Inspect, "i1", found: [Found("A", 1, grade)]));
        world.Accept(Back(ReturnAction.Inspect, "i1", found: [Found("A", 1, grade)]));
        var order = Fold.Evolve(null, world.Journal[..before]);
        Assert.Equal("sku-a " + moved, Text(StockMoves.Of(order, world.Journal[before..])));
    }

    [Fact]
    public void A_return_of_several_grades_is_put_back_line_by_line() =>
        Assert.Equal(
            "sku-a -1/0/1, sku-b -1/0/0",
            Stock(World.With(
                Manual, Ship(ShipmentAction.HandOver), Seen(Returned),
                Back(ReturnAction.Inspect, "i1", found: [Found("A", 1), Found("A", 1, Grade.Defective)]))));

    [Fact]
    public void Moves_add_up_the_same_however_the_journal_is_cut()
    {
        var journal = World.With(
            Manual, Ship(ShipmentAction.Split, "S1", [Q("A", 1)]), Seen(Asks()), Ship(ShipmentAction.HandOver, "S2"),
            Seen(Withdrawn(2)), Ship(ShipmentAction.HandOver), Seen(Returned with { RefundNo = "R2" }),
            Back(ReturnAction.Inspect, "i1", found: [Found("A", 2)], no: "R2")).Journal;
        Assert.Equal("sku-a 0/0/0, sku-b -1/0/0", Text(StockMoves.Of(null, journal)));
        for (var cut = 1; cut < journal.Count; cut++)
        {
            var first = StockMoves.Of(null, journal[..cut]);
            var rest = StockMoves.Of(Fold.Evolve(null, journal[..cut]), journal[cut..]);
            Assert.Equal("sku-a 0/0/0, sku-b -1/0/0", Text([.. first, .. rest]));
        }
    }

    private static Claim Returned => Asks(10_000, RefundKind.Return, [Q("A", 2)], ClaimStatus.AwaitingReceipt)
        with
    { Tracking = new Tracking("SF", "SF1") };

    private static string Stock(World world) => Text(StockMoves.Of(null, world.Journal));

    private static string Text(IEnumerable<StockMove> moves) => string.Join(", ",
        from move in moves
        group move by move.Sku into sku
        orderby sku.Key
        select $"{sku.Key} {sku.Sum(m => m.OnHand)}/{sku.Sum(m => m.Occupied)}/{sku.Sum(m => m.Defective)}");
}
