using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Kuaidi100;

/// <summary>The merchant's own account with one courier, as that courier's outlet gave it.</summary>
public sealed record Kuaidi100Account
{
    public string PartnerId { get; init; } = "";
    public string PartnerKey { get; init; } = "";
    public string PartnerSecret { get; init; } = "";
    public string Code { get; init; } = "";
    public string Net { get; init; } = "";

    public override string ToString() => "account";
}

/// <summary>Where recalled parcels go back to; the merchant's own address.</summary>
public sealed record Kuaidi100Address
{
    public string Name { get; init; } = "";
    public string Mobile { get; init; } = "";
    public string Address { get; init; } = "";

    public override string ToString() => "address";
}

/// <summary>The merchant's account with kuaidi100, and how it recalls.</summary>
public sealed record Kuaidi100Settings
{
    public const string ToStation = "RETURN_SEND_STATION", ToAddress = "RETURN_SEND_ADDR";

    public string Customer { get; init; } = "";
    public string Key { get; init; } = "";
    /// <summary>Signs recalls; tracking needs none.</summary>
    public string Secret { get; init; } = "";
    public string TrackAddress { get; init; } = "https://poll.kuaidi100.com/poll/query.do";
    public string RecallAddress { get; init; } = "https://api.kuaidi100.com/label/order";

    /// <summary>The sender's phone or its last four digits: SF and ZTO tell nothing without it.</summary>
    public string Phone { get; init; } = "";
    /// <summary>Courier code by the name or code the platform gives, beyond the built-in ones.</summary>
    public ImmutableDictionary<string, string> Carriers { get; init; } = ImmutableDictionary<string, string>.Empty;
    /// <summary>By courier code; couriers differ in what they want to know before they recall.</summary>
    public ImmutableDictionary<string, Kuaidi100Account> Accounts { get; init; } =
        ImmutableDictionary<string, Kuaidi100Account>.Empty;

    /// <summary>Back to the outlet it was sent from, or to <see cref="ReturnTo"/>.</summary>
    public string InterceptType { get; init; } = ToStation;
    public Kuaidi100Address? ReturnTo { get; init; }
    /// <summary>Who asks: 1 sender, 2 addressee, 3 somebody else.</summary>
    public int OrderRole { get; init; } = 1;
    /// <summary>SHIPPER, CONSIGNEE, THIRDPARTY or MONTHLY.</summary>
    public string PayType { get; init; } = "MONTHLY";
    public string Reason { get; init; } = "买家退款，请拦截退回";

    public int CallTimeoutSeconds { get; init; } = 10;
    public int RetrySeconds { get; init; } = 60;

    /// <summary>Every fault at once, each naming the setting; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new SettingFaults();
        faults.Needs(Customer);
        faults.Needs(Key);
        faults.Needs(Secret);
        faults.Http(TrackAddress);
        faults.Http(RecallAddress);
        faults.Check(
            Phone is "" || (Phone.Length is >= 4 and <= 20 && Phone.All(char.IsAsciiDigit)),
            "Phone: 4 to 20 digits, or empty.");
        faults.Check(
            Carriers is not null && Carriers.Values.All(c => !string.IsNullOrWhiteSpace(c)),
            "Carriers: a courier code for each name.");
        faults.Check(
            Accounts is not null && Accounts.Values.All(a => a is not null),
            "Accounts: an account for each courier code.");
        faults.Check(InterceptType is ToStation or ToAddress, $"InterceptType: {ToStation} or {ToAddress}.");
        faults.Check(
            InterceptType != ToAddress || ReturnTo is { Name.Length: > 0, Mobile.Length: > 0, Address.Length: > 0 },
            $"ReturnTo: name, mobile and address are needed with {ToAddress}.");
        faults.Between(OrderRole, 1, 3);
        faults.Check(
            PayType is "SHIPPER" or "CONSIGNEE" or "THIRDPARTY" or "MONTHLY",
            "PayType: SHIPPER, CONSIGNEE, THIRDPARTY or MONTHLY.");
        faults.Check(Reason.Length is >= 1 and <= 100, "Reason: 1 to 100 characters.");
        faults.Between(CallTimeoutSeconds, 1, 300);
        faults.Between(RetrySeconds, 1, 3600);
        return faults.All;
    }

    /// <summary>Keys, phones and addresses are left out: settings end up in logs and error texts.</summary>
    public override string ToString() => $"kuaidi100 {RecallAddress}";
}

/// <summary>Reads the settings (camel case).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Kuaidi100Settings))]
public sealed partial class Kuaidi100SettingsJson : JsonSerializerContext
{
    public static (Kuaidi100Settings Settings, IReadOnlyList<string> Faults) Read(JsonElement connection) =>
        ConnectionJson.Read(connection, Default.Kuaidi100Settings, s => s.Validate());
}
