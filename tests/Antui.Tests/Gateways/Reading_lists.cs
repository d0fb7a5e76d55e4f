using System.Globalization;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Tests.Gateways;

public sealed class Reading_lists : IAsyncLifetime
{
    private const string Fields = "tid,tid_str,status,modified,payment,post_fee,orders";
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_gift_names_its_line_and_what_may_stay_says_so()
    {
        var key = new OrderKey(Site.Taobao, "8001");
        var now = _site.Now;
        await _site.Engine.AcceptAsync(new Fact.OrderSeen(new OrderSnapshot(
            key, OrderStatus.Paid, "", now, now, now, Money.Fen(100), Money.Fen(0),
            [
                new OrderLine("80011", "A", "杯子", 1, Money.Fen(100)),
                new OrderLine("80012", "B", "杯垫", 1, Money.Fen(0), GiftOf: "80011"),
                new OrderLine("80013", "C", "贺卡", 1, Money.Fen(0), MayStay: true),
            ]), "store"), TestContext.Current.CancellationToken);
        var read = await new Sdk(_site).CallAsync(
            "taobao.trade.fullinfo.get", [("tid", "8001"), ("fields", "tid,orders")]);
        var lines = read.Json.GetProperty("trade_fullinfo_get_response").GetProperty("trade").GetProperty("orders")
            .GetProperty("order");
        Assert.Equal(80011, lines[1].GetProperty("bind_oid").GetInt64());
        Assert.False(lines[2].GetProperty("need_return").GetBoolean());
        Assert.False(lines[0].TryGetProperty("need_return", out _) || lines[0].TryGetProperty("bind_oid", out _));
    }

    [Fact]
    public async Task Lists_have_the_shape_each_client_expects()
    {
        await _site.OrderAsync("9007199254740993123");
        var window = Window();
        var java = await new Sdk(_site).CallAsync("taobao.trades.sold.increment.get", [.. window, ("fields", Fields)]);
        var trade =
            java.Json.GetProperty("trades_sold_increment_get_response").GetProperty("trades").GetProperty("trade")[0];
        Assert.Equal(9007199254740993123, trade.GetProperty("tid").GetInt64());
        Assert.Equal("WAIT_SELLER_SEND_GOODS", trade.GetProperty("status").GetString());
        Assert.Equal("156.00", trade.GetProperty("payment").GetString());
        Assert.False(trade.TryGetProperty("buyer_open_uid", out _));
        var line = trade.GetProperty("orders").GetProperty("order")[0];
        Assert.Equal(("NO_REFUND", 2, "100.00"), (line.GetProperty("refund_status").GetString(),
            line.GetProperty("num").GetInt32(), line.GetProperty("divide_order_fee").GetString()));

        var go = await new Sdk(_site, Style.Go)
            .CallAsync("taobao.trades.sold.increment.get", [.. window, ("fields", Fields)]);
        Assert.Equal(2, go.Json.GetProperty("trades")[0].GetProperty("orders").GetArrayLength());

        var net = await new Sdk(_site, Style.DotNet)
            .CallAsync("taobao.trades.sold.increment.get", [.. window, ("fields", Fields)]);
        var xml = net.Xml.Element("trades")!.Elements("trade").Single();
        Assert.Equal("9007199254740993123", xml.Element("tid")!.Value);
        Assert.Equal(["杯子 <大>", "勺子"], xml.Element("orders")!.Elements("order").Select(o => o.Element("title")!.Value));
    }

    [Fact]
    public async Task Pages_cover_the_window_newest_first()
    {
        for (var i = 1; i <= 7; i++)
        {
            await _site.OrderAsync((1000 + i).ToString(CultureInfo.InvariantCulture));
            _site.Clock.Move(TimeSpan.FromSeconds(10));
        }
        var sdk = new Sdk(_site, Style.Go);
        var tids = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            var reply = await sdk.CallAsync("taobao.trades.sold.increment.get",
                [.. Window(), ("fields", "tid"), ("page_no", $"{page}"), ("page_size", "3")]);
            Assert.Equal("7", reply.At("total_results"));
            tids.AddRange(
                reply.Json.GetProperty("trades").EnumerateArray().Select(t => t.GetProperty("tid").ToString()));
        }
        Assert.Equal(["1007", "1006", "1005", "1004", "1003", "1002", "1001"], tids);
        var more = await sdk.CallAsync("taobao.trades.sold.increment.get",
            [.. Window(), ("fields", "tid"), ("page_size", "3"), ("use_has_next", "true")]);
        Assert.Equal(("True", null), (more.At("has_next"), more.At("total_results")));
        var sold = await sdk.CallAsync("taobao.trades.sold.get", ("fields", "tid"), ("page_size", "2"));
        Assert.Equal(
            ("7", 1007), (sold.At("total_results"), sold.Json.GetProperty("trades")[0].GetProperty("tid").GetInt64()));
    }

    [Theory]
    [InlineData("2030-05-18 11:59:59", "2030-05-20 12:00:00", 41)]
    [InlineData("2030-05-20 12:00:00", "2030-05-20 11:00:00", 41)]
    [InlineData("yesterday", "2030-05-20 11:00:00", 41)]
    [InlineData("2030-05-19 12:00:00", "2030-05-20 12:00:00", null)]
    public async Task A_window_is_at_most_a_day(string start, string end, int? code)
    {
        var reply = await new Sdk(_site).CallAsync("taobao.trades.sold.increment.get",
            ("fields", "tid"), ("start_modified", start), ("end_modified", end));
        Assert.Equal(code, reply.ErrorCode);
    }

    [Theory]
    [InlineData("page_no", "0")]
    [InlineData("page_size", "101")]
    [InlineData("page_size", "-1")]
    [InlineData("use_has_next", "yes")]
    public async Task Pages_out_of_range_are_41(string name, string value) =>
        Assert.Equal(41, (await new Sdk(_site).CallAsync(
        "taobao.refunds.receive.get", ("fields", "refund_id"), (name, value))).ErrorCode);

    [Fact]
    public async Task An_empty_list_is_left_out()
    {
        var reply = await new Sdk(_site).CallAsync("taobao.refunds.receive.get", ("fields", "refund_id"));
        Assert.Equal("0", reply.At("total_results"));
        Assert.Null(reply.At("refunds"));
    }

    [Fact]
    public async Task A_refund_is_told_with_its_version_and_the_deadline_only_singly()
    {
        var key = await _site.OrderAsync("2001");
        var refund = await _site.AskAsync(key, "77001");
        const string fields =
            "refund_id,tid,oid,status,refund_fee,refund_version,refund_phase,dispute_type,order_status,"
            + "num,has_good_return,good_status,modified,refund_remind_timeout,cs_status";
        var list = await new Sdk(_site)
            .CallAsync("taobao.refunds.receive.get", ("fields", fields), ("status", "WAIT_SELLER_AGREE"));
        var row = list.Json.GetProperty("refunds_receive_get_response").GetProperty("refunds").GetProperty("refund")[0];
        Assert.Equal(("77001", 2001, 20012), (row.GetProperty("refund_id").GetString(),
            row.GetProperty("tid").GetInt64(), row.GetProperty("oid").GetInt64()));
        Assert.Equal(refund.Claim.Version, row.GetProperty("refund_version").GetInt64());
        Assert.Equal(
            ("50.00", "REFUND", "WAIT_SELLER_SEND_GOODS", "onsale"), (row.GetProperty("refund_fee").GetString(),
            row.GetProperty("dispute_type").GetString(), row.GetProperty("order_status").GetString(),
            row.GetProperty("refund_phase").GetString()));
        Assert.False(row.TryGetProperty("refund_remind_timeout", out _));
        var one = await new Sdk(_site).CallAsync("taobao.refund.get", ("fields", fields), ("refund_id", "77001"));
        Assert.Equal("2030-05-22 12:00:00", one.At("refund", "refund_remind_timeout", "timeout"));
        Assert.Equal("1", one.At("refund", "cs_status"));
        var none =
            await new Sdk(_site).CallAsync("taobao.refunds.receive.get", ("fields", fields), ("status", "SUCCESS"));
        Assert.Equal("0", none.At("total_results"));
    }

    [Theory]
    [InlineData("0", "isv.invalid-parameter:refund_id")]
    [InlineData("-5", "isv.invalid-parameter:refund_id")]
    [InlineData("99999999999999999999999999", "isv.refund-not-exist")]
    [InlineData("123", "isv.refund-not-exist")]
    public async Task Numbers_that_are_nobodys_have_a_clear_code(string id, string subCode)
    {
        var reply = await new Sdk(_site).CallAsync("taobao.refund.get", ("fields", "status"), ("refund_id", id));
        Assert.Equal((15, subCode), (reply.ErrorCode!.Value, reply.SubCode));
        Assert.Equal("isv.trade-not-exist", (await new Sdk(_site).CallAsync(
            "taobao.trade.fullinfo.get", ("fields", "tid"), ("tid", "4711"))).SubCode);
    }

    [Fact]
    public async Task A_shop_does_not_see_the_refunds_of_another()
    {
        await _site.AskAsync(await _site.OrderAsync("3001"), "88001");
        var foreign = new Sdk(_site) { Session = Site.SessionOf(Site.Tmall) };
        Assert.Equal("isv.refund-not-exist", (await foreign.CallAsync(
            "taobao.refund.get", ("fields", "status"), ("refund_id", "88001"))).SubCode);
        Assert.Equal(
            "0", (await foreign.CallAsync("taobao.refunds.receive.get", ("fields", "status"))).At("total_results"));
    }

    [Fact]
    public async Task A_store_that_numbers_with_letters_gets_its_text_back()
    {
        await _site.AskAsync(await _site.OrderAsync("WEB-7"), "R-9", RefundKind.Unshipped);
        var reply =
            await new Sdk(_site).CallAsync("taobao.refund.get", ("fields", "refund_id,tid"), ("refund_id", "R-9"));
        Assert.Equal(JsonValueKind.String,
            reply.Json.GetProperty("refund_get_response").GetProperty("refund").GetProperty("tid").ValueKind);
        Assert.Equal("WEB-7", reply.At("refund", "tid"));
    }

    [Fact]
    public async Task Messages_and_reasons_are_there()
    {
        await _site.AskAsync(await _site.OrderAsync("5001"), "95001");
        var sdk = new Sdk(_site, Style.Go);
        var messages = await sdk.CallAsync(
            "taobao.refund.messages.get", ("fields", "id,content,owner_role"), ("refund_id", "95001"));
        Assert.Equal("不想要了", messages.Json.GetProperty("refund_messages")[0].GetProperty("content").GetString());
        var reasons = await sdk.CallAsync("taobao.refund.refusereason.get",
            ("fields", "reason_id,reason_text"), ("refund_id", "95001"), ("refund_phase", "onsale"));
        Assert.True(reasons.Json.GetProperty("reasons").GetArrayLength() > 3);
    }

    private (string, string)[] Window() =>
    [
        ("start_modified", Sdk.Beijing(_site.Clock.GetUtcNow().AddHours(-12))),
            ("end_modified", Sdk.Beijing(_site.Clock.GetUtcNow())),
    ];
}
