using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Antui.Core;

namespace Antui.Connectors.Taobao;

/// <summary>How messages of the platform arrive. They are hints only: polling is the truth.</summary>
public enum TaobaoMessages
{
    Off,
    WebSocket,
    Http,
}

/// <summary>Everything about one Taobao or Tmall shop that is set from outside.</summary>
public sealed record TaobaoSettings
{
    public string Gateway { get; init; } = "https://eco.taobao.com/router/rest";
    public string AppKey { get; init; } = "";
    public string AppSecret { get; init; } = "";
    /// <summary>The shop's access token (session key).</summary>
    public string Session { get; init; } = "";
    /// <summary>Renews an expired token by itself; empty leaves renewing to people.</summary>
    public string RefreshToken { get; init; } = "";
    public string SignMethod { get; init; } = TopSign.HmacSha256;
    /// <summary>Ask for flat lists without wrapper; both forms are read either way.</summary>
    public bool Simplify { get; init; }
    /// <summary>A Tmall shop: its writes need the refund's phase and version, and its batches are larger.</summary>
    public bool Tmall { get; init; }

    public int CallTimeoutSeconds { get; init; } = 15;
    /// <summary>
    /// The platform refuses calls whose clock differs by more; the connection check warns at half of it.
    /// </summary>
    public int ClockToleranceSeconds { get; init; } = 600;
    /// <summary>Waiting time after a throttled call that did not say how long.</summary>
    public int ThrottleSeconds { get; init; } = 5;

    /// <summary>
    /// Waiting time after a call with an expired token or a refused timestamp that could not be mended.
    /// </summary>
    public int SessionRetrySeconds { get; init; } = 60;

    public int RefundPageSize { get; init; } = 100;
    /// <summary>
    /// Fields asked of the refund list beyond the documented ones. Deadline, arbitration and the platform's advance
    /// are documented for the single record only, so each open refund is read singly, unless its row brings cs_status.
    /// </summary>
    public ImmutableArray<string> ListExtraFields { get; init; } = [];
    public int TradePageSize { get; init; } = 50;
    /// <summary>Longest window of one pull; the platform allows a day and advises thirty minutes.</summary>
    public int WindowSeconds { get; init; } = 24 * 3600;
    /// <summary>Most pages of one window: a guard against a pull that never ends.</summary>
    public int MaxPages { get; init; } = 1000;
    /// <summary>
    /// Types that are not named are silently missing from the lists. Empty leaves the platform's default.
    /// </summary>
    public ImmutableArray<string> TradeTypes { get; init; } =
        ["guarantee_trade", "auto_delivery", "ec", "cod", "step", "fixed", "tmall_i18n", "eticket"];

    /// <summary>Items of one batch agreement; null is 20 for Taobao and 30 for Tmall.</summary>
    public int? BatchItems { get; init; }
    /// <summary>Sum of one batch agreement in yuan; null is 6000 for Taobao and 10000 for Tmall.</summary>
    public int? BatchSumYuan { get; init; }
    /// <summary>Skip the text-message check of large amounts where the platform allows it.</summary>
    public bool IgnoreSmsCode { get; init; }

    /// <summary>
    /// The seller's return address id for agreeing to a return; null lets the platform use its default.
    /// </summary>
    public long? ReturnAddressId { get; init; }
    /// <summary>
    /// Reason id for refusals when the caller names none; null takes the first reason the platform offers.
    /// </summary>
    public long? RefuseReasonId { get; init; }
    /// <summary>A picture sent with refusals (gif, jpg or png, at most 130000 bytes); Tmall shops need one.</summary>
    public string RefuseProofBase64 { get; init; } = "";
    /// <summary>Carrier code by carrier name, for parcels whose carrier is known by name only.</summary>
    public ImmutableDictionary<string, string> Carriers { get; init; } = ImmutableDictionary<string, string>.Empty;

    public TaobaoMessages Messages { get; init; } = TaobaoMessages.Off;
    public string TmcAddress { get; init; } = "ws://mc.api.taobao.com/";
    /// <summary>Ask for a token before connecting; null asks where the platform's own address is used.</summary>
    public bool? TmcToken { get; init; }
    public string TmcGroup { get; init; } = "default";
    public int TmcPullSeconds { get; init; } = 15;
    public int TmcPingSeconds { get; init; } = 45;
    public int TmcReconnectSeconds { get; init; } = 10;
    /// <summary>Messages of one HTTP consume, 10 to 200.</summary>
    public int TmcQuantity { get; init; } = 100;

    [JsonIgnore]
    public int ItemsPerBatch => BatchItems ?? (Tmall ? 30 : 20);

    [JsonIgnore]
    public Money SumPerBatch => Money.Fen((BatchSumYuan ?? (Tmall ? 10_000 : 6_000)) * 100L);

    [JsonIgnore]
    public bool AsksTmcToken =>
        TmcToken ?? TmcAddress.Contains("mc.api.taobao.com", StringComparison.OrdinalIgnoreCase);

    [JsonIgnore]
    public TimeSpan CallTimeout => TimeSpan.FromSeconds(CallTimeoutSeconds);

    /// <summary>Every fault at once, each naming the setting; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new SettingFaults();
        faults.Http(Gateway);
        faults.Needs(AppKey);
        faults.Needs(AppSecret);
        faults.Needs(Session);
        faults.SignMethod(SignMethod);
        faults.Between(CallTimeoutSeconds, 1, 300);
        faults.Between(ClockToleranceSeconds, 1, 3600);
        faults.Between(ThrottleSeconds, 1, 3600);
        faults.Between(SessionRetrySeconds, 1, 3600);
        faults.Between(RefundPageSize, 1, 100);
        faults.Between(TradePageSize, 1, 100);
        faults.Between(WindowSeconds, 60, 24 * 3600);
        faults.Between(MaxPages, 1, 100_000);
        faults.Check(BatchItems is null or (>= 1 and <= 30), "BatchItems: 1 to 30.");
        faults.Check(BatchSumYuan is null or >= 1, "BatchSumYuan: at least 1.");
        faults.Check(IsPicture(RefuseProofBase64), "RefuseProofBase64: base64 of at most 130000 bytes.");
        faults.Check(!TradeTypes.IsDefault, "TradeTypes: missing.");
        faults.Check(!ListExtraFields.IsDefault, "ListExtraFields: missing.");
        faults.Check(Messages == TaobaoMessages.Off || !string.IsNullOrWhiteSpace(TmcGroup), "TmcGroup: missing.");
        faults.Check(
            Messages != TaobaoMessages.WebSocket || SettingFaults.IsUri(TmcAddress, "ws", "wss"),
            "TmcAddress: an absolute ws or wss address is needed.");
        faults.Check(Enum.IsDefined(Messages), "Messages: one of Off, WebSocket, Http.");
        faults.Between(TmcPullSeconds, 1, 300);
        faults.Between(TmcPingSeconds, 1, 300);
        faults.Between(TmcReconnectSeconds, 1, 300);
        faults.Between(TmcQuantity, 10, 200);
        return faults.All;
    }

    /// <summary>Keys and token are left out: settings end up in logs and error texts.</summary>
    public override string ToString() => $"Taobao {Gateway} app {AppKey}{(Tmall ? " tmall" : "")}";

    private static bool IsPicture(string text) =>
        text.Length <= 180_000
        && Convert.TryFromBase64String(text, new byte[text.Length], out var bytes) && bytes <= 130_000;
}
