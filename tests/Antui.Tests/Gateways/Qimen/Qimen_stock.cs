using System.Text.Json;
using Antui.Core.Orders;
using Antui.Core.Stock;
using Antui.Engine.Shops;
using static Antui.Tests.Gateways.Qimen.QimenSdk;

namespace Antui.Tests.Gateways.Qimen;

/// <summary>The stock of a warehouse of others, as it reports it: differences and goods in, each once.</summary>
public sealed class Qimen_stock
{
    private const string Report = "taobao.qimen.inventory.report", Entry = "taobao.qimen.entryorder.confirm";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Differences_move_the_warehouses_stock_once()
    {
        await using var site = await QimenSite.StartAsync();
        await OkAsync(site, Report,
            Differences("C1", ("SKU-A", "ZP", "10"), ("SKU-A", "CC", "2"), ("SKU-B", "ZP", "1")));
        var taken = Differences("C2", ("SKU-A", "ZP", "-3"), ("SKU-A", "JS", "3"), ("SKU-A", "ZP", "1"));
        for (var i = 0; i < 3; i++) await OkAsync(site, Report, taken);
        Assert.Equal((8, 5), await StockAsync(site, "SKU-A"));
        Assert.Equal((1, 0), await StockAsync(site, "SKU-B"));
        var other = await site.Sdk.CallAsync(Report, Differences("C2", ("SKU-A", "ZP", "-4")));
        Assert.Equal("outbizcode-reused", other.At("code"));
        Assert.Equal((8, 5), await StockAsync(site, "SKU-A"));
    }

    [Fact]
    public async Task Repeats_that_race_count_once()
    {
        await using var site = await QimenSite.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            OkAsync(site, Report, Differences("C1", ("SKU-A", "ZP", "10")))));
        Assert.Equal((10, 0), await StockAsync(site, "SKU-A"));
    }

    [Fact]
    public async Task More_than_is_there_is_explained_kept_and_applied_when_goods_come_in()
    {
        await using var site = await QimenSite.StartAsync();
        await OkAsync(site, Report, Differences("C1", ("SKU-A", "ZP", "4"), ("SKU-B", "ZP", "2")));
        var reply = await site.Sdk.CallAsync(Report, Differences("C2", ("SKU-A", "ZP", "-1"), ("SKU-B", "ZP", "-5")));
        Assert.Equal("success", reply.At("flag"));
        Assert.Contains("SKU-B: 2 are there, this would leave -3.", reply.At("message")!, StringComparison.Ordinal);
        // Nothing by halves.
        Assert.Equal((4, 0), await StockAsync(site, "SKU-A"));
        Assert.Equal("STOCK_BELOW_ZERO", Assert.Single(await site.Store.ParkedAsync(null, 10, Stop)).Reason);
        await site.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((4, 0), await StockAsync(site, "SKU-A"));
        await OkAsync(site, Entry, Entered("E1", "B1", 0, ("SKU-B", "10")));
        await site.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((3, 0), await StockAsync(site, "SKU-A"));
        Assert.Equal((7, 0), await StockAsync(site, "SKU-B"));
        Assert.Empty(await site.Store.ParkedAsync(null, 10, Stop));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_count_by_a_person_settles_what_did_not_fit(int counted)
    {
        await using var site = await QimenSite.StartAsync();
        await OkAsync(site, Report, Differences("C1", ("SKU-A", "ZP", "2")));
        await OkAsync(site, Report, Differences("C2", ("SKU-A", "ZP", "-5")));
        site.Clock.Move(TimeSpan.FromMinutes(1));
        var count = new StockEntry(
            "P1", "WH01", StockMoveKind.Count, [new StockEntryLine("SKU-A", counted)], "person:Li", "", site.Now);
        await site.Store.EnterAsync(count, Stop);
        await OkAsync(site, Entry, Entered("E1", "B1", 0, ("SKU-A", "10")));
        await site.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((counted + 10, 0), await StockAsync(site, "SKU-A"));
        Assert.Empty(await site.Store.ParkedAsync(null, 10, Stop));
    }

    [Theory]
    [InlineData("<itemCode>SKU-A</itemCode>", "", "isv.missing-field")]
    [InlineData("<quantity>5</quantity>", "<quantity>many</quantity>", "quantity-wrong")]
    [InlineData("<quantity>5</quantity>", "", "quantity-wrong")]
    [InlineData(">ZP<", ">ZT<", "inventory-type")]
    [InlineData(">WH01<", ">WH99<", "warehouse-unknown")]
    [InlineData("<warehouseCode>WH01</warehouseCode>", "", "isv.missing-field")]
    [InlineData("<items>", "<ownerCode>SOMEBODY</ownerCode><items>", "owner-unknown")]
    [InlineData("<itemCode>SKU-A", "<ownerCode>SOMEBODY</ownerCode><itemCode>SKU-A", "owner-unknown")]
    public async Task A_report_with_one_wrong_part_moves_nothing(string part, string bad, string code)
    {
        await using var site = await QimenSite.StartAsync();
        var body = Differences("C1", ("SKU-B", "ZP", "1"), ("SKU-A", "ZP", "5"));
        var at = body.LastIndexOf(part, StringComparison.Ordinal);
        var reply = await site.Sdk.CallAsync(Report, body[..at] + bad + body[(at + part.Length)..]);
        Assert.Equal(("failure", code), (reply.At("flag"), reply.At("code")));
        Assert.Empty(await site.Engine.Lists.StockAsync("WH01", null, 10, Stop));
    }

    [Fact]
    public async Task Goods_in_add_up_in_whatever_order_they_are_confirmed()
    {
        await using var site = await QimenSite.StartAsync();
        await OkAsync(site, Entry, Entered("E1", "B2", 0, ("SKU-A", "3")));
        for (var i = 0; i < 2; i++) await OkAsync(site, Entry, Entered("E1", "B1", 1, ("SKU-A", "7"), ("SKU-B", "2")));
        Assert.Equal((10, 0), await StockAsync(site, "SKU-A"));
        var batches = Entered("E2", "B1", 0, ("SKU-A", "3")).Replace("</orderLine>",
            "<batchs><batch><inventoryType>ZP</inventoryType><actualQty>1</actualQty></batch><batch><inventoryType>CC"
                + "</inventoryType><actualQty>2</actualQty></batch></batchs></orderLine>");
        await OkAsync(site, Entry, batches);
        Assert.Equal((11, 2), await StockAsync(site, "SKU-A"));
        var wrong = batches.Replace(">B1<", ">B9<").Replace("<actualQty>2<", "<actualQty>5<");
        Assert.Equal("batches-wrong", (await site.Sdk.CallAsync(Entry, wrong)).At("code"));
        var contradiction = Entered("E3", "B1", 0, ("SKU-A", "3"))
            .Replace("<confirmType>", "<status>REJECT</status><confirmType>");
        Assert.Equal("status-unknown", (await site.Sdk.CallAsync(Entry, contradiction)).At("code"));
        await OkAsync(site, Entry, contradiction.Replace("<actualQty>3<", "<actualQty>0<"));
        Assert.Equal((11, 2), await StockAsync(site, "SKU-A"));
    }

    [Fact]
    public async Task What_the_warehouse_sends_and_takes_back_moves_its_stock()
    {
        await using var site = await QimenSite.StartAsync();
        await OkAsync(site, Report, Differences("C1", ("SKU-A", "ZP", "10")));
        var key = await site.OrderAsync("100");
        for (var i = 0; i < 2; i++)
            await OkAsync(site, "deliveryorder.confirm", Confirm("100", "B1", ("SKU-A", 2)));
        await site.ReadAsync(key);
        Assert.Equal((8, 0), await StockAsync(site, "SKU-A"));
        await site.AskAsync(key, "R1", RefundKind.Return, new LineQuantity("1001", 2));
        for (var i = 0; i < 2; i++)
        {
            await OkAsync(site, "returnorder.confirm", Receipt("R1", "B2", "ZP", ("SKU-A", 1)));
            await OkAsync(site, "returnorder.confirm", Receipt("R1", "B3", "CC", ("SKU-A", 1)));
        }
        await site.ReadAsync(key);
        Assert.Equal((9, 1), await StockAsync(site, "SKU-A"));
    }

    [Fact]
    public async Task A_report_never_moves_the_stock_of_our_own_desk()
    {
        await using var site = await QimenSite.StartAsync();
        var own = new ShopConfig
        {
            Id = "WH01",
            Platform = "taobao",
            Fulfilment = Fulfilment.BuiltIn,
            Connection = JsonSerializer.SerializeToElement(new { }),
        };
        await site.Engine.Shops.PutAsync(own, "test", Stop);
        var reply = await site.Sdk.CallAsync(Report, Differences("C1", ("SKU-A", "ZP", "10")));
        Assert.Equal(("failure", "warehouse-own"), (reply.At("flag"), reply.At("code")));
    }

    private static string Entered(
        string code, string biz, int confirmType, params (string Sku, string Quantity)[] lines) =>
        $"<request><entryOrder><entryOrderCode>{code}</entryOrderCode><ownerCode>OWNER1</ownerCode><warehouseCode>WH01"
        + $"</warehouseCode><outBizCode>{biz}</outBizCode><confirmType>{confirmType}</confirmType></entryOrder>"
        + "<orderLines>" + string.Concat(lines.Select(l =>
            $"<orderLine><itemCode>{l.Sku}</itemCode><planQty>10</planQty><actualQty>{l.Quantity}</actualQty>"
            + "</orderLine>")) + "</orderLines></request>";

    private static string Differences(string biz, params (string Sku, string Kind, string Quantity)[] items) =>
        "<request><warehouseCode>WH01</warehouseCode><checkOrderCode>PD1</checkOrderCode>"
        + $"<outBizCode>{biz}</outBizCode><adjustType>CHECK</adjustType><items>" + string.Concat(items.Select(i =>
            $"<item><itemCode>{i.Sku}</itemCode><inventoryType>{i.Kind}</inventoryType><quantity>{i.Quantity}"
            + "</quantity></item>")) + "</items></request>";

    private static async Task OkAsync(QimenSite site, string method, string body)
    {
        var reply = await site.Sdk.CallAsync(method, body);
        Assert.True(reply.At("flag") == "success", reply.Text);
    }

    private static async Task<(long Good, long Defective)> StockAsync(QimenSite site, string sku) =>
        (await site.Engine.Lists.FindStockAsync("WH01", [sku], Stop)) is [var row]
            ? (row.OnHand, row.Defective) : (0, 0);
}
