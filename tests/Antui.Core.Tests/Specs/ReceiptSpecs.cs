namespace Antui.Core.Tests.Specs;

/// <summary>A unit that came back counts once however often it is told; nothing is passed over.</summary>
public sealed class ReceiptSpecs
{
    private static readonly Tracking Parcel = new("SF", "SF1234567890");

    private static readonly Fact.EvidenceSeen Told =
        Says(EvidenceKind.Received, "d1", found: [Found("A", 1)], at: Minute) with { Waybill = Parcel };

    [Theory]
    [InlineData("SF1234567890", 1, "erp:1", 1)]
    [InlineData("sf 1234-567890", 1, "erp:1", 1)]
    [InlineData("SF1234567890", 2, "erp:2", 1)]
    [InlineData("SF1234567890", 2, "erp:1", 2)]
    [InlineData("SF1234567891", 1, "erp:1", 2)]
    [InlineData("SF1234567890-2-2-", 1, "erp:1", 2)]
    public void The_same_unit_under_another_document_counts_once(string number, int minute, string source, int counted)
    {
        var again = Told with { Id = "d2", Waybill = new("SF", number), At = T0 + (minute * Minute), Source = source };
        var world = World.With(Reporting, Told, again, again);
        Assert.Equal(2, world.Order!.Evidence.Length);
        Assert.Equal(counted, world.Order.Evidence.Count(e => e.Holds));
    }

    [Fact]
    public void Without_a_parcel_or_with_other_goods_it_is_another_unit()
    {
        foreach (var other in new[]
        {
            Told with { Id = "d2", Waybill = null }, Told with { Id = "d2", Inspected = [Found("B", 1)] },
        })
            Assert.Equal(2, World.With(Reporting, Told, other).Order!.Evidence.Count(e => e.Holds));
    }

    [Fact]
    public void Goods_that_fit_no_line_and_more_than_a_line_has_are_nobodys()
    {
        var said = Says(EvidenceKind.Received, found: [Found("sku:other", 2), Found("B", 3), Found("sku:sku-a", 1)]);
        var world = World.With(Reporting, said, said);
        var loose = Assert.Single(world.Order!.Unmatched);
        Assert.Equal(["other 2", "sku-b 2"], loose.Goods.Select(g => $"{g.Sku} {g.Quantity}"));
        Assert.Contains(world.Order.Instructions, i => i.Action is InstructionAction.KeepGoods && i.Phase == said.Id);
    }

    [Fact]
    public void A_strange_line_does_not_make_the_rest_all_of_the_refund()
    {
        var world = World.With(
            Reporting, Seen(Asks(kind: RefundKind.Return, lines: [Q("A", 2)])),
            Says(EvidenceKind.Received, lines: [Q("sku:other", 1)]));
        Assert.Equal("other", Assert.Single(Assert.Single(world.Order!.Unmatched).Goods).Sku);
        Assert.Equal(Found("sku:other", 1), Assert.Single(Assert.Single(world.Order.Evidence).Inspected));
    }

    [Fact]
    public void One_parcel_of_several_without_a_word_of_its_goods_proves_nothing() =>
        Spec.Given(new OrderEvent.Placed(Head()))
            .When(Says(EvidenceKind.Received) with { Waybill = new("JD", "JD0123456789877-1-2-") }, Reporting)
            .ThenRefused("PARCEL_OF_SEVERAL");
}
