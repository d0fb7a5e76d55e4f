using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Xml;
using Antui.Core;

namespace Antui.Connectors.Taobao;

/// <summary>
/// Calls to the open platform: form post, system parameters, signature, time-out, flow limit, and one of four answers.
/// It repeats a call by itself only when the platform said that it was not executed (an expired token, a wrong clock),
/// and once.
/// </summary>
/// <param name="settings">Address, keys, limits.</param>
/// <param name="http">From <see cref="OutboundHttp"/>.</param>
/// <param name="clock">For timestamps and bans.</param>
/// <param name="network">For time-outs: a demonstration's clock may run faster, the wire does not.</param>
/// <param name="tokens">Where renewed tokens are kept; null: only here.</param>
public sealed class TaobaoClient(
    TaobaoSettings settings, HttpClient http, TimeProvider clock, TimeProvider? network = null,
    TokenPlace? tokens = null)
{
    private const string AuthoriseAgain =
        "authorise again: a renewal of the session was cut off and its token is lost (请重新授权：会话续期中断，新令牌已丢失)";

    private readonly Call _call = new(
        http, network ?? clock,
        new CallRules(settings.CallTimeout, TimeSpan.FromSeconds(settings.ThrottleSeconds)));

    private readonly TopFlow _flow = new(clock);
    private readonly TaobaoSession _session = new(
        settings, tokens is null ? null : new TaobaoKeptTokens(tokens, settings, clock));

    private long _clockOffsetMs;
    private long _dateOffsetMs;

    /// <summary>How far the platform's clock is ahead of ours, learnt when it refused a timestamp.</summary>
    public TimeSpan ClockOffset => TimeSpan.FromMilliseconds(Interlocked.Read(ref _clockOffsetMs));

    /// <summary>Makes the call; never throws for what the other side said or did not say.</summary>
    public async Task<TopReply> CallAsync(TopCall call, CancellationToken stop)
    {
        if (_flow.WaitFor(call.Method) is { } wait) return new TopReply.NotExecuted(TopFlow.Held, wait);
        var used = await _session.UseAsync(stop);
        var reply = await SendAsync(call, used, stop);
        if (reply is TopReply.NotExecuted { Error: var error } && await CanRepeatAsync(call, error, used, stop))
        {
            reply = await SendAsync(call, _session.Current, stop);
        }
        if (_session.IsLost && reply is TopReply.NotExecuted { Error: { IsSession: true } dead, RetryAfter: var again })
            reply = new TopReply.NotExecuted(dead with { SubMsg = AuthoriseAgain }, again);
        if (reply is TopReply.NotExecuted { Error.IsLimit: true, RetryAfter: { } ban } limited)
        {
            _flow.Hold(call.Method, limited.Error, ban);
        }
        return reply;
    }

    /// <summary>A call whose answer must be a success of this shape; anything else throws.</summary>
    public async Task<T> ReadAsync<T>(TopCall call, JsonTypeInfo<T> shape, CancellationToken stop)
    {
        var body = await BodyAsync(call, stop);
        try
        {
            return body.Deserialize(shape) ?? throw new TaobaoReadException($"{call.Method}: empty answer");
        }
        catch (JsonException bad)
        {
            throw new TaobaoReadException($"{call.Method}: unreadable answer at {bad.Path}", bad);
        }
    }

    /// <summary>The body of an answer that must be a success; anything else throws.</summary>
    public async Task<JsonElement> BodyAsync(TopCall call, CancellationToken stop) =>
        await CallAsync(call, stop) is var reply && reply is TopReply.Ok ok
            ? ok.Body : throw new TaobaoReadException(call.Method, reply);

    /// <summary>The platform's own clock, to the second; null when it does not tell.</summary>
    public async Task<Instant?> PlatformTimeAsync(CancellationToken stop)
    {
        var reply = await SendAsync(new TopCall(TopCall.TimeMethod) { WithSession = false }, "", stop);
        return reply is TopReply.Ok ok && ChinaTime.TryParse(Text(ok, "time"), out var theirs) ? theirs : null;
    }

    private static string? Text(TopReply.Ok ok, string name) =>
        ok.Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private Task<TopReply> SendAsync(TopCall call, string session, CancellationToken stop) => _call.SendAsync(
        () => new HttpRequestMessage(HttpMethod.Post, settings.Gateway)
        {
            Content = call.Content(SystemParameters(call, session), settings.AppSecret, settings.SignMethod),
        },
        heard =>
        {
            if (heard.Head.Date is { } date)
                Interlocked.Exchange(ref _dateOffsetMs, (long)(date - clock.GetUtcNow()).TotalMilliseconds);
            return Classify(call.Method, heard.Text);
        },
        NotHeard, stop);

    private static TopReply NotHeard(Reply failed) => failed is Reply.NotExecuted no
        ? new TopReply.NotExecuted(new TopError(0, no.Text, "antui.not-connected", "", ""), no.RetryAfter)
        : new TopReply.Unknown(failed.Described);

    private List<KeyValuePair<string, string>> SystemParameters(TopCall call, string session)
    {
        var now = clock.GetUtcNow() + ClockOffset;
        List<KeyValuePair<string, string>> system =
        [
            new("method", call.Method),
            new("app_key", settings.AppKey),
            new("timestamp", ChinaTime.Text(Instant.From(now))),
            new("v", "2.0"),
            new("format", "json"),
            new("sign_method", settings.SignMethod),
        ];
        if (call.WithSession) system.Add(new("session", session));
        if (settings.Simplify) system.Add(new("simplify", "true"));
        return system;
    }

    private TopReply Classify(string method, string text)
    {
        TopAnswer answer;
        try
        {
            answer = TopEnvelope.Parse(method, text, settings.Simplify);
        }
        catch (Exception bad) when (bad is JsonException or XmlException or ArgumentException)
        {
            return new TopReply.Unknown("unreadable answer");
        }
        if (answer.Error is not { } error) return new TopReply.Ok(answer.Body!.Value);
        return error.Verdict switch
        {
            TopVerdict.NotExecuted => new TopReply.NotExecuted(error, RetryAfter(error)),
            TopVerdict.Refused => new TopReply.Refused(error),
            TopVerdict.Unknown => new TopReply.Unknown($"{error.Word} {error.Text}", error),
        };
    }

    private TimeSpan? RetryAfter(TopError error) =>
        error.IsLimit ? TimeSpan.FromSeconds(error.BanSeconds ?? settings.ThrottleSeconds)
        : error.IsSession || error.IsClock ? TimeSpan.FromSeconds(settings.SessionRetrySeconds)
        : null;

    private async Task<bool> CanRepeatAsync(TopCall call, TopError error, string used, CancellationToken stop)
    {
        if (error.IsClock && call.Method != TopCall.TimeMethod) return await LearnClockAsync(stop);
        if (!error.IsSession || !call.WithSession) return false;
        return await _session.RefreshAsync(used, RefreshAsync, stop);
    }

    /// <summary>
    /// Asks the platform's clock. The question carries a timestamp itself, so it is tried with what was learnt before,
    /// with our own clock, and with the date in the head of the platform's answers.
    /// </summary>
    private async Task<bool> LearnClockAsync(CancellationToken stop)
    {
        var before = Interlocked.Read(ref _clockOffsetMs);
        foreach (var offsetMs in new[] { before, 0, Interlocked.Read(ref _dateOffsetMs) }.Distinct())
        {
            Interlocked.Exchange(ref _clockOffsetMs, offsetMs);
            if (await PlatformTimeAsync(stop) is not { } theirs) continue;
            Interlocked.Exchange(ref _clockOffsetMs, theirs.Ms - clock.GetUtcNow().ToUnixTimeMilliseconds());
            return true;
        }
        Interlocked.Exchange(ref _clockOffsetMs, before);
        return false;
    }

    private async Task<Renewal> RefreshAsync(string refreshToken, CancellationToken stop)
    {
        var call = new TopCall("taobao.top.auth.token.refresh", ("refresh_token", refreshToken))
        {
            WithSession = false,
        };
        return await SendAsync(call, "", stop) switch
        {
            TopReply.Ok ok => new Renewal(TaobaoTokens.Read(Text(ok, "token_result")), false),
            TopReply.Refused => new Renewal(null, true),
            TopReply.NotExecuted { Error.IsSession: true } => new Renewal(null, true),
            // Not connected, or limited: nothing was renewed, and it says nothing of the old token.
            _ => default,
        };
    }
}
