using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Connectors.Qimen;

/// <summary>
/// Calls over Qimen: parameters in the query, the message as body, one signature over both. It repeats nothing by
/// itself and never throws for what the other side said or did not say.
/// </summary>
/// <param name="http">Sets no time-out of its own; every call has the one of the settings.</param>
/// <param name="clock">For timestamps.</param>
/// <param name="network">For time-outs: a demonstration's clock may run faster, the wire does not.</param>
public sealed class QimenClient(
    QimenSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null)
{
    private const int MaxAnswerBytes = 4 * 1024 * 1024;

    private static readonly QimenXmlLimits Limits = new(MaxChars: MaxAnswerBytes, MaxElements: 500_000);

    /// <param name="method">The full name, "taobao.qimen.order.cancel".</param>
    public async Task<QimenReply> CallAsync(string method, QimenNode message, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(settings.CallTimeout, network ?? TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            var body = message.ToBytes();
            using var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(method, body));
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var text = await TextAsync(response, either.Token);
            return text is null ? new QimenReply.Unknown("the answer is too long")
                : Classify(response.StatusCode, text);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new QimenReply.Unknown($"no answer within {settings.CallTimeoutSeconds} s");
        }
        catch (HttpRequestException failed)
        {
            return failed.NeverConnected()
                ? new QimenReply.NotExecuted("NOT_CONNECTED", failed.HttpRequestError.ToString(), settings.Throttle)
                : new QimenReply.Unknown($"connection failed: {failed.HttpRequestError}");
        }
        catch (Exception cut) when (cut is IOException or InvalidOperationException)
        {
            return new QimenReply.Unknown("connection cut or unreadable answer");
        }
    }

    private Uri AddressOf(string method, byte[] body)
    {
        var parameters = new List<KeyValuePair<string, string>>
        {
            new("method", method),
            new("app_key", settings.AppKey),
            new("timestamp", QimenTime.Text(Instant.From(clock.GetUtcNow()))),
            new("format", "xml"),
            new("v", "2.0"),
            new("sign_method", settings.SignMethod),
            new("customerId", settings.CustomerId),
            new("target_app_key", settings.TargetAppKey),
            new("session", settings.Session),
        };
        // The other side would sign the bare name of an empty one.
        parameters.RemoveAll(p => p.Value.Length == 0);
        parameters.Add(new("sign", QimenSign.Sign(parameters, settings.AppSecret, settings.SignMethod, body)));
        var query = string.Join('&', parameters.Select(p => p.Key + "=" + Uri.EscapeDataString(p.Value)));
        var joint = settings.Gateway.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        return new Uri(settings.Gateway + joint + query);
    }

    private static async Task<string?> TextAsync(HttpResponseMessage response, CancellationToken stop)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        using var all = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await stream.ReadAsync(part, stop) is > 0 and var read)
        {
            all.Write(part, 0, read);
            if (all.Length > MaxAnswerBytes) return null;
        }
        return AnswerText.Decode(all.ToArray(), response.Content.Headers.ContentType?.CharSet);
    }

    private QimenReply Classify(HttpStatusCode status, string text)
    {
        if (status != HttpStatusCode.OK)
            return new QimenReply.Unknown($"HTTP {((int)status).ToString(CultureInfo.InvariantCulture)}");
        var (root, fault) = QimenXml.Parse(text, Limits);
        if (root is null) return new QimenReply.Unknown($"unreadable answer: {fault!.Code}");
        if (root.Name == "error_response") return OfGateway(root);
        var answered = new QimenReply.Answered(root);
        return answered.Flag == "failure" && settings.CallFaultCodes.Contains(answered.Code)
            ? new QimenReply.NotExecuted(answered.Code, answered.Message, settings.Later)
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
            return new QimenReply.NotExecuted(OutcomeCodes.Throttled, text, settings.Throttle);
        if (sub.StartsWith("isp.", StringComparison.Ordinal) || number is 0 or 10 or 15)
            return new QimenReply.Unknown($"{code} {sub} {text}".Trim());
        // Expired keys, wrong clocks and signatures are mended by people; the call itself is still wanted then.
        if (number is 25 or 26 or 27 or 28 or 29 or 30 or 31)
            return new QimenReply.NotExecuted(
                number is 26 or 27 ? OutcomeCodes.SessionExpired : sub.Length > 0 ? sub : code, text, settings.Later);
        return new QimenReply.NotExecuted(sub.Length > 0 ? sub : code, text, null);
    }
}
