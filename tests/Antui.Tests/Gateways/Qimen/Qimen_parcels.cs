using Antui.Core.Orders;
using Antui.Engine.Returns;

namespace Antui.Tests.Gateways.Qimen;

/// <summary>Parcels that were signed for at the warehouse's door: unclaimed, unless their return is awaited.</summary>
public sealed class Qimen_parcels
{
    private const string Report = "taobao.qimen.returnpackage.report";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_parcel_nobody_announced_is_unclaimed_once_and_matched()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        await site.AskAsync(key, "R1", RefundKind.Return, new LineQuantity("1001", 2));
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            site.Sdk.CallAsync(Report, Parcel("100", "SF7", ("SKU-A", "2")))));
        Assert.All(replies, r => Assert.Equal("success", r.At("flag")));
        var parcels = new UnclaimedParcels(site.Engine);
        var parcel = Assert.Single(await parcels.ListAsync(Stop));
        Assert.Equal((UnclaimedParcel.Open, "SF7", "SF", "WH01"),
            (parcel.State, parcel.Parcel.Number, parcel.Carrier, parcel.Warehouse));
        Assert.Equal(2, parcel.Parcel.Goods.Single().Quantity);
        Assert.Equal("R1", (await parcels.MatchAsync(parcel.Parcel, Stop))[0].Candidate.RefundNo);
        var other = await site.Sdk.CallAsync(Report, Parcel("100", "SF8"));
        Assert.Equal("outbizcode-reused", other.At("code"));
        Assert.Single(await parcels.ListAsync(Stop));
    }

    [Theory]
    [InlineData("R1", "SF7")]
    [InlineData("RP1", "SF99")]
    public async Task A_parcel_whose_return_is_awaited_is_only_noted(string code, string number)
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        await site.AskAsync(key, "R1", RefundKind.Return, new LineQuantity("1001", 2));
        Assert.Equal("success", (await site.Sdk.CallAsync(Report, Parcel(code, number))).At("flag"));
        Assert.Empty(await new UnclaimedParcels(site.Engine).ListAsync(Stop));
    }

    [Fact]
    public async Task What_was_claimed_does_not_come_back_by_a_repeat()
    {
        await using var site = await QimenSite.StartAsync();
        var parcels = new UnclaimedParcels(site.Engine);
        await site.Sdk.CallAsync(Report, Parcel("RP1", "SF7"));
        var id = Assert.Single(await parcels.ListAsync(Stop)).Id;
        Assert.Null(await parcels.DismissAsync(id, "a sample", "person:Li", Stop));
        Assert.Equal("success", (await site.Sdk.CallAsync(Report, Parcel("RP1", "SF7"))).At("flag"));
        Assert.Equal(UnclaimedParcel.Dismissed, Assert.Single(await parcels.ListAsync(Stop)).State);
    }

    [Theory]
    [InlineData("<expressCode>SF7<", "<expressCode>SF&#9;7<", "express-wrong")]
    [InlineData("<quantity>2<", "<quantity>-2<", "quantity-wrong")]
    [InlineData("<itemCode>SKU-A</itemCode>", "", "isv.missing-field")]
    [InlineData(">WH01<", ">WH99<", "warehouse-unknown")]
    [InlineData("<signTime>2030", "<signTime>last year 2030", "time-wrong")]
    public async Task What_is_wrong_makes_no_parcel(string part, string bad, string code)
    {
        await using var site = await QimenSite.StartAsync();
        var reply = await site.Sdk.CallAsync(Report, Parcel("RP1", "SF7", ("SKU-A", "2")).Replace(part, bad));
        Assert.Equal(("failure", code), (reply.At("flag"), reply.At("code")));
        Assert.Empty(await new UnclaimedParcels(site.Engine).ListAsync(Stop));
    }

    private static string Parcel(string code, string number, params (string Sku, string Quantity)[] goods) =>
        $"<request><order><orderCode>{code}</orderCode><warehouseCode>WH01</warehouseCode><outBizCode>B1</outBizCode>"
        + "<orderType>THPL</orderType></order><packages><package><logisticsCode>SF</logisticsCode><expressCode>"
        + $"{number}</expressCode><signTime>2030-05-20 11:00:00</signTime><status>sign</status><items>"
        + string.Concat(goods.Select(g =>
            $"<item><itemCode>{g.Sku}</itemCode><quantity>{g.Quantity}</quantity></item>"))
        + "</items></package></packages></request>";
}
