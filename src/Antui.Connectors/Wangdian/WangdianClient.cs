using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Antui.Connectors.Wangdian;

/// <summary>
/// Calls to the flagship edition, straight or through its Qimen scene: signatures, time-out, flow limit, and one of
/// four answers. Nothing is repeated by itself.
/// </summary>
public sealed partial class WangdianClient
{
    /// <summary>The text is signed as it is sent, so any spelling is good; this one can be read.</summary>
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WangdianSettings _settings;
    private readonly TimeProvider _clock;
    private readonly Call _call;

    /// <param name="settings">Addresses, keys, limits.</param>
    /// <param name="http">Follows no redirect and sets no time-out of its own.</param>
    /// <param name="clock">For timestamps.</param>
    /// <param name="network">For time-outs, bans and the pace: a demonstration's clock may run faster, the wire does
    /// not.</param>
    public WangdianClient(WangdianSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
    {
        (_settings, _clock) = (settings, clock);
        Pace = new CallPace(settings.CallsPerMinute, network ?? clock);
        var rules = new CallRules(settings.CallTimeout, Retry) { OnLimit = _ => Limited("HTTP 429") };
        _call = new Call(http, network ?? clock, rules, Pace);
    }

    internal CallPace Pace { get; }

    private TimeSpan Retry => TimeSpan.FromSeconds(_settings.RetrySeconds);

    /// <summary>A writing call: positional arguments, straight to the interface.</summary>
    public Task<Reply> WriteAsync(string method, JsonArray arguments, CancellationToken stop) =>
        _call.SendAsync(() => Direct(method, arguments, []), Read, stop);

    /// <summary>One page of a query.</summary>
    /// <param name="viaScene">Ask through the scene where the shop has one.</param>
    /// <param name="page">From 0, whatever the way counts from.</param>
    public Task<Reply> QueryAsync(
        string method, JsonObject parameters, bool viaScene, int page, int pageSize, CancellationToken stop) =>
        _call.SendAsync(
            () => viaScene && _settings.Qimen is { } scene
                ? Scene(scene, method, parameters, scene.FirstPage + page, pageSize)
                : Direct(
                    method,
                    [parameters.DeepClone()],
                    [new("page_size", $"{pageSize}"), new("page_no", $"{page}"), new("calc_total", "1")]),
            Read, stop);

    private HttpRequestMessage Direct(
        string method, JsonArray arguments, IEnumerable<KeyValuePair<string, string>> paging)
    {
        var body = arguments.ToJsonString(Plain);
        List<KeyValuePair<string, string>> query =
        [
            new("sid", _settings.Sid), new("key", _settings.Key), new("salt", _settings.Salt), new("method", method),
            new("v", "1.0"), new("timestamp", WangdianTime.Stamp(_clock.GetUtcNow())), .. paging,
        ];
        query.Add(new("sign", WangdianSign.Direct(query, body, _settings.SignSecret)));
        return new HttpRequestMessage(HttpMethod.Post, WithQuery(_settings.Gateway, query))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
    }

    private HttpRequestMessage Scene(WangdianQimen scene, string method, JsonObject parameters, int page, int pageSize)
    {
        var now = ChinaTime.Text(Core.Instant.From(_clock.GetUtcNow()));
        var name = "wdt." + method.ToLowerInvariant();
        var pager = new JsonObject { ["page_no"] = page, ["page_size"] = pageSize };
        var signed = new JsonObject
        {
            ["params"] = parameters.DeepClone(),
            ["pager"] = pager.DeepClone(),
            ["datetime"] = now,
            ["wdt_appkey"] = _settings.Key,
            ["wdt_salt"] = _settings.Salt,
        };
        var sign = WangdianSign.Scene(
            name, JsonSerializer.SerializeToElement(signed, Plain), _settings.SignSecret);
        List<KeyValuePair<string, string>> form =
        [
            new("params", parameters.ToJsonString(Plain)), new("pager", pager.ToJsonString(Plain)),
            new("datetime", now), new("wdt_appkey", _settings.Key), new("wdt_salt", _settings.Salt),
            new("wdt3_customer_id", scene.CustomerId.Length > 0 ? scene.CustomerId : _settings.Sid),
            new("wdt_sign", sign),
        ];
        List<KeyValuePair<string, string>> query =
        [
            new("method", name), new("app_key", scene.AppKey), new("target_app_key", scene.TargetAppKey),
            new("timestamp", now), new("v", "2.0"), new("format", "json"), new("sign_method", scene.SignMethod),
        ];
        query.Add(new("sign", WangdianSign.Gateway(query.Concat(form), scene.AppSecret, scene.SignMethod)));
        return new HttpRequestMessage(HttpMethod.Post, WithQuery(scene.Gateway, query))
        {
            Content = new FormUrlEncodedContent(form),
        };
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
        if (root.ValueKind != JsonValueKind.Object) return new Reply.Unknown("unreadable answer");
        if (root.TryGetProperty("error_response", out var fault)) return OfGateway(fault);
        return OfInterface(Unwrapped(root));
    }

    /// <summary>The scene's gateway puts one member around the answer, named after the method or not.</summary>
    private static JsonElement Unwrapped(JsonElement root)
    {
        if (root.TryGetProperty("status", out _) || root.TryGetProperty("data", out _)) return root;
        return root.EnumerateObject().Select(m => m.Value).FirstOrDefault(
            m => m.ValueKind == JsonValueKind.Object
                && (m.TryGetProperty("status", out _) || m.TryGetProperty("data", out _)),
            root);
    }

    private Reply OfInterface(JsonElement answer)
    {
        var message = _settings.Scrub(Members.Text(answer, "message"));
        var hasData = answer.TryGetProperty("data", out var data);
        var status = Members.Number(answer, "status");
        // Some methods leave the status out on success, and all of them may when they fail: the message decides then.
        if (status == 0 || (status is null && hasData && message.Length == 0)) return new Reply.Ok(data);
        if (status is null && message.Length == 0) return new Reply.Unknown("an answer without status");
        if (LimitText().IsMatch(message)) return Limited(message);
        return status switch
        {
            1 or 2 or 3 or 6 or 7 or 8 => NotExecuted($"WDT_{status}", Words(message)),
            4 or 5 or 99 => new Reply.Unknown($"WDT_{status} {message}"),
            _ => new Reply.Refused($"WDT_{status ?? 100}", Words(message)),
        };
    }

    private Reply OfGateway(JsonElement fault)
    {
        var sub = Members.Text(fault, "sub_code");
        var text = _settings.Scrub(
            $"{Members.Text(fault, "msg")} {sub} {Members.Text(fault, "sub_msg")}".Trim());
        if (sub.StartsWith("isp.", StringComparison.Ordinal)) return new Reply.Unknown(text);
        return Members.Number(fault, "code") is 4 or 5 or 6 or 7 or 8 || LimitText().IsMatch(text)
            ? Limited(text)
            : NotExecuted($"TOP_{Members.Number(fault, "code")}", Words(text));
    }

    private Reply.NotExecuted NotExecuted(string code, string text) => new(code, text, Retry);

    private Reply.NotExecuted Limited(string text) =>
        _call.Limited(Words(text), TimeSpan.FromSeconds(_settings.ThrottleSeconds));

    private static string Words(string text) => text.Length > 0 ? text : "旺店通没有说明原因。";

    private static Uri WithQuery(string address, IEnumerable<KeyValuePair<string, string>> query) =>
        new($"{address}?{string.Join('&', query.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"))}");

    [GeneratedRegex("超过每(秒|分钟|小时|天)最大|频率限制|并发次数|limited", RegexOptions.NonBacktracking)]
    private static partial Regex LimitText();
}
