using System.Globalization;
using System.Net.Http.Headers;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Connectors.Qimen;

/// <summary>
/// Calls over Qimen: parameters in the query, the message as body, one signature over both. It repeats nothing by
/// itself and never throws for what the other side said or did not say.
/// </summary>
public sealed class QimenClient
{
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    private static readonly QimenXmlLimits Limits = new(MaxChars: MaxAnswerBytes, MaxElements: 500_000);

    private readonly QimenSettings _settings;
    private readonly TimeProvider _clock;
    private readonly Call _call;

    /// <param name="http">Sets no time-out of its own; every call has the one of the settings.</param>
    /// <param name="clock">For timestamps.</param>
    /// <param name="network">For time-outs: a demonstration's clock may run faster, the wire does not.</param>
    public QimenClient(QimenSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
    {
        (_settings, _clock) = (settings, clock);
        var rules = new CallRules(settings.CallTimeout, settings.Throttle)
        {
            MostBytes = MaxAnswerBytes,
            Failed = why => why == HttpRequestError.ConfigurationLimitExceeded
                ? "the answer is too long" : $"connection failed: {why}",
        };
        _call = new Call(http, network ?? TimeProvider.System, rules);
    }

    /// <param name="method">The full name, "taobao.qimen.order.cancel".</param>
    public Task<QimenReply> CallAsync(string method, QimenNode message, CancellationToken stop) => _call.SendAsync(
        () =>
        {
            var body = message.ToBytes();
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
            return new HttpRequestMessage(HttpMethod.Post, AddressOf(method, body)) { Content = content };
        },
        heard => Classify(heard.Text), QimenReply.Of, stop);

    private Uri AddressOf(string method, byte[] body)
    {
        var parameters = new List<KeyValuePair<string, string>>
        {
            new("method", method),
            new("app_key", _settings.AppKey),
            new("timestamp", ChinaTime.Text(Instant.From(_clock.GetUtcNow()))),
            new("format", "xml"),
            new("v", "2.0"),
            new("sign_method", _settings.SignMethod),
            new("customerId", _settings.CustomerId),
            new("target_app_key", _settings.TargetAppKey),
            new("session", _settings.Session),
        };
        // The other side would sign the bare name of an empty one.
        parameters.RemoveAll(p => p.Value.Length == 0);
        parameters.Add(new("sign", QimenSign.Sign(parameters, _settings.AppSecret, _settings.SignMethod, body)));
        var query = string.Join('&', parameters.Select(p => p.Key + "=" + Uri.EscapeDataString(p.Value)));
        var joint = _settings.Gateway.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        return new Uri(_settings.Gateway + joint + query);
    }

    private QimenReply Classify(string text)
    {
        var (root, fault) = QimenXml.Parse(text, Limits);
        if (root is null) return new QimenReply.Unknown($"unreadable answer: {fault!.Code}");
        if (root.Name == "error_response") return OfGateway(root);
        var answered = new QimenReply.Answered(root);
        return answered.Flag == "failure" && _settings.CallFaultCodes.Contains(answered.Code)
            ? new QimenReply.NotExecuted(answered.Code, answered.Message, _settings.Later)
            : answered;
    }

    /// <summary>
    /// The gateway's own fault. Its checks run before anybody is called; "isp." is a fault behind it, and then nobody
    /// knows what became of the call.
    /// </summary>
    private QimenReply OfGateway(QimenNode error)
    {
        var (code, sub) = (error["code"] ?? "", error["sub_code"] ?? "");
        var text = error["sub_msg"] ?? error["msg"] ?? "";
        var number = int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
        if (number == 7 || sub.StartsWith("accesscontrol.limited", StringComparison.Ordinal))
            return new QimenReply.NotExecuted(OutcomeCodes.Throttled, text, _settings.Throttle);
        if (sub.StartsWith("isp.", StringComparison.Ordinal) || number is 0 or 10 or 15)
            return new QimenReply.Unknown($"{code} {sub} {text}".Trim());
        // Expired keys, wrong clocks and signatures are mended by people; the call itself is still wanted then.
        if (number is 25 or 26 or 27 or 28 or 29 or 30 or 31)
            return new QimenReply.NotExecuted(
                number is 26 or 27 ? OutcomeCodes.SessionExpired : sub.Length > 0 ? sub : code, text, _settings.Later);
        return new QimenReply.NotExecuted(sub.Length > 0 ? sub : code, text, null);
    }
}
