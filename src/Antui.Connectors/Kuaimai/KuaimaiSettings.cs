using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Kuaimai;

/// <summary>Everything about one shop's goods in Kuaimai (快麦ERP) that is set from outside.</summary>
public sealed record KuaimaiSettings
{
    public string Gateway { get; init; } = "https://gw.superboss.cc/router";
    public string AppKey { get; init; } = "";
    public string AppSecret { get; init; } = "";
    /// <summary>The merchant's access token; it is renewed in the ERP's console.</summary>
    public string Session { get; init; } = "";
    public string SignMethod { get; init; } = SortedSign.HmacSha256;
    /// <summary>The shop's number in the ERP (店铺编号); reads are cut to it, new work orders need it.</summary>
    public string UserId { get; init; } = "";
    /// <summary>
    /// Ask the query of sales (销售出库查询), which has the orders of every platform without personal data; the plain
    /// order query leaves out Taobao, Tmall and Pinduoduo.
    /// </summary>
    public bool AllPlatforms { get; init; } = true;
    /// <summary>Void audited orders, too, as long as the ERP allows it (up to 待发货).</summary>
    public bool CancelAudited { get; init; } = true;
    /// <summary>
    /// Suspend (挂起) a whole system order for a refund of some of its goods, and take that for stopped: what else is in
    /// it then waits for a person.
    /// </summary>
    public bool HoldParts { get; init; }
    /// <summary>
    /// Make a work order where the ERP has none. It fetches those of platforms by itself; shops of one's own need this.
    /// </summary>
    public bool CreateWorkOrders { get; init; }
    /// <summary>The warehouse that returns go to; new work orders need it.</summary>
    public string RefundWarehouseId { get; init; } = "";
    /// <summary>Stock of these warehouses, one by one; empty asks for the sum of all.</summary>
    public ImmutableArray<string> WarehouseIds { get; init; } = [];

    /// <summary>Rows of a page: 20 to 200, and never above what a query allows.</summary>
    public int PageSize { get; init; } = 100;
    /// <summary>Most pages of one window: a guard against a pull that never ends.</summary>
    public int MaxPages { get; init; } = 1000;
    /// <summary>Longest window of a query; the ERP advises a day.</summary>
    public int WindowSeconds { get; init; } = 24 * 3600;
    /// <summary>Reading keeps below this; 0 sets no pace.</summary>
    public int CallsPerMinute { get; init; } = 300;
    public int CallTimeoutSeconds { get; init; } = 15;
    /// <summary>Waiting time after the flow limit, which does not say how long.</summary>
    public int ThrottleSeconds { get; init; } = 10;
    /// <summary>Waiting time after a call that was turned away for its key, token or clock.</summary>
    public int RetrySeconds { get; init; } = 60;

    [JsonIgnore]
    public TimeSpan CallTimeout => TimeSpan.FromSeconds(CallTimeoutSeconds);

    /// <summary>Every fault at once, each naming the setting and what to do; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new SettingFaults();
        faults.Http(Gateway);
        faults.Needs(AppKey);
        faults.Needs(AppSecret);
        faults.Needs(Session, "give the access token of the open platform.");
        faults.SignMethod(SignMethod);
        faults.Check(IsNumber(UserId), "UserId: digits only, the shop's number in the ERP.");
        faults.Check(IsNumber(RefundWarehouseId), "RefundWarehouseId: digits only.");
        faults.Check(
            !CreateWorkOrders || (UserId.Length > 0 && RefundWarehouseId.Length > 0),
            "CreateWorkOrders: give userId and refundWarehouseId, too.");
        faults.Check(!WarehouseIds.IsDefault && WarehouseIds.All(w => w is { Length: > 0 } && IsNumber(w)),
            "WarehouseIds: a list of numbers.");
        faults.Between(PageSize, 20, 200);
        faults.Between(MaxPages, 1, 100_000);
        faults.Between(WindowSeconds, 60, 24 * 3600);
        faults.Between(CallsPerMinute, 0, 60_000);
        faults.Between(CallTimeoutSeconds, 1, 300);
        faults.Between(ThrottleSeconds, 1, 3600);
        faults.Between(RetrySeconds, 1, 3600);
        return faults.All;
    }

    /// <summary>A text of the other side without our keys, whatever it chose to repeat.</summary>
    public string Scrub(string text) => Keys.Scrub(text, [AppSecret, Session, AppKey]);

    /// <summary>Keys and token are left out: settings end up in logs and error texts.</summary>
    public override string ToString() => $"Kuaimai {Gateway}";

    private static bool IsNumber(string text) => text.Length <= 18 && text.All(char.IsAsciiDigit);
}
