using Antui.Core.Orders;
using static Antui.Tests.Gateways.Qimen.QimenSdk;

namespace Antui.Tests.Gateways.Qimen;

/// <summary>What the warehouse reports: applied whole, once, or refused with its reason.</summary>
public sealed class Qimen_reports
{
    private const string Confirmed = "taobao.qimen.deliveryorder.confirm", Back = "taobao.qimen.returnorder.confirm";

    [Fact]
    public async Task Two_parcels_are_two_shipments_and_a_third_is_more_than_was_sent()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        Assert.Equal("success", (await site.Sdk.CallAsync(Confirmed, Confirm("100", "B1", ("SKU-A", 1)))).At("flag"));
        Assert.Equal("success", (await site.Sdk.CallAsync(Confirmed, Confirm("100", "B2", ("SKU-A", 1), ("SKU-B", 1))))
            .At("flag"));
        var over = await site.Sdk.CallAsync(Confirmed, Confirm("100", "B3", ("SKU-B", 1)));
        Assert.Equal(("failure", "over-confirmed"), (over.At("flag"), over.At("code")));
        var shipped = (await site.ReadAsync(key)).Evidence;
        Assert.Equal(["SF-B1", "SF-B2"], shipped.Select(e => e.Note));
        Assert.Equal(3, shipped.SelectMany(e => e.Lines).Sum(l => l.Quantity));
    }

    [Fact]
    public async Task Nothing_of_a_report_with_one_impossible_line_is_applied()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        foreach (var lines in new[] { new[] { ("SKU-B", 1), ("SKU-A", 3) }, [("SKU-B", 1), ("SKU-X", 1)],
            [("SKU-B", 1), ("SKU-A", -1)] })
            Assert.Equal("failure", (await site.Sdk.CallAsync(Confirmed, Confirm("100", "B1", lines))).At("flag"));
        Assert.Empty((await site.ReadAsync(key)).Evidence);
    }

    [Fact]
    public async Task A_number_that_comes_again_is_a_repeat_or_a_mistake()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        for (var i = 0; i < 3; i++)
            Assert.Equal("success", (await site.Sdk.CallAsync(Confirmed, Confirm("100", "B1", ("SKU-A", 1))))
                .At("flag"));
        var other = await site.Sdk.CallAsync(Confirmed, Confirm("100", "B1", ("SKU-A", 2)));
        Assert.Equal("outbizcode-reused", other.At("code"));
        Assert.Equal(1, Assert.Single((await site.ReadAsync(key)).Evidence).Lines.Single().Quantity);
    }

    [Fact]
    public async Task Of_reports_that_race_only_as_many_pass_as_were_sent()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            site.Sdk.CallAsync(Confirmed, Confirm("100", "B" + i, ("SKU-A", 1)))));
        Assert.Equal(2, replies.Count(r => r.At("flag") == "success"));
        Assert.Equal(2, (await site.ReadAsync(key)).Evidence.SelectMany(e => e.Lines).Sum(l => l.Quantity));
    }

    [Theory]
    [InlineData(Confirmed,
        "<request><deliveryOrder><deliveryOrderCode>999</deliveryOrderCode></deliveryOrder></request>",
        "lines-missing")]
    [InlineData(Confirmed, "<request><deliveryOrder/></request>", "isv.missing-field")]
    [InlineData(Confirmed,
        "<request><deliveryOrder><deliveryOrderCode>100</deliveryOrderCode><status>EXCEPTION</status></deliveryOrder>"
        + "</request>", "status-unknown")]
    [InlineData(Back, "<request><returnOrder><returnOrderCode>R9</returnOrderCode></returnOrder></request>",
        "lines-missing")]
    [InlineData("orderprocess.report", "<request><order><orderCode>100</orderCode></order></request>",
        "isv.missing-field")]
    public async Task What_fits_nothing_is_refused_with_its_reason(string method, string body, string code)
    {
        await using var site = await QimenSite.StartAsync();
        await site.OrderAsync("100");
        Assert.Equal(("failure", code),
            ((await site.Sdk.CallAsync(method, body)) is var r ? (r.At("flag"), r.At("code")) : default));
    }

    [Fact]
    public async Task Goods_that_leave_after_they_were_cancelled_raise_an_alarm()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        await site.AskAsync(key, "R1");
        await site.Engine.Activity.IdleAsync();
        Assert.True((await site.CaseAsync(key, "R1")).IsSettled);
        Assert.Equal("success", (await site.Sdk.CallAsync(Confirmed, Confirm("100", "B1", ("SKU-A", 2), ("SKU-B", 1))))
            .At("flag"));
        var order = await site.ReadAsync(key);
        Assert.Contains(order.Alarms, a => a.Code == "REFUNDED_BUT_SHIPPED");
        Assert.All(order.Evidence.Where(e => e.Kind is EvidenceKind.Stopped), e => Assert.False(e.Holds));
    }

    [Fact]
    public async Task A_return_is_refunded_when_all_of_it_is_back_and_never_twice()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        await site.Sdk.CallAsync(Confirmed, Confirm("100", "S1", ("SKU-A", 2), ("SKU-B", 1)));
        await site.AskAsync(key, "R1", RefundKind.Return, new LineQuantity("1001", 2));
        Assert.True(site.Warehouse.Returns.ContainsKey("R1"));
        Assert.Equal("success", (await site.Sdk.CallAsync(Back, Receipt("R1", "B1", "ZP", ("SKU-A", 1)))).At("flag"));
        Assert.False((await site.CaseAsync(key, "R1")).IsSettled);
        var over = await site.Sdk.CallAsync(Back, Receipt("R1", "B2", "ZP", ("SKU-A", 2)));
        Assert.Equal("over-confirmed", over.At("code"));
        // The same unit under another number, in the same moment.
        await site.Sdk.CallAsync(Back, Receipt("R1", "B2", "ZP", ("SKU-A", 1)));
        Assert.False((await site.CaseAsync(key, "R1")).IsSettled);
        await site.PassAsync(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 2; i++)
            Assert.Equal("success", (await site.Sdk.CallAsync(Back, Receipt("R1", "B3", "ZP", ("SKU-A", 1))))
                .At("flag"));
        Assert.True((await site.CaseAsync(key, "R1")).IsSettled);
        Assert.Equal("over-confirmed", (await site.Sdk.CallAsync(Back, Receipt("R1", "B4", "ZP", ("SKU-A", 1))))
            .At("code"));
        Assert.Equal(["R1"], site.Platform.Paid);
    }

    [Fact]
    public async Task Damaged_goods_are_a_persons_matter()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        await site.AskAsync(key, "R1", RefundKind.Return, new LineQuantity("1002", 1));
        Assert.Equal("success", (await site.Sdk.CallAsync(Back, Receipt("R1", "B1", "CC", ("SKU-B", 1)))).At("flag"));
        var refund = await site.CaseAsync(key, "R1");
        Assert.NotNull(refund.WithPerson);
        Assert.Empty(site.Platform.Paid);
    }

    [Fact]
    public async Task What_proves_nothing_is_kept_without_persons_and_once()
    {
        await using var site = await QimenSite.StartAsync();
        await site.OrderAsync("100");
        await site.Sdk.CallAsync("orderprocess.report", Step("100", "DELIVERED"));
        var parcel =
            "<request><order><orderCode>RP1</orderCode><outBizCode>B1</outBizCode><orderType>THPL</orderType></order>"
            + "<senderInfo><name>李四</name><mobile>13800000000</mobile></senderInfo><packages><package><expressCode>SF"
                + "7</expressCode></package></packages></request>";
        Assert.Equal("success", (await site.Sdk.CallAsync("returnpackage.report", parcel)).At("flag"));
        Assert.Equal("success", (await site.Sdk.CallAsync("returnpackage.report", parcel)).At("flag"));
        Assert.Equal("outbizcode-reused",
            (await site.Sdk.CallAsync("returnpackage.report", parcel.Replace("SF7", "SF8"))).At("code"));
        var count =
            "<request><warehouseCode>WH01</warehouseCode><outBizCode>C1</outBizCode><items><item><itemCode>A</itemCod"
            + "e><quantity>{0}</quantity></item></items></request>";
        Assert.Equal("success", (await site.Sdk.CallAsync("inventory.report", count.Replace("{0}", "-3"))).At("flag"));
        Assert.Equal("quantity-wrong", (await site.Sdk.CallAsync("inventory.report", count.Replace("{0}", "many")
            .Replace("C1", "C2"))).At("code"));
        var notes = await site.Store.ListAsync("qimen-note", "", TestContext.Current.CancellationToken);
        Assert.Equal(3, notes.Count);
        Assert.Contains(notes, n => n.Json.Contains("SF7", StringComparison.Ordinal));
        Assert.DoesNotContain(notes, n => n.Json.Contains("138", StringComparison.Ordinal)
            || n.Json.Contains("operatorName", StringComparison.Ordinal));
    }
}
