using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Antui.Core.Ports;

namespace Antui.Connectors.Sf;

/// <summary>Where recalled parcels go back to; the merchant's own address, needed by every return.</summary>
public sealed record SfAddress
{
    public string Province { get; init; } = "";
    public string City { get; init; } = "";
    public string County { get; init; } = "";
    public string Address { get; init; } = "";
    public string Contact { get; init; } = "";
    public string Phone { get; init; } = "";

    [JsonIgnore]
    public bool IsWhole =>
        new[] { Province, City, County, Address, Contact, Phone }.All(t => !string.IsNullOrWhiteSpace(t));

    public override string ToString() => "address";
}

/// <summary>The merchant's account on SF's open platform (丰桥), and how it recalls.</summary>
public sealed record SfSettings
{
    public string Address { get; init; } = "https://sfapi.sf-express.com/std/service";
    public string PartnerId { get; init; } = "";
    public string CheckWord { get; init; } = "";
    /// <summary>The monthly account that pays; needed with pay mode 3 and 4.</summary>
    public string MonthlyCardNo { get; init; } = "";
    /// <summary>1 to 4, as SF counts: who pays for the return.</summary>
    public int PayMode { get; init; } = 3;
    /// <summary>Who asks: 1 sender, 2 addressee, 3 monthly customer.</summary>
    public int Role { get; init; } = 1;
    public SfAddress ReturnTo { get; init; } = new();
    /// <summary>Last four digits of the sender's or addressee's phone; traces of others' accounts need them.</summary>
    public string PhoneTail { get; init; } = "";
    /// <summary>State by operation code, over the built-in table: SF adds codes.</summary>
    public ImmutableDictionary<string, ParcelState> OpCodes { get; init; } =
        ImmutableDictionary<string, ParcelState>.Empty;

    public int CallTimeoutSeconds { get; init; } = 10;
    public int RetrySeconds { get; init; } = 60;

    /// <summary>Every fault at once, each naming the setting; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        void Check(bool ok, string fault)
        {
            if (!ok) faults.Add(fault);
        }
        Check(
            Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https",
            "Address: an absolute http or https address is needed.");
        Check(!string.IsNullOrWhiteSpace(PartnerId), "PartnerId: missing.");
        Check(!string.IsNullOrWhiteSpace(CheckWord), "CheckWord: missing.");
        Check(PayMode is >= 1 and <= 4, "PayMode: 1 to 4.");
        Check(PayMode < 3 || MonthlyCardNo.Length > 0, "MonthlyCardNo: needed with payMode 3 and 4.");
        Check(Role is >= 1 and <= 3, "Role: 1 to 3.");
        Check(
            ReturnTo is { IsWhole: true },
            "ReturnTo: province, city, county, address, contact and phone are needed.");
        Check(
            PhoneTail is "" || (PhoneTail.Length == 4 && PhoneTail.All(char.IsAsciiDigit)),
            "PhoneTail: 4 digits, or empty.");
        Check(OpCodes is not null, "OpCodes: a state for each code.");
        Check(CallTimeoutSeconds is >= 1 and <= 300, "CallTimeoutSeconds: 1 to 300.");
        Check(RetrySeconds is >= 1 and <= 3600, "RetrySeconds: 1 to 3600.");
        return faults;
    }

    /// <summary>Keys, phones and addresses are left out: settings end up in logs and error texts.</summary>
    public override string ToString() => $"SF {Address}";
}

/// <summary>Reads the settings (camel case).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SfSettings))]
public sealed partial class SfSettingsJson : JsonSerializerContext
{
    public static (SfSettings Settings, IReadOnlyList<string> Faults) Read(JsonElement connection) =>
        ConnectionJson.Read(connection, Default.SfSettings, s => s.Validate());
}
