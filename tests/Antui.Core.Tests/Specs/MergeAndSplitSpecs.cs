using Antui.Core.Desk;

namespace Antui.Core.Tests.Specs;

public sealed class MergeAndSplitSpecs
{
    private static ShipmentRow Row(string order, string buyer = "b", int hours = 0, string to = "浙江") => new(
        "s1", order, "S1", ShipmentStage.Release, StopLevel.NotReleased, ShipmentKind.Sale, "s1", "", "", "", 1, 0, "A",
        buyer, to,
        false, T0 + TimeSpan.FromHours(hours), T0);

    [Fact]
    public void Orders_of_one_buyer_to_one_address_within_the_window_are_proposed_together() =>
        Assert.Equal(
            ["a c", "e f"],
            Proposed(Row("a"), Row("b", "other"), Row("c", hours: 10), Row("d", to: "上海"), Row("e", hours: 80),
                Row("f", hours: 81)));

    [Fact]
    public void What_is_released_held_anonymous_or_one_parcel_already_is_not_proposed() =>
        Assert.Empty(Proposed(
            Row("a"), Row("b") with
            {
                Level = StopLevel.Released,
                Stage = ShipmentStage.Pick
            }, Row("c") with { Hold = true },
            Row("d", ""), Row("e", ""), Row("f", "x") with { ParcelNo = "P" }, Row("g", "x") with { ParcelNo = "P" },
            Row("h", "y"), Row("i", "y") with { Warehouse = "east" }));

    [Fact]
    public void A_parcel_that_could_take_another_order_is_proposed_again() =>
        Assert.Equal(["a b c"], Proposed(Row("a") with { ParcelNo = "P" }, Row("b") with { ParcelNo = "P" }, Row("c")));

    [Theory]
    [InlineData("shop", "SHOPS_DIFFER"), InlineData("buyer", "BUYERS_DIFFER"), InlineData("to", "ADDRESSES_DIFFER")]
    [InlineData("receiver", "ADDRESSES_DIFFER"), InlineData("warehouse", "WAREHOUSES_DIFFER"), InlineData("", null)]
    public void Why_two_shipments_cannot_share_a_parcel(string what, string? code)
    {
        var other = what switch
        {
            "shop" => Row("b") with { Shop = "s2" },
            "buyer" => Row("b", "c"),
            "to" => Row("b", to: "上海"),
            "warehouse" => Row("b") with { Warehouse = "east" },
            _ => Row("b"),
        };
        Assert.Equal(code, Parcels.Fault(Row("a"), other, r => what == "receiver" ? r.OrderNo : "home")?.Code);
    }

    [Fact]
    public void What_is_missing_is_split_off_so_that_the_rest_can_go()
    {
        Wanted[] wanted = [new("1", "A", 3), new("2", "B", 1), new("3", "A", 2)];
        var part = Assert.Single(SplitPlan.ByStock(wanted, new Dictionary<string, long> { ["A"] = 4, ["B"] = 0 }));
        Assert.Equal([Q("2", 1), Q("3", 1)], part.Lines);
        Assert.Empty(SplitPlan.ByStock(wanted, new Dictionary<string, long> { ["A"] = 5, ["B"] = 1 }));
        Assert.Empty(SplitPlan.ByStock(wanted, new Dictionary<string, long> { ["A"] = -2 }));
    }

    [Fact]
    public void Lines_go_to_the_first_warehouse_that_has_all_of_them()
    {
        Wanted[] wanted = [new("1", "A", 2), new("2", "B", 1), new("3", "C", 1), new("4", "A", 1)];
        var stock = new Dictionary<(string, string), long>
        {
            [("own", "A")] = 2,
            [("east", "A")] = 9,
            [("west", "A")] = 9,
            [("west", "B")] = 1,
        };
        var parts = SplitPlan.ByWarehouse(wanted, "own", ["own", "east", "west"], stock);
        Assert.Equal(["west 2", "east 4"],
            parts.Select(p => $"{p.Warehouse} {string.Join(',', p.Lines.Select(l => l.LineNo))}"));
    }

    private static List<string> Proposed(params ShipmentRow[] rows) =>
        [.. Parcels.Proposals(rows, TimeSpan.FromHours(72), _ => "").Select(p =>
            string.Join(' ', p.Shipments.Select(r => r.OrderNo)))];
}
