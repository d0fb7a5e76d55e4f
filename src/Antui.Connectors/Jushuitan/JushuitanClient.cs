using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Antui.Core.Orders;

namespace Antui.Connectors.Jushuitan;

/// <summary>
/// Calls to Jushuitan's open platform: form post, signature, time-out, flow limit, and one of four answers. Effects are
/// never repeated here; reading waits for the flow limit.
/// </summary>
/// <param name="settings">Address, keys, limits.</param>
/// <param name="http">Sends; its own time-out should be longer than the settings'.</param>
/// <param name="clock">For timestamps and bans.</param>
/// <param name="network">For time-outs: a demonstration's clock may run faster, the wire does not.</param>
public sealed class JushuitanClient(
    JushuitanSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
{
    private readonly TimeProvider _network = network ?? clock;
    private readonly CallPace _pace = new(0, network ?? clock);

    /// <summary>Makes the call; never throws for what the other side said or did not say.</summary>
    public async Task<Reply> CallAsync<T>(string path, T biz, JsonTypeInfo<T> shape, CancellationToken stop)
    {
        // A banned call would only prolong the ban, so it waits on this side.
        if (_pace.Held() is { } wait)
            return new Reply.NotExecuted(OutcomeCodes.Throttled, JushuitanCodes.Door(200)!, wait);
        return await SendAsync(path, JsonSerializer.Serialize(biz, shape), stop);
    }

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

    private async Task<Reply> SendAsync(string path, string biz, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(settings.CallTimeout, _network);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, settings.Host.TrimEnd('/') + path);
            request.Content = new FormUrlEncodedContent(Signed(biz));
            using var response = await http.SendAsync(request, either.Token);
            if (response.StatusCode != HttpStatusCode.OK)
                return new Reply.Unknown($"HTTP {(int)response.StatusCode}");
            return Classify(await AnswerText.ReadAsync(response.Content, either.Token));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Reply.Unknown($"no answer within {settings.CallTimeoutSeconds} s");
        }
        catch (HttpRequestException failed) when (failed.NeverConnected())
        {
            return new Reply.NotExecuted(
                "NOT_CONNECTED", $"连不上聚水潭（{failed.HttpRequestError}）。",
                TimeSpan.FromSeconds(settings.DeniedRetrySeconds));
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or InvalidOperationException)
        {
            return new Reply.Unknown("connection cut or unreadable answer");
        }
    }

    private List<KeyValuePair<string, string>> Signed(string biz)
    {
        List<KeyValuePair<string, string>> form =
        [
            new("app_key", settings.AppKey),
            new("access_token", settings.AccessToken),
            new("timestamp", clock.GetUtcNow().ToUnixTimeSeconds().ToString()),
            new("charset", "utf-8"),
            new("version", "2"),
            new("biz", biz),
        ];
        form.Add(new("sign", JushuitanSign.Sign(form, settings.AppSecret)));
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
                199 => settings.ThrottleSeconds,
                200 => settings.MinuteThrottleSeconds,
                _ => settings.DeniedRetrySeconds,
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
        var text = words ?? "";
        foreach (var secret in new[] { settings.AppSecret, settings.AccessToken, settings.AppKey })
            text = secret.Length == 0 ? text : text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
        return text.Length == 0 ? "聚水潭没有说明原因。" : text.Length <= 300 ? text : text[..300];
    }
}
