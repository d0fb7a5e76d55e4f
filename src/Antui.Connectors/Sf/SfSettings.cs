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
        var faults = new SettingFaults();
        faults.Http(Address);
        faults.Needs(PartnerId);
        faults.Needs(CheckWord);
        faults.Between(PayMode, 1, 4);
        faults.Check(PayMode < 3 || MonthlyCardNo.Length > 0, "MonthlyCardNo: needed with payMode 3 and 4.");
        faults.Between(Role, 1, 3);
        faults.Check(
            ReturnTo is { IsWhole: true },
            "ReturnTo: province, city, county, address, contact and phone are needed.");
        faults.Check(
            PhoneTail is "" || (PhoneTail.Length == 4 && PhoneTail.All(char.IsAsciiDigit)),
            "PhoneTail: 4 digits, or empty.");
        faults.Check(OpCodes is not null, "OpCodes: a state for each code.");
        faults.Between(CallTimeoutSeconds, 1, 300);
        faults.Between(RetrySeconds, 1, 3600);
        return faults.All;
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
