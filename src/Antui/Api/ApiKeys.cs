using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Antui.Api.Shapes;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Api;

/// <summary>A key as it is stored: the secret itself is nowhere.</summary>
/// <param name="Hash">SHA-256 of the whole token, in lower-case hex.</param>
public sealed record ApiKeyDocument(string Id, string Name, string[] Scopes, string Hash, Instant CreatedAt,
    bool Revoked = false);

/// <summary>Who calls.</summary>
public sealed record Caller(string Id, string Name, IReadOnlyList<string> Scopes)
{
    public bool May(string scope) => Scopes.Contains(scope) || Scopes.Contains(Antui.Api.Scopes.Admin);
}

/// <summary>
/// API keys: those of the configuration, and those made with `key create`, kept as documents. Tokens are
/// `ak_ID_SECRET`; a revoked key stops within <see cref="CacheSeconds"/> on every node.
/// </summary>
public sealed class ApiKeys(IDocuments documents, IReadOnlyList<ApiKeyDocument> configured, TimeProvider clock)
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
        var key = new ApiKeyDocument(id, name, scopes, HashOf(token), Now);
        if (!await documents.WriteAsync(Store(key, 1), keepHistory: true, stop))
            throw new InvalidOperationException("A key with this id exists; try again.");
        return (key, token);
    }

    public static (string Id, string Token) NewToken(string prefix = "")
    {
        var id = prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        return (id, $"ak_{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}");
    }

    public async Task<IReadOnlyList<ApiKeyDocument>> ListAsync(CancellationToken stop) =>
        [.. configured, .. (await documents.ListAsync("key", stop)).Select(Parse)];

    /// <summary>False when there is no such key.</summary>
    public async Task<bool> RevokeAsync(string id, CancellationToken stop)
    {
        if (await documents.ReadAsync("key", id, stop) is not { } stored) return false;
        var key = Parse(stored) with { Revoked = true };
        await documents.WriteAsync(Store(key, stored.Version + 1), keepHistory: true, stop);
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
        var key = await documents.ReadAsync("key", id, stop) is { } stored ? Parse(stored) : null;
        // Unknown ids come from whoever guesses: they must not grow the memory.
        if (_cache.Count >= MostCached) _cache.Clear();
        _cache[id] = (key, now + CacheSeconds * clock.TimestampFrequency);
        return key;
    }

    private Document Store(ApiKeyDocument key, int version) =>
        new("key", key.Id, version, key.Name, Now, JsonSerializer.Serialize(key, ApiJson.Api.ApiKeyDocument));

    private static ApiKeyDocument Parse(Document stored) =>
        JsonSerializer.Deserialize(stored.Json, ApiJson.Api.ApiKeyDocument)!;

    private Instant Now => Instant.From(clock.GetUtcNow());
}
