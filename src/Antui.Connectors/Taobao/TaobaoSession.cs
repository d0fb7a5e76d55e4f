using System.Text.Json;
using System.Text.Json.Nodes;

namespace Antui.Connectors.Taobao;

/// <summary>A shop's tokens after a refresh. They are secrets: never logged, never part of an error.</summary>
public sealed record TaobaoTokens(string Session, string RefreshToken)
{
    public override string ToString() => "TaobaoTokens";

    /// <summary>Reads token_result, a JSON text inside the answer; null when it holds no token.</summary>
    public static TaobaoTokens? Read(string? tokenResult)
    {
        if (string.IsNullOrEmpty(tokenResult)) return null;
        try
        {
            var tokens = JsonNode.Parse(tokenResult) as JsonObject;
            var session = (string?)tokens?["access_token"];
            var refresh = (string?)tokens?["refresh_token"];
            return string.IsNullOrEmpty(session) ? null : new TaobaoTokens(session, refresh ?? "");
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>What the platform answered to a renewal.</summary>
/// <param name="Refused">It said no for certain; otherwise without tokens nobody knows whether it renewed them.</param>
internal readonly record struct Renewal(TaobaoTokens? Tokens, bool Refused);

/// <summary>
/// The token in use. Many calls find it expired at once, on several nodes: one of them renews it, the others wait for
/// that or read what it kept. A new token is durable before it is used.
/// </summary>
/// <param name="kept">Null: renewed tokens live as long as this object.</param>
// A semaphore whose wait handle is never asked for holds nothing that needs disposing.
#pragma warning disable CA1001
internal sealed class TaobaoSession(TaobaoSettings settings, TaobaoKeptTokens? kept = null)
{
#pragma warning restore CA1001
    private readonly SemaphoreSlim _one = new(1, 1);
    private TaobaoTokens _tokens = new(settings.Session, settings.RefreshToken);

    /// <summary>Renewed, and not durable yet: not used before it is.</summary>
    private TaobaoTokens? _unkept;

    private bool _read = kept is null;

    public string Current => Volatile.Read(ref _tokens).Session;

    /// <summary>A renewal was cut off and the old token is dead: only the merchant can authorise again.</summary>
    public bool IsLost { get; private set; }

    /// <summary>The token to call with; what an earlier run or another node renewed counts.</summary>
    public async Task<string> UseAsync(CancellationToken stop)
    {
        if (Volatile.Read(ref _read)) return Current;
        await _one.WaitAsync(stop);
        try
        {
            if (_read) return Current;
            Volatile.Write(ref _tokens, (await kept!.ReadAsync(stop)).Tokens);
            Volatile.Write(ref _read, true);
        }
        catch (Exception away) when (away is not OperationCanceledException)
        {
            // The store is away: with what we have, and it is asked again before the next call.
        }
        finally
        {
            _one.Release();
        }
        return Current;
    }

    /// <returns>Whether there is another token than the one that was used.</returns>
    public async Task<bool> RefreshAsync(
        string used, Func<string, CancellationToken, Task<Renewal>> refresh, CancellationToken stop)
    {
        if (settings.RefreshToken.Length == 0) return false;
        await _one.WaitAsync(stop);
        try
        {
            if (_tokens.Session != used) return true;
            return kept is null ? await RenewAsync(refresh, stop) : await RenewOnceAsync(kept, used, refresh, stop);
        }
        catch (Exception away) when (away is not OperationCanceledException)
        {
            // The store is away: nothing is renewed that could not be kept.
            return false;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<bool> RenewAsync(
        Func<string, CancellationToken, Task<Renewal>> refresh, CancellationToken stop)
    {
        if ((await AskAsync(_tokens, refresh, stop)).Tokens is not { } renewed) return false;
        Volatile.Write(ref _tokens, renewed);
        return true;
    }

    /// <summary>On one node at a time, and only after another look at what the others kept.</summary>
    private async Task<bool> RenewOnceAsync(
        TaobaoKeptTokens store, string used, Func<string, CancellationToken, Task<Renewal>> refresh,
        CancellationToken stop)
    {
        if (!await store.TryLeaseAsync(stop)) return Adopt(await store.ReadAsync(stop), used);
        try
        {
            var known = await store.ReadAsync(stop);
            if (Adopt(known, used)) return true;
            if (_unkept is null)
            {
                // Written before the call: whoever follows a crash knows that the old token may be dead.
                if (!known.Renewing && !await store.WriteAsync(known with { Renewing = true }, stop)) return false;
                var cutOff = known.Renewing;
                var answer = await AskAsync(known.Tokens, refresh, stop);
                (_unkept, IsLost) = (answer.Tokens, answer.Refused && cutOff);
                known = await store.ReadAsync(stop);
                if (_unkept is null)
                {
                    if (answer.Refused && !cutOff) await store.WriteAsync(known with { Renewing = false }, stop);
                    return false;
                }
            }
            if (!await store.WriteAsync(known with { Tokens = _unkept, Renewing = false }, stop)) return false;
            Volatile.Write(ref _tokens, _unkept);
            (_unkept, IsLost) = (null, false);
            return true;
        }
        finally
        {
            await store.ReleaseAsync();
        }
    }

    private bool Adopt(KeptTokens known, string used)
    {
        if (known.Tokens.Session == used) return false;
        (_unkept, IsLost) = (null, false);
        Volatile.Write(ref _tokens, known.Tokens);
        return true;
    }

    /// <summary>Some answers leave the refresh token out because it stays the same.</summary>
    private static async Task<Renewal> AskAsync(
        TaobaoTokens old, Func<string, CancellationToken, Task<Renewal>> refresh, CancellationToken stop)
    {
        var answer = await refresh(old.RefreshToken, stop);
        return answer.Tokens is { RefreshToken: "" } tokens
            ? answer with { Tokens = tokens with { RefreshToken = old.RefreshToken } } : answer;
    }
}
