namespace Antui.Core.Tests.Properties;

public sealed class LaneProperties
{
    /// <summary>The lane is the first key column of every stored row: these numbers may never change.</summary>
    [Theory]
    [InlineData("s1", "T1", 18), InlineData("shop", "2026030112345678", 5), InlineData("旗舰店", "订单1", 37)]
    public void Known_orders_stay_in_their_lanes(string shop, string no, int lane) =>
        Assert.Equal(lane, new OrderKey(shop, no).Lane);

    [Fact]
    public void Every_order_has_a_lane_whatever_its_number() => Fuzz.Check<(string Shop, string No)>(2_000, x =>
        new OrderKey(x.Shop ?? "", x.No ?? "").Lane is >= 0 and < OrderKey.Lanes);

    [Fact]
    public void Every_code_has_a_public_text_that_reads_back_and_a_turn()
    {
        foreach (var code in Enum.GetValues<Code>())
        {
            Assert.Equal(code, Codes.Parse(code.Text()));
            Assert.True(Enum.IsDefined(Codes.TurnOf(code)));
        }
        Assert.Throws<FormatException>(() => Codes.Parse("NOT_A_CODE"));
    }
}
