using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Ways;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Texts;
using Antui.Storage.Memory;
using Antui.Tests.Gateways;

namespace Antui.Tests.Inside;

/// <summary>A row of a platform's list that makes no sense: parked once as it came, and in nobody's way.</summary>
public sealed class Rows_nobody_understands : IAsyncDisposable
{
    private const string Good = """{"refund_id":"71","tid":70,"status":"SUCCESS","refund_fee":"5.00"}""";
    private const string Odd = """{"refund_id":"72","tid":70,"status":"SUCCESS","num":{"x":1}}""";
    private const string Nameless = """{"tid":70,"status":"SUCCESS"}""";

    private readonly MemoryStore _store = new();
    private readonly TestClock _clock = new();
    private string _rows = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task They_are_parked_once_and_the_cursor_moves_on()
    {
        var engine = await StartAsync();
        await PollAsync(engine, $"{Odd},{Good},{Nameless}");
        var first = await _store.ReadAsync("cursor", "s1/refunds", Stop);
        await PollAsync(engine, $"{Odd},{Good},{Nameless}");
        var second = await _store.ReadAsync("cursor", "s1/refunds", Stop);
        Assert.True(long.Parse(second!.Json, CultureInfo.InvariantCulture)
            > long.Parse(first!.Json, CultureInfo.InvariantCulture));
        Assert.True(engine.Shops.Find("s1")!.State.Platform.Ok);

        var parked = await engine.Parked.AllAsync(new ParkedFilter(Reason: "ROW_UNREADABLE"), Stop).ToListAsync(Stop);
        Assert.Equal(["70", "70"], parked.Select(p => p.Key.OrderNo));
        Assert.Equal(["taobao:refunds", "taobao:refunds 72"], parked.Select(p => p.Source).Order());
        var raw = parked.Select(p => Encoding.UTF8.GetString(p.Fact.Span)).ToList();
        Assert.Contains(raw, r => r.EndsWith("\n" + Odd, StringComparison.Ordinal));
        Assert.Equal((2, 2), (await _store.ParkedCountAsync(null, Stop), await CountedAsync()));
        Assert.NotNull((await engine.ReadAsync(new OrderKey("s1", "70"), Stop))!.Case("71"));
        Assert.DoesNotContain("ROW_UNREADABLE", WordTexts.Parked("ROW_UNREADABLE").En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_process_knows_what_was_kept_and_a_record_that_is_read_after_all_goes()
    {
        await PollAsync(await StartAsync(), $"{Odd},{Good}");
        var engine = await StartAsync();
        await PollAsync(engine, $"{Odd},{Good}");
        Assert.Equal(1, await CountedAsync());
        await PollAsync(engine, $"{Odd.Replace("{\"x\":1}", "1", StringComparison.Ordinal)},{Good}");
        Assert.Empty(await UnreadAsync());
    }

    private async Task<List<ParkedFact>> UnreadAsync() =>
        [.. (await _store.ParkedAsync(null, 100, Stop)).Where(p => p.Reason == "ROW_UNREADABLE")];

    private async Task<long> CountedAsync() =>
        (await _store.FiguresAsync("s1", new(0), new(long.MaxValue), false, Stop)).Where(f => f.Name == "parked")
            .Sum(f => f.Value);

    private async Task PollAsync(RefundEngine engine, string rows)
    {
        _rows = rows;
        _clock.Move(TimeSpan.FromMinutes(10));
        await engine.StepAsync(Stop);
        await engine.Activity.IdleAsync();
    }

    private async Task<RefundEngine> StartAsync()
    {
        var settings = new TaobaoSettings
        {
            Gateway = "http://top.test/rest",
            AppKey = "1",
            AppSecret = "s",
            Session = "t",
        };
        var http = new HttpClient(new Wire(Answer)) { Timeout = Timeout.InfiniteTimeSpan };
        var shops = new ShopBook(
            _store, _ => new Connect(() => TaobaoShop.Create("s1", settings, http, _clock)), _clock);
        await shops.PutAsync(
            new ShopConfig
            {
                Id = "s1",
                Platform = "taobao",
                Way = WayToMoney.Direct,
                Connection = JsonSerializer.SerializeToElement(new { }),
            }, "test", Stop);
        return new RefundEngine(_store, shops, TestSeals.Of(), _clock, new EngineOptions());
    }

    private string Answer(string asked) => asked.Contains("refunds.receive.get", StringComparison.Ordinal)
        ? """{"refunds_receive_get_response":{"total_results":TOTAL,"refunds":{"refund":[ROWS]}}}"""
            .Replace("TOTAL", $"{_rows.Split("},{").Length}", StringComparison.Ordinal)
            .Replace("ROWS", _rows, StringComparison.Ordinal)
        : asked.Contains("trades.sold", StringComparison.Ordinal)
            ? """
              {"trades_sold_increment_get_response":{"total_results":1,"trades":{"trade":{"tid":70,"payment":"5.00",
              "status":"WAIT_SELLER_SEND_GOODS","orders":{"order":{"oid":70,"num":1,"payment":"5.00"}}}}}}
              """
            : """{"error_response":{"code":15,"msg":"x","sub_code":"isv.trade-not-exist"}}""";

    private sealed class Connect(Func<TaobaoShop> make) : IConnect
    {
        public IReadOnlyList<string> Faults(ShopConfig config) => [];

        Connector IConnect.Connect(ShopConfig config) => make().Ports;

        public Offer Offer => TaobaoShop.Offer;
    }

    private sealed class Wire(Func<string, string> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer(asked)) };
        }
    }
}
