using System.Security.Cryptography;
using System.Text;

namespace Antui.Engine.Sealing;

/// <summary>AES-256-GCM: a nonce of its own, the cipher, the tag.</summary>
internal static class Box
{
    private const int NonceLength = 12, TagLength = 16;

    /// <param name="about">What it belongs to: it opens nowhere else.</param>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> plain, string about, Func<int, byte[]> random)
    {
        var box = new byte[NonceLength + plain.Length + TagLength];
        random(NonceLength).CopyTo(box, 0);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(
            box.AsSpan(0, NonceLength), plain, box.AsSpan(NonceLength, plain.Length), box.AsSpan(^TagLength..),
            Encoding.UTF8.GetBytes(about));
        return box;
    }

    /// <summary>Null when another key sealed it, for something else, or somebody changed it.</summary>
    public static byte[]? Open(byte[] key, ReadOnlySpan<byte> box, string about)
    {
        if (box.Length < NonceLength + TagLength) return null;
        var plain = new byte[box.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(
                box[..NonceLength], box[NonceLength..^TagLength], box[^TagLength..], plain,
                Encoding.UTF8.GetBytes(about));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
