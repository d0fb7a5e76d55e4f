using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Connectors.Taobao;

/// <summary>Where a shop's renewed tokens are kept.</summary>
public sealed record TokenPlace(IDocuments Documents, string Shop, ISealSecrets Secrets)
{
    /// <summary>Of the documents that hold them.</summary>
    public const string Kind = "taobao-tokens";
}

/// <summary>Tokens as they are kept, with the version that the next write replaces.</summary>
/// <param name="Renewing">A renewal was begun and its outcome never written: the platform may have new ones.</param>
internal sealed record KeptTokens(int Version, TaobaoTokens Tokens, bool Renewing);

/// <summary>
/// A shop's renewed tokens in the store, for every node and every restart; sealed with the installation's key, those of
/// before with the app's secret. They belong to the authorisation they came from: when the merchant authorises anew,
/// they are forgotten.
/// </summary>
internal sealed class TaobaoKeptTokens(TokenPlace place, TaobaoSettings settings, TimeProvider clock)
{
    private const string Kind = TokenPlace.Kind;
    private const int NonceLength = 12, TagLength = 16;

    /// <summary>Longer than a call may take; whoever dies with it is followed after that.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly string _owner = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly byte[] _oldKey = SHA256.HashData(
        Encoding.UTF8.GetBytes("antui:taobao-tokens\n" + settings.AppSecret));

    private string Origin => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{settings.AppKey}\n{settings.Session}\n{settings.RefreshToken}")));

    private Instant Now => Instant.From(clock.GetUtcNow());

    /// <summary>Those of this authorisation; as the settings say while none were renewed.</summary>
    public async Task<KeptTokens> ReadAsync(CancellationToken stop)
    {
        var stored = await place.Documents.ReadAsync(Kind, place.Shop, stop);
        var given = new TaobaoTokens(settings.Session, settings.RefreshToken);
        var first = new KeptTokens(stored?.Version ?? 0, given, false);
        return stored is not null && Open(stored.Json) is { } text && text.Origin == Origin
            ? first with { Tokens = new TaobaoTokens(text.Session, text.RefreshToken), Renewing = text.Renewing }
            : first;
    }

    /// <returns>False when another node wrote meanwhile.</returns>
    public Task<bool> WriteAsync(KeptTokens kept, CancellationToken stop)
    {
        var text = new Text(Origin, kept.Tokens.Session, kept.Tokens.RefreshToken, kept.Renewing);
        return place.Documents.WriteAsync(
            new Document(Kind, place.Shop, kept.Version + 1, "taobao", Now, Seal(text)), keepHistory: false, stop);
    }

    public Task<bool> TryLeaseAsync(CancellationToken stop) =>
        place.Documents.TryLeaseAsync($"{Kind}:{place.Shop}", _owner, Lease, Now, stop);

    public Task ReleaseAsync() => place.Documents.ReleaseAsync($"{Kind}:{place.Shop}", _owner, CancellationToken.None);

    private string Seal(Text text) => JsonSerializer.Serialize(
        place.Secrets.Seal(Kind, place.Shop, JsonSerializer.SerializeToUtf8Bytes(text)));

    /// <summary>Null when nobody can open it any more.</summary>
    private Text? Open(string json)
    {
        var text = JsonSerializer.Deserialize<string>(json)!;
        return (place.Secrets.Open(Kind, place.Shop, text) ?? OpenOld(text)) is { } plain
            ? JsonSerializer.Deserialize<Text>(plain) : null;
    }

    /// <summary>
    /// Of before there was a key of the installation. Null when it was sealed with another secret: the app was
    /// replaced, and with it the tokens.
    /// </summary>
    private byte[]? OpenOld(string text)
    {
        var bytes = new byte[text.Length].AsSpan();
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length < NonceLength + TagLength) return null;
        bytes = bytes[..length];
        var plain = new byte[length - NonceLength - TagLength];
        using var aes = new AesGcm(_oldKey, TagLength);
        try
        {
            aes.Decrypt(bytes[..NonceLength], bytes[NonceLength..^TagLength], bytes[^TagLength..], plain);
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Text(string Origin, string Session, string RefreshToken, bool Renewing);
}
