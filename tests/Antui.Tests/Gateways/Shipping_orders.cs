using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Tests.Gateways;

public sealed class Shipping_orders : IAsyncLifetime
{
    private const string B04 = "isv.logistics-offline-service-error:B04";
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_parcel_with_everything_makes_the_order_shipped()
    {
        var key = await _site.OrderAsync("8001");
        _site.Clock.Move(TimeSpan.FromMinutes(5));
        Assert.Equal("True", (await SendAsync("8001", "YT1")).At("shipping", "is_success"));
        var order = await _site.ReadAsync(key);
        Assert.Equal(OrderStatus.Shipped, order.Head.Status);
        Assert.All(order.Head.Lines, l => Assert.True(l.Shipped));
        Assert.Equal(_site.Now, order.Head.Modified);
        var trade = await TradeAsync("8001");
        Assert.Equal("WAIT_BUYER_CONFIRM_GOODS", trade.GetProperty("status").GetString());
        Assert.Equal("YT1", trade.GetProperty("orders")[0].GetProperty("invoice_no").GetString());
    }

    [Fact]
    public async Task The_same_waybill_again_changes_nothing_and_another_one_is_B04()
    {
        var key = await _site.OrderAsync("8101");
        await SendAsync("8101", "YT1");
        var before = await _site.ReadAsync(key);
        _site.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal("True", (await SendAsync("8101", "YT1")).At("shipping", "is_success"));
        var after = await _site.ReadAsync(key);
        Assert.Equal((before.Head.Modified, before.Evidence.Length), (after.Head.Modified, after.Evidence.Length));
        Assert.Equal(
            (15, B04), ((await SendAsync("8101", "YT2")).ErrorCode!.Value, (await SendAsync("8101", "YT2")).SubCode));
        Assert.Single((await _site.ReadAsync(key)).Evidence);
    }

    [Fact]
    public async Task A_split_ships_line_by_line()
    {
        var key = await _site.OrderAsync("8201");
        await SendAsync("8201", "YT1", "82012");
        Assert.Equal(OrderStatus.PartlyShipped, (await _site.ReadAsync(key)).Head.Status);
        var part = await TradeAsync("8201");
        Assert.Equal("SELLER_CONSIGNED_PART", part.GetProperty("status").GetString());
        Assert.Equal(["WAIT_SELLER_SEND_GOODS", "WAIT_BUYER_CONFIRM_GOODS"],
            part.GetProperty("orders").EnumerateArray().Select(l => l.GetProperty("status").GetString()!));
        Assert.Equal(B04, (await SendAsync("8201", "YT9", "82012")).SubCode);
        Assert.Equal("True", (await SendAsync("8201", "YT2")).At("shipping", "is_success"));
        Assert.Equal("WAIT_BUYER_CONFIRM_GOODS", (await TradeAsync("8201")).GetProperty("status").GetString());
        Assert.Equal([("82012", 1), ("82011", 2)], (await _site.ReadAsync(key)).Evidence
            .SelectMany(e => e.Lines).Select(l => (l.LineNo, l.Quantity)));
    }

    [Fact]
    public async Task Lines_of_two_parcels_sent_at_once_are_both_shipped()
    {
        var key = await _site.OrderAsync("8251");
        await Task.WhenAll(SendAsync("8251", "YT1", "82511"), SendAsync("8251", "YT2", "82512"));
        var order = await _site.ReadAsync(key);
        Assert.Equal(OrderStatus.Shipped, order.Head.Status);
        Assert.Equal(2, order.Evidence.Length);
    }

    [Fact]
    public async Task An_unshipped_request_closes_when_its_goods_leave()
    {
        var key = await _site.OrderAsync("8301");
        await _site.AskAsync(key, "83001");
        await SendAsync("8301", "YT1", "83011");
        Assert.Equal(ClaimStatus.AwaitingSeller, (await _site.CaseAsync(key, "83001")).Claim.Status);
        await SendAsync("8301", "YT2", "83012");
        Assert.Equal(ClaimStatus.Closed, (await _site.CaseAsync(key, "83001")).Claim.Status);
        Assert.Empty(await _site.PaidAsync());
    }

    [Fact]
    public async Task What_was_refunded_stays_and_the_rest_ships()
    {
        var key = await _site.OrderAsync("8401");
        await _site.AskAsync(key, "84001", RefundKind.Unshipped, 5_000, new LineQuantity("84011", 1));
        await new Sdk(_site).CallAsync("taobao.rdc.aligenius.sendgoods.cancel",
            ("param", """{"refund_id":84001,"tid":8401,"status":"SUCCESS"}"""));
        Assert.Single(await _site.PaidAsync());
        Assert.Equal("True", (await SendAsync("8401", "YT1")).At("shipping", "is_success"));
        var order = await _site.ReadAsync(key);
        Assert.Equal([("84011", 1), ("84012", 1)], order.Evidence.Where(e => e.Kind is EvidenceKind.Shipped)
            .SelectMany(e => e.Lines).Select(l => (l.LineNo, l.Quantity)));
        Assert.Empty(order.Alarms);
        Assert.Equal("WAIT_BUYER_CONFIRM_GOODS", (await TradeAsync("8401")).GetProperty("status").GetString());
        Assert.Equal("True", (await SendAsync("8401", "YT1")).At("shipping", "is_success"));
    }

    [Fact]
    public async Task Goods_that_leave_after_their_refund_are_refused_and_raise_an_alarm()
    {
        var key = await _site.OrderAsync("8501");
        await _site.AskAsync(key, "85001");
        await new Sdk(_site).CallAsync("taobao.rdc.aligenius.sendgoods.cancel",
            ("param", """{"refund_id":85001,"tid":8501,"status":"SUCCESS"}"""));
        Assert.Single(await _site.PaidAsync());
        Assert.Equal(B04, (await SendAsync("8501", "YT1", "85012")).SubCode);
        Assert.Equal("REFUNDED_BUT_SHIPPED", Assert.Single((await _site.ReadAsync(key)).Alarms).Code);
        Assert.Equal("True", (await SendAsync("8501", "YT2", "85011")).At("shipping", "is_success"));
    }

    [Fact]
    public async Task Money_on_top_does_not_close_a_line()
    {
        var key = await _site.OrderAsync("8551");
        await SendAsync("8551", "YT1");
        var refund = await _site.AskAsync(key, "85501", RefundKind.ShippedRefundOnly, 300);
        await new Sdk(_site)
            .CallAsync("taobao.rp.refunds.agree", ("refund_infos", $"85501|300|{refund.Claim.Version}"));
        Assert.Single(await _site.PaidAsync());
        var trade = await TradeAsync("8551");
        Assert.Equal("WAIT_BUYER_CONFIRM_GOODS", trade.GetProperty("status").GetString());
        Assert.Equal(
            ("WAIT_BUYER_CONFIRM_GOODS", "SUCCESS"), (trade.GetProperty("orders")[1].GetProperty("status").GetString(),
            trade.GetProperty("orders")[1].GetProperty("refund_status").GetString()));
    }

    [Theory]
    [InlineData("tid", "99", "isv.logistics-offline-service-error:B01")]
    [InlineData("out_sid", "运单", "isv.logistics-offline-service-error:B60")]
    [InlineData("sub_tid", "4711", "isv.logistics-offline-service-error:P38")]
    [InlineData("tid", "-1", "isv.invalid-parameter:tid")]
    public async Task Bad_input_has_its_code(string name, string value, string code)
    {
        var key = await _site.OrderAsync("8601");
        var all = new Dictionary<string, string>
        {
            ["tid"] = "8601",
            ["out_sid"] = "YT1",
            ["company_code"] = "YTO",
            [name] = value,
        };
        var reply =
            await new Sdk(_site).CallAsync("taobao.logistics.offline.send", [.. all.Select(p => (p.Key, p.Value))]);
        Assert.Equal(code, reply.SubCode);
        Assert.Empty((await _site.ReadAsync(key)).Evidence);
    }

    [Fact]
    public async Task Carriers_are_listed()
    {
        var reply =
            await new Sdk(_site, Style.Php).CallAsync("taobao.logistics.companies.get", ("fields", "code,name"));
        Assert.Contains(reply.Xml.Element("logistics_companies")!.Elements("logistics_company"), c =>
            c.Element("code")!.Value == "SF");
    }

    private Task<Reply> SendAsync(string tid, string waybill, string? subTids = null) => new Sdk(_site).CallAsync(
        "taobao.logistics.offline.send", ("tid", tid), ("out_sid", waybill), ("company_code", "YTO"),
        ("sub_tid", subTids ?? ""), ("is_split", subTids is null ? "" : "1"));

    private async Task<JsonElement> TradeAsync(string tid) => (await new Sdk(_site, Style.Go).CallAsync(
        "taobao.trade.fullinfo.get", ("fields", "status,orders"), ("tid", tid))).Json.GetProperty("trade");
}
