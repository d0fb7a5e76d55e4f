using System.Security.Cryptography;
using System.Text;

namespace Antui.Connectors.Jushuitan;

/// <summary>md5 over the secret, then every name and value in the order: the secret is in front only.</summary>
public static class JushuitanSign
{
    public static string Sign(IEnumerable<KeyValuePair<string, string>> parameters, string appSecret)
    {
        var text = new StringBuilder(appSecret);
        foreach (var (name, value) in parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (name != "sign") text.Append(name).Append(value);
        }
        // The protocol asks for this digest; it protects no secret of ours that a better one could.
#pragma warning disable CA5351
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text.ToString())));
#pragma warning restore CA5351
    }
}
