using Antui.Connectors.Tests.Erp;
using Antui.Connectors.Wangdian;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Evidence;
using Antui.Core.Orders;

namespace Antui.Connectors.Tests.Wangdian;

/// <summary>Answers as they come, and reading that is whole or fails.</summary>
public sealed class WangdianClientTests
{
    private const string Empty = """{"status":0,"data":{"total_count":0,"order":[]}}""";

    private static readonly Instant Noon = new(1_767_585_600_000);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"status":100,"message":"超过每分钟最大并发次数限制，请稍后重试"}""", OutcomeCodes.Throttled, true)]
    [InlineData("""{"status":100,"message":"超过每分钟最大调用频率限制,请稍后重试"}""", OutcomeCodes.Throttled, true)]
    [InlineData("429", OutcomeCodes.Throttled, true)]
    [InlineData("""{"status":7,"message":"时间戳错误"}""", "WDT_7", true)]
    [InlineData("""{"status":6,"message":"ip限制"}""", "WDT_6", true)]
    [InlineData("""{"status":100,"message":"权限不足"}""", "WDT_100", false)]
    [InlineData("""{"message":"店铺编号不存在或已停用"}""", "WDT_100", false)]
    public async Task A_refusal_says_whether_to_try_again(string answer, string code, bool again)
    {
        var refused = Assert.IsType<Outcome.Refused>(await Erp(new CannedAnswers(answer)).ProbeAsync(Stop));
        Assert.Equal((code, again), (refused.Code, refused.RetryAfter is not null));
        Assert.NotEmpty(refused.Text);
    }

    [Theory]
    [InlineData("502")]
    [InlineData("<html></html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"status":99,"message":"其他错误"}""")]
    [InlineData("""{"status":0,"status":100,"data":{}}""")]
    public async Task What_says_nothing_is_uncertain(string answer) =>
        Assert.IsType<Outcome.Uncertain>(await Erp(new CannedAnswers(answer)).ProbeAsync(Stop));

    [Theory]
    [InlineData("""{"data":{"order":[]}}""")]
    [InlineData("""{"response":{"status":0,"data":{"order":[],"total_count":0}}}""")]
    [InlineData("""{"wdt_sales_tradequery_querywithdetail_response":{"status":"0","data":{}}}""")]
    public async Task A_success_is_read_in_every_wrapping(string answer) =>
        Assert.Equal(new Outcome.Done("wangdian"), await Erp(new CannedAnswers(answer)).ProbeAsync(Stop));

    [Theory]
    [InlineData("""{"error_response":{"code":7,"msg":"App Call Limited","sub_code":"accesscontrol.limited"}}""", true)]
    [InlineData("""{"error_response":{"code":25,"msg":"Invalid signature"}}""", true)]
    [InlineData("""{"error_response":{"code":15,"msg":"x","sub_code":"isp.remote-service-timeout"}}""", false)]
    public async Task The_gateway_of_the_scene_has_words_of_its_own(string answer, bool refused)
    {
        var outcome = await Erp(new CannedAnswers(Empty, answer), Scene).ProbeAsync(Stop);
        Assert.Equal(refused, outcome is Outcome.Refused { RetryAfter: not null });
        Assert.Equal(!refused, outcome is Outcome.Uncertain);
    }

    [Fact]
    public async Task A_banned_call_waits_here_and_does_not_prolong_the_ban()
    {
        var wire = new CannedAnswers("""{"status":100,"message":"超过每分钟最大调用频率限制"}""", Empty);
        var erp = Erp(wire, s => s with { ThrottleSeconds = 30 });
        Assert.IsType<Outcome.Refused>(await erp.ProbeAsync(Stop));
        Assert.Equal(OutcomeCodes.Throttled, Assert.IsType<Outcome.Refused>(await erp.ProbeAsync(Stop)).Code);
        Assert.Single(wire.Asked);
    }

    [Fact]
    public async Task A_long_pull_waits_for_the_flow_limit_and_goes_on()
    {
        var wire = new CannedAnswers("""{"status":100,"message":"超过每分钟最大调用频率限制"}""", Empty);
        var erp = Erp(wire, s => s with { ThrottleSeconds = 1 });
        Assert.Empty(await GoodsAsync(erp, Noon, Noon + TimeSpan.FromMinutes(9)));
        Assert.Equal(3, wire.Asked.Count);
    }

    [Fact]
    public async Task Windows_are_an_hour_at_most_and_leave_no_hole()
    {
        var wire = new CannedAnswers(Empty);
        Assert.Empty(await GoodsAsync(Erp(wire), Noon, Noon + TimeSpan.FromMinutes(150)));
        Assert.Equal(
            ["12:00:00 13:00:00", "13:00:00 14:00:00", "14:00:00 14:30:00"],
            wire.Asked.Where(a => a.Address.Query.Contains("TradeQuery", StringComparison.Ordinal))
                .Select(a => Window(a.Body)));
        Assert.All(
            wire.Asked, a => Assert.Contains("&page_no=0&calc_total=1&", a.Address.Query, StringComparison.Ordinal));
        Assert.All(wire.Asked, a => Assert.StartsWith("[{", a.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_scene_counts_pages_from_one_unless_told_otherwise()
    {
        var wire = new CannedAnswers(Empty);
        await GoodsAsync(Erp(wire, Scene), Noon, Noon + TimeSpan.FromMinutes(1));
        Assert.Contains("%22page_no%22%3A1%2C", wire.Asked[0].Body, StringComparison.Ordinal);
        wire = new CannedAnswers(Empty);
        var fromZero = Erp(wire, s => Scene(s) with { Qimen = Scene(s).Qimen! with { FirstPage = 0 } });
        await GoodsAsync(fromZero, Noon, Noon + TimeSpan.FromMinutes(1));
        Assert.Contains("%22page_no%22%3A0%2C", wire.Asked[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"status":0,"data":{"total_count":3,"order":[{"trade_no":"JY1","trade_status":30}]}}""")]
    [InlineData("""{"status":0,"data":{"total_count":1}}""")]
    [InlineData("""{"status":0,"data":{"total_count":1,"order":"none"}}""")]
    public async Task Fewer_rows_than_were_counted_is_an_error_and_not_the_end(string answer) =>
        await Assert.ThrowsAsync<ReadFailedException>(() =>
            GoodsAsync(Erp(new CannedAnswers(answer)), Noon, Noon + TimeSpan.FromMinutes(1)));

    [Fact]
    public async Task No_connection_is_certainly_not_executed()
    {
        using var http = new HttpClient();
        var erp = WangdianErp.Create(
            "shop", Settings with { Gateway = "http://127.0.0.1:1/openapi" }, http, TimeProvider.System);
        Assert.Equal("NOT_CONNECTED", Assert.IsType<Outcome.Refused>(await erp.ProbeAsync(Stop)).Code);
    }

    [Fact]
    public void Settings_with_faults_make_no_connector() => Assert.Throws<ArgumentException>(() =>
        WangdianErp.Create("shop", new WangdianSettings(), new CannedAnswers(Empty).Http, TimeProvider.System));

    private static WangdianSettings Settings { get; } = new()
    {
        Sid = "demo",
        Key = "the-app-key",
        Secret = "the-secret:the-salt",
        ShopNo = "S01",
        CallsPerMinute = 0,
        PageSize = 2,
    };

    private static WangdianSettings Scene(WangdianSettings settings) =>
        settings with { Qimen = new WangdianQimen { AppKey = "23000001", AppSecret = "scene-secret" } };

    private static WangdianErp Erp(CannedAnswers wire, Func<WangdianSettings, WangdianSettings>? change = null) =>
        WangdianErp.Create("shop", change is null ? Settings : change(Settings), wire.Http, TimeProvider.System);

    private static async Task<List<GoodsSaid>> GoodsAsync(WangdianErp erp, Instant from, Instant to)
    {
        var all = new List<GoodsSaid>();
        await foreach (var page in erp.ChangedGoodsAsync(from, to, Stop)) all.AddRange(page);
        return all;
    }

    private static string Window(string body)
    {
        var asked = System.Text.Json.Nodes.JsonNode.Parse(body)![0]!;
        return $"{((string)asked["start_time"]!)[11..]} {((string)asked["end_time"]!)[11..]}";
    }
}
