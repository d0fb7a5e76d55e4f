using System.Security.Cryptography;
using System.Text;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Server.Http;

/// <summary>A route whose answers are not to be remembered: they hold what a buyer wrote.</summary>
public sealed record NeverKept;

/// <summary>
/// A write with an Idempotency-Key happens once for each key and caller: a repeat gets the remembered answer, another
/// content with the same key is refused, and so is a second one while the first runs.
/// </summary>
public sealed class Idempotency(RequestDelegate next, IRequestMemory memory, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    private const int MostKeyLength = 200;

    public Task InvokeAsync(HttpContext http)
    {
        var write = HttpMethods.IsPost(http.Request.Method) || HttpMethods.IsPut(http.Request.Method);
        write &= http.GetEndpoint()?.Metadata.GetMetadata<NeverKept>() is null;
        return write && http.HasCaller() && http.Request.Headers.TryGetValue(Header, out var key)
            ? OnceAsync(http, key.ToString())
            : next(http);
    }

    private async Task OnceAsync(HttpContext http, string key)
    {
        if (key.Length is 0 or > MostKeyLength || key.Any(c => c is < '!' or > '~'))
        {
            await Problems.WriteAsync(
                http, StatusCodes.Status400BadRequest, "BAD_IDEMPOTENCY_KEY",
                $"An Idempotency-Key has 1 to {MostKeyLength} visible ASCII characters.");
            return;
        }
        var stop = http.RequestAborted;
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, stop);
        var (scope, now) = (http.Caller().Id, Instant.From(clock.GetUtcNow()));
        var known = await memory.BeginAsync(scope, key, HashOf(http, body), now, stop);
        if (known is not null)
        {
            await AnswerAgainAsync(http, known, HashOf(http, body));
            return;
        }
        body.Position = 0;
        http.Request.Body = body;
        await RunAsync(http, scope, key);
    }

    /// <summary>Only what was done is remembered: a refusal changed nothing, so the same key may try again.</summary>
    private async Task RunAsync(HttpContext http, string scope, string key)
    {
        var wire = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        var done = false;
        try
        {
            await next(http);
            done = http.Response.StatusCode is >= 200 and < 300;
            if (done)
                await memory.FinishAsync(
                    scope, key, http.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()),
                    CancellationToken.None);
        }
        finally
        {
            http.Response.Body = wire;
            if (!done) await memory.AbandonAsync(scope, key, CancellationToken.None);
        }
        answer.Position = 0;
        await answer.CopyToAsync(wire, http.RequestAborted);
    }

    private static async Task AnswerAgainAsync(HttpContext http, RememberedRequest known, string hash)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(known.RequestHash),
            Encoding.ASCII.GetBytes(hash)))
        {
            await Problems.WriteAsync(
                http, StatusCodes.Status422UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED",
                "This Idempotency-Key was used with another request; a new request needs a new key.");
        }
        else if (known.Status == 0)
        {
            await Problems.WriteAsync(
                http, StatusCodes.Status409Conflict, "IN_FLIGHT",
                "The first request with this Idempotency-Key is still running; ask again in a moment.");
        }
        else
        {
            http.Response.StatusCode = known.Status;
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.Headers["Idempotency-Replayed"] = "true";
            await http.Response.WriteAsync(known.Body, http.RequestAborted);
        }
    }

    private static string HashOf(HttpContext http, MemoryStream body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(
            Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}\n"));
        hash.AppendData(body.GetBuffer().AsSpan(0, (int)body.Length));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
