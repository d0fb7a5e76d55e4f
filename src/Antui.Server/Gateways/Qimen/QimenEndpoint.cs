using Antui.Connectors;
using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Engine;
using Microsoft.AspNetCore.Http.Features;

namespace Antui.Server.Gateways.Qimen;

/// <summary>
/// The address that warehouses, ERPs and the platform call: reads the bytes, checks key, signature and time, finds the
/// shop and the method, and writes the envelope of the method's family. HTTP is 200 whatever is answered, because
/// client libraries read errors from the body only.
/// </summary>
public sealed partial class QimenEndpoint(
    RefundEngine engine, QimenOptions options, QimenDoors doors, QimenMethods methods,
    ILogger<QimenEndpoint> log)
{
    private readonly CallLimits _limits = new(options.CallsPerSecond, options.BanSeconds);

    private readonly QimenXmlLimits _xml = new(MaxChars: options.BodyBytesMost);

    public async Task HandleAsync(HttpContext context)
    {
        var asked = context.Request.Query["method"].ToString();
        var name = methods.Find(asked)?.Name ?? asked;
        var answer = await AnswerAsync(context);
        if (context.RequestAborted.IsCancellationRequested) return;
        var bytes = QimenEnvelope.Write(name, answer);
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "text/xml;charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private async Task<QimenAnswer> AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method)) return QimenAnswer.Failure("isv.http-method", "Use POST.");
        if (await BodyAsync(request) is not { } body)
            return QimenAnswer.Failure(QimenXml.TooLarge, $"A message has at most {options.BodyBytesMost} bytes.");
        var (received, fault) = QimenReceived.Read(
            request.QueryString.Value ?? "", request.ContentType,
            name => request.Headers.TryGetValue(name, out var value) ? value.ToString() : null, body);
        if (received is null) return QimenAnswer.Failure(fault!.Code, fault.Text);
        var (call, method, refused) = Check(received);
        return refused ?? await RunAsync(context, call!, method!);
    }

    /// <summary>Key and signature come first: to a stranger nothing else is told.</summary>
    private (QimenCall?, IQimenMethod?, QimenAnswer?) Check(QimenReceived p)
    {
        if (p["method"] is not { } name)
            return (null, null, QimenAnswer.Failure("isv.missing-method", "method is missing."));
        if (p["app_key"] is not { } appKey || p["customerId"] is not { } customerId)
            return (null, null, QimenAnswer.SignCheck);
        var shops = doors.For(customerId, appKey).Where(d => p.IsSignedWith(d.Secret)).Select(d => d.Shop).ToList();
        if (shops.Count == 0) return (null, null, QimenAnswer.SignCheck);
        if (!CallStamp.TryParse(p["timestamp"], out var said)
            || Math.Abs((Instant.From(engine.Clock.GetUtcNow()) - said).TotalSeconds) > options.TimestampAgeSeconds)
            return (null, null, QimenAnswer.Failure("isv.invalid-timestamp",
                $"timestamp: yyyy-MM-dd HH:mm:ss in GMT+8, at most {options.TimestampAgeSeconds} s off."));
        if (_limits.Take(appKey) is > 0 and var seconds)
            return (null, null,
                QimenAnswer.Failure("throttled", $"Called too often; call again in {seconds} s.", again: true));
        if (methods.Find(name) is not { } method || shops.Where(method.Serves).ToList() is not { Count: > 0 } serving)
            return (null, null,
                QimenAnswer.Failure("isv.invalid-method", $"'{Shown(name)}' is not served for this customerId."));
        if (p.IsJson || (p["format"] ?? "xml") != "xml")
            return (null, null, QimenAnswer.Failure("isv.invalid-format", "format: xml."));
        var (root, fault) = QimenXml.Parse(p.Body, _xml);
        return root is null
            ? (null, null, QimenAnswer.Failure(fault!.Code, fault.Text))
            : (new QimenCall(engine, method.Name, appKey, customerId, root, serving) { SaidAt = said }, method,
                null);
    }

    private async Task<QimenAnswer> RunAsync(HttpContext context, QimenCall call, IQimenMethod method)
    {
        try
        {
            // It goes on when its caller has gone: he calls again and is told that it was done.
            return await method.HandleAsync(call, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            Failed(method.Name, fault);
            return QimenAnswer.Failure("isp.unavailable", "Not stored; call again.", again: true);
        }
    }

    /// <returns>Null: larger than a message may be.</returns>
    private async Task<byte[]?> BodyAsync(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.BodyBytesMost * 4L;
        using var all = new MemoryStream();
        var part = new byte[16 * 1024];
        var stop = request.HttpContext.RequestAborted;
        try
        {
            while (await request.Body.ReadAsync(part, stop) is > 0 and var read)
            {
                // What is somewhat too large is read to its end: a caller that is still sending reads no answer.
                if (all.Length <= options.BodyBytesMost) all.Write(part, 0, read);
            }
        }
        catch (BadHttpRequestException)
        {
            return null;
        }
        return all.Length > options.BodyBytesMost ? null : all.ToArray();
    }

    private static string Shown(string name) => name.Length > 100 ? name[..100] : name;

    [LoggerMessage(LogLevel.Error, "The Qimen method {Method} failed.")]
    private partial void Failed(string method, Exception fault);
}
