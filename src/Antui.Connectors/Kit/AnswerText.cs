using System.Buffers;
using System.Text;

namespace Antui.Connectors;

/// <summary>
/// The text of an answer. The character set is what the header says; where it says none, or one that the bytes do not
/// fit, it is UTF-8 if the bytes are that, and GB18030 (the superset of GBK and GB2312) if they are not.
/// </summary>
internal static class AnswerText
{
    // A server that was never told its character set says one of these.
    private static readonly string[] SaysNothing = ["iso-8859-1", "latin1", "us-ascii", "ascii"];

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static async Task<string> ReadAsync(HttpContent content, CancellationToken stop) =>
        Decode(await content.ReadAsByteArrayAsync(stop), content.Headers.ContentType?.CharSet);

    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var name = (charset ?? "").Trim('"', '\'', ' ').ToLowerInvariant();
        if (!SaysNothing.Contains(name) && Named(name) is { } named) return Text(named, bytes);
        try
        {
            return Text(Strict, bytes);
        }
        catch (DecoderFallbackException)
        {
            return Text(IsBrokenUtf8(bytes) ? Encoding.UTF8 : Gb, bytes);
        }
    }

    private static string Text(Encoding encoding, ReadOnlySpan<byte> bytes) =>
        encoding.GetString(bytes).TrimStart('\uFEFF');

    /// <summary>Null for UTF-8, which is tried first anyway, and for a name that nobody knows.</summary>
    private static Encoding? Named(string name)
    {
        if (name is "" or "utf-8" or "utf8") return null;
        if (name.StartsWith("gb", StringComparison.Ordinal) || name is "cp936" or "ms936" or "x-gbk") return Gb;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>UTF-8 with a few spoilt bytes (a text that was cut inside a character), rather than GB18030, of which
    /// hardly any character is UTF-8.</summary>
    private static bool IsBrokenUtf8(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status is not OperationStatus.Done) bad++;
            else if (length > 1) good++;
            bytes = bytes[length..];
        }
        return good > bad;
    }
}
