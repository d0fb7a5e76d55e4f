using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Antui.Core;
using Antui.Engine.Documents;

namespace Antui.Server.Http;

/// <summary>A key as it is stored: the secret itself is nowhere.</summary>
/// <param name="Hash">SHA-256 of the whole token, in lower-case hex.</param>
public sealed record ApiKeyDocument(string Id, string Name, string[] Scopes, string Hash, Instant CreatedAt,
    bool Revoked = false);

/// <summary>
/// API keys: those of the configuration, and those made with `key create`, kept as documents. Tokens are
/// `ak_ID_SECRET`; a revoked key stops within <see cref="CacheSeconds"/> on every node.
/// </summary>
public sealed class ApiKeys(
    DocumentSet<ApiKeyDocument> made, IReadOnlyList<ApiKeyDocument> configured, TimeProvider clock)
{
    private const int CacheSeconds = 5, MostCached = 1_024;
    private readonly ConcurrentDictionary<string, (ApiKeyDocument? Key, long Until)> _cache = new();

    public async ValueTask<Caller?> FindAsync(string token, CancellationToken stop)
    {
        if (token.Length is < 16 or > 200) return null;
        var hash = HashOf(token);
        foreach (var key in configured)
            if (Same(key.Hash, hash)) return new Caller(key.Id, key.Name, key.Scopes);
        if (IdOf(token) is not { } id) return null;
        return await ReadAsync(id, stop) is { Revoked: false } found && Same(found.Hash, hash)
            ? new Caller(found.Id, found.Name, found.Scopes) : null;
    }

    /// <summary>Makes a key and returns its token, which is shown once and stored nowhere.</summary>
    public async Task<(ApiKeyDocument Key, string Token)> CreateAsync(string name, string[] scopes,
        CancellationToken stop)
    {
        var (id, token) = NewToken();
        var key = new ApiKeyDocument(id, name, scopes, HashOf(token), Instant.From(clock.GetUtcNow()));
        if ((await made.ChangeAsync(id, _ => key, name, stop, Seen.Version(0))).Refusal is not null)
            throw new InvalidOperationException("A key with this id exists; try again.");
        return (key, token);
    }

    public static (string Id, string Token) NewToken(string prefix = "")
    {
        var id = prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        return (id, $"ak_{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}");
    }

    public async Task<IReadOnlyList<ApiKeyDocument>> ListAsync(CancellationToken stop) =>
        [.. configured, .. (await made.ListAsync(stop)).Select(k => k.Value)];

    /// <summary>False when there is no such key.</summary>
    public async Task<bool> RevokeAsync(string id, CancellationToken stop)
    {
        if (await made.ReadAsync(id, stop) is not { } known) return false;
        await made.ChangeAsync(id, key => key!.Value with { Revoked = true }, known.Value.Name, stop);
        _cache.TryRemove(id, out _);
        return true;
    }

    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static string? IdOf(string token) =>
        token.StartsWith("ak_", StringComparison.Ordinal) && token.LastIndexOf('_') is var at and > 3 ? token[3..at]
            : null;

    private static bool Same(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(a), Encoding.ASCII.GetBytes(b));

    private async ValueTask<ApiKeyDocument?> ReadAsync(string id, CancellationToken stop)
    {
        var now = clock.GetTimestamp();
        if (_cache.TryGetValue(id, out var cached) && cached.Until > now) return cached.Key;
        var key = (await made.ReadAsync(id, stop))?.Value;
        // Unknown ids come from whoever guesses: they must not grow the memory.
        if (_cache.Count >= MostCached) _cache.Clear();
        _cache[id] = (key, now + CacheSeconds * clock.TimestampFrequency);
        return key;
    }
}
