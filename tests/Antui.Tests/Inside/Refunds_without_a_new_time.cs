using System.Net;
using System.Text.Json;
using Antui.Connectors;
using Antui.Connectors.Taobao;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Reconciliation;
using Antui.Core.Ways;
using Antui.Engine;
using Antui.Engine.Reconciliation;
using Antui.Engine.Shops;
using Antui.Server.Reconciliation;
using Antui.Storage.Memory;
using Antui.Tests.Gateways;

namespace Antui.Tests.Inside;

/// <summary>The platform refunds, and neither order nor refund gets a new time of change.</summary>
public sealed class Refunds_without_a_new_time : IAsyncDisposable
{
    private readonly MemoryStore _store = new();
    private readonly TestClock _clock = new();
    private bool _isNew = true, _isRefunded;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_comparison_asks_holds_the_goods_and_says_how_late(bool known)
    {
        var at = ChinaTime.Text(Instant.From(_clock.GetUtcNow()));
        var engine = await StartAsync(at, known);
        await StepAsync(engine, TimeSpan.FromMinutes(10));
        Assert.Equal(known, (await OrderAsync(engine)).Case("81") is not null);

        (_isNew, _isRefunded) = (false, true);
        await StepAsync(engine, TimeSpan.FromMinutes(90));
        Assert.Null((await OrderAsync(engine)).Case("81")?.Settlement);

        _clock.Move(TimeSpan.FromHours(20));
        var run = await new Reconciler(engine).RunAsync(null, "clock", Stop);
        Assert.Equal((1L, ""), (run!.Added, run.Error));
        await engine.Activity.IdleAsync();
        var order = await OrderAsync(engine);
        Assert.Equal(3_300, order.Case("81")!.Settlement!.Amount.Minor);
        Assert.Contains(order.Evidence, e => e is { Kind: EvidenceKind.Stopped, Holds: true, RefundNo: "81" });
        var finding = Assert.Single(await OpenAsync(engine));
        Assert.Contains("21 hours later", StandingTexts.Of(finding).En, StringComparison.Ordinal);

        // It stays for a person, although the next run finds nothing any more.
        var next = await new Reconciler(engine).RunAsync(null, "clock", Stop);
        Assert.Equal((0L, 1L), (next!.Added, next.Open));
        Assert.Single(await OpenAsync(engine));
    }

    private static async Task<IReadOnlyList<Finding>> OpenAsync(RefundEngine engine) =>
        await new Reconciler(engine).FindingsAsync(open: true, Stop);

    private static async Task<Order> OrderAsync(RefundEngine engine) =>
        (await engine.ReadAsync(new OrderKey("s1", "80"), Stop))!;

    private async Task StepAsync(RefundEngine engine, TimeSpan by)
    {
        _clock.Move(by);
        await engine.StepAsync(Stop);
        await engine.Activity.IdleAsync();
    }

    private async Task<RefundEngine> StartAsync(string at, bool known)
    {
        var settings = new TaobaoSettings
        {
            Gateway = "http://top.test/rest",
            AppKey = "1",
            AppSecret = "s",
            Session = "t",
        };
        var http = new HttpClient(new Wire(asked => Answer(asked, at, known))) { Timeout = Timeout.InfiniteTimeSpan };
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

    private string Answer(string asked, string at, bool known)
    {
        var trade = $$$"""
            {"tid":80,"payment":"33.00","status":"WAIT_SELLER_SEND_GOODS","created":"{{{at}}}","modified":"{{{at}}}",
            "pay_time":"{{{at}}}","orders":{"order":{"oid":80,"num":1,"payment":"33.00","outer_sku_id":"S",
            "refund_id":"{{{(known || _isRefunded ? "81" : "")}}}"}} }
            """;
        var refund = $$$"""
            {"refund_id":"81","tid":80,"oid":80,"num":1,"refund_fee":"33.00","dispute_type":"REFUND","cs_status":1,
            "refund_version":5,"status":"{{{(_isRefunded ? "SUCCESS" : "WAIT_SELLER_AGREE")}}}","created":"{{{at}}}",
            "modified":"{{{at}}}","order_status":"WAIT_SELLER_SEND_GOODS","has_good_return":false}
            """;
        static string Listed(bool isIn, string list, string row) =>
            isIn ? $"\"total_results\":1,\"{list}\":[{row}]" : "\"total_results\":0";
        return asked switch
        {
            _ when Has("refunds.receive.get") =>
                $"{{\"refunds_receive_get_response\":{{{Listed(_isNew && known, "refunds", refund)}}}}}",
            _ when Has("trades.sold.increment") =>
                $"{{\"trades_sold_increment_get_response\":{{{Listed(_isNew, "trades", trade)}}}}}",
            _ when Has("trade.fullinfo.get") => $"{{\"trade_fullinfo_get_response\":{{\"trade\":{trade}}}}}",
            _ when Has("taobao.refund.get") => $"{{\"refund_get_response\":{{\"refund\":{refund}}}}}",
            _ => """{"error_response":{"code":15,"msg":"x","sub_code":"isv.trade-not-exist"}}""",
        };

        bool Has(string method) => asked.Contains(method, StringComparison.Ordinal);
    }

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
