using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Antui.Core;

namespace Antui.Connectors.Taobao;

/// <summary>
/// How a value is written. The platform's own clients cast blindly, so an id needs eight bytes and a time is a
/// date.
/// </summary>
public enum TmcFormat : byte
{
    Null = 0,
    Text = 1,
    OneByte = 2,
    TwoBytes = 3,
    FourBytes = 4,
    EightBytes = 5,
    Date = 6,
    Bytes = 7,
}

/// <summary>A typed value of a message.</summary>
/// <param name="Number">The integer, or the epoch milliseconds of a date.</param>
public readonly record struct TmcValue(TmcFormat Format, long Number, string Text, ImmutableArray<byte> Bytes)
{
    private const int MaxUnpackedBytes = 4 * 1024 * 1024;

    public static readonly TmcValue Null = new(TmcFormat.Null, 0, "", []);

    public static TmcValue Of(string text) => new(TmcFormat.Text, 0, text, []);

    public static TmcValue Of(sbyte number) => new(TmcFormat.OneByte, number, "", []);

    public static TmcValue Of(short number) => new(TmcFormat.TwoBytes, number, "", []);

    public static TmcValue Of(int number) => new(TmcFormat.FourBytes, number, "", []);

    public static TmcValue Of(long number) => new(TmcFormat.EightBytes, number, "", []);

    public static TmcValue Of(Instant date) => new(TmcFormat.Date, date.Ms, "", []);

    public static TmcValue Of(byte[] bytes) => new(TmcFormat.Bytes, 0, "", [.. bytes]);

    /// <summary>
    /// The integer in it, whatever its width; text of digits counts, because other clients send that.
    /// </summary>
    public long? AsLong() => Format switch
    {
        >= TmcFormat.OneByte and <= TmcFormat.Date => Number,
        TmcFormat.Text when long.TryParse(Text, NumberStyles.AllowLeadingSign, null, out var number) => number,
        _ => null,
    };

    /// <summary>Text, or bytes that hold text, packed or not.</summary>
    public string? AsText() => Format switch
    {
        TmcFormat.Text => Text,
        TmcFormat.Bytes => Encoding.UTF8.GetString(Unpack(Bytes.ToArray())),
        _ => AsLong()?.ToString(CultureInfo.InvariantCulture),
    };

    internal void Write(BinaryWriter writer)
    {
        writer.Write((byte)Format);
        switch (Format)
        {
            case TmcFormat.Null:
                break;
            case TmcFormat.Text:
                TmcFrame.WriteText(writer, Text);
                break;
            case TmcFormat.OneByte:
                writer.Write((sbyte)Number);
                break;
            case TmcFormat.TwoBytes:
                writer.Write((short)Number);
                break;
            case TmcFormat.FourBytes:
                writer.Write((int)Number);
                break;
            case TmcFormat.EightBytes:
            case TmcFormat.Date:
                writer.Write(Number);
                break;
            case TmcFormat.Bytes:
                writer.Write(Bytes.Length);
                writer.Write(Bytes.AsSpan());
                break;
        }
    }

    internal static TmcValue Read(ref TmcReader reader)
    {
        var format = (TmcFormat)reader.Byte();
        return format switch
        {
            TmcFormat.Null => Null,
            TmcFormat.Text => Of(reader.Text()),
            TmcFormat.OneByte => Of((sbyte)reader.Byte()),
            TmcFormat.TwoBytes => Of(reader.Int16()),
            TmcFormat.FourBytes => Of(reader.Int32()),
            TmcFormat.EightBytes => Of(reader.Int64()),
            TmcFormat.Date => Of(new Instant(reader.Int64())),
            TmcFormat.Bytes => new TmcValue(TmcFormat.Bytes, 0, "", [.. reader.Take(reader.Int32())]),
            _ => throw new FormatException("Unknown format of a value in the message."),
        };
    }

    private static byte[] Unpack(byte[] bytes)
    {
        if (bytes is not [0x1F, 0x8B, ..]) return bytes;
        using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = packed.Read(buffer)) > 0)
        {
            if (plain.Length + read > MaxUnpackedBytes) throw new FormatException("The message unpacks to too much.");
            plain.Write(buffer, 0, read);
        }
        return plain.ToArray();
    }
}
