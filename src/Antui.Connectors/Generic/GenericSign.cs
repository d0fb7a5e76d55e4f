using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Antui.Connectors.Generic;

/// <summary>
/// Signatures after Standard Webhooks: HMAC-SHA256 of "id.timestamp.payload", as "v1," and base64. The same scheme
/// signs the ERP's webhooks and our calls, so that either side needs one verifier.
/// </summary>
public sealed class GenericSign
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    private const string Prefix = "whsec_";
    private const string Version = "v1,";
    private const int LeastKeyBytes = 16, MostKeyBytes = 256, MostSignatures = 8, MostIdLength = 200;

    private readonly byte[][] _keys;

    /// <param name="secrets">The current one first; empty ones are left out.</param>
    public GenericSign(params ReadOnlySpan<string> secrets)
    {
        var keys = new List<byte[]>();
        foreach (var secret in secrets)
            if (secret != "") keys.Add(KeyOf(secret) ?? throw new ArgumentException("Not a secret.", nameof(secrets)));
        _keys = [.. keys];
    }

    public static bool IsSecret(string secret) => KeyOf(secret) is not null;

    /// <summary>One signature for each secret, so that a receiver may know either while it is changed.</summary>
    public string Sign(string id, string timestamp, ReadOnlySpan<byte> payload)
    {
        var signatures = new List<string>();
        foreach (var key in _keys) signatures.Add(Version + Convert.ToBase64String(Mac(key, id, timestamp, payload)));
        return string.Join(' ', signatures);
    }

    /// <summary>Whether one of the signatures is ours, in constant time. Says nothing of the timestamp's age.</summary>
    public bool Fits(string id, string timestamp, ReadOnlySpan<byte> payload, string signatures)
    {
        if (id.Length is 0 or > MostIdLength || TimeOf(timestamp) is null) return false;
        var fits = false;
        foreach (var one in signatures.Split(' ', MostSignatures + 1).Take(MostSignatures))
        {
            if (!one.StartsWith(Version, StringComparison.Ordinal)) continue;
            var given = new byte[64];
            if (!Convert.TryFromBase64String(one[Version.Length..], given, out var length)) continue;
            foreach (var key in _keys)
            {
                var expected = Mac(key, id, timestamp, payload);
                fits |= CryptographicOperations.FixedTimeEquals(expected, given.AsSpan(0, length));
            }
        }
        return fits;
    }

    /// <summary>Seconds since 1970 as the header writes them; null when it does not.</summary>
    public static DateTimeOffset? TimeOf(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and < 100_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static byte[] Mac(byte[] key, string id, string timestamp, ReadOnlySpan<byte> payload)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        mac.AppendData(payload);
        return mac.GetHashAndReset();
    }

    private static byte[]? KeyOf(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal) || secret.Length > 2 * MostKeyBytes) return null;
        var key = new byte[MostKeyBytes * 2];
        return Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length)
            && length is >= LeastKeyBytes and <= MostKeyBytes ? key[..length] : null;
    }
}
