using System.Text.Json.Serialization;

namespace Antui.Connectors.Generic;

/// <summary>Everything about one self-developed ERP that is set from outside; see docs/generic-erp.md.</summary>
public sealed record GenericSettings
{
    /// <summary>Where the ERP serves the protocol: paths such as "stop" are appended.</summary>
    public string Address { get; init; } = "";

    /// <summary>"whsec_" and base64 of at least 16 random bytes; signs calls and webhooks alike.</summary>
    public string Secret { get; init; } = "";

    /// <summary>The secret before, while it is changed: both sign, and either is accepted. Empty is none.</summary>
    public string PreviousSecret { get; init; } = "";

    public int CallTimeoutSeconds { get; init; } = 10;

    /// <summary>How far a webhook's timestamp may be from our clock.</summary>
    public int ToleranceSeconds { get; init; } = 300;

    /// <summary>Waiting time after a call that was certainly not executed and did not say how long.</summary>
    public int RetrySeconds { get; init; } = 30;

    /// <summary>Longest window of one question for shipments and receipts.</summary>
    public int WindowSeconds { get; init; } = 24 * 3600;

    /// <summary>Most pages of one window: a guard against a question that never ends.</summary>
    public int MaxPages { get; init; } = 1000;

    /// <summary>Goods codes in one question for stock.</summary>
    public int StockSkus { get; init; } = 50;

    [JsonIgnore]
    public TimeSpan Retry => TimeSpan.FromSeconds(RetrySeconds);

    /// <summary>Every fault at once, each naming the setting; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new SettingFaults();
        const string secret = "\"whsec_\" and base64 of at least 16 random bytes.";
        faults.Check(
            Uri.TryCreate(Address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                && uri!.Query == "" && uri.Fragment == "" && uri.UserInfo == "",
            "Address: an absolute http or https address without query and user is needed.");
        faults.Check(GenericSign.IsSecret(Secret), "Secret: " + secret);
        faults.Check(PreviousSecret == "" || GenericSign.IsSecret(PreviousSecret),
            $"PreviousSecret: empty, or {secret}");
        faults.Between(CallTimeoutSeconds, 1, 300);
        faults.Between(ToleranceSeconds, 30, 3600);
        faults.Between(RetrySeconds, 1, 3600);
        faults.Between(WindowSeconds, 60, 31 * 24 * 3600);
        faults.Between(MaxPages, 1, 100_000);
        faults.Between(StockSkus, 1, 200);
        return faults.All;
    }

    /// <summary>Secrets are left out: settings end up in logs and error texts.</summary>
    public override string ToString() => $"Generic ERP {Address}";
}
