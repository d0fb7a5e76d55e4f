using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Connectors.Taobao;

/// <summary>Where a shop's renewed tokens are kept.</summary>
public sealed record TokenPlace(IDocuments Documents, string Shop);

/// <summary>Tokens as they are kept, with the version that the next write replaces.</summary>
/// <param name="Renewing">A renewal was begun and its outcome never written: the platform may have new ones.</param>
internal sealed record KeptTokens(int Version, TaobaoTokens Tokens, bool Renewing);

/// <summary>
/// A shop's renewed tokens in the store, for every node and every restart; sealed with the app's secret, which is
/// not in the store. They belong to the authorisation they came from: when the merchant authorises anew, they are
/// forgotten.
/// </summary>
internal sealed class TaobaoKeptTokens(IDocuments documents, string shop, TaobaoSettings settings, TimeProvider clock)
{
    private const string Kind = "taobao-tokens";
    private const int NonceLength = 12, TagLength = 16;

    /// <summary>Longer than a call may take; whoever dies with it is followed after that.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly string _owner = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly byte[] _key = SHA256.HashData(
        Encoding.UTF8.GetBytes("antui:taobao-tokens\n" + settings.AppSecret));

    private string Origin => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{settings.AppKey}\n{settings.Session}\n{settings.RefreshToken}")));

    private Instant Now => Instant.From(clock.GetUtcNow());

    /// <summary>Those of this authorisation; as the settings say while none were renewed.</summary>
    public async Task<KeptTokens> ReadAsync(CancellationToken stop)
    {
        var stored = await documents.ReadAsync(Kind, shop, stop);
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
        return documents.WriteAsync(
            new Document(Kind, shop, kept.Version + 1, "taobao", Now, Seal(text)), keepHistory: false, stop);
    }

    public Task<bool> TryLeaseAsync(CancellationToken stop) =>
        documents.TryLeaseAsync($"{Kind}:{shop}", _owner, Lease, Now, stop);

    public Task ReleaseAsync() => documents.ReleaseAsync($"{Kind}:{shop}", _owner, CancellationToken.None);

    private string Seal(Text text)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(text);
        var sealedText = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(sealedText.AsSpan(0, NonceLength));
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(
            sealedText.AsSpan(0, NonceLength), plain, sealedText.AsSpan(NonceLength, plain.Length),
            sealedText.AsSpan(NonceLength + plain.Length));
        return JsonSerializer.Serialize(Convert.ToBase64String(sealedText));
    }

    /// <summary>Null when it was sealed with another secret: the app was replaced, and with it the tokens.</summary>
    private Text? Open(string json)
    {
        try
        {
            var bytes = Convert.FromBase64String(JsonSerializer.Deserialize<string>(json)!).AsSpan();
            var plain = new byte[bytes.Length - NonceLength - TagLength];
            using var aes = new AesGcm(_key, TagLength);
            aes.Decrypt(bytes[..NonceLength], bytes[NonceLength..^TagLength], bytes[^TagLength..], plain);
            return JsonSerializer.Deserialize<Text>(plain);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Text(string Origin, string Session, string RefreshToken, bool Renewing);
}
