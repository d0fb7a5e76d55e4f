using Antui.Core.Orders;
using static Antui.Tests.Gateways.Qimen.QimenSdk;

namespace Antui.Tests.Gateways.Qimen;

/// <summary>A refund of unshipped goods behind a warehouse of others: nothing is paid before it says that they
/// stay.</summary>
public sealed class Qimen_stops
{
    [Fact]
    public async Task The_order_goes_to_the_warehouse_once_and_a_cancel_pays_once()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        Assert.Equal("ACCEPT", site.Warehouse.Orders["100"]);
        var refund = await site.AskAsync(key, "R1");
        Assert.Equal("CANCELED", site.Warehouse.Orders["100"]);
        Assert.True((await site.CaseAsync(key, "R1")).IsSettled);
        Assert.Equal(["R1"], site.Platform.Paid);
        Assert.Single(site.Warehouse.Calls, c => c == "deliveryorder.create");
        Assert.NotNull(refund);
    }

    [Fact]
    public async Task What_has_left_is_not_paid_and_the_platform_is_told()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        site.Warehouse.Ship("100");
        await site.AskAsync(key, "R1");
        var refund = await site.CaseAsync(key, "R1");
        Assert.False(refund.IsSettled);
        Assert.NotNull(refund.WithPerson);
        Assert.Empty(site.Platform.Paid);
        Assert.Contains(InstructionAction.ReportNotStopped, site.Platform.Reports);
    }

    [Fact]
    public async Task An_answer_that_got_lost_is_found_out()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        site.Warehouse.LoseAnswers = 1;
        await site.AskAsync(key, "R1");
        Assert.False((await site.CaseAsync(key, "R1")).IsSettled);
        await site.PassAsync(TimeSpan.FromMinutes(2));
        Assert.True((await site.CaseAsync(key, "R1")).IsSettled);
        Assert.Single(site.Warehouse.Calls, c => c == "order.cancel");
        Assert.Equal(["R1"], site.Platform.Paid);
    }

    [Theory]
    [InlineData("CANCELED", true)]
    [InlineData("CANCELEDFAIL", false)]
    public async Task An_asynchronous_warehouse_has_the_last_word(string word, bool paid)
    {
        await using var site = await QimenSite.StartAsync(cancelIsFinal: false);
        site.Warehouse.Asynchronous = true;
        var key = await site.OrderAsync("100");
        await site.AskAsync(key, "R1");
        await site.PassAsync(TimeSpan.FromMinutes(2));
        Assert.False((await site.CaseAsync(key, "R1")).IsSettled);
        var reply = word == "CANCELED"
            ? await site.Sdk.CallAsync("orderprocess.report", Step("100", word))
            : await site.Sdk.CallAsync("deliveryorder.confirm",
                "<request><deliveryOrder><deliveryOrderCode>100</deliveryOrderCode><status>CANCELEDFAIL</status></del"
                    + "iveryOrder></request>");
        Assert.Equal("success", reply.At("flag"));
        await site.PassAsync(TimeSpan.FromMinutes(5));
        var refund = await site.CaseAsync(key, "R1");
        Assert.Equal(paid, refund.IsSettled);
        Assert.Equal(paid ? ["R1"] : [], site.Platform.Paid);
        if (!paid) Assert.NotNull(refund.WithPerson);
    }

    [Fact]
    public async Task Canceled_after_the_parcel_left_does_not_pay()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        site.Warehouse.Ship("100");
        await site.Sdk.CallAsync("deliveryorder.confirm", Confirm("100", "B1", ("SKU-A", 2), ("SKU-B", 1)));
        await site.AskAsync(key, "R1");
        var said = await site.Sdk.CallAsync("orderprocess.report", Step("100", "CANCELED"));
        Assert.Equal(("failure", "GOODS_LEFT"), (said.At("flag"), said.At("code")));
        await site.PassAsync(TimeSpan.FromMinutes(5));
        Assert.False((await site.CaseAsync(key, "R1")).IsSettled);
        Assert.Empty(site.Platform.Paid);
        Assert.DoesNotContain((await site.ReadAsync(key)).Evidence, e =>
            e is { Kind: EvidenceKind.Stopped, Holds: true });
    }

    [Fact]
    public async Task Some_lines_are_not_cancelled_by_machine_where_the_warehouse_cannot()
    {
        await using var site = await QimenSite.StartAsync();
        var key = await site.OrderAsync("100");
        await site.AskAsync(key, "R1", RefundKind.Unshipped, new LineQuantity("1002", 1));
        Assert.DoesNotContain("order.cancel", site.Warehouse.Calls);
        Assert.Equal("ACCEPT", site.Warehouse.Orders["100"]);
        Assert.Empty(site.Platform.Paid);
        Assert.DoesNotContain(InstructionAction.ReportNotStopped, site.Platform.Reports);
    }
}
