using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using static Antui.Tests.Gateways.Qimen.QimenPair;

namespace Antui.Tests.Gateways.Qimen;

/// <summary>An ERP of others calls the desk: taken whole, once, and cancelled by the true level of the goods.</summary>
public sealed class Qimen_as_warehouse
{
    private const string Create = "taobao.qimen.deliveryorder.create", Cancel = "taobao.qimen.order.cancel";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_is_taken_once_and_without_the_buyer()
    {
        await using var pair = await QimenPair.StartAsync();
        for (var i = 0; i < 2; i++)
        {
            var reply = await pair.CallAsync(Create, Order("D1", ("SKU-A", "2"), ("SKU-B", "1")));
            Assert.Equal(("success", "D1"), (reply.At("flag"), reply.At("deliveryOrderId")));
        }
        Assert.Equal("order-exists", (await pair.CallAsync(Create, Order("D1", ("SKU-A", "3")))).At("code"));
        var order = await pair.ReadAsync(Desk, "D1");
        Assert.Equal(("浙江省", 2, 3),
            (order.Head.ShipTo, order.Head.Lines.Length, order.Shipments.Single().Lines.Sum(l => l.Quantity)));
        var text =
            System.Text.Encoding.UTF8.GetString((await pair.Store.LoadAsync([order.Key], Stop))[0][0].Events.Span);
        Assert.DoesNotContain("13900000000", text, StringComparison.Ordinal);
        Assert.DoesNotContain("王五", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "quantity-wrong")]
    [InlineData("-1", "quantity-wrong")]
    [InlineData("many", "quantity-wrong")]
    public async Task An_impossible_order_is_refused_whole(string quantity, string code)
    {
        await using var pair = await QimenPair.StartAsync();
        Assert.Equal(code, (await pair.CallAsync(Create, Order("D1", ("SKU-A", "1"), ("SKU-B", quantity)))).At("code"));
        Assert.Equal("lines-missing", (await pair.CallAsync(Create, Order("D1"))).At("code"));
        Assert.Null(await pair.Engine.ReadAsync(new OrderKey(Desk, "D1"), Stop));
    }

    [Fact]
    public async Task A_cancel_holds_the_goods_and_says_so_each_time()
    {
        await using var pair = await QimenPair.StartAsync();
        await pair.CallAsync(Create, Order("D1", ("SKU-A", "2"), ("SKU-B", "1")));
        await pair.StepAsync("D1", ShipmentAction.Release);
        await pair.StepAsync("D1", ShipmentAction.Pick);
        for (var i = 0; i < 2; i++) Assert.Equal("success", (await pair.CallAsync(Cancel, CancelOf("D1"))).At("flag"));
        Assert.IsType<Accepted.Refused>(await pair.StepAsync("D1", ShipmentAction.HandOver, "S1",
            new Tracking("SF", "SF1")));
        Assert.Empty((await pair.ReadAsync(Desk, "D1")).Shipments.Single().Lines);
        Assert.Equal("order-unknown", (await pair.CallAsync(Cancel, CancelOf("D9"))).At("code"));
    }

    [Fact]
    public async Task What_was_handed_over_is_not_cancelled()
    {
        await using var pair = await QimenPair.StartAsync();
        await pair.CallAsync(Create, Order("D1", ("SKU-A", "2")));
        await pair.ShipAsync("D1");
        var reply = await pair.CallAsync(Cancel, CancelOf("D1"));
        Assert.Equal(("failure", "order-left"), (reply.At("flag"), reply.At("code")));
        Assert.Empty((await pair.ReadAsync(Desk, "D1")).Cases);
    }

    [Fact]
    public async Task Single_lines_are_cancelled_and_the_rest_after_them()
    {
        await using var pair = await QimenPair.StartAsync();
        await pair.CallAsync(Create, Order("D1", ("SKU-A", "2"), ("SKU-B", "1")));
        Assert.Equal("line-unknown", (await pair.CallAsync(Cancel, CancelOf("D1", "9"))).At("code"));
        Assert.Equal("success", (await pair.CallAsync(Cancel, CancelOf("D1", "2"))).At("flag"));
        Assert.Equal([new LineQuantity("1", 2)], (await pair.ReadAsync(Desk, "D1")).Shipments.Single().Lines);
        for (var i = 0; i < 2; i++) Assert.Equal("success", (await pair.CallAsync(Cancel, CancelOf("D1"))).At("flag"));
        Assert.Empty((await pair.ReadAsync(Desk, "D1")).Shipments.Single().Lines);
    }

    [Fact]
    public async Task A_held_order_does_not_move_until_it_is_let_go()
    {
        await using var pair = await QimenPair.StartAsync();
        await pair.CallAsync(Create, Order("D1", ("SKU-A", "2")));
        string Pending(string action) =>
            $"<request><actionType>{action}</actionType><orderCode>D1</orderCode></request>";
        Assert.Equal("success", (await pair.CallAsync("order.pending", Pending("pending"))).At("flag"));
        Assert.IsType<Accepted.Refused>(await pair.StepAsync("D1", ShipmentAction.Release));
        Assert.Equal("success", (await pair.CallAsync("order.pending", Pending("restore"))).At("flag"));
        Assert.IsType<Accepted.Applied>(await pair.StepAsync("D1", ShipmentAction.Release));
        Assert.Equal("action-unknown", (await pair.CallAsync("order.pending", Pending("burn"))).At("code"));
    }

    [Fact]
    public async Task A_return_of_more_than_was_sent_is_refused()
    {
        await using var pair = await QimenPair.StartAsync();
        await pair.CallAsync(Create, Order("D1", ("SKU-A", "2")));
        await pair.ShipAsync("D1");
        string Return(int quantity) =>
            "<request><returnOrder><returnOrderCode>T1</returnOrderCode><preDeliveryOrderCode>D1</preDeliveryOrderCode>"
            + $"</returnOrder><orderLines><orderLine><itemCode>SKU-A</itemCode><planQty>{quantity}</planQty>"
                + "</orderLine></orderLines></request>";
        Assert.Equal("over-expected", (await pair.CallAsync("returnorder.create", Return(3))).At("code"));
        Assert.Empty((await pair.ReadAsync(Desk, "D1")).Returns);
        for (var i = 0; i < 2; i++) Assert.Equal("success", (await pair.CallAsync("returnorder.create", Return(2)))
            .At("flag"));
        Assert.Equal("return-exists", (await pair.CallAsync("returnorder.create", Return(1))).At("code"));
        Assert.Equal([new LineQuantity("1", 2)], Assert.Single((await pair.ReadAsync(Desk, "D1")).Returns).Expected);
    }

    [Fact]
    public async Task Stock_is_told_as_free_and_frozen()
    {
        await using var pair = await QimenPair.StartAsync();
        await pair.Store.EnterAsync(new Core.Stock.StockEntry("IN1", Desk, Core.Stock.StockMoveKind.In,
            [new Core.Stock.StockEntryLine("SKU-A", 10), new Core.Stock.StockEntryLine("SKU-B", 1)], "test", "",
                pair.Now), Stop);
        await pair.CallAsync(Create, Order("D1", ("SKU-A", "2")));
        await pair.ReadAsync(Desk, "D1");
        var reply = await pair.CallAsync("inventory.query",
            "<request><criteriaList><criteria><itemCode>SKU-A</itemCode></criteria><criteria><itemCode>NONE</itemCode"
                + "></criteria></criteriaList></request>");
        var item = Assert.Single(reply.Xml.Element("items")!.Elements("item"));
        Assert.Equal(("8", "2", "ZP"), (item.Element("quantity")!.Value, item.Element("lockQuantity")!.Value,
            item.Element("inventoryType")!.Value));
        var page = await pair.CallAsync("stock.query", "<request><page>2</page><pageSize>1</pageSize></request>");
        Assert.Equal(("2", "SKU-B"), (page.At("totalCount"), page.At("items", "item", "itemCode")));
        Assert.Equal("page-wrong", (await pair.CallAsync("stock.query",
            "<request><page>1</page><pageSize>1000</pageSize></request>")).At("code"));
    }

    [Fact]
    public async Task A_shop_that_opened_no_door_for_it_is_not_served()
    {
        await using var site = await QimenSite.StartAsync();
        Assert.Equal("isv.invalid-method", (await site.Sdk.CallAsync(Create, Order("D1", ("SKU-A", "1")))).At("code"));
    }

    private static string Order(string code, params (string Sku, string Quantity)[] lines) =>
        $"<request><deliveryOrder><deliveryOrderCode>{code}</deliveryOrderCode><orderType>JYCK</orderType>"
        + "<createTime>2030-05-20 "
            + "11:00:00</createTime><receiverInfo><name>王五</name><mobile>13900000000</mobile><province>浙江省</province>"
        + "</receiverInfo></deliveryOrder><orderLines>" + string.Concat(lines.Select((l, i) =>
            $"<orderLine><orderLineNo>{i + 1}</orderLineNo><itemCode>{l.Sku}</itemCode>"
                + $"<planQty>{l.Quantity}</planQty><actualPrice>9.90</actualPrice></orderLine>"))
        + "</orderLines></request>";

    private static string CancelOf(string code, params string[] lines) =>
        $"<request><warehouseCode>WH01</warehouseCode><orderCode>{code}</orderCode><subSourceOrders>"
        + string.Concat(
            lines.Select(l => $"<subSourceOrder><subSourceOrderCode>{l}</subSourceOrderCode></subSourceOrder>"))
        + "</subSourceOrders></request>";
}
