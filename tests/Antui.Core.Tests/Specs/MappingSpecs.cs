using Antui.Core.Mapping;

namespace Antui.Core.Tests.Specs;

public sealed class MappingSpecs
{
    private static readonly Instant Now = new(1_790_000_000_000);

    [Fact]
    public void Without_tables_everything_passes_as_it_is()
    {
        var order = Order("A", "B");
        var mapped = ShopMapping.None.Order(order);
        Assert.Same(order, mapped.Value);
        Assert.Empty(mapped.Problems);
        Assert.Empty(ShopMapping.None.Refund(Claim()).Problems);
    }

    [Fact]
    public void The_whole_code_comes_before_its_family_and_the_longer_family_before_the_shorter()
    {
        var mapping = Goods(new("*", "other"), new("A-*", "X-*"), new("A-1*", "Y*"), new("A-12", "exact"));
        Assert.Equal(
            ["exact", "Y3", "X-2", "other", "X-"],
            mapping.Order(Order("A-12", "A-13", "A-2", "B", "A-")).Value.Lines.Select(l => l.Sku));
    }

    [Fact]
    public void A_table_in_use_names_every_code_it_does_not_know_once()
    {
        var mapped = Goods(new MappingRow("A", "1")).Order(Order("A", "B", "B", "C", ""));
        Assert.Equal(["1", "B", "B", "C", ""], mapped.Value.Lines.Select(l => l.Sku));
        Assert.Equal(["SKU B", "SKU C", "'tea' has no goods code"], mapped.Problems.Select(p => p.What));
        Assert.All(mapped.Problems, p => Assert.Equal("UNMAPPED_GOODS", p.Code));
    }

    [Fact]
    public void A_star_to_a_star_lets_the_rest_through()
    {
        var mapped = Goods(new("A", "1"), new("*", "*")).Order(Order("A", "B"));
        Assert.Equal(["1", "B"], mapped.Value.Lines.Select(l => l.Sku));
        Assert.Empty(mapped.Problems);
    }

    [Fact]
    public void Reasons_and_carriers_of_a_refund_are_mapped_and_what_is_empty_is_not_missing()
    {
        var mapping = ShopMapping.None with
        {
            Reasons = [new("七天无理由", "no-reason")],
            Carriers = [new("YTO", "yuantong")]
        };
        var mapped = mapping.Refund(Claim() with { Reason = "七天无理由", Tracking = new Tracking("YTO", "1") });
        Assert.Equal(("no-reason", new Tracking("yuantong", "1")), (mapped.Value.Reason, mapped.Value.Tracking));
        Assert.Empty(mapping.Refund(Claim() with { Reason = "", Tracking = null }).Problems);
        Assert.Equal(
            ["UNMAPPED_REASON", "UNMAPPED_CARRIER"],
            mapping.Refund(Claim() with { Reason = "别的", Tracking = new Tracking("SF", "1") }).Problems.Select(p =>
                p.Code));
    }

    [Fact]
    public void Only_a_status_nobody_knows_is_given_a_meaning_and_never_one_that_moves_money()
    {
        var mapping = ShopMapping.None with { Statuses = [new("GODOT", "awaiting-seller"), new("*", "paid")] };
        Assert.Equal(ClaimStatus.AwaitingSeller, Refund(ClaimStatus.Unknown, "GODOT").Value.Status);
        Assert.Equal(ClaimStatus.Closed, Refund(ClaimStatus.Closed, "GODOT").Value.Status);
        Assert.Equal("UNMAPPED_STATUS", Assert.Single(Refund(ClaimStatus.Unknown, "OTHER").Problems).Code);
        Assert.Equal(OrderStatus.Paid,
            mapping.Order(Order("A") with { Status = OrderStatus.Unknown, RawStatus = "X" }).Value.Status);
        Assert.Equal(
            "UNMAPPED_STATUS",
            Assert.Single(ShopMapping.None.Order(Order("A") with { Status = OrderStatus.Unknown }).Problems).Code);
        Assert.DoesNotContain("refunded", StatusWords.All);
        Assert.DoesNotContain("closed", StatusWords.All);

        Mapped<Claim> Refund(ClaimStatus status, string raw) =>
            mapping.Refund(Claim() with { Status = status, RawStatus = raw });
    }

    [Fact]
    public void Mapping_what_is_mapped_changes_nothing_where_our_codes_pass()
    {
        var mapping = Goods(new("A", "1"), new("*", "*"));
        var once = mapping.Order(Order("A", "B")).Value;
        Assert.Equal(once.Lines, mapping.Order(once).Value.Lines);
    }

    [Fact]
    public void Every_fault_of_the_tables_is_told_with_its_place()
    {
        var mapping = ShopMapping.None with
        {
            Goods = [new("", "x"), new("a", ""), new("b", "x*"), new("c", "1"), new("c", "2")],
            Statuses = [new("X", "refunded")],
        };
        Assert.Equal(
            ["goods[0].from", "goods[1].to", "goods[2].to", "goods[4].from", "statuses[0].to"],
            mapping.Faults().Select(f => f.Split(':')[0]));
        Assert.Empty(Goods(new("a*", "b*"), new("*", "x")).Faults());
    }

    [Theory]
    [InlineData("ours", "theirs"), InlineData("in-7", "out-7"), InlineData("many", "many"), InlineData("new", "new")]
    public void What_is_told_to_the_platform_goes_the_other_way(string ours, string theirs)
    {
        var mapping = Goods(
            new("theirs", "ours"), new("second", "ours"), new("out-*", "in-*"), new("x*", "many"), new("*", "*"));
        Assert.Equal(theirs, mapping.Back(MappingTable.Goods, ours));
        Assert.Equal(ours, mapping.Back(MappingTable.Carriers, ours));
    }

    private static ShopMapping Goods(params MappingRow[] rows) => ShopMapping.None with { Goods = [.. rows] };

    private static OrderSnapshot Order(params string[] skus) => new(
        new OrderKey("s", "o"), OrderStatus.Paid, "PAID", Now, Now, Now, Money.Fen(100), Money.Fen(0),
        [.. skus.Select((sku, i) => new OrderLine($"{i}", sku, "tea", 1, Money.Fen(1)))]);

    private static Claim Claim() => new(
        "r", 1, RefundKind.Unshipped, ClaimStatus.AwaitingSeller, "WAIT_SELLER_AGREE", Money.Fen(1), Money.Fen(0),
        ImmutableArray<LineQuantity>.Empty, "x", "", Now, Now);
}
