using Antui.Connectors.Ascp;
using Antui.Connectors.Generic;
using Antui.Connectors.Jushuitan;
using Antui.Connectors.Kuaimai;
using Antui.Connectors.Taobao;
using Antui.Connectors.Tests.Ascp;
using Antui.Connectors.Wangdian;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Connectors.Tests.Kit;

/// <summary>What was read of a list: what its rows say, each by a number, and the rows that say nothing.</summary>
internal sealed record WireRead(List<string> Said, List<UnreadRow> Unread);

/// <summary>One list that a connector reads, as it stands on the wire.</summary>
/// <param name="Port">The port it is read through.</param>
/// <param name="Asks">Part of the calls that ask for this list.</param>
/// <param name="None">The answer to all other calls.</param>
/// <param name="Around">The answer, with LIST and TOTAL for the list and its count.</param>
/// <param name="Row">A row, with NO for its number and TEXT inside of a text.</param>
/// <param name="Number">The member that holds what a row cannot do without.</param>
internal sealed record WireList(
    string Name, Type Connector, Type Port, string Asks, string None, string Around, string Row, string Number,
    Func<HttpClient, Task<WireRead>> ReadAsync)
{
    public override string ToString() => Name;
}

/// <summary>Every list of every connector. A new one that is missing here fails <c>Bad_rows</c>.</summary>
internal static class WireLists
{
    private static readonly Instant From = new(1_767_585_600_000), To = From + TimeSpan.FromMinutes(1);

    public static IReadOnlyList<WireList> All { get; } =
    [
        new("taobao orders", typeof(TaobaoShop), typeof(IReadOrders), "trades.sold.increment.get",
            """{"refunds_receive_get_response":{"total_results":0}}""",
            """{"trades_sold_increment_get_response":{"total_results":TOTAL,"trades":LIST}}""",
            """
            {"tid":"NO","status":"WAIT_SELLER_SEND_GOODS","payment":"1.00","orders":{"order":{"oid":1,
            "num":1,"payment":"1.00","title":"TEXT"}}}
            """, "tid",
            async http => await OfAsync(Taobao(http).ChangedOrdersAsync(From, To, Stop), o => o.Key.OrderNo)),
        new("taobao refunds", typeof(TaobaoShop), typeof(IReadRefunds), "refunds.receive.get",
            """{"refund_get_response":{}}""",
            """{"refunds_receive_get_response":{"total_results":TOTAL,"refunds":LIST}}""",
            """{"refund_id":"NO","tid":8,"status":"SUCCESS","refund_fee":"1.00","reason":"TEXT"}""",
            "refund_id",
            async http => await OfAsync(Taobao(http).ChangedRefundsAsync(From, To, Stop), r => r.Claim.RefundNo)),
        new("wangdian trades", typeof(WangdianErp), typeof(IReadGoods), "sales.TradeQuery.queryWithDetail",
            WangdianNone, WangdianAround,
            """
            {"trade_no":"JYNO","trade_status":95,"consign_time":"2026-01-05 12:00:00","memo":"TEXT",
            "detail_list":{"src_tid":"NO","src_oid":"1","num":1}}
            """, "trade_no", WangdianGoodsAsync),
        new("wangdian receipts", typeof(WangdianErp), typeof(IReadGoods), "wms.stockin.Refund.queryWithDetail",
            WangdianNone, WangdianAround,
            """
            {"order_no":"RKNO","status":80,"tid_list":"NO","check_time":"2026-01-05 12:00:00",
            "memo":"TEXT","details_list":[{"spec_no":"S","num":1}]}
            """, "order_no", WangdianGoodsAsync),
        new("wangdian stock", typeof(WangdianErp), typeof(IReadStock), "wms.StockSpec.search2", WangdianNone,
            """{"status":0,"data":{"total_count":TOTAL,"detail_list":LIST}}""",
            """{"spec_no":"NO","warehouse_no":"W","stock_num":3,"goods_name":"TEXT"}""", "spec_no",
            async http => Of(await Wangdian(http).ReadStockAsync(["1", "2"], Stop))),
        new("kuaimai trades", typeof(KuaimaiErp), typeof(IReadGoods), "erp.trade.", KuaimaiNone, KuaimaiAround,
            """
            {"sid":"9NO","tid":"NO","sysStatus":"FINISHED","consignTime":"2026-01-05 12:00:00",
            "memo":"TEXT","orders":{"oid":"1","num":1}}
            """, "sid", KuaimaiGoodsAsync),
        new("kuaimai receipts", typeof(KuaimaiErp), typeof(IReadGoods), "erp.aftersale.refund.warehouse.query",
            KuaimaiNone, KuaimaiAround,
            """
            {"id":"9NO","tid":"NO","status":2,"endTime":"2026-01-05 12:00:00","memo":"TEXT",
            "items":[{"oid":"1","goodItemCount":1}]}
            """, "id", KuaimaiGoodsAsync),
        new("kuaimai stock", typeof(KuaimaiErp), typeof(IReadStock), "stock.api.status.query", KuaimaiNone,
            """{"success":true,"total":TOTAL,"stockStatusVoList":LIST}""",
            """{"skuOuterId":"NO","wareHouseId":"7","totalAvailableStockSum":3,"title":"TEXT"}""", "skuOuterId",
            async http => Of(await Kuaimai(http).ReadStockAsync(["1", "2"], Stop))),
        new("jushuitan orders", typeof(JushuitanErp), typeof(IReadGoods), "/open/orders/single/query", JushuitanNone,
            """{"code":0,"data":{"has_next":false,"orders":LIST}}""",
            """
            {"o_id":9NO,"so_id":"NO","status":"Sent","send_date":"2026-01-05 12:00:00","remark":"TEXT",
            "items":{"outer_oi_id":"1","sku_id":"S","qty":1}}
            """, "o_id", JushuitanGoodsAsync),
        new("jushuitan receipts", typeof(JushuitanErp), typeof(IReadGoods), "/open/aftersale/received/query",
            JushuitanNone, """{"code":0,"data":{"has_next":false,"datas":LIST}}""",
            """
            {"io_id":9NO,"so_id":"NO","io_date":"2026-01-05 12:00:00","wh_id":1,"remark":"TEXT",
            "items":[{"sku_id":"S","qty":1}]}
            """, "io_id", JushuitanGoodsAsync),
        new("jushuitan stock", typeof(JushuitanErp), typeof(IReadStock), "/open/inventory/query", JushuitanNone,
            """{"code":0,"data":{"has_next":false,"inventorys":LIST}}""",
            """{"sku_id":"NO","qty":3,"name":"TEXT"}""", "sku_id",
            async http => Of(await Jushuitan(http).ReadStockAsync(["1", "2"], Stop))),
        new("generic goods", typeof(GenericErp), typeof(IReadGoods), "/goods?",
            """
            {"items":[]}
            """,
            """
            {"items":LIST}
            """,
            """
            {"id":"DNO","type":"shipped","at":"2026-01-05T12:00:00+08:00","orderNo":"NO",
            "lines":{"quantity":1,"lineNo":"1"},"memo":"TEXT"}
            """, "id",
            async http => await OfAsync(Generic(http).ChangedGoodsAsync(From, To, Stop), g => g.OrderNo)),
        new("generic stock", typeof(GenericErp), typeof(IReadStock), "/stock?",
            """
            {"items":[]}
            """,
            """
            {"items":LIST}
            """,
            """{"warehouse":"W","sku":"NO","onHand":3,"name":"TEXT"}""", "sku",
            async http => Of(await Generic(http).ReadStockAsync(["1", "2"], Stop))),
        new("ascp stock", typeof(AscpShop), typeof(IReadStock), "", "",
            "{\"" + AscpMap.Query.Replace('.', '_') + "_response\":{\"success\":true,\"datas\":LIST}}",
            """{"sc_item_id":"NO","quantity":3,"lock_quantity":0,"inventory_type":1,"name":"TEXT"}""",
            "sc_item_id", async http => Of(await Ascp(http).ReadStockAsync(["1", "2"], Stop))),
    ];

    private const string WangdianNone = """{"status":0,"data":{"total_count":0,"order":[]}}""";
    private const string WangdianAround = """{"status":0,"data":{"total_count":TOTAL,"order":LIST}}""";
    private const string KuaimaiNone = """{"success":true,"total":0,"list":[]}""";
    private const string KuaimaiAround = """{"success":true,"total":TOTAL,"list":LIST}""";
    private const string JushuitanNone = """{"code":0,"data":{"has_next":false,"datas":[]}}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TaobaoShop Taobao(HttpClient http) => TaobaoShop.Create(
        "shop", new TaobaoSettings { Gateway = "http://top.test/rest", AppKey = "1", AppSecret = "s", Session = "t" },
        http, TimeProvider.System);

    private static WangdianErp Wangdian(HttpClient http) => WangdianErp.Create(
        "shop",
        new WangdianSettings
        {
            Gateway = "http://wdt.test/openapi",
            Sid = "sid",
            Key = "key",
            Secret = "secret-0001:salt-0001",
            ShopNo = "S1",
            CallsPerMinute = 0,
        },
        http, TimeProvider.System);

    private static KuaimaiErp Kuaimai(HttpClient http) => KuaimaiErp.Create(
        "shop",
        new KuaimaiSettings
        {
            Gateway = "http://km.test/router",
            AppKey = "1",
            AppSecret = "s",
            Session = "t",
            UserId = "5",
            CallsPerMinute = 0,
            RefundWarehouseId = "7",
        },
        http, TimeProvider.System);

    private static JushuitanErp Jushuitan(HttpClient http) => JushuitanErp.Create(
        "shop",
        new JushuitanSettings
        {
            Host = "http://jst.test",
            AppKey = "1",
            AppSecret = "s",
            AccessToken = "t",
            ShopId = 5,
        },
        http, TimeProvider.System);

    private static GenericErp Generic(HttpClient http) => GenericErp.Create(
        new GenericSettings { Address = "http://erp.test/", Secret = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODk=" }, http,
        TimeProvider.System);

    private static AscpShop Ascp(HttpClient http) => AscpShop.Create(
        "gj",
        new AscpSettings
        {
            Gateway = "http://ascp.test/rest",
            AppKey = "1",
            AppSecret = "s",
            Session = "t",
            CustomerId = "c",
            SupplierId = "2",
            StoreCode = "WH01",
            UserId = "8",
            AuthorisationEndsAt = TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(100),
        },
        http, new Documents(), TimeSpan.FromMinutes(15), TimeProvider.System);

    private static Task<WireRead> WangdianGoodsAsync(HttpClient http) =>
        OfAsync(Wangdian(http).ChangedGoodsAsync(From, To, Stop), g => g.OrderNo);

    private static Task<WireRead> KuaimaiGoodsAsync(HttpClient http) =>
        OfAsync(Kuaimai(http).ChangedGoodsAsync(From, To, Stop), g => g.OrderNo);

    private static Task<WireRead> JushuitanGoodsAsync(HttpClient http) =>
        OfAsync(Jushuitan(http).ChangedGoodsAsync(From, To, Stop), g => g.OrderNo);

    private static WireRead Of(ReadPage<StockSaid> page) => new([.. page.Select(s => s.Sku)], [.. page.Unread]);

    private static async Task<WireRead> OfAsync<T>(IAsyncEnumerable<ReadPage<T>> pages, Func<T, string> number)
    {
        var read = new WireRead([], []);
        await foreach (var page in pages)
        {
            read.Said.AddRange(page.Select(number));
            read.Unread.AddRange(page.Unread);
        }
        return read;
    }
}
