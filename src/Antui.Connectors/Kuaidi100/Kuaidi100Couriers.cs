using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Kuaidi100;

/// <summary>Tracks and recalls parcels of most couriers over kuaidi100 (快递100).</summary>
public sealed class Kuaidi100Couriers : IPerform<Effect.Recall>, ITrackParcels, IDeclareLimits
{
    private readonly Kuaidi100Settings _settings;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _network;

    private Kuaidi100Couriers(Kuaidi100Settings settings, HttpClient http, TimeProvider clock, TimeProvider? network) =>
        (_settings, _http, _clock, _network) = (settings, http, clock, network ?? clock);

    public ImmutableArray<(string Zh, string En)> Limits { get; } =
    [
        ("拦截是否成功只从物流轨迹判断：拦截结果回调的内容没有公开文档",
            "Whether a recall succeeded is read from the parcel's trace only: its callback is not documented"),
        ("只退回，不改派新地址", "Brings parcels back; sends none to another address"),
    ];

    /// <summary>What it can do.</summary>
    public Connector Ports => new Connector()
        .Can<IPerform<Effect.Recall>>(this).Can<ITrackParcels>(this).Can<IDeclareLimits>(this);

    /// <summary>Throws when the settings have faults, naming all of them.</summary>
    /// <param name="network">The time of wires, where the clock of the business may run faster.</param>
    public static Kuaidi100Couriers Create(
        Kuaidi100Settings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
    {
        var faults = settings.Validate();
        if (faults.Count > 0) throw new ArgumentException(string.Join(' ', faults), nameof(settings));
        return new Kuaidi100Couriers(settings, http, clock, network);
    }

    public async Task<Outcome> PerformAsync(Effect.Recall effect, CancellationToken stop)
    {
        if (effect.Parcel is not { } parcel) return effect.Unsendable!;
        if (CodeOf(parcel) is not { } com) return UnknownCarrier(parcel);
        var account = _settings.Accounts.GetValueOrDefault(com);
        var to = _settings.InterceptType == Kuaidi100Settings.ToAddress ? _settings.ReturnTo : null;
        var param = Text(
            new Kuaidi100Intercept(
                com, parcel.Number, Filled(account?.PartnerId), Filled(account?.PartnerKey),
                Filled(account?.PartnerSecret),
                Filled(account?.Code), Filled(account?.Net), _settings.Reason, _settings.InterceptType,
                to is null ? null : new Kuaidi100Receiver(to.Name, to.Mobile, to.Address),
                _settings.OrderRole.ToString(CultureInfo.InvariantCulture), _settings.PayType),
            Kuaidi100Json.Wire.Kuaidi100Intercept);
        var t = _clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var (text, failed) = await PostAsync(
            _settings.RecallAddress, stop, ("method", "interceptOrder"), ("key", _settings.Key), ("t", t),
            ("sign", Kuaidi100Sign.Recall(param, t, _settings.Key, _settings.Secret)), ("param", param));
        return failed ?? OfReceipt(text!);
    }

    public async Task<Outcome> FindOutAsync(Effect.Recall effect, CancellationToken stop)
    {
        if (effect.Parcel is not { } parcel) return effect.Unsendable!;
        if (CodeOf(parcel) is null) return UnknownCarrier(parcel);
        try
        {
            return Recalls.FoundOut(await TrackAsync(parcel, stop));
        }
        catch (ReadFailedException failed)
        {
            return new Outcome.Uncertain(failed.Message);
        }
    }

    public async Task<ParcelTrace?> TrackAsync(Tracking parcel, CancellationToken stop)
    {
        var com = CodeOf(parcel) ?? throw new ReadFailedException("kuaidi100", UnknownCarrier(parcel));
        var param = Text(
            new Kuaidi100Query(com, parcel.Number, Filled(_settings.Phone)), Kuaidi100Json.Wire.Kuaidi100Query);
        var (text, failed) = await PostAsync(
            _settings.TrackAddress, stop, ("customer", _settings.Customer),
            ("sign", Kuaidi100Sign.Track(param, _settings.Key, _settings.Customer)), ("param", param));
        if (failed is not null) throw new ReadFailedException("kuaidi100", failed);
        var answer = Read(text!, Kuaidi100Json.Wire.Kuaidi100Answer)
            ?? throw ReadFailedException.Unreadable("kuaidi100", "traces", parcel.Number);
        if (answer.Status == "200" && answer.Result is not false)
            return Kuaidi100Map.Trace(parcel, answer, Instant.From(_clock.GetUtcNow()));
        // 500: no trace (yet).
        if (answer.ReturnCode == "500") return null;
        throw new ReadFailedException($"kuaidi100: {answer.ReturnCode} {answer.Message}");
    }

    private static Outcome OfReceipt(string text)
    {
        if (Read(text, Kuaidi100Json.Wire.Kuaidi100Receipt) is not { } answer)
            return new Outcome.Uncertain("unreadable answer");
        if (answer.Result is true) return new Outcome.Done(answer.ReturnCode ?? "");
        if (Recalls.SaysAlready(answer.Message)) return new Outcome.Done("already");
        return answer switch
        {
            { Result: null } => new Outcome.Uncertain("the answer has no result"),
            // Their server failed: whether before or after it passed the recall on, it does not say.
            { ReturnCode: "500" or "501" or "502" } => new Outcome.Uncertain($"{answer.ReturnCode} {answer.Message}"),
            _ => new Outcome.Refused(answer.ReturnCode ?? "REFUSED", answer.Message ?? ""),
        };
    }

    private Task<(string? Text, Outcome? Failed)> PostAsync(
        string address, CancellationToken stop, params (string Name, string Value)[] form) => FormCall.PostAsync(
        _http, address, form.Select(f => KeyValuePair.Create(f.Name, f.Value)),
        TimeSpan.FromSeconds(_settings.CallTimeoutSeconds), TimeSpan.FromSeconds(_settings.RetrySeconds), _network,
        stop);

    private string? CodeOf(Tracking parcel) => Kuaidi100Map.CodeOf(parcel.Carrier, _settings.Carriers);

    private static Outcome.Refused UnknownCarrier(Tracking parcel) =>
        new("CARRIER_UNKNOWN", $"快递公司“{parcel.Carrier}”没有对应的编码 · Map '{parcel.Carrier}' in the setting carriers.");

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Text<T>(T value, JsonTypeInfo<T> shape) => JsonSerializer.Serialize(value, shape);

    private static T? Read<T>(string text, JsonTypeInfo<T> shape) where T : class
    {
        try
        {
            return AnswerJson.Parse(text).Deserialize(shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
