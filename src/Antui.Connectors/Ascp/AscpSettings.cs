using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Connectors.Ascp;

/// <summary>Everything about one shop of Tmall Global direct that is set from outside.</summary>
public sealed record AscpSettings
{
    public const string Consignment = "consignment";
    public const string Brand = "brand";

    /// <summary>What a merchant may turn on and off without touching keys.</summary>
    public static readonly ImmutableArray<ConnectionSwitch> Switches =
    [
        new("autoSubmit", true, ("自动递交", "Submit returns automatically"),
            ("关闭后，每张原始退款单由人工递交到退货台", "Off: a person submits each return order to the returns desk")),
        new("publishStock", false, ("推送库存", "Push stock"),
            ("打开后，本仓库存由任务推送给平台；请先完成第一次盘点",
                "On: a job tells the platform the stock kept here. Count it once before")),
        new("reportOnReceipt", true, ("收货即回传", "Report a receipt at once"),
            ("关闭后，每次整单入库由人工同意后才回传平台", "Off: a person approves each whole receipt before the platform is told")),
    ];

    /// <summary>Where our calls go.</summary>
    public string Gateway { get; init; } = "https://eco.taobao.com/router/rest";

    public string AppKey { get; init; } = "";

    public string AppSecret { get; init; } = "";

    /// <summary>The token of the bound flagship shop: this shop has no authorisation of its own.</summary>
    public string Session { get; init; } = "";

    public string SignMethod { get; init; } = SortedSign.HmacSha256;

    /// <summary>The routing id in the platform's pushes.</summary>
    public string CustomerId { get; init; } = "";

    /// <summary>Signs the pushes; empty is the app's own secret.</summary>
    public string PushSecret { get; init; } = "";

    public string SupplierId { get; init; } = "";

    /// <summary>The platform's code of the warehouse, for every warehouse that <see cref="Stores"/> does not
    /// name.</summary>
    public string StoreCode { get; init; } = "";

    /// <summary>The platform's warehouse code by ours.</summary>
    public ImmutableDictionary<string, string> Stores { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The owner of the goods in stock calls.</summary>
    public string UserId { get; init; } = "";

    /// <summary>Sources differ in what its values mean, so it is sent as it stands here; an order's own word goes
    /// first.</summary>
    public string BusinessModel { get; init; } = "0";

    /// <summary>"consignment" (寄售) or "brand" (品牌站, 代销). Both speak the same calls.</summary>
    public string Model { get; init; } = Consignment;

    /// <summary>The flagship shop whose authorisation decides this shop's.</summary>
    public string FlagshipShop { get; init; } = "";

    /// <summary>When that authorisation ends; after it orders are lost.</summary>
    public DateTimeOffset? AuthorisationEndsAt { get; init; }

    /// <summary>Return orders go to the returns desk by themselves; off: a person submits each (递交).</summary>
    public bool AutoSubmit { get; init; } = true;

    /// <summary>A whole receipt is reported by itself (AG回传); off: a person approves each.</summary>
    public bool ReportOnReceipt { get; init; } = true;

    /// <summary>The stock of the shop's own warehouse, and of those in <see cref="Stores"/>, is published. To be turned
    /// on after the first count: what was never entered here is published as nothing.</summary>
    public bool PublishStock { get; init; }

    /// <summary>The platform's carrier code by ours.</summary>
    public ImmutableDictionary<string, string> Carriers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>So many orders that should have come by now and did not are an alarm.</summary>
    public double QuietFactor { get; init; } = 8;

    /// <summary>A silence shorter than this is none.</summary>
    public int QuietMinutes { get; init; } = 30;

    public int CallTimeoutSeconds { get; init; } = 15;

    /// <summary>Waiting time after a throttled call that did not say how long.</summary>
    public int ThrottleSeconds { get; init; } = 5;

    /// <summary>Waiting time after a fault that only people can mend (token, signature, clock).</summary>
    public int FaultRetrySeconds { get; init; } = 60;

    [JsonIgnore]
    public TimeSpan CallTimeout => TimeSpan.FromSeconds(CallTimeoutSeconds);

    [JsonIgnore]
    public Instant? EndsAt => AuthorisationEndsAt is { } ends ? Instant.From(ends) : null;

    [JsonIgnore]
    public QimenDoor? Door => CustomerId.Length == 0 ? null : new QimenDoor(
        CustomerId,
        new Dictionary<string, string> { [QimenDoor.Anybody] = PushSecret.Length > 0 ? PushSecret : AppSecret });

    public string StoreOf(string warehouse) => Stores.GetValueOrDefault(warehouse, StoreCode);

    public string CarrierOf(string carrier) => Carriers.GetValueOrDefault(carrier, carrier);

    /// <summary>Every fault at once, each naming the setting and what to do; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new SettingFaults();
        faults.Http(Gateway);
        faults.Needs(AppKey, "it is the app that the flagship shop authorised.");
        faults.Needs(AppSecret);
        faults.Needs(Session, "authorise the app with the flagship shop.");
        faults.SignMethod(SignMethod);
        faults.Needs(CustomerId, "orders only come by pushes that carry it.");
        faults.Needs(SupplierId);
        faults.Needs(StoreCode, "the platform's code of your warehouse.");
        faults.Check(!PublishStock || Stores.Values.Append(StoreCode).Distinct().Count() == Stores.Count + 1,
            "Stores: with publishStock each of our warehouses needs a platform code of its own, other than StoreCode; "
            + "else the figures of one replace the other's.");
        faults.Needs(UserId, "stock is published under it.");
        faults.Needs(BusinessModel, "\"0\" if nobody said else.");
        faults.Check(Model is Consignment or Brand, "Model: \"consignment\" or \"brand\".");
        faults.Check(QuietFactor is >= 1 and <= 1000, "QuietFactor: 1 to 1000 orders.");
        faults.Between(QuietMinutes, 1, 10_080);
        faults.Between(CallTimeoutSeconds, 1, 300);
        faults.Between(ThrottleSeconds, 1, 3600);
        faults.Between(FaultRetrySeconds, 1, 3600);
        return faults.All;
    }

    /// <summary>Keys and token are left out: settings end up in logs and error texts.</summary>
    public override string ToString() => $"ASCP {Gateway} supplier {SupplierId} app {AppKey}";
}
