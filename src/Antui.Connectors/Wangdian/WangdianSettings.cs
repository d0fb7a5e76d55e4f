using System.Text.Json.Serialization;

namespace Antui.Connectors.Wangdian;

/// <summary>
/// The custom Qimen scene of the flagship edition: the only way to orders and refunds of Taobao and Tmall, which the
/// standard queries leave out by design.
/// </summary>
public sealed record WangdianQimen
{
    public string Gateway { get; init; } = "http://3ldsmu02o9.api.taobao.com/router/qm";
    /// <summary>The key and secret that Qimen gave the merchant, not those of the ERP.</summary>
    public string AppKey { get; init; } = "";
    public string AppSecret { get; init; } = "";
    public string TargetAppKey { get; init; } = "21363512";
    /// <summary>wdt3_customer_id; empty is the seller account (sid).</summary>
    public string CustomerId { get; init; } = "";
    public string SignMethod { get; init; } = SortedSign.Md5;
    /// <summary>The number of the first page: standard queries count from 0, users of the scene from 1.</summary>
    public int FirstPage { get; init; } = 1;

    /// <summary>Keys are left out: settings end up in logs and error texts.</summary>
    public override string ToString() => $"scene {Gateway}";
}

/// <summary>Everything about one shop's goods in Wangdian flagship (旺店通旗舰版) that is set from outside.</summary>
public sealed record WangdianSettings
{
    public string Gateway { get; init; } = "http://wdt.wangdian.cn/openapi";
    /// <summary>The seller account (卖家账号).</summary>
    public string Sid { get; init; } = "";
    public string Key { get; init; } = "";
    /// <summary>As it is given out: "secret:salt". The first part signs, the second is sent.</summary>
    public string Secret { get; init; } = "";
    /// <summary>The shop's number in the ERP; reads are cut to it, uploads need it.</summary>
    public string ShopNo { get; init; } = "";
    /// <summary>Stock of this warehouse only; empty is all of them.</summary>
    public string WarehouseNo { get; init; } = "";
    /// <summary>Absent: the standard queries, which show neither Taobao nor Tmall.</summary>
    public WangdianQimen? Qimen { get; init; }

    /// <summary>
    /// Tell the ERP of refunds. Only shops of one's own may; for others the ERP fetches them itself, and this is false.
    /// Absent: true without a scene.
    /// </summary>
    public bool? UploadRefunds { get; init; }
    /// <summary>
    /// An order among the exceptions (异常) counts as stopped: it goes on only when a person lets it. False waits until
    /// it is cancelled.
    /// </summary>
    public bool ExceptionStops { get; init; } = true;
    /// <summary>
    /// Hold a whole system order for a refund of some of its goods: what else is in it then waits for a person.
    /// </summary>
    public bool HoldParts { get; init; }
    /// <summary>The buyer's name in uploaded refunds; the real one is not ours to pass on.</summary>
    public string BuyerNick { get; init; } = "买家";

    public int PageSize { get; init; } = 100;
    /// <summary>Most pages of one window: a guard against a pull that never ends.</summary>
    public int MaxPages { get; init; } = 1000;
    /// <summary>Longest window of an order query; the ERP allows an hour.</summary>
    public int TradeWindowSeconds { get; init; } = 3600;
    /// <summary>Longest window of a receipt query; the ERP allows thirty days.</summary>
    public int ReceiptWindowSeconds { get; init; } = 24 * 3600;
    /// <summary>Reading keeps below this; 0 sets no pace.</summary>
    public int CallsPerMinute { get; init; } = 60;
    public int CallTimeoutSeconds { get; init; } = 15;
    /// <summary>Waiting time after the flow limit, which counts by the minute and does not say how long.</summary>
    public int ThrottleSeconds { get; init; } = 60;
    /// <summary>Waiting time after a call that was turned away for its key, address or clock.</summary>
    public int RetrySeconds { get; init; } = 60;

    [JsonIgnore]
    public string SignSecret => Secret.Split(':')[0];

    [JsonIgnore]
    public string Salt => Secret.Split(':') is [_, var salt] ? salt : "";

    [JsonIgnore]
    public bool Uploads => UploadRefunds ?? Qimen is null;

    [JsonIgnore]
    public TimeSpan CallTimeout => TimeSpan.FromSeconds(CallTimeoutSeconds);

    /// <summary>Every fault at once, each naming the setting and what to do; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new SettingFaults();
        faults.Http(Gateway);
        faults.Needs(Sid, "give the seller account (卖家账号).");
        faults.Needs(Key, "give the appkey of the open platform.");
        faults.Check(
            Secret.Split(':') is [{ Length: > 0 }, { Length: > 0 }],
            "Secret: give the appsecret as it is, both parts with the colon between them (secret:salt).");
        faults.Check(
            !Uploads || !string.IsNullOrWhiteSpace(ShopNo),
            "ShopNo: missing; give the shop's number in the ERP, or set uploadRefunds to false.");
        faults.Check(BuyerNick.Length is >= 1 and <= 100, "BuyerNick: 1 to 100 characters.");
        faults.Between(PageSize, 1, 500);
        faults.Between(MaxPages, 1, 100_000);
        faults.Between(TradeWindowSeconds, 60, 3600);
        faults.Between(ReceiptWindowSeconds, 60, 30 * 24 * 3600);
        faults.Between(CallsPerMinute, 0, 60_000);
        faults.Between(CallTimeoutSeconds, 1, 300);
        faults.Between(ThrottleSeconds, 1, 3600);
        faults.Between(RetrySeconds, 1, 3600);
        if (Qimen is not { } scene) return faults.All;
        faults.Http(scene.Gateway, "Qimen: gateway");
        faults.Needs(scene.AppKey, "give the key of the Qimen app.", name: "Qimen: appKey");
        faults.Needs(scene.AppSecret, name: "Qimen: appSecret");
        faults.Needs(scene.TargetAppKey, "the ERP's is 21363512.", name: "Qimen: targetAppKey");
        faults.SignMethod(scene.SignMethod, "Qimen: signMethod");
        faults.Check(scene.FirstPage is 0 or 1, "Qimen: firstPage: 0 or 1.");
        return faults.All;
    }

    /// <summary>A text of the other side without our keys, whatever it chose to repeat.</summary>
    public string Scrub(string text) =>
        Keys.Scrub(text, [Secret, SignSecret, Salt, Key, Qimen?.AppSecret, Qimen?.AppKey]);

    /// <summary>Account and keys are left out: settings end up in logs and error texts.</summary>
    public override string ToString() => $"Wangdian {Gateway}{(Qimen is null ? "" : " " + Qimen)}";
}
