using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Sf;

/// <summary>Tracks and recalls parcels of SF Express (顺丰) over its open platform.</summary>
public sealed class SfExpress : IPerform<Effect.Recall>, ITrackParcels, IDeclareLimits
{
    private const string Good = "A1000", Back = "2";

    private readonly SfSettings _settings;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _network;

    private SfExpress(SfSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network) =>
        (_settings, _http, _clock, _network) = (settings, http, clock, network ?? clock);

    public ImmutableArray<(string Zh, string En)> Limits { get; } =
    [
        ("只退回寄件方地址，不改派", "Brings parcels back to the sender's address only"),
        ("退回途中的操作码没有完整的公开列表，可用 opCodes 补充",
            "There is no complete public list of operation codes on the way back: add to it with opCodes"),
    ];

    /// <summary>What it can do.</summary>
    public Connector Ports => new Connector()
        .Can<IPerform<Effect.Recall>>(this).Can<ITrackParcels>(this).Can<IDeclareLimits>(this);

    /// <summary>Throws when the settings have faults, naming all of them.</summary>
    /// <param name="network">The time of wires, where the clock of the business may run faster.</param>
    public static SfExpress Create(
        SfSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
    {
        var faults = settings.Validate();
        if (faults.Count > 0) throw new ArgumentException(string.Join(' ', faults), nameof(settings));
        return new SfExpress(settings, http, clock, network);
    }

    public async Task<Outcome> PerformAsync(Effect.Recall effect, CancellationToken stop)
    {
        if (effect.Parcel is not { } parcel) return effect.Unsendable!;
        var ask = new SfIntercept(
            parcel.Number, Back, Digits(_settings.Role), Digits(_settings.PayMode), Filled(_settings.MonthlyCardNo),
            SfMap.Destination(_settings.ReturnTo));
        var (result, failed) = await CallAsync(
            "EXP_RECE_WANTED_INTERCEPT", effect.Key, Text(ask, SfJson.Wire.SfIntercept), stop);
        if (result is null) return failed!;
        return result.MsgData is { ValueKind: JsonValueKind.Object } data
            && Read(data.GetRawText(), SfJson.Wire.SfIntercepted) is { } said
            ? new Outcome.Done(Receipt(said), FeeFen(said)) : new Outcome.Done();
    }

    public async Task<Outcome> FindOutAsync(Effect.Recall effect, CancellationToken stop)
    {
        if (effect.Parcel is not { } parcel) return effect.Unsendable!;
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
        var now = Instant.From(_clock.GetUtcNow());
        var search = new SfSearch("0", "1", [parcel.Number], "1", Filled(_settings.PhoneTail));
        var (result, failed) = await CallAsync(
            "EXP_RECE_SEARCH_ROUTES", $"{parcel.Number}@{now.Ms}", Text(search, SfJson.Wire.SfSearch), stop);
        if (result is null) throw new ReadFailedException("SF", failed!);
        if (result.MsgData is not { ValueKind: JsonValueKind.Object } data
            || Read(data.GetRawText(), SfJson.Wire.SfRoutes) is not { } routes)
            throw ReadFailedException.Unreadable("SF", "traces", parcel.Number);
        var route = routes.RouteResps?.FirstOrDefault(r => ParcelNumber.Same(r?.MailNo, parcel.Number));
        return SfMap.Trace(parcel, route?.Routes ?? [], _settings.OpCodes, now);
    }

    /// <returns>A result that says success, or what its absence means.</returns>
    private async Task<(SfResult? Result, Outcome? Failed)> CallAsync(
        string service, string key, string msgData, CancellationToken stop)
    {
        var timestamp = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        (string Name, string Value)[] form =
        [
            ("partnerID", _settings.PartnerId), ("requestID", RequestId(service, key)), ("serviceCode", service),
            ("timestamp", timestamp), ("msgData", msgData),
            ("msgDigest", SfSign.Digest(msgData, timestamp, _settings.CheckWord)),
        ];
        var (text, failed) = await FormCall.PostAsync(
            _http, _settings.Address, form.Select(f => KeyValuePair.Create(f.Name, f.Value)),
            TimeSpan.FromSeconds(_settings.CallTimeoutSeconds), Retry, _network, stop);
        if (failed is not null) return (null, failed);
        if (Read(text!, SfJson.Wire.SfEnvelope) is not { ApiResultCode: { } code } envelope)
            return (null, new Outcome.Uncertain("unreadable answer"));
        if (code != Good) return (null, OfGateway(code, envelope.ApiErrorMsg ?? ""));
        var result = Read(envelope.ApiResultData ?? "", SfJson.Wire.SfResult);
        return result?.Success switch
        {
            true => (result, null),
            null => (null, new Outcome.Uncertain("the answer has no success flag")),
            false when Recalls.SaysAlready(result.ErrorMsg) => (new SfResult(true), null),
            false => (null, new Outcome.Refused(result.ErrorCode ?? "REFUSED", result.ErrorMsg ?? "")),
        };
    }

    /// <summary>The gateway's own codes: most turn the call away, some happen behind it.</summary>
    private Outcome OfGateway(string code, string text) => code switch
    {
        "A1005" => new Outcome.Refused(OutcomeCodes.Throttled, $"{code} {text}", Retry),
        "A1002" => new Outcome.Refused("CLOCK_SKEW", $"{code} {text}", Retry),
        "A1001" or "A1003" or "A1004" or "A1006" or "A1008" => new Outcome.Refused(code, text),
        // A repeat of our own call, a service that failed behind the gateway, and codes nobody wrote down.
        _ => new Outcome.Uncertain($"{code} {text}"),
    };

    private TimeSpan Retry => TimeSpan.FromSeconds(_settings.RetrySeconds);

    /// <summary>A uuid, as SF wants it, that is the same for every retry of the same recall.</summary>
    private static string RequestId(string service, string key) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{service}\n{key}")).AsSpan(0, 16)).ToString();

    private static string Receipt(SfIntercepted said) =>
        said.Amount is { } fee
            ? $"{said.CusId} fee {fee.ToString("0.00", CultureInfo.InvariantCulture)}".Trim() : said.CusId ?? "";

    private static long FeeFen(SfIntercepted said) =>
        said.Amount is > 0 and < 1_000_000 ? (long)decimal.Round(said.Amount.Value * 100) : 0;

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Filled(string text) => text == "" ? null : text;

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
