using System.Text;
using Antui.Core.Orders;
using Antui.Core.Ports;
using static Antui.Tests.Gateways.Qimen.QimenSdk;

namespace Antui.Tests.Gateways.Qimen;

/// <summary>Reports that come before what they speak of wait for it; the warehouse need not say them twice.</summary>
public sealed class Qimen_early
{
    private const string Confirmed = "taobao.qimen.deliveryorder.confirm", Back = "taobao.qimen.returnorder.confirm";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("<outBizCode>B1</outBizCode>")]
    [InlineData("")]
    public async Task A_confirmation_waits_for_its_order_and_counts_once(string number)
    {
        await using var site = await QimenSite.StartAsync();
        var report = Confirm("100", "B1", ("SKU-A", 1)).Replace("<outBizCode>B1</outBizCode>", number)
            .Replace("<orderType>", "<operatorName>张三</operatorName><remark>轻放</remark><orderType>")
            .Replace("<ownerCode>", "<remark>13800000000</remark><ownerCode>");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("success", (await site.Sdk.CallAsync(Confirmed, report)).At("flag"));
            var parked = Assert.Single(await site.Engine.Parked.AllAsync(new ParkedFilter(), Stop).ToListAsync(Stop));
            Assert.Equal(("100", "ORDER_UNKNOWN"), (parked.Key.OrderNo, parked.Reason));
            var kept = Encoding.UTF8.GetString(parked.Fact.Span);
            Assert.DoesNotContain("13800000000", kept, StringComparison.Ordinal);
            Assert.DoesNotContain("operatorName", kept, StringComparison.Ordinal);
        }
        site.Clock.Move(TimeSpan.FromSeconds(20));
        var key = await site.OrderAsync("100");
        Assert.Equal(site.Now, site.Engine.Shops.Find(key.Shop)!.State.Erp.LastOk);
        var shipped = Assert.Single((await site.ReadAsync(key)).Evidence);
        Assert.Equal((EvidenceKind.Shipped, "SF-B1", 1), (shipped.Kind, shipped.Note, shipped.Lines.Single().Quantity));
        Assert.Empty(await site.Store.ParkedAsync(null, 10, Stop));
        Assert.Equal("success", (await site.Sdk.CallAsync(Confirmed, report)).At("flag"));
        Assert.Single((await site.ReadAsync(key)).Evidence);
    }

    [Fact]
    public async Task More_than_was_ordered_stays_where_a_person_sees_it()
    {
        await using var site = await QimenSite.StartAsync();
        await site.Sdk.CallAsync(Confirmed, Confirm("100", "B1", ("SKU-A", 3)));
        await site.Sdk.CallAsync(Confirmed, Confirm("100", "B2", ("SKU-B", 1)));
        var key = await site.OrderAsync("100");
        Assert.Equal("SF-B2", Assert.Single((await site.ReadAsync(key)).Evidence).Note);
        var parked = Assert.Single(await site.Store.ParkedAsync(null, 10, Stop));
        Assert.Equal("over-confirmed", parked.Reason);
        await site.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Single(await site.Store.ParkedAsync(null, 10, Stop));
    }

    [Fact]
    public async Task A_receipt_waits_for_its_refund_and_pays_once()
    {
        await using var site = await QimenSite.StartAsync();
        for (var i = 0; i < 2; i++)
        {
            var reply = await site.Sdk.CallAsync(Back, Receipt("R1", "B1", "ZP", ("SKU-A", 2)));
            Assert.Equal("success", reply.At("flag"));
        }
        Assert.Equal("REFUND_UNKNOWN", Assert.Single(await site.Store.ParkedAsync(null, 10, Stop)).Reason);
        var key = await site.OrderAsync("100");
        await site.Sdk.CallAsync(Confirmed, Confirm("100", "S1", ("SKU-A", 2), ("SKU-B", 1)));
        await site.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single(await site.Store.ParkedAsync(null, 10, Stop));
        await site.AskAsync(key, "R1", RefundKind.Return, new LineQuantity("1001", 2));
        await site.PassAsync(TimeSpan.FromMinutes(1));
        await site.PassAsync(TimeSpan.FromMinutes(1));
        Assert.True((await site.CaseAsync(key, "R1")).IsSettled);
        Assert.Equal(["R1"], site.Platform.Paid);
        Assert.Empty(await site.Store.ParkedAsync(null, 10, Stop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Goods_that_the_order_does_not_have_are_listed_as_nobodys_and_keep_nothing_back(bool early)
    {
        await using var site = await QimenSite.StartAsync();
        var receipt = Receipt("R1", "B1", "ZP", ("SKU-A", 2), ("SKU-X", 3));
        if (early) Assert.Equal("success", (await site.Sdk.CallAsync(Back, receipt)).At("flag"));
        var key = await site.OrderAsync("100");
        await site.Sdk.CallAsync(Confirmed, Confirm("100", "S1", ("SKU-A", 2), ("SKU-B", 1)));
        await site.AskAsync(key, "R1", RefundKind.Return, new LineQuantity("1001", 2));
        for (var i = 0; i < 2 && !early; i++)
            Assert.Equal("success", (await site.Sdk.CallAsync(Back, receipt)).At("flag"));
        await site.PassAsync(TimeSpan.FromMinutes(1));
        await site.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Empty(await site.Store.ParkedAsync(null, 10, Stop));
        var box = Assert.Single((await site.Engine.Boxes.LooseAsync(null, 10, Stop)).Rows);
        Assert.Equal(("SKU-X", 3), (box.Rest().Single().Sku, box.Rest().Single().Quantity));
        Assert.Equal((key, "R1"), (box.About, box.AboutRefundNo));
        Assert.Equal(["R1"], site.Platform.Paid);
    }

    [Fact]
    public async Task Goods_that_are_all_strange_pay_nothing()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        await site.Sdk.CallAsync(Confirmed, Confirm("100", "S1", ("SKU-A", 2), ("SKU-B", 1)));
        await site.AskAsync(key, "R1", RefundKind.Return, new LineQuantity("1001", 2));
        var reply = await site.Sdk.CallAsync(Back, Receipt("R1", "B1", "ZP", ("SKU-X", 2)));
        Assert.Equal("success", reply.At("flag"));
        await site.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(site.Platform.Paid);
        Assert.Single((await site.Engine.Boxes.LooseAsync(null, 10, Stop)).Rows);
    }

    [Fact]
    public async Task A_receipt_that_names_the_order_is_applied_as_soon_as_the_refund_is_there()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        await site.Sdk.CallAsync(Confirmed, Confirm("100", "S1", ("SKU-A", 2), ("SKU-B", 1)));
        var receipt = Receipt("R1", "B1", "ZP", ("SKU-A", 2))
            .Replace("<ownerCode>", "<sourceOrderCode>100</sourceOrderCode><ownerCode>");
        Assert.Equal("success", (await site.Sdk.CallAsync(Back, receipt)).At("flag"));
        await site.AskAsync(key, "R1", RefundKind.Return, new LineQuantity("1001", 2));
        Assert.True((await site.CaseAsync(key, "R1")).IsSettled);
    }

    [Fact]
    public async Task Of_steps_only_those_that_prove_something_wait()
    {
        await using var site = await QimenSite.StartAsync();
        Assert.Equal("success", (await site.Sdk.CallAsync("orderprocess.report", Step("100", "PICK"))).At("flag"));
        Assert.Empty(await site.Store.ParkedAsync(null, 10, Stop));
        Assert.Equal("success", (await site.Sdk.CallAsync("orderprocess.report", Step("100", "CANCELED"))).At("flag"));
        Assert.Single(await site.Store.ParkedAsync(null, 10, Stop));
        var key = await site.OrderAsync("100");
        Assert.Equal(EvidenceKind.Stopped, Assert.Single((await site.ReadAsync(key)).Evidence).Kind);
    }

    [Fact]
    public async Task In_whatever_order_reports_come_goods_that_left_are_not_refunded()
    {
        await using var site = await QimenSite.StartAsync();
        await site.Sdk.CallAsync("orderprocess.report", Step("100", "CANCELED", "2030-05-20 11:00:00"));
        await site.Sdk.CallAsync(Confirmed, Confirm("100", "B1", ("SKU-A", 2), ("SKU-B", 1)));
        var key = await site.OrderAsync("100");
        site.Warehouse.Ship("100");
        await site.AskAsync(key, "R1");
        Assert.Empty(site.Platform.Paid);
        Assert.DoesNotContain((await site.ReadAsync(key)).Evidence, e =>
            e is { Kind: EvidenceKind.Stopped, Holds: true });
    }

    [Theory]
    [InlineData("<actualQty>1</actualQty>", "<actualQty>-1</actualQty>", "quantity-wrong")]
    [InlineData("<actualQty>1</actualQty>", "<actualQty>1.5</actualQty>", "quantity-wrong")]
    [InlineData("<actualQty>1</actualQty>", "<actualQty>0</actualQty>", "lines-missing")]
    [InlineData("<itemCode>SKU-A</itemCode>", "", "isv.missing-field")]
    [InlineData("<warehouseCode>WH01<", "<warehouseCode>WH99<", "warehouse-unknown")]
    [InlineData("<confirmType>0<", "<orderConfirmTime>soon</orderConfirmTime><confirmType>0<", "time-wrong")]
    [InlineData("<confirmType>0<", "<status>EXCEPTION</status><confirmType>0<", "status-unknown")]
    public async Task What_is_wrong_whatever_it_speaks_of_is_refused_and_not_kept(string part, string bad, string code)
    {
        await using var site = await QimenSite.StartAsync();
        var reply = await site.Sdk.CallAsync(Confirmed, Confirm("100", "B1", ("SKU-A", 1)).Replace(part, bad));
        Assert.Equal(("failure", code), (reply.At("flag"), reply.At("code")));
        Assert.Empty(await site.Store.ParkedAsync(null, 10, Stop));
    }

    [Fact]
    public async Task Of_shops_that_share_a_warehouse_the_one_that_gets_the_order_gets_the_report()
    {
        await using var site = await QimenSite.StartAsync();
        await site.AddShopAsync("shop-z");
        Assert.Equal("success", (await site.Sdk.CallAsync(Confirmed, Confirm("100", "B1", ("SKU-A", 1)))).At("flag"));
        Assert.Equal(QimenSite.Shop, Assert.Single(await site.Store.ParkedAsync(null, 10, Stop)).Key.Shop);
        var key = await site.OrderAsync("100", "shop-z");
        await site.PassAsync(TimeSpan.FromMinutes(1));
        await site.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single((await site.ReadAsync(key)).Evidence);
        Assert.Empty(await site.Store.ParkedAsync(null, 10, Stop));
        // One warehouse, one stock, whichever of its shops the goods are of.
        var row = Assert.Single(await site.Engine.Lists.FindStockAsync("WH01", ["SKU-A"], Stop));
        Assert.Equal(-1, row.OnHand);
    }

    [Fact]
    public async Task What_waits_is_tried_again_by_a_node_that_started_later()
    {
        await using var site = await QimenSite.StartAsync();
        await site.Sdk.CallAsync(Confirmed, Confirm("100", "B1", ("SKU-A", 1)));
        var waiting = Assert.Single(await site.Store.ParkedAsync(null, 10, Stop));
        await site.Store.CommitAsync(new CommitBatch(site.Now, [], [], [waiting.Id], []), Stop);
        var key = await site.OrderAsync("100");
        // As another node left it: this one never heard of it.
        await site.Store.CommitAsync(new CommitBatch(site.Now, [], [waiting], [], []), Stop);
        await site.PassAsync(TimeSpan.FromMinutes(1));
        await site.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single((await site.ReadAsync(key)).Evidence);
        Assert.Empty(await site.Store.ParkedAsync(null, 10, Stop));
    }
}
