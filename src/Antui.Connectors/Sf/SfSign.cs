using System.Security.Cryptography;
using System.Text;

namespace Antui.Connectors.Sf;

/// <summary>SF's digest: base64 of the MD5 of the URL-encoded message, time and check word.</summary>
public static class SfSign
{
    public static string Digest(string msgData, string timestamp, string checkWord)
    {
        var encoded = Encoding.ASCII.GetBytes(UrlEncode(msgData + timestamp + checkWord));
        // MD5 is what SF signs with; nothing else here depends on it.
#pragma warning disable CA5351
        return Convert.ToBase64String(MD5.HashData(encoded));
#pragma warning restore CA5351
    }

    /// <summary>
    /// As Java's URLEncoder does: a space is a plus, letters, digits and .-*_ stay, all else is upper-case hex.
    /// The framework's own encoders leave other characters, and the digest would differ.
    /// </summary>
    public static string UrlEncode(string text)
    {
        const string hex = "0123456789ABCDEF";
        var encoded = new StringBuilder(text.Length * 2);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'.' or (byte)'-' or (byte)'*' or (byte)'_')
                encoded.Append((char)b);
            else if (b is (byte)' ') encoded.Append('+');
            else encoded.Append('%').Append(hex[b >> 4]).Append(hex[b & 15]);
        }
        return encoded.ToString();
    }
}
