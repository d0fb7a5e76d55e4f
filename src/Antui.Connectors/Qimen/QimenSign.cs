using System.Security.Cryptography;
using System.Text;

namespace Antui.Connectors.Qimen;

/// <summary>
/// Signatures of Qimen calls: names and values of the query in ordinal order, then the raw body. The side that signs
/// leaves out empty values; the side that checks keeps their names, so an empty parameter is never sent.
/// </summary>
public static class QimenSign
{
    public const string Md5 = "md5";
    public const string Hmac = "hmac";
    public const string HmacSha256 = "hmac-sha256";

    public static bool IsKnown(string? signMethod) => signMethod is Md5 or Hmac or HmacSha256;

    /// <summary>What a caller puts on its request, in upper-case hex.</summary>
    /// <param name="body">The bytes as they are sent; empty for form posts, whose fields are parameters.</param>
    public static string Sign(
        IEnumerable<KeyValuePair<string, string>> parameters, string secret, string signMethod,
        ReadOnlySpan<byte> body = default) =>
        Digest(Join(parameters, keepEmpty: false), body, secret, signMethod);

    /// <summary>What the receiver of these parameters expects.</summary>
    public static string Expected(
        IEnumerable<KeyValuePair<string, string>> received, string secret, string signMethod,
        ReadOnlySpan<byte> body = default) =>
        Digest(Join(received, keepEmpty: true), body, secret, signMethod);

    /// <summary>Compared in constant time and exactly: a lower-case signature is none.</summary>
    public static bool Verify(
        IEnumerable<KeyValuePair<string, string>> received, string secret, string signMethod, string sign,
        ReadOnlySpan<byte> body = default) =>
        IsKnown(signMethod)
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Expected(received, secret, signMethod, body)), Encoding.UTF8.GetBytes(sign));

    private static string Join(IEnumerable<KeyValuePair<string, string>> parameters, bool keepEmpty)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (name is "sign" or "" || (value.Length == 0 && !keepEmpty)) continue;
            text.Append(name).Append(value);
        }
        return text.ToString();
    }

    private static string Digest(string joined, ReadOnlySpan<byte> body, string secret, string signMethod)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        byte[] text = [.. Encoding.UTF8.GetBytes(joined), .. body];
        // MD5 is what the protocol signs with; nothing else here depends on it.
#pragma warning disable CA5351
        return Convert.ToHexString(signMethod switch
        {
            // The secret is on both sides for md5 only; the keyed digests have it as their key.
            Md5 => MD5.HashData([.. key, .. text, .. key]),
            Hmac => HMACMD5.HashData(key, text),
            HmacSha256 => HMACSHA256.HashData(key, text),
            _ => throw new ArgumentException($"Unknown sign method '{signMethod}'.", nameof(signMethod)),
        });
#pragma warning restore CA5351
    }
}
