using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Connectors.Taobao;
using Antui.Core.Strategies;
using Antui.Engine;

namespace Antui.Demo;

/// <summary>
/// The demo's shops. Two live on the marketplace and are connected to the merchant's Antui, one for each way to the money;
/// the third is a store of its own whose ERP speaks to the assistant itself.
/// </summary>
internal static class DemoShops
{
    public const string Assistant = "tmall-assistant", Direct = "taobao-direct", OwnStore = "own-store";

    /// <summary>The demo's keys protect nothing: both nodes listen on loopback and hold made-up orders.</summary>
    public const string AppKey = "21000001", AppSecret = "demo-secret-of-the-sandbox", ErpKey = "23060081", ErpSecret = "demo-secret-of-the-erp";

    public static readonly IReadOnlyList<(string Shop, double Share)> Shares = [(Assistant, 0.45), (Direct, 0.4), (OwnStore, 0.15)];

    public static string SessionOf(string shop) => "session-" + shop;

    /// <summary>The marketplace: it is the platform, so its strategies play the after-sale assistant.</summary>
    public static ImmutableArray<ShopConfig> Marketplace() =>
    [
        Hosted(Assistant, "天猫旗舰店", AppKey, AppSecret, Strategies(), agreeReturns: false),
        Hosted(Direct, "淘宝企业店", AppKey, AppSecret, [], agreeReturns: false),
        Hosted(OwnStore, "自建商城", ErpKey, ErpSecret, Strategies(), agreeReturns: true),
    ];

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
            Poll = new PollConfig { Interval = TimeSpan.FromMinutes(5), Overlap = TimeSpan.FromMinutes(15) },
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
