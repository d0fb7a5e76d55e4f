using System.Security.Cryptography;
using System.Text;

namespace Antui.Connectors.Kuaimai;

/// <summary>
/// The gateway's signature, by the rules of Taobao's platform: names in ordinal order, upper-case hex.
/// </summary>
public static class KuaimaiSign
{
    public const string Md5 = "md5";
    public const string Hmac = "hmac";
    public const string HmacSha256 = "hmac-sha256";

    public static bool IsKnown(string? signMethod) => signMethod is Md5 or Hmac or HmacSha256;

    /// <param name="all">Everything that is sent; "sign" and empty values take no part.</param>
    public static string Of(IEnumerable<KeyValuePair<string, string>> all, string secret, string signMethod)
    {
        var joined = new StringBuilder();
        foreach (var (name, value) in all.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (name != "sign" && value.Length > 0) joined.Append(name).Append(value);
        }
        var text = joined.ToString();
        var key = Encoding.UTF8.GetBytes(secret);
        // The gateway signs with MD5, too; nothing else here depends on it.
#pragma warning disable CA5351
        return signMethod switch
        {
            Md5 => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(secret + text + secret))),
            Hmac => Convert.ToHexString(HMACMD5.HashData(key, Encoding.UTF8.GetBytes(text))),
            HmacSha256 => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text))),
            _ => throw new ArgumentException($"Unknown sign method '{signMethod}'.", nameof(signMethod)),
        };
#pragma warning restore CA5351
    }
}
