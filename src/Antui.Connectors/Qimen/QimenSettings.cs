using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Qimen;

/// <summary>A program that may call us: its key and the secret it signs with.</summary>
public sealed record QimenCaller
{
    /// <summary>The app key in its calls; "*" for every app, as Qimen's cloud passes calls on.</summary>
    public string AppKey { get; init; } = "";

    public string AppSecret { get; init; } = "";

    public override string ToString() => $"caller {AppKey}";
}

/// <summary>Who sends the parcels, as waybills show it.</summary>
public sealed record QimenSender
{
    public string Name { get; init; } = "";

    public string Mobile { get; init; } = "";

    public string Province { get; init; } = "";

    public string City { get; init; } = "";

    public string DetailAddress { get; init; } = "";

    /// <summary>Persons are not named in logs.</summary>
    public override string ToString() => "sender";
}

/// <summary>Everything about one connection over Qimen that is set from outside.</summary>
public sealed record QimenSettings
{
    public string Gateway { get; init; } = "https://qimen.api.taobao.com/router/qimen/service";

    public string AppKey { get; init; } = "";

    public string AppSecret { get; init; } = "";

    /// <summary>The routing id that the two sides agreed on.</summary>
    public string CustomerId { get; init; } = "";

    /// <summary>Only for custom scenes; left out when empty.</summary>
    public string TargetAppKey { get; init; } = "";

    public string Session { get; init; } = "";

    public string SignMethod { get; init; } = SortedSign.Md5;

    /// <summary>Who may call us. Empty: every app whose calls are signed with our own secret.</summary>
    public ImmutableArray<QimenCaller> Callers { get; init; } = [];

    public string WarehouseCode { get; init; } = "";

    public string OwnerCode { get; init; } = "";

    public string ShopNick { get; init; } = "";

    /// <summary>Where the orders come from: TB, TM, TMGJZY, JD, PDD …</summary>
    public string SourcePlatformCode { get; init; } = "TB";

    /// <summary>The carrier that is asked for; OTHER leaves the choice to the warehouse.</summary>
    public string LogisticsCode { get; init; } = "OTHER";

    /// <summary>The kind of the orders that are sent: JYCK is a sale.</summary>
    public string OrderType { get; init; } = "JYCK";

    /// <summary>The kind of the returns that are announced: THRK is a return, HHRK an exchange.</summary>
    public string ReturnType { get; init; } = "THRK";

    public QimenSender Sender { get; init; } = new();

    /// <summary>Stands before our numbers in the warehouse's documents, where several systems share one
    /// account.</summary>
    public string CodePrefix { get; init; } = "";

    /// <summary>
    /// False where the warehouse cancels later: its "success" is then only "asked for", and counts when it says
    /// CANCELED.
    /// </summary>
    public bool CancelIsFinal { get; init; } = true;

    /// <summary>The warehouse can cancel single lines (subSourceOrders). Without it a refund of some lines is not
    /// stopped by machine, because the whole order would stay.</summary>
    public bool PartialCancel { get; init; }

    /// <summary>The warehouse answers orderprocess.query; used to find out what became of a cancel.</summary>
    public bool ProcessQuery { get; init; } = true;

    /// <summary>Words of the warehouse that mean "will certainly not leave".</summary>
    public ImmutableArray<string> StoppedStatuses { get; init; } = ["CANCELED"];

    /// <summary>
    /// Codes of "failure" that speak of the call and not of the goods (signature, method, message, owner): the call is
    /// made again when somebody mended it, and nobody is told that the goods ship.
    /// </summary>
    public ImmutableArray<string> CallFaultCodes { get; init; } =
        ["sign-check-failure", "throttled", "10004", "30002", "30033", "40030"];

    public int CallTimeoutSeconds { get; init; } = 30;

    /// <summary>Waiting time after a throttled call.</summary>
    public int ThrottleSeconds { get; init; } = 5;

    /// <summary>Waiting time after a fault that only people can mend.</summary>
    public int FaultRetrySeconds { get; init; } = 60;

    [JsonIgnore]
    public TimeSpan CallTimeout => TimeSpan.FromSeconds(CallTimeoutSeconds);

    [JsonIgnore]
    public TimeSpan Throttle => TimeSpan.FromSeconds(ThrottleSeconds);

    [JsonIgnore]
    public TimeSpan Later => TimeSpan.FromSeconds(FaultRetrySeconds);

    [JsonIgnore]
    public QimenDoor Door => new(CustomerId, Callers.IsDefaultOrEmpty
        ? new Dictionary<string, string> { [QimenDoor.Anybody] = AppSecret }
        : Callers.ToDictionary(c => c.AppKey, c => c.AppSecret, StringComparer.Ordinal));

    /// <summary>Every fault at once, each naming the setting; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new SettingFaults();
        faults.Http(Gateway);
        faults.Needs(AppKey);
        faults.Check(AppSecret.Length >= 8, "AppSecret: at least 8 characters.");
        faults.Needs(CustomerId);
        faults.SignMethod(SignMethod);
        faults.Check(Callers.IsDefaultOrEmpty || Callers.All(c => c.AppKey.Length > 0 && c.AppSecret.Length >= 8),
            "Callers: each has an appKey and an appSecret of at least 8 characters.");
        faults.Check(Callers.IsDefaultOrEmpty || Callers.Select(c => c.AppKey).Distinct().Count() == Callers.Length,
            "Callers: an appKey stands at most once.");
        faults.Needs(WarehouseCode);
        faults.Needs(OwnerCode);
        faults.Needs(OrderType);
        faults.Needs(ReturnType);
        faults.Check(CodePrefix.Length <= 20, "CodePrefix: at most 20 characters.");
        faults.Check(!StoppedStatuses.IsDefaultOrEmpty, "StoppedStatuses: at least one.");
        faults.Check(!CallFaultCodes.IsDefault, "CallFaultCodes: a list.");
        faults.Between(CallTimeoutSeconds, 1, 300);
        faults.Between(ThrottleSeconds, 1, 3600);
        faults.Between(FaultRetrySeconds, 1, 3600);
        return faults.All;
    }

    /// <summary>Secrets are left out: settings end up in logs and error texts.</summary>
    public override string ToString() => $"Qimen {Gateway} customer {CustomerId} app {AppKey}";
}
