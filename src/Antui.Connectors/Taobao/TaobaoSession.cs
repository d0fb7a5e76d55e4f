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

/// <summary>
/// The token in use. Many calls find it expired at once; one of them renews it, the others wait for that.
/// </summary>
// A semaphore whose wait handle is never asked for holds nothing that needs disposing.
#pragma warning disable CA1001
internal sealed class TaobaoSession(TaobaoSettings settings)
{
#pragma warning restore CA1001
    private readonly SemaphoreSlim _one = new(1, 1);
    private TaobaoTokens _tokens = new(settings.Session, settings.RefreshToken);

    public string Current => Volatile.Read(ref _tokens).Session;

    /// <returns>
    /// New tokens when this call renewed them; null when there was nothing to do or nothing to do it with.
    /// </returns>
    public async Task<TaobaoTokens?> RefreshAsync(
        string used, Func<string, CancellationToken, Task<TaobaoTokens?>> refresh, CancellationToken stop)
    {
        if (settings.RefreshToken.Length == 0) return null;
        await _one.WaitAsync(stop);
        try
        {
            if (_tokens.Session != used) return null;
            var renewed = await refresh(_tokens.RefreshToken, stop);
            if (renewed is null) return null;
            // Some answers leave the refresh token out because it stays the same.
            if (renewed.RefreshToken.Length == 0) renewed = renewed with { RefreshToken = _tokens.RefreshToken };
            Volatile.Write(ref _tokens, renewed);
            return renewed;
        }
        finally
        {
            _one.Release();
        }
    }
}
