using System.Buffers;
using System.Globalization;
using Antui.Connectors;
using Antui.Connectors.Taobao;
using Antui.Core;

namespace Antui.Server.Gateways.Top;

/// <summary>
/// The one address of the gateway: reads, checks in the platform's own order, calls the method, writes. Whatever
/// happens is answered with HTTP 200, because client libraries read errors from the body only.
/// </summary>
public sealed partial class TopEndpoint(
    TopServices services, TopMethods methods, CallLimits limits, TimeProvider clock, ILogger<TopEndpoint> log)
{
    private static readonly string Boot = Convert.ToHexStringLower(BitConverter.GetBytes(Environment.TickCount64)[..4]);
    private static long _requests;

    public async Task HandleAsync(HttpContext context)
    {
        var (parameters, fault) = await TopParameters.ReadAsync(context.Request, services.Options);
        var format = FormatOf(parameters);
        var (call, error) = fault is null ? Check(context, parameters) : (null, fault);
        TopAnswer answer = error ?? await AnswerAsync(context, call!);
        if (call is not null && !await services.Faults.AfterAsync(context, call, answer))
        {
            context.Abort();
            return;
        }
        if (context.RequestAborted.IsCancellationRequested) return;
        await WriteAsync(context, format, call?.Served, answer);
    }

    private async Task<TopAnswer> AnswerAsync(HttpContext context, GatewayCall call)
    {
        try
        {
            if (await services.Faults.BeforeAsync(context, call) is { } instead) return instead;
            // A write goes on when its caller has gone: the caller finds out what became of it, as on the real
            // platform.
            var stop = call.Served.Needs is TopNeeds.Write ? CancellationToken.None : context.RequestAborted;
            return await call.Served.Answer(call, stop);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return TopErrors.Unavailable;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Nobody knows whether it took effect: an "isp." code says exactly that, and the caller reads again.
            Failed(call.Method, fault);
            return TopErrors.Unavailable;
        }
    }

    /// <summary>method, app_key, timestamp, v, sign_method, sign, session, arguments, permission, flow.</summary>
    private (GatewayCall?, TopAnswer.Error?) Check(HttpContext context, TopParameters p)
    {
        var http = context.Request.Method;
        if (!HttpMethods.IsGet(http) && !HttpMethods.IsPost(http)) return (null, TopErrors.HttpAction);
        if (p["format"] is not (null or "xml" or "json")) return (null, TopErrors.InvalidFormat);
        if (p["method"] is not { } name) return (null, TopErrors.MissingMethod);
        if (methods.Find(name) is not { } method) return (null, TopErrors.InvalidMethod);
        if (p["app_key"] is not { } appKey) return (null, TopErrors.MissingAppKey);
        var secrets = services.Apps.Secrets(appKey);
        if (secrets.Count == 0) return (null, TopErrors.InvalidAppKey);
        var now = Instant.From(clock.GetUtcNow());
        if (System(p, services.Faults.Clock(now), out var signed) is { } wrong) return (null, wrong);
        if (!secrets.Any(secret => TopSign.Verify(p.Texts, secret, p["sign_method"]!, p["sign"]!)))
            return (null, TopErrors.InvalidSignature);
        TopGrant? grant = null;
        if (method.Needs != TopNeeds.App && Session(p, appKey, now, out grant) is { } closed) return (null, closed);
        var call = new GatewayCall(services, method, p, appKey)
        {
            Grant = grant ?? Optional(p, appKey, now),
            SaidAt = signed,
        };
        return (call, method.Lacks(call) ?? Permission(call) ?? Flow(call));
    }

    private TopAnswer.Error? System(TopParameters p, Instant now, out Instant signed)
    {
        signed = default;
        if (p["timestamp"] is not { } time) return TopErrors.MissingTimestamp;
        if (!CallStamp.TryParse(time, out signed)) return TopErrors.InvalidTimestamp;
        if (Math.Abs(now.Ms - signed.Ms) > services.Options.ClockToleranceSeconds * 1000L)
            return TopErrors.InvalidTimestamp;
        if (p["v"] is not { } version) return TopErrors.MissingVersion;
        if (version != "2.0") return TopErrors.UnsupportedVersion;
        if (p["sign_method"] is not { } how) return TopErrors.Missing("sign_method");
        if (!TopSign.IsKnown(how)) return TopErrors.Invalid("sign_method");
        return p["sign"] is null ? TopErrors.MissingSignature : null;
    }

    private TopAnswer.Error? Session(TopParameters p, string appKey, Instant now, out TopGrant? grant)
    {
        grant = null;
        if (p["session"] is not { } session) return TopErrors.MissingSession;
        grant = services.Apps.Grant(appKey, session);
        if (grant is null) return TopErrors.InvalidSession;
        return TopApps.Ended(grant.App, now) ? TopErrors.SessionExpired : null;
    }

    private TopGrant? Optional(TopParameters p, string appKey, Instant now) =>
        p["session"] is { } session && services.Apps.Grant(appKey, session) is { } grant
            && !TopApps.Ended(grant.App, now)
            ? grant : null;

    private static TopAnswer.Error? Permission(GatewayCall call) =>
        call.Served.Needs == TopNeeds.Write && call.Grant!.App.ReadOnly ? TopErrors.NoPermission
        : call.Served.TmallOnly && !call.Settings.IsTmall ? TopErrors.NoUserPermission
        : null;

    private TopAnswer.Error? Flow(GatewayCall call) =>
        limits.Take(call.AppKey) is > 0 and var seconds ? TopErrors.Limited(seconds) : null;

    private TopFormat FormatOf(TopParameters p)
    {
        var json = p["format"] == "json";
        return new TopFormat(json, json && p["simplify"] == "true", services.Faults.NumbersAsText);
    }

    private static async Task WriteAsync(HttpContext context, TopFormat format, TopMethod? method, TopAnswer answer)
    {
        var (wrapper, content) = answer switch
        {
            TopAnswer.Body body => (method!.Wrapper, body.Content),
            TopAnswer.Error error => ("error_response", error.Content),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        content.Add(
            "request_id", Boot + Interlocked.Increment(ref _requests).ToString("x8", CultureInfo.InvariantCulture));
        var bytes = new ArrayBufferWriter<byte>(4096);
        TopWriter.Write(bytes, format, wrapper, content, answer is TopAnswer.Error);
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = format.ContentType;
        context.Response.ContentLength = bytes.WrittenCount;
        await context.Response.Body.WriteAsync(bytes.WrittenMemory, context.RequestAborted);
    }

    [LoggerMessage(LogLevel.Error, "The gateway method {Method} failed.")]
    private partial void Failed(string method, Exception fault);
}
