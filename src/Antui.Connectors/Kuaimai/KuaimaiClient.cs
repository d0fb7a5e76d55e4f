using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Connectors.Kuaimai;

/// <summary>
/// Calls to the gateway: form post, signature, time-out, flow limit, and one of four answers. Nothing is repeated by
/// itself.
/// </summary>
/// <param name="settings">Address, keys, limits.</param>
/// <param name="http">Follows no redirect and sets no time-out of its own.</param>
/// <param name="clock">For timestamps.</param>
/// <param name="network">For time-outs, bans and the pace: a demonstration's clock may run faster, the wire does
/// not.</param>
public sealed partial class KuaimaiClient(
    KuaimaiSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
{
    private readonly TimeProvider _network = network ?? clock;

    /// <summary>Makes the call; never throws for what the other side said or did not say.</summary>
    public async Task<Reply> CallAsync(
        string method, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken stop)
    {
        if (Pace.Held() is { } wait) return Throttled("held back here until the flow limit is over", wait);
        using var timeout = new CancellationTokenSource(settings.CallTimeout, _network);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, settings.Gateway);
            request.Content = new FormUrlEncodedContent(Signed(method, parameters));
            using var response = await http.SendAsync(request, either.Token);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) return Limited("HTTP 429");
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return new Reply.Unknown($"HTTP {(int)response.StatusCode}");
            }
            return Read(await AnswerText.ReadAsync(response.Content, either.Token));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new Reply.Unknown($"no answer within {settings.CallTimeoutSeconds} s");
        }
        catch (HttpRequestException failed)
        {
            return failed.NeverConnected()
                ? NotExecuted("NOT_CONNECTED", $"{failed.HttpRequestError}")
                : new Reply.Unknown($"connection failed: {failed.HttpRequestError}");
        }
        catch (Exception cut) when (cut is IOException or InvalidOperationException)
        {
            return new Reply.Unknown("connection cut or unreadable answer");
        }
    }

    internal CallPace Pace { get; } = new(settings.CallsPerMinute, network ?? clock);

    private List<KeyValuePair<string, string>> Signed(
        string method, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        List<KeyValuePair<string, string>> all =
        [
            new("method", method), new("appKey", settings.AppKey), new("session", settings.Session),
            new("timestamp", KuaimaiTime.Text(Instant.From(clock.GetUtcNow()))), new("format", "json"),
            new("version", "1.0"), new("sign_method", settings.SignMethod),
            .. parameters.Where(p => p.Value.Length > 0),
        ];
        all.Add(new("sign", KuaimaiSign.Of(all, settings.AppSecret, settings.SignMethod)));
        return all;
    }

    private Reply Read(string text)
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
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("success", out var success))
        {
            return new Reply.Unknown("an answer without success");
        }
        if (success.ValueKind is JsonValueKind.True) return new Reply.Ok(root);
        return success.ValueKind is JsonValueKind.False
            ? OfFault(root)
            : new Reply.Unknown("an answer without success");
    }

    private Reply OfFault(JsonElement fault)
    {
        var code = KuaimaiRows.Text(fault, "code");
        var text = settings.Scrub(KuaimaiRows.Text(fault, "msg", "message", "errorMsg"));
        if (text.Length == 0) text = "快麦没有说明原因。";
        if (LimitText().IsMatch(text)) return Limited(text);
        return code switch
        {
            "4" or "5" or "6" or "7" or "8" => Limited(text),
            "20" or "21" => NotExecuted(OutcomeCodes.SessionExpired, text),
            // The gateway's own door: keys, signature, clock, method, version.
            "9" or "10" or "11" or "12" or "13" or "22" or "23" or "24" or "25" or "26" or "27" or "28" or "29" or "30"
                or "31" => NotExecuted($"KM_{code}", text),
            "" or "1" or "2" or "3" => new Reply.Unknown($"{code} {text}".Trim()),
            _ => new Reply.Refused($"KM_{code}", text),
        };
    }

    private Reply.NotExecuted NotExecuted(string code, string text) =>
        new(code, text, TimeSpan.FromSeconds(settings.RetrySeconds));

    private Reply.NotExecuted Limited(string text)
    {
        var ban = TimeSpan.FromSeconds(settings.ThrottleSeconds);
        Pace.Hold(ban);
        return Throttled(text, ban);
    }

    private static Reply.NotExecuted Throttled(string text, TimeSpan wait) =>
        new(OutcomeCodes.Throttled, text, wait);

    [GeneratedRegex("限流|频繁|频率|次数超|超过.{0,12}次数|limited", RegexOptions.NonBacktracking)]
    private static partial Regex LimitText();
}
