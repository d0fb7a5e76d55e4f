using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Connectors.Ascp;

/// <summary>
/// Calls of a supplier to the open platform: form post, signature, time-out, and one of three answers. It repeats
/// nothing by itself.
/// </summary>
public sealed partial class AscpClient
{
    private readonly AscpSettings _settings;
    private readonly TimeProvider _clock;
    private readonly Call _call;

    /// <param name="http">Sets no time-out of its own; every call has the one of the settings.</param>
    /// <param name="clock">For timestamps.</param>
    /// <param name="network">For time-outs: a demonstration's clock may run faster, the wire does not.</param>
    public AscpClient(AscpSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
    {
        (_settings, _clock) = (settings, clock);
        _call = new Call(
            http, network ?? TimeProvider.System,
            new CallRules(settings.CallTimeout, Seconds(settings.ThrottleSeconds)));
    }

    /// <summary>Makes the call; never throws for what the other side said or did not say.</summary>
    public Task<Reply> CallAsync(
        string method, IReadOnlyCollection<(string Name, string Value)> arguments, CancellationToken stop) =>
        _call.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Post, _settings.Gateway)
            {
                Content = new FormUrlEncodedContent(Parameters(method, arguments)),
            },
            text => Classify(method, text), stop);

    /// <summary>Everything that is sent, with the signature over its raw values; what is empty is neither.</summary>
    public List<KeyValuePair<string, string>> Parameters(
        string method, IReadOnlyCollection<(string Name, string Value)> arguments)
    {
        List<KeyValuePair<string, string>> all =
        [
            new("method", method), new("app_key", _settings.AppKey), new("session", _settings.Session),
            new("timestamp", ChinaTime.Text(Instant.From(_clock.GetUtcNow()))), new("v", "2.0"), new("format", "json"),
            new("sign_method", _settings.SignMethod),
            .. arguments.Where(a => a.Value.Length > 0).Select(a => new KeyValuePair<string, string>(a.Name, a.Value)),
        ];
        all.Add(new("sign", SortedSign.Of(all, _settings.AppSecret, _settings.SignMethod)));
        return all;
    }

    private Reply Classify(string method, string text)
    {
        try
        {
            var root = AnswerJson.Parse(text);
            if (root.ValueKind != JsonValueKind.Object) return new Reply.Unknown("unreadable answer");
            if (root.TryGetProperty("error_response", out var error))
                return OfGateway(error.Deserialize(AscpJson.Default.AscpTopError));
            var wrapper = method.Replace('.', '_') + "_response";
            return root.TryGetProperty(wrapper, out var body) && body.ValueKind == JsonValueKind.Object
                ? new Reply.Ok(body)
                : new Reply.Unknown("unreadable answer");
        }
        catch (JsonException)
        {
            return new Reply.Unknown("unreadable answer");
        }
    }

    /// <summary>The front door's own faults; "isp." is one behind it, and then nobody knows what became of the
    /// call.</summary>
    private Reply OfGateway(AscpTopError? error)
    {
        var (code, sub) = (error?.Code ?? 0, error?.SubCode ?? "");
        var text = error?.SubMsg is { Length: > 0 } said ? said : error?.Msg ?? "";
        var word = sub.Length > 0 ? sub : $"top.{code}";
        if (code is 4 or 5 or 6 or 7 or 8 || Starts(sub, "accesscontrol.limited") || Starts(sub, "isp.call-limited"))
            return new Reply.NotExecuted(OutcomeCodes.Throttled, text, Seconds(Ban(text) ?? _settings.ThrottleSeconds));
        if (code is 26 or 27 or 53 || sub is "invalid-sessionkey" or "session-expired" or "session-not-exist")
            return new Reply.NotExecuted(OutcomeCodes.SessionExpired, text, Seconds(_settings.FaultRetrySeconds));
        if (code is 24 or 25 or 28 or 29 or 30 or 31)
            return new Reply.NotExecuted(word, text, Seconds(_settings.FaultRetrySeconds));
        if (Starts(sub, "isp.") || code is 0 or 10) return new Reply.Unknown($"{word} {text}");
        // 15 and 50 and codes nobody wrote down say something only together with a sub code.
        return code is 15 or 50 or >= 100 && sub.Length == 0
            ? new Reply.Unknown($"{word} {text}") : new Reply.NotExecuted(word, text, null);
    }

    private static int? Ban(string text) =>
        BanText().Match(text) is { Success: true } match
            && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? seconds : null;

    private static bool Starts(string text, string with) => text.StartsWith(with, StringComparison.Ordinal);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    [GeneratedRegex(@"(?:last for|after)\s+(\d{1,9})\s+(?:more\s+)?second", RegexOptions.NonBacktracking)]
    private static partial Regex BanText();
}
