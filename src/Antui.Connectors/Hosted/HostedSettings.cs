using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Hosted;

/// <summary>A program of others (an ERP, mostly) that may speak for this shop at the gateway.</summary>
public sealed record HostedApp
{
    public string AppKey { get; init; } = "";

    public string AppSecret { get; init; } = "";

    /// <summary>The shop's token for this app: it names the shop, so it is unique in the installation.</summary>
    public string Session { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>When the token ends; absent is never.</summary>
    public DateTimeOffset? SessionEnds { get; init; }

    /// <summary>It may read and listen, but change nothing.</summary>
    public bool ReadOnly { get; init; }

    public override string ToString() => $"app {AppKey} {Name}";
}

/// <summary>Where a shop that plays Tmall Global direct pushes its orders: the supplier's address and keys.</summary>
public sealed record HostedPush
{
    public string Url { get; init; } = "";

    public string CustomerId { get; init; } = "";

    public string AppKey { get; init; } = "";

    public string Secret { get; init; } = "";

    public string SupplierId { get; init; } = "";

    public string StoreCode { get; init; } = "";

    public override string ToString() => $"push {Url} customer {CustomerId}";

    public IEnumerable<string> Faults()
    {
        if (!SettingFaults.IsHttp(Url))
            yield return "push.url: an absolute http or https address is needed.";
        if (CustomerId.Trim().Length == 0) yield return "push.customerId: missing.";
        if (AppKey.Trim().Length == 0) yield return "push.appKey: missing.";
        if (Secret.Length < 8) yield return "push.secret: at least 8 characters.";
        if (SupplierId.Trim().Length == 0) yield return "push.supplierId: missing.";
        if (StoreCode.Trim().Length == 0) yield return "push.storeCode: missing.";
    }
}

/// <summary>
/// What a hosted shop's connection says: who may speak at its gateway, and how strict the gateway is.
/// </summary>
public sealed record HostedSettings
{
    public ImmutableArray<HostedApp> Apps { get; init; } = [];

    /// <summary>
    /// "taobao" or "tmall": Tmall writes need the refund's phase and version, and its batches are larger.
    /// "tmall-direct": orders, cancels and return orders are pushed to a supplier (<see cref="Push"/>).
    /// </summary>
    public string PlatformKind { get; init; } = "taobao";

    /// <summary>With "tmall-direct" only.</summary>
    public HostedPush? Push { get; init; }

    /// <summary>
    /// The app whose word about the goods counts. Absent: the only app of the shop; with several apps and none named,
    /// nobody's word counts.
    /// </summary>
    public string BoundApp { get; init; } = "";

    /// <summary>How many days back lists by creation time reach.</summary>
    public int DataWindowDays { get; init; } = 90;

    /// <summary>Items of one batch agreement; absent is 20 for Taobao and 30 for Tmall.</summary>
    public int? AgreeItems { get; init; }

    /// <summary>Sum of one batch agreement in fen; absent is 6,000 yuan for Taobao and 10,000 for Tmall.</summary>
    public long? AgreeSumFen { get; init; }

    /// <summary>False refuses to refuse a request whose goods have not left, as the real platform does.</summary>
    public bool RefuseUnshipped { get; init; } = true;

    [JsonIgnore]
    public bool IsTmall => PlatformKind == "tmall";

    [JsonIgnore]
    public int ItemsPerBatch => AgreeItems ?? (IsTmall ? 30 : 20);

    [JsonIgnore]
    public long FenPerBatch => AgreeSumFen ?? (IsTmall ? 1_000_000 : 600_000);

    [JsonIgnore]
    public string BoundAppKey => BoundApp.Length > 0 ? BoundApp : Apps is [var only] ? only.AppKey : "";

    /// <summary>Reads the connection part of a shop's configuration; an absent one is a shop without apps.</summary>
    /// <exception cref="JsonException">The shape is wrong.</exception>
    public static HostedSettings Read(JsonElement connection) => ConnectionJson.Whole<HostedSettings>(connection);

    /// <summary>Every fault at once, each with what to do.</summary>
    public static IReadOnlyList<string> Faults(JsonElement connection) => ConnectionJson.FaultsOf<HostedSettings>(
        connection, s => s.Faults(), "the settings of a hosted shop");

    public IReadOnlyList<string> Faults()
    {
        var faults = new SettingFaults();
        var apps = Apps.IsDefault ? [] : Apps;
        for (var i = 0; i < apps.Length; i++)
        {
            faults.Check(apps[i].AppKey.Trim().Length > 0, $"apps[{i}].appKey: missing.");
            faults.Check(apps[i].AppSecret.Length >= 8, $"apps[{i}].appSecret: at least 8 characters.");
            faults.Check(apps[i].Session.Length >= 8,
                $"apps[{i}].session: at least 8 characters, unique for this shop and app.");
        }
        faults.Check(apps.Select(a => a.AppKey).Distinct().Count() == apps.Length,
            "apps: an appKey stands at most once in a shop.");
        faults.Check(apps.Select(a => a.Session).Distinct().Count() == apps.Length,
            "apps: every app has a session of its own.");
        faults.Check(PlatformKind is "taobao" or "tmall" or "tmall-direct",
            "platformKind: \"taobao\", \"tmall\" or \"tmall-direct\".");
        faults.Check(PlatformKind == "tmall-direct" == Push is not null,
            "push: with platformKind \"tmall-direct\", and only with it.");
        foreach (var fault in Push?.Faults() ?? []) faults.Check(false, fault);
        faults.Check(BoundApp == "" || apps.Any(a => a.AppKey == BoundApp), "boundApp: one of the appKeys of apps.");
        faults.Between(DataWindowDays, 1, 3650, "dataWindowDays");
        faults.Check(AgreeItems is null or (>= 1 and <= 100), "agreeItems: 1 to 100.");
        faults.Check(AgreeSumFen is null or > 0, "agreeSumFen: above 0.");
        return faults.All;
    }
}
