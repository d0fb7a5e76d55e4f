using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Connectors.Taobao;
using Antui.Core.Strategies;
using Antui.Engine.Shops;

namespace Antui.Sandbox.Months;

/// <summary>
/// The demo's shops. Those on the marketplace are connected to the merchant's Antui: one for each way to the money with
/// the goods in the built-in desk, one of Tmall Global direct, one whose goods are behind a self-developed ERP, and one
/// behind a warehouse that speaks Qimen. The last is a store of the merchant's own, hosted by his Antui, whose ERP
/// speaks
/// to the assistant itself.
/// </summary>
internal static class DemoShops
{
    public const string Assistant = "tmall-assistant", Direct = "taobao-direct", OwnStore = "own-store",
        Global = "tmall-global", House = "house-erp", Qimen = "qimen-warehouse";

    /// <summary>The demo's keys protect nothing: both nodes listen on loopback and hold made-up orders.</summary>
    public const string AppKey = "21000001", AppSecret = "demo-secret-of-the-sandbox", ErpKey = "23060081", ErpSecret = "demo-secret-of-the-erp";

    public static readonly IReadOnlyList<(string Shop, double Share)> Shares =
        [(Assistant, 0.3), (Direct, 0.24), (OwnStore, 0.1), (Global, 0.12), (House, 0.13), (Qimen, 0.11)];

    public const string HouseSecret = "whsec_ZGVtby1zZWNyZXQtb2YtdGhlLWhvdXNl", GlobalSecret = "demo-secret-of-the-pushes", QimenSecret = "demo-secret-of-qimen";

    public const string Customer = "demo-customer", Supplier = "2200000000001", Store = "WH01";

    public static string SessionOf(string shop) => "session-" + shop;

    /// <summary>The marketplace: it is the platform, so its strategies play the after-sale assistant.</summary>
    public static ImmutableArray<ShopConfig> Marketplace() =>
    [
        Hosted(Assistant, "天猫旗舰店", AppKey, AppSecret, Strategies(), agreeReturns: false),
        Hosted(Direct, "淘宝企业店", AppKey, AppSecret, [], agreeReturns: false),
        Hosted(House, "自研ERP店", AppKey, AppSecret, [], agreeReturns: false),
        Hosted(Qimen, "奇门仓店", AppKey, AppSecret, [], agreeReturns: false),
    ];

    /// <summary>The platform's side of the Tmall Global direct shop: it pushes to the merchant, so that must be there first.</summary>
    public static ShopConfig GlobalMarketplace(Uri merchant)
    {
        var shop = Hosted(Global, "天猫国际直营", AppKey, AppSecret, Strategies(), agreeReturns: true);
        var connection = JsonNode.Parse(shop.Connection.GetRawText())!.AsObject();
        connection["platformKind"] = "tmall-direct";
        connection["push"] = new JsonObject
        {
            ["url"] = QimenAt(merchant),
            ["customerId"] = Customer,
            ["appKey"] = AppKey,
            ["secret"] = GlobalSecret,
            ["supplierId"] = Supplier,
            ["storeCode"] = Store,
        };
        return shop with { Connection = JsonSerializer.SerializeToElement(connection) };
    }

    /// <summary>The merchant's shops whose goods are with others: they need the addresses of those.</summary>
    public static ImmutableArray<ShopConfig> Merchant(Uri marketplace, Uri house, Uri warehouse, bool messages) =>
    [
        .. Merchant(marketplace, messages),
        Hosted(OwnStore, "自建商城", ErpKey, ErpSecret, Strategies(), agreeReturns: true),
        new ShopConfig
        {
            Id = Global,
            Name = "天猫国际直营",
            Platform = "ascp",
            Way = WayToMoney.Assistant,
            Connection = JsonSerializer.SerializeToElement(new JsonObject
            {
                ["gateway"] = new Uri(marketplace, "/router/rest").ToString(), ["appKey"] = AppKey, ["appSecret"] = AppSecret,
                ["session"] = SessionOf(Global), ["customerId"] = Customer, ["pushSecret"] = GlobalSecret, ["supplierId"] = Supplier,
                ["storeCode"] = Store, ["userId"] = "88", ["flagshipShop"] = "天猫旗舰店",
                ["authorisationEndsAt"] = "2099-01-01T00:00:00+08:00", ["publishStock"] = true,
            }),
        },
        Taobao(House, "自研ERP店", WayToMoney.Direct, Strategies(), marketplace, messages, tmall: false) with
        {
            Fulfilment = Fulfilment.RemoteErp,
            Erp = new ErpConfig
            {
                Kind = "generic",
                Connection = JsonSerializer.SerializeToElement(
                    new JsonObject { ["address"] = house.ToString(), ["secret"] = HouseSecret }),
            },
        },
        Taobao(Qimen, "奇门仓店", WayToMoney.Direct, Strategies(), marketplace, messages, tmall: false) with
        {
            Fulfilment = Fulfilment.RemoteErp,
            Erp = new ErpConfig { Kind = "qimen", Connection = QimenConnection(warehouse) },
        },
    ];

    /// <summary>The third party's warehouse: an Antui of its own, whose desk serves the merchant over Qimen.</summary>
    public static ShopConfig Warehouse(Uri merchant) => new()
    {
        Id = Qimen,
        Name = "第三方仓",
        Platform = "qimen",
        Way = WayToMoney.Assistant,
        Connection = QimenConnection(merchant),
    };

    private static JsonElement QimenConnection(Uri other) => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["gateway"] = QimenAt(other),
        ["appKey"] = AppKey,
        ["appSecret"] = QimenSecret,
        ["customerId"] = "demo-warehouse",
        ["warehouseCode"] = "WMS01",
        ["ownerCode"] = "OWNER1",
        ["shopNick"] = "奇门仓店",
        ["partialCancel"] = true,
        ["sender"] = new JsonObject
        {
            ["name"] = "演示仓",
            ["mobile"] = "00000000000",
            ["province"] = "浙江省",
            ["city"] = "杭州市",
            ["detailAddress"] = "演示路 1 号",
        },
    });

    private static string QimenAt(Uri node) => new Uri(node, "/router/qimen/service").ToString();

    /// <summary>The merchant: the same two shops, seen over the wire.</summary>
    public static ImmutableArray<ShopConfig> Merchant(Uri marketplace, bool messages) =>
    [
        Taobao(Assistant, "天猫旗舰店", WayToMoney.Assistant, [], marketplace, messages, tmall: true),
        Taobao(Direct, "淘宝企业店", WayToMoney.Direct, Strategies(), marketplace, messages, tmall: false),
    ];

    public static TaobaoSettings Settings(string shop, string appKey, string secret, Uri marketplace, bool tmall, bool messages = false) => new()
    {
        Gateway = new Uri(marketplace, "/router/rest").ToString(),
        AppKey = appKey,
        AppSecret = secret,
        Session = SessionOf(shop),
        Tmall = tmall,
        TradePageSize = 100,
        Messages = messages ? TaobaoMessages.Http : TaobaoMessages.Off,
        TmcGroup = "default",
    };

    private static ShopConfig Hosted(
        string id, string name, string appKey, string secret, ImmutableArray<Strategy> strategies, bool agreeReturns) => new()
        {
            Id = id,
            Name = name,
            Platform = "hosted",
            Fulfilment = Fulfilment.Reports,
            Way = WayToMoney.PayOut,
            Strategies = strategies,
            AgreeReturns = agreeReturns,
            Connection = JsonSerializer.SerializeToElement(new JsonObject
            {
                ["apps"] = new JsonArray(new JsonObject
                {
                    ["appKey"] = appKey,
                    ["appSecret"] = secret,
                    ["session"] = SessionOf(id),
                    ["name"] = "ERP",
                }),
                ["platformKind"] = id == Assistant ? "tmall" : "taobao",
            }),
        };

    private static ShopConfig Taobao(
        string id, string name, WayToMoney way, ImmutableArray<Strategy> strategies, Uri marketplace, bool messages, bool tmall) => new()
        {
            Id = id,
            Name = name,
            Platform = "taobao",
            Fulfilment = Fulfilment.BuiltIn,
            Way = way,
            Strategies = strategies,
            Poll = new PollConfig { Interval = TimeSpan.FromMinutes(10), Overlap = TimeSpan.FromMinutes(15) },
            Connection = JsonSerializer.SerializeToElement(
            Settings(id, AppKey, AppSecret, marketplace, tmall, messages), TaobaoSettingsJson.Default.TaobaoSettings),
        };

    private static ImmutableArray<Strategy> Strategies() =>
    [
        new Strategy
        {
            Id = "unshipped", Name = "未发货仅退款-ERP仓内拦截自动退", Template = StrategyTemplate.UnshippedStopped,
            Conditions = [new AmountAtMost(5_000_000)],
        },
        new Strategy
        {
            Id = "return", Name = "退货退款-ERP对接入仓自动退", Template = StrategyTemplate.ReturnReceived,
            Conditions = [new AmountAtMost(5_000_000)],
        },
    ];
}
