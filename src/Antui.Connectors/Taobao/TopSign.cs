using System.Security.Cryptography;
using System.Text;

namespace Antui.Connectors.Taobao;

/// <summary>
/// Signatures of the open platform (TOP), for the client and for the gateway that plays the platform. Names are sorted
/// in ordinal order: a culture-aware sort gives another order and a wrong signature.
/// </summary>
public static class TopSign
{
    public const string Md5 = "md5";
    public const string Hmac = "hmac";
    public const string HmacSha256 = "hmac-sha256";

    public static bool IsKnown(string? signMethod) => signMethod is Md5 or Hmac or HmacSha256;

    /// <summary>The upper-case hex signature over the raw (not percent-encoded) values.</summary>
    /// <param name="parameters">Everything that is sent, from query and form; "sign" is left out here.</param>
    /// <param name="body">Raw body text of Qimen and batch calls; empty for form posts.</param>
    /// <param name="keepEmpty">The PHP SDK signs the bare name of an empty value; Java and .NET leave it out.</param>
    public static string Sign(
        IEnumerable<KeyValuePair<string, string>> parameters,
        string secret,
        string signMethod,
        string body = "",
        bool keepEmpty = false)
    {
        var joined = Join(parameters, keepEmpty) + body;
        var key = Encoding.UTF8.GetBytes(secret);
        // MD5 is what the platform signs with; nothing else here depends on it.
#pragma warning disable CA5351
        return signMethod switch
        {
            // The secret is on both sides for md5 only; the keyed digests have it as their key.
            Md5 => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(secret + joined + secret))),
            Hmac => Convert.ToHexString(HMACMD5.HashData(key, Encoding.UTF8.GetBytes(joined))),
            HmacSha256 => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(joined))),
            _ => throw new ArgumentException($"Unknown sign method '{signMethod}'.", nameof(signMethod)),
        };
#pragma warning restore CA5351
    }

    /// <summary>
    /// Whether a caller's signature fits: first without empty values (Java, .NET), then with them (PHP). Compared in
    /// constant time; an unknown sign method never fits.
    /// </summary>
    public static bool Verify(
        IReadOnlyCollection<KeyValuePair<string, string>> parameters,
        string secret,
        string signMethod,
        string sign,
        string body = "") =>
        IsKnown(signMethod)
        && (Same(Sign(parameters, secret, signMethod, body), sign)
            || (parameters.Any(p => p.Value.Length == 0)
                && Same(Sign(parameters, secret, signMethod, body, keepEmpty: true), sign)));

    /// <summary>The text that is signed, without secret and body: names and values in ordinal order.</summary>
    public static string Join(IEnumerable<KeyValuePair<string, string>> parameters, bool keepEmpty = false)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (name == "sign" || name.Length == 0) continue;
            if (value.Length == 0 && !keepEmpty) continue;
            text.Append(name).Append(value);
        }
        return text.ToString();
    }

    private static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
