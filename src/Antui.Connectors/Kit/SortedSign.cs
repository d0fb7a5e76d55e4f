using System.Security.Cryptography;
using System.Text;

namespace Antui.Connectors;

/// <summary>
/// The signature that Taobao's platform began with and others took over: names and values in ordinal order, and a
/// digest with the secret. A culture-aware sort gives another order and a wrong signature.
/// </summary>
public static class SortedSign
{
    public const string Md5 = "md5";
    public const string Hmac = "hmac";
    public const string HmacSha256 = "hmac-sha256";

    public static bool IsKnown(string? signMethod) => signMethod is Md5 or Hmac or HmacSha256;

    /// <summary>The text that is signed, without secret and body; "sign" takes no part.</summary>
    /// <param name="keepEmpty">Whether the bare name of an empty value is signed.</param>
    public static string Join(IEnumerable<KeyValuePair<string, string>> parameters, bool keepEmpty = false)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (name is "sign" or "" || (value.Length == 0 && !keepEmpty)) continue;
            text.Append(name).Append(value);
        }
        return text.ToString();
    }

    /// <summary>The upper-case hex signature over the raw (not percent-encoded) values.</summary>
    public static string Of(IEnumerable<KeyValuePair<string, string>> parameters, string secret, string signMethod) =>
        Digest(Join(parameters), secret, signMethod);

    /// <summary>Upper-case hex over a joined text and the raw body behind it.</summary>
    public static string Digest(string joined, string secret, string signMethod, ReadOnlySpan<byte> body = default)
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

    /// <summary>The plain digest in lower case, which some parties sign with.</summary>
    internal static string LowerMd5(string text)
    {
        // The protocols ask for this digest; it protects no secret of ours that a better one could.
#pragma warning disable CA5351
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
    }

    /// <summary>In constant time and exactly: a lower-case signature is none.</summary>
    public static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
