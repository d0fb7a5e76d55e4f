using System.Text.Json;
using System.Text.RegularExpressions;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Connectors.Kuaimai;

/// <summary>
/// Calls to the gateway: form post, signature, time-out, flow limit, and one of four answers. Nothing is repeated by
/// itself.
/// </summary>
public sealed partial class KuaimaiClient
{
    private readonly KuaimaiSettings _settings;
    private readonly TimeProvider _clock;
    private readonly Call _call;

    /// <param name="settings">Address, keys, limits.</param>
    /// <param name="http">Follows no redirect and sets no time-out of its own.</param>
    /// <param name="clock">For timestamps.</param>
    /// <param name="network">For time-outs, bans and the pace: a demonstration's clock may run faster, the wire does
    /// not.</param>
    public KuaimaiClient(KuaimaiSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
    {
        (_settings, _clock) = (settings, clock);
        Pace = new CallPace(settings.CallsPerMinute, network ?? clock);
        var rules = new CallRules(settings.CallTimeout, Retry) { OnLimit = _ => Limited("HTTP 429") };
        _call = new Call(http, network ?? clock, rules, Pace);
    }

    internal CallPace Pace { get; }

    private TimeSpan Retry => TimeSpan.FromSeconds(_settings.RetrySeconds);

    /// <summary>Makes the call; never throws for what the other side said or did not say.</summary>
    public Task<Reply> CallAsync(
        string method, IEnumerable<KeyValuePair<string, string>> parameters, CancellationToken stop) =>
        _call.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, _settings.Gateway)
            {
                Content = new FormUrlEncodedContent(Signed(method, parameters)),
            },
            Read, stop);

    private List<KeyValuePair<string, string>> Signed(
        string method, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        List<KeyValuePair<string, string>> all =
        [
            new("method", method), new("appKey", _settings.AppKey), new("session", _settings.Session),
            new("timestamp", ChinaTime.Text(Instant.From(_clock.GetUtcNow()))), new("format", "json"),
            new("version", "1.0"), new("sign_method", _settings.SignMethod),
            .. parameters.Where(p => p.Value.Length > 0),
        ];
        all.Add(new("sign", KuaimaiSign.Of(all, _settings.AppSecret, _settings.SignMethod)));
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
        var code = Members.TextOrNumber(fault, "code");
        var text = _settings.Scrub(Members.TextOrNumber(fault, "msg", "message", "errorMsg"));
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

    private Reply.NotExecuted NotExecuted(string code, string text) => new(code, text, Retry);

    private Reply.NotExecuted Limited(string text) =>
        _call.Limited(text, TimeSpan.FromSeconds(_settings.ThrottleSeconds));

    [GeneratedRegex("限流|频繁|频率|次数超|超过.{0,12}次数|limited", RegexOptions.NonBacktracking)]
    private static partial Regex LimitText();
}
