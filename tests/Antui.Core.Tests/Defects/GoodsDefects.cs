using Antui.Core.Guards;

namespace Antui.Core.Tests.Defects;

/// <summary>The wrong unit, the wrong line, stock counted twice.</summary>
public sealed class GoodsDefects
{
    private static readonly OrderSnapshot SameSku = Head() with
    {
        Lines = [new("A", "sku", "dear", 2, Money.Fen(12_000)), new("B", "sku", "cheap", 3, Money.Fen(7_900))],
    };

    private static World Twins(ShopPolicy policy, params Fact[] facts)
    {
        var world = new World(policy);
        foreach (var fact in (Fact[])[Seen(SameSku), .. facts]) world.Accept(fact);
        return world;
    }

    [Fact]
    public void A_stop_names_the_line_and_quantity_and_the_twin_line_still_ships()
    {
        var world = Twins(AtDesk, Seen(Asks(2_634, lines: [Q("B", 1)])));
        Assert.Equal([Q("A", 2), Q("B", 2)], world.Order!.Shipments[0].Lines);
    }

    [Fact]
    public void A_return_is_counted_by_line_and_not_by_sku()
    {
        var world = Twins(Reporting, Seen(Asks(12_000, RefundKind.Return, [Q("A", 2)], ClaimStatus.AwaitingReceipt)),
            Says(EvidenceKind.Received, found: [Found("B", 2)]));
        Assert.Empty(world.Sent);
    }

    [Fact]
    public void The_price_is_that_of_the_claimed_line() =>
        Assert.Equal(Code.AboveLine, Twins(Reporting, Seen(Asks(2_635, lines: [Q("B", 1)])), Says(EvidenceKind.Stopped)).Person);

    [Fact]
    public void Three_of_four_came_back_and_the_verdict_says_what_is_missing()
    {
        var world = Twins(Reporting, Gone(),
            Seen(Asks(7_900, RefundKind.Return, [Q("B", 3)], ClaimStatus.AwaitingReceipt)),
            Says(EvidenceKind.Received, found: [Found("B", 2)]));
        var blocking = Verdict.Judge(new Question(world.Order!, world.Case, world.Policy, world.Now)).Blocking;
        Assert.Equal((Code.GoodsShort, 3L, 2L), (blocking.Code, blocking.Expected, blocking.Known));
    }

    [Fact]
    public void A_refund_and_then_a_cancelled_order_stop_the_goods_once()
    {
        var world = World.With(AtDesk, Seen(Asks()));
        world.Accept(Seen(Asks(status: ClaimStatus.Refunded, version: 2)));
        world.Accept(Seen(Head(OrderStatus.Closed, 90)));
        world.Pass(Hour);
        Assert.Equal(1, world.Order!.Shipments.Sum(s => Quantities.Of(s.Stopped, "B")));
    }

    [Fact]
    public void Goods_without_money_and_money_without_goods_are_both_visible()
    {
        var back = World.With(Manual with { Goods = new Goods.ReportsComeIn() }, Gone(),
            Seen(Asks(10_000, RefundKind.Return, [Q("A", 2)], ClaimStatus.AwaitingReceipt)), Says(EvidenceKind.Received, found: [Found("A", 2)]));
        Assert.Equal((Code.NoStrategy, false), (back.Person!.Value, back.Case.IsSettled));
        var paid = World.With(Reporting, Seen(Asks(status: ClaimStatus.Refunded)));
        Assert.Equal((true, 0), (paid.Case.IsSettled, paid.Order!.Evidence.Length));
    }

    [Fact]
    public void A_receipt_may_close_without_a_refund_and_keeps_its_reason()
    {
        var world = World.With(Reporting, Seen(Asks(10_000, RefundKind.Return, [Q("A", 2)], ClaimStatus.AwaitingReceipt)),
            Person(PersonAction.SetHandled, reason: "exchanged at the counter"), Says(EvidenceKind.Received, found: [Found("A", 2)]));
        Assert.Equal((0, "exchanged at the counter"), (world.Sent.Count, world.Case.Person!.Reason));
    }
}
