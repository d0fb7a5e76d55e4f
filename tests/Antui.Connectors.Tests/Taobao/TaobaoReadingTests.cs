using System.Globalization;
using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Tests.Shared;

namespace Antui.Connectors.Tests.Top;

public sealed class TaobaoReadingTests
{
    private static readonly Instant From = new(1767240000000);
    private static readonly Instant To = From + TimeSpan.FromMinutes(30);

    private static readonly Instant Later = From + TimeSpan.FromDays(9);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_window_is_cut_and_has_no_hole()
    {
        var windows = TopPages.Windows(From, From + TimeSpan.FromHours(60), Later, 24 * 3600).ToList();
        Assert.DoesNotContain(windows, w => w.Live);
        Assert.Equal(3, windows.Count);
        Assert.Equal(ChinaTime.Text(From), windows[0].Start);
        Assert.Equal(windows[0].End, windows[1].Start);
        Assert.Equal(ChinaTime.Text(From + TimeSpan.FromHours(60)), windows[2].End);
        Assert.Single(TopPages.Windows(From, From, Later, 60));
        Assert.Empty(TopPages.Windows(To, From, Later, 60));
    }

    [Fact]
    public void Only_the_last_half_hour_of_a_window_that_reaches_the_present_is_live()
    {
        var now = From + TimeSpan.FromHours(5);
        var windows = TopPages.Windows(From, now, now, 24 * 3600).ToList();
        Assert.Equal([false, true], windows.Select(w => w.Live));
        Assert.Equal(ChinaTime.Text(now - TimeSpan.FromMinutes(30)), windows[0].End);
        Assert.Equal((windows[0].End, ChinaTime.Text(now)), (windows[1].Start, windows[1].End));
        Assert.True(Assert.Single(TopPages.Windows(now - TimeSpan.FromMinutes(6), now, now, 24 * 3600)).Live);
    }

    [Fact]
    public async Task Rows_that_enter_a_live_window_while_it_is_read_hide_no_others()
    {
        var rows = Enumerable.Range(1, 47).ToList();
        var calls = 0;
        Task<TopPage<int>> Fetch(int page, bool useHasNext, CancellationToken stop)
        {
            if (++calls is > 1 and < 6) rows.InsertRange(0, [100 + calls, 200 + calls, 300 + calls]);
            if (calls is > 1 and < 9) rows.Remove(calls);
            return Task.FromResult(new TopPage<int>([.. rows.Skip((page - 1) * 10).Take(10)], rows.Count, null));
        }
        var read = new List<int>();
        await foreach (var page in ReadAsync(Fetch, live: true, size: 10)) read.AddRange(page);
        Assert.Empty(rows.Except(read));
        Assert.Equal(read.Distinct(), read);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_that_leave_the_window_while_it_is_read_hide_no_others(bool withTotal)
    {
        var rows = Enumerable.Range(1, 47).ToList();
        var calls = 0;
        Task<TopPage<int>> Fetch(int page, bool useHasNext, CancellationToken stop)
        {
            // Each read, one row of the front changes and so leaves the closed window.
            if (++calls > 1 && calls < 9) rows.RemoveAt(1);
            var items = rows.Skip((page - 1) * 10).Take(10).ToList();
            return Task.FromResult(withTotal && !useHasNext
                ? new TopPage<int>(items, rows.Count, null)
                : new TopPage<int>(items, null, rows.Count > page * 10));
        }
        var read = new HashSet<int>();
        await foreach (var page in ReadAsync(Fetch, live: false, size: 10)) read.UnionWith(page);
        Assert.Empty(rows.Except(read));
    }

    [Fact]
    public async Task A_platform_that_caps_the_page_is_still_read_whole()
    {
        static Task<TopPage<int>> Fetch(int page, bool useHasNext, CancellationToken stop) => Task.FromResult(
            new TopPage<int>([.. Enumerable.Range(0, 95).Skip((page - 1) * 20).Take(20)], 95, null));
        var read = new List<int>();
        await foreach (var page in ReadAsync(Fetch, live: false, size: 100)) read.AddRange(page);
        Assert.Equal(Enumerable.Range(0, 95), read.Order());
    }

    [Fact]
    public async Task Pages_are_read_from_the_last_to_the_first_and_carry_the_types()
    {
        await using var platform = await TopStandIn.StartAsync(c => TopStandIn.Ok(c["method"], Trades(c, 5)));
        var pages = new List<int>();
        await foreach (var page in platform.Shop(s => s with { TradePageSize = 2 }).ChangedOrdersAsync(From, To, Stop))
        {
            pages.Add(page.Count);
        }
        Assert.Equal([1, 2, 2], pages);
        Assert.Equal(["1", "3", "2", "1"], platform.Calls.Select(c => c["page_no"]));
        Assert.Contains("guarantee_trade", platform.Calls.First()["type"], StringComparison.Ordinal);
        Assert.Equal(ChinaTime.Text(From), platform.Calls.First()["start_modified"]);
        Assert.Equal(ChinaTime.Text(To), platform.Calls.First()["end_modified"]);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("{\"error_response\":{\"code\":7,\"msg\":\"x\"}}")]
    [InlineData("{\"trades_sold_increment_get_response\":{\"total_results\":5}}")]
    public async Task A_page_that_fails_throws_so_that_no_cursor_moves(string secondAnswer)
    {
        await using var platform = await TopStandIn.StartAsync(c =>
            c["page_no"] == "1" && secondAnswer.Contains("total_results\":5}", StringComparison.Ordinal) ? secondAnswer
            : c["page_no"] == "2" ? secondAnswer
            : TopStandIn.Ok(c["method"], Trades(c, 5)));
        var read = 0;
        var shop = platform.Shop(s => s with { TradePageSize = 2 });
        await Assert.ThrowsAsync<TaobaoReadException>(async () =>
        {
            await foreach (var page in shop.ChangedOrdersAsync(From, To, Stop))
            {
                read += page.Count;
            }
        });
        Assert.InRange(read, 0, 1);
    }

    /// <summary>Its row is good and its single record is not: only this refund waits for a person.</summary>
    [Fact]
    public async Task A_refund_whose_single_record_makes_no_sense_hides_no_other()
    {
        await using var platform = await TopStandIn.StartAsync(c => c["method"] == "taobao.refund.get"
            ? TopStandIn.Ok(c["method"], c["refund_id"] == "31"
                ? """ "refund":{"refund_id":"31","tid":8,"num":{"a":1}} """
                : """ "refund":{"refund_id":"32","tid":8,"status":"WAIT_SELLER_AGREE","refund_fee":"2.00"} """)
            : TopStandIn.Ok(c["method"], """
                "total_results":2,"refunds":{"refund":[{"refund_id":"31","tid":8,"status":"WAIT_SELLER_AGREE"},
                {"refund_id":"32","tid":8,"status":"WAIT_SELLER_AGREE","refund_fee":"2.00"}]}
                """));
        await foreach (var page in platform.Shop().ChangedRefundsAsync(From, To, Stop))
        {
            Assert.Equal("32", Assert.Single(page).Claim.RefundNo);
            Assert.Equal(("31", "8"), (Assert.Single(page.Unread).No, page.Unread[0].OrderNo));
        }
        var alone = await Assert.ThrowsAsync<TaobaoReadException>(() => platform.Shop().ReadRefundAsync("31", Stop));
        Assert.True(alone.IsOfOneRecord);
        Assert.Contains("31", alone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_refunds_of_a_list_are_read_singly_for_what_only_the_single_record_has()
    {
        await using var platform = await TopStandIn.StartAsync(c => c["method"] == "taobao.refund.get"
            ? TopStandIn.Ok(c["method"], $$$"""
                "refund":{"refund_id":{{{c["refund_id"]}}},"tid":8,"status":"WAIT_SELLER_AGREE",
                "refund_fee":"2.00","cs_status":3,
                "refund_remind_timeout":{"exist_timeout":true,"timeout":"2026-01-03 00:00:00"}}
                """)
            : TopStandIn.Ok(c["method"], """
                "total_results":2,"refunds":{"refund":[{"refund_id":"1","tid":8,"status":"SUCCESS","refund_fee":"1.00"},
                {"refund_id":"2","tid":8,"status":"WAIT_SELLER_AGREE","refund_fee":"2.00"}]}
                """));
        var claims = new List<Claim>();
        var shop = platform.Shop();
        await foreach (var page in shop.ChangedRefundsAsync(From, To, Stop))
        {
            claims.AddRange(page.Select(r => r.Claim));
        }
        Assert.Equal([false, true], claims.Select(c => c.InArbitration));
        Assert.NotNull(claims[1].Deadline);
        Assert.Equal(["taobao.refunds.receive.get", "taobao.refund.get"], platform.Methods);
        // The next poll overlaps; the same version is not read singly again, and does not turn back into its row.
        claims.Clear();
        await foreach (var page in shop.ChangedRefundsAsync(From, To, Stop)) claims.AddRange(page.Select(r => r.Claim));
        Assert.Equal([false, true], claims.Select(c => c.InArbitration));
        Assert.Equal(3, platform.Calls.Count);
    }

    [Fact]
    public async Task Absent_is_null_and_any_other_error_throws()
    {
        await using var platform = await TopStandIn.StartAsync(c => c["refund_id"] == "1"
            ? TopStandIn.Error(15, "isv.refund-not-exist", "退款不存在")
            : TopStandIn.Error(15, "isv.invalid-parameter"));
        Assert.Null(await platform.Shop().ReadRefundAsync("1", Stop));
        await Assert.ThrowsAsync<TaobaoReadException>(() => platform.Shop().ReadRefundAsync("2", Stop));
        Assert.Null(await platform.Shop().ReadRefundAsync("not-a-number", Stop));
    }

    [Theory]
    [InlineData("1", null, null)]
    [InlineData("1,2", null, null)]
    [InlineData("1", "2", "1")]
    [InlineData("1", "2,\"status\":\"TRADE_CLOSED\"", null)]
    public async Task A_part_of_the_order_is_shipped_as_a_split_and_the_whole_is_not(
        string ours, string? other, string? subTid)
    {
        var oids = ours.Split(',').Concat(other is null ? [] : [other]);
        var all = string.Join(',', oids.Select(o => $"{{\"oid\":{o}}}"));
        await using var platform = await TopStandIn.StartAsync(c => c["method"] == "taobao.trade.fullinfo.get"
            ? TopStandIn.Ok(c["method"], $$$""" "trade":{"tid":1,"payment":"1.00","orders":{"order":[{{{all}}}]}} """)
            : TopStandIn.Ok(c["method"], "\"shipping\":{\"is_success\":true}"));
        var outcome = await platform.Shop(s => s with { Carriers = s.Carriers.Add("顺丰", "SF") }).PerformAsync(
            Push([.. ours.Split(',')]), Stop);
        Assert.IsType<Outcome.Done>(outcome);
        var call = platform.Calls.Last();
        Assert.Equal(("SF", "SF1"), (call["company_code"], call["out_sid"]));
        Assert.Equal(subTid, call.GetValueOrDefault("sub_tid"));
        Assert.Equal(subTid is null ? null : "1", call.GetValueOrDefault("is_split"));
    }

    [Theory]
    [InlineData("B04", typeof(Outcome.Uncertain), false)]
    [InlineData("B150", typeof(Outcome.Refused), true)]
    [InlineData("B60", typeof(Outcome.Refused), false)]
    public async Task A_refused_shipment_may_be_our_own_earlier_one(string code, Type outcome, bool retry)
    {
        await using var platform = await TopStandIn.StartAsync(_ =>
            TopStandIn.Error(15, $"isv.logistics-offline-service-error:{code}", "x"));
        var answer = await platform.Shop().PerformAsync(Push([]), Stop);
        Assert.IsType(outcome, answer);
        Assert.Equal(retry, (answer as Outcome.Refused)?.RetryAfter is not null);
    }

    [Theory]
    [InlineData("WAIT_SELLER_SEND_GOODS", "", 1, typeof(Outcome.Absent))]
    [InlineData("WAIT_BUYER_CONFIRM_GOODS", "SF1", 1, typeof(Outcome.Done))]
    [InlineData("WAIT_BUYER_CONFIRM_GOODS", "YT9", 1, typeof(Outcome.Refused))]
    [InlineData("WAIT_BUYER_CONFIRM_GOODS", "YT9", 2, typeof(Outcome.Done))]
    [InlineData("TRADE_CLOSED", "", 1, typeof(Outcome.Refused))]
    public async Task Finding_out_a_shipment_reads_the_trade(string status, string invoice, int num, Type outcome)
    {
        await using var platform = await TopStandIn.StartAsync(c => TopStandIn.Ok(c["method"], $$$"""
            "trade":{"tid":1,"payment":"1.00","status":"{{{status}}}",
            "orders":{"order":[{"oid":1,"num":{{{num}}},"status":"{{{status}}}","invoice_no":"{{{invoice}}}"}]}}
            """));
        Assert.IsType(outcome, await platform.Shop().FindOutAsync(Push(["1"]), Stop));
    }

    private static IAsyncEnumerable<IReadOnlyList<int>> ReadAsync(TopPages.Fetch<int> fetch, bool live, int size) =>
        TopPages.ReadAsync(fetch, i => $"{i}", live, size, 100, Stop);

    private static AnyEffect Push(string[] lines) => TaobaoShopTests.Some("", 0, InstructionAction.PushShipment) with
    {
        Order = new OrderKey("shop", "1"),
        Lines = [.. lines.Select(l => new LineQuantity(l, 1))],
        Waybill = new Tracking("顺丰", "SF1"),
    };

    private static string Trades(Dictionary<string, string> call, int total)
    {
        var page = int.Parse(call["page_no"], CultureInfo.InvariantCulture);
        var size = int.Parse(call["page_size"], CultureInfo.InvariantCulture);
        var rows = Enumerable.Range(1, total).Skip((page - 1) * size).Take(size).Select(i =>
            $$$"""
            {"tid":{{{i}}},"status":"WAIT_SELLER_SEND_GOODS","payment":"1.00",
            "orders":{"order":[{"oid":{{{i}}},"num":1,"payment":"1.00"}]}}
            """);
        return $$$""" "total_results":{{{total}}},"trades":{"trade":[{{{string.Join(',', rows)}}}]} """;
    }
}
