using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Orders;

namespace Antui.Connectors.Jushuitan;

/// <summary>
/// Calls to Jushuitan's open platform: form post, signature, time-out, flow limit, and one of four answers. Effects are
/// never repeated here; reading waits for the flow limit.
/// </summary>
public sealed class JushuitanClient
{
    private readonly JushuitanSettings _settings;
    private readonly TimeProvider _clock;
    private readonly CallPace _pace;
    private readonly Call _call;

    /// <param name="settings">Address, keys, limits.</param>
    /// <param name="http">Sends; its own time-out should be longer than the settings'.</param>
    /// <param name="clock">For timestamps and bans.</param>
    /// <param name="network">For time-outs: a demonstration's clock may run faster, the wire does not.</param>
    public JushuitanClient(
        JushuitanSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
    {
        (_settings, _clock, _pace) = (settings, clock, new CallPace(0, network ?? clock));
        var rules = new CallRules(settings.CallTimeout, TimeSpan.FromSeconds(settings.DeniedRetrySeconds))
        {
            NotConnected = why => $"连不上聚水潭（{why}）。",
            Failed = _ => "connection cut or unreadable answer",
            Held = JushuitanCodes.Door(200)!,
        };
        _call = new Call(http, network ?? clock, rules, _pace);
    }

    /// <summary>Makes the call; never throws for what the other side said or did not say.</summary>
    public Task<Reply> CallAsync<T>(string path, T biz, JsonTypeInfo<T> shape, CancellationToken stop) =>
        _call.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, _settings.Host.TrimEnd('/') + path)
            {
                Content = new FormUrlEncodedContent(Signed(JsonSerializer.Serialize(biz, shape))),
            },
            Classify, stop);

    /// <summary>The data of an answer that must be a success; anything else throws.</summary>
    /// <param name="patience">How long it may wait for the flow limit.</param>
    public async Task<JsonElement> ReadAsync<T>(
        string path, T biz, JsonTypeInfo<T> shape, TimeSpan patience, CancellationToken stop)
    {
        while (true)
        {
            var reply = await CallAsync(path, biz, shape, stop);
            if (reply is Reply.NotExecuted { Code: OutcomeCodes.Throttled, RetryAfter: { } ban } && ban <= patience)
            {
                patience -= ban;
                await _pace.WaitAsync(ban, stop);
                continue;
            }
            if (reply is not Reply.Ok ok) throw new ReadFailedException(path, reply);
            return ok.Body.ValueKind is JsonValueKind.Object or JsonValueKind.Null
                ? ok.Body : throw new ReadFailedException(path, new Reply.Unknown("unreadable answer"));
        }
    }

    /// <summary>Null when the answer's data is not of this shape.</summary>
    public static T? Read<T>(Reply.Ok ok, JsonTypeInfo<T> shape) where T : class =>
        ok.Body.ValueKind is JsonValueKind.Object ? ok.Read(shape) : null;

    private List<KeyValuePair<string, string>> Signed(string biz)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("app_key", _settings.AppKey),
            new("access_token", _settings.AccessToken),
            new("timestamp", _clock.GetUtcNow().ToUnixTimeSeconds().ToString()),
            new("charset", "utf-8"),
            new("version", "2"),
            new("biz", biz),
        ];
        form.Add(new("sign", JushuitanSign.Sign(form, _settings.AppSecret)));
        return form;
    }

    private Reply Classify(string text)
    {
        JsonElement root;
        try
        {
            root = AnswerJson.Parse(text);
        }
        catch (JsonException)
        {
            return new Reply.Unknown("unreadable answer");
        }
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("code", out var said)
            || !long.TryParse(said.ToString(), out var code))
        {
            return new Reply.Unknown("an answer without a code");
        }
        if (code == 0)
            return new Reply.Ok(root.TryGetProperty("data", out var data) ? data : default);
        var msg = root.TryGetProperty("msg", out var words) ? words.ToString() : "";
        return Failure(code, msg);
    }

    private Reply Failure(long code, string msg)
    {
        if (JushuitanCodes.Door(code) is { } text)
        {
            var wait = TimeSpan.FromSeconds(code switch
            {
                199 => _settings.ThrottleSeconds,
                200 => _settings.MinuteThrottleSeconds,
                _ => _settings.DeniedRetrySeconds,
            });
            if (JushuitanCodes.IsThrottle(code)) _pace.Hold(wait);
            // Their own words may repeat the token, so the door's texts are ours.
            return new Reply.NotExecuted(JushuitanCodes.OutcomeCode(code), text, wait);
        }
        var safe = Clean(msg);
        return JushuitanCodes.IsTheirFault(code, msg)
            ? new Reply.Unknown($"{code} {safe}")
            : new Reply.Refused($"JST_{code}", safe);
    }

    /// <summary>Their words without our keys, at a length that fits a screen.</summary>
    public string Clean(string? words)
    {
        var text = Keys.Scrub(
            words ?? "", [_settings.AppSecret, _settings.AccessToken, _settings.AppKey], shortest: 1);
        return text.Length == 0 ? "聚水潭没有说明原因。" : text.Length <= 300 ? text : text[..300];
    }
}
