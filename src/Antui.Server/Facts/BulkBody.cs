using System.Text.Json;

namespace Antui.Server.Facts;

/// <summary>The elements of a bulk body as ranges of its bytes: of an array, or of lines.</summary>
internal static class BulkBody
{
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    public static readonly string[] Types =
        ["order", "refund", "refund-change", "evidence", "shipment-step", "return-step"];

    /// <exception cref="JsonException">An array that is no JSON: nothing of it can be told apart.</exception>
    public static List<Range> Split(ReadOnlySpan<byte> body)
    {
        var start = body.StartsWith(Mark) ? Mark.Length : 0;
        while (start < body.Length && body[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') start++;
        return start < body.Length && body[start] == (byte)'[' ? Elements(body, start) : Lines(body, start);
    }

    private static List<Range> Elements(ReadOnlySpan<byte> body, int start)
    {
        var parts = new List<Range>();
        var reader = new Utf8JsonReader(body[start..], new JsonReaderOptions { MaxDepth = 32 });
        reader.Read();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            var from = start + (int)reader.TokenStartIndex;
            reader.Skip();
            parts.Add(from..(start + (int)reader.BytesConsumed));
        }
        // Anything behind the array is no JSON and throws.
        reader.Read();
        return parts;
    }

    /// <summary>A line is told apart without being read: a broken one fails alone. Blank lines are none.</summary>
    private static List<Range> Lines(ReadOnlySpan<byte> body, int start)
    {
        var parts = new List<Range>();
        while (start < body.Length)
        {
            var length = body[start..].IndexOf((byte)'\n');
            var end = length < 0 ? body.Length : start + length;
            if (!body[start..end].Trim(" \t\r"u8).IsEmpty) parts.Add(start..end);
            start = end + 1;
        }
        return parts;
    }
}
