using System.Text.Json.Serialization;
using Antui.Core.Orders;

namespace Antui.Connectors.Jushuitan;

/// <summary>Everything about one shop inside a Jushuitan ERP that is set from outside.</summary>
public sealed record JushuitanSettings
{
    public string Host { get; init; } = "https://openapi.jushuitan.com";
    public string AppKey { get; init; } = "";
    public string AppSecret { get; init; } = "";
    public string AccessToken { get; init; } = "";
    /// <summary>The shop's number inside Jushuitan (店铺编号): orders of other shops are not ours.</summary>
    public long ShopId { get; init; }

    /// <summary>Where stock is read (分仓编号 wms_co_id); 0 is all of them together.</summary>
    public long StockCompanyId { get; init; }
    /// <summary>The name stock is reported under; empty is the shop's id.</summary>
    public string Warehouse { get; init; } = "";
    /// <summary>Where returns are expected (收货仓编码 wms_co_id); null lets Jushuitan decide.</summary>
    public long? ReturnCompanyId { get; init; }
    /// <summary>
    /// What goods booked into the returns warehouse (销退仓) count as. Jushuitan books bad goods into the defect
    /// warehouse, so the others are good; a shop that inspects only later says Unclear.
    /// </summary>
    public Grade ReturnWarehouseGrade { get; init; } = Grade.Good;

    /// <summary>The reason a cancelled order carries (取消类型); the values are the merchant's own list.</summary>
    public string CancelType { get; init; } = "其它";
    /// <summary>The reason an order is held with (异常类型).</summary>
    public string QuestionType { get; init; } = "退款拦截";
    public string Remark { get; init; } = "安退：买家申请退款";
    /// <summary>Confirm the after-sale document after the money is back, not only mark it as refunded.</summary>
    public bool ConfirmDocuments { get; init; } = true;
    /// <summary>Confirm its payment document together with it.</summary>
    public bool ConfirmPayments { get; init; } = true;

    public int CallTimeoutSeconds { get; init; } = 15;
    /// <summary>Waiting time after more than five calls a second.</summary>
    public int ThrottleSeconds { get; init; } = 1;
    /// <summary>Waiting time after more than a hundred calls a minute.</summary>
    public int MinuteThrottleSeconds { get; init; } = 30;
    /// <summary>How long one call of a poll waits for the flow limit before the poll gives up.</summary>
    public int ReadPatienceSeconds { get; init; } = 180;
    /// <summary>The same for a reading inside an effect, which the engine does not wait for so long.</summary>
    public int EffectPatienceSeconds { get; init; } = 3;
    /// <summary>Waiting time after a fault of the connection itself: token, address, clock, permission.</summary>
    public int DeniedRetrySeconds { get; init; } = 60;
    /// <summary>Waiting time for an order Jushuitan has not downloaded yet.</summary>
    public int UnknownOrderRetrySeconds { get; init; } = 60;

    public int PageSize { get; init; } = 50;
    /// <summary>Longest window of one pull; Jushuitan allows seven days.</summary>
    public int WindowSeconds { get; init; } = 24 * 3600;
    /// <summary>Most pages of one window: a guard against a pull that never ends.</summary>
    public int MaxPages { get; init; } = 1000;

    [JsonIgnore]
    public TimeSpan CallTimeout => TimeSpan.FromSeconds(CallTimeoutSeconds);

    /// <summary>Every fault at once, each naming the setting and what to do; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new SettingFaults();
        faults.Check(
            SettingFaults.IsHttp(Host),
            "Host: an absolute http or https address, usually https://openapi.jushuitan.com.");
        faults.Needs(AppKey, "it is on the app's page of openweb.jushuitan.com.");
        faults.Needs(AppSecret, "it is on the app's page of openweb.jushuitan.com.");
        faults.Needs(AccessToken, "authorise the app for the merchant and copy the token.");
        faults.Check(ShopId > 0, "ShopId: missing; the number (店铺编号) in Jushuitan's list of shops.");
        faults.Check(StockCompanyId >= 0, "StockCompanyId: a warehouse number (分仓编号), or 0 for all.");
        faults.Check(ReturnCompanyId is null or > 0, "ReturnCompanyId: a warehouse number (分仓编号), or leave it out.");
        faults.Check(
            Enum.IsDefined(ReturnWarehouseGrade), "ReturnWarehouseGrade: one of Good, Opened, Defective, Unclear.");
        faults.Needs(CancelType, "one of Jushuitan's cancel reasons.");
        faults.Needs(QuestionType, "the reason orders are held with.");
        faults.Check(Remark is not null && Remark.Length <= 200, "Remark: at most 200 characters.");
        faults.Between(CallTimeoutSeconds, 1, 300);
        faults.Between(ThrottleSeconds, 1, 3600);
        faults.Between(MinuteThrottleSeconds, 1, 3600);
        faults.Between(ReadPatienceSeconds, 0, 3600);
        faults.Between(EffectPatienceSeconds, 0, 60);
        faults.Between(DeniedRetrySeconds, 1, 86_400);
        faults.Between(UnknownOrderRetrySeconds, 1, 86_400);
        faults.Between(PageSize, 1, 50);
        faults.Check(
            WindowSeconds is >= 60 and <= 7 * 24 * 3600, "WindowSeconds: 60 to 604800; Jushuitan allows seven days.");
        faults.Between(MaxPages, 1, 100_000);
        return faults.All;
    }

    /// <summary>Keys and tokens are left out: settings end up in logs and error texts.</summary>
    public override string ToString() => $"Jushuitan {Host} shop {ShopId}";
}
