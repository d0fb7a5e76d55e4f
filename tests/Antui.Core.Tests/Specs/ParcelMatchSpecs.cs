using Antui.Core.Returns;

namespace Antui.Core.Tests.Specs;

/// <summary>Unclaimed parcels: what fits, how well, and why.</summary>
public sealed class ParcelMatchSpecs
{
    private static readonly ImmutableArray<SkuQuantity> Tea = [new("tea", 2)];

    [Theory]
    [InlineData("YT1", "", "", 100, "ReturnNumber SameGoods")]
    [InlineData(" yt1 ", "", "", 100, "ReturnNumber SameGoods")]
    [InlineData("SF9", "", "", 100, "ForwardNumber SameGoods")]
    [InlineData("", "R1", "", 100, "Slip SameGoods")]
    [InlineData("", "O1", "", 100, "Slip SameGoods")]
    [InlineData("", "", "1234", 55, "PhoneTail SameGoods")]
    [InlineData("", "", "", 30, "SameGoods")]
    public void What_is_known_of_a_parcel_makes_its_score(string number, string slip, string tail, int score, string because)
    {
        var match = ParcelMatch.Of(new FoundParcel(number, slip, tail, Tea, 0), Candidate("R1"));
        Assert.Equal(score, match.Score);
        Assert.Equal(because, string.Join(' ', match.Because));
    }

    [Fact]
    public void Other_goods_under_the_right_number_are_never_certain()
    {
        var match = ParcelMatch.Of(new FoundParcel("YT1", "", "", [new("cup", 1)], 0), Candidate("R1"));
        Assert.Equal(40, match.Score);
    }

    [Fact]
    public void A_part_of_the_goods_fits_less_than_all_and_more_than_claimed_not_at_all()
    {
        Assert.Equal(15, ParcelMatch.Of(new FoundParcel("", "", "", [new("tea", 1)], 0), Candidate("R1")).Score);
        Assert.Equal(0, ParcelMatch.Of(new FoundParcel("", "", "", [new("tea", 3)], 0), Candidate("R1")).Score);
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_050, true)]
    [InlineData(951, true)]
    [InlineData(1_051, false)]
    [InlineData(0, false)]
    public void Weight_counts_within_five_in_a_hundred(int grams, bool counts) => Assert.Equal(
        counts, ParcelMatch.Of(new FoundParcel("", "", "", Tea, grams), Candidate("R1")).Because.Contains(MatchReason.Weight));

    [Fact]
    public void The_best_stands_first_and_what_does_not_fit_is_left_out()
    {
        var ranked = ParcelMatch.Rank(
            new FoundParcel("", "R2", "", Tea, 0), [Candidate("R1"), Candidate("R2"), Candidate("R3", "cup")]);
        Assert.Equal(["R2", "R1"], ranked.Select(m => m.Candidate.RefundNo));
    }

    [Fact]
    public void Unknown_facts_never_match_unknown_facts()
    {
        var empty = new MatchCandidate(new OrderKey("s", "O1"), "R1", null, [""], "", [], 0);
        Assert.Equal(0, ParcelMatch.Of(new FoundParcel("", "", "", [], 0), empty).Score);
    }

    [Fact]
    public void The_address_with_the_rule_that_fits_goes_before_the_one_for_everything()
    {
        var order = Order.From(Sample.Head() with { ShipTo = "浙江 杭州" });
        ReturnAddress main = new("a", "总仓", "main", "…"), east = new("b", "华东", "east", "…", [new ReturnRule(Province: "浙江")]),
            other = new("c", "他店", "other", "…", [new ReturnRule(Shop: "nobody")]);
        Assert.Equal(east, ReturnAddress.Choose([main, other, east], order, null));
        Assert.Equal(main, ReturnAddress.Choose([other, main], order, null));
        Assert.Null(ReturnAddress.Choose([other], order, null));
        Assert.Null(ReturnAddress.Choose(default, order, null));
    }

    private static MatchCandidate Candidate(string refundNo, string sku = "tea") => new(
        new OrderKey("s", "O" + refundNo[1..]), refundNo, refundNo == "R1" ? new Tracking("YT", "YT1") : null,
        refundNo == "R1" ? ["SF9"] : [], refundNo == "R1" ? "1234" : "", [new(sku, 2)], 1_000);
}
