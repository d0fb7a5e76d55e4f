using System.Buffers.Binary;
using System.Text;

namespace Antui.Connectors.Taobao;

public enum TmcKind : byte
{
    Connect = 0,
    ConnectAck = 1,
    Send = 2,
    SendAck = 3,
}

/// <summary>
/// One binary message of the platform's message service, for both ends: version, kind, headers, and a closing zero.
/// All integers are little-endian; strings are UTF-8 after an int32 of their length in bytes.
/// </summary>
public sealed record TmcFrame(TmcKind Kind)
{
    private const byte Version = 2;
    private const int MaxEntries = 256;

    /// <summary>More than zero in an acknowledgement means that the connection was refused.</summary>
    public int? StatusCode { get; init; }
    public string? StatusPhrase { get; init; }
    /// <summary>Pairs an acknowledgement with its connect; it must come back unchanged.</summary>
    public int? Flag { get; init; }
    public string? Token { get; init; }
    public IReadOnlyList<KeyValuePair<string, TmcValue>> Content { get; init; } = [];

    public TmcValue? this[string key]
    {
        get
        {
            foreach (var (name, value) in Content)
            {
                if (name == key) return value;
            }
            return null;
        }
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Version);
        writer.Write((byte)Kind);
        if (StatusCode is { } code)
        {
            writer.Write((short)Header.StatusCode);
            writer.Write(code);
        }
        if (StatusPhrase is { } phrase)
        {
            writer.Write((short)Header.StatusPhrase);
            WriteText(writer, phrase);
        }
        if (Flag is { } flag)
        {
            writer.Write((short)Header.Flag);
            writer.Write(flag);
        }
        if (Token is { } token)
        {
            writer.Write((short)Header.Token);
            WriteText(writer, token);
        }
        foreach (var (key, value) in Content)
        {
            writer.Write((short)Header.Custom);
            WriteText(writer, key);
            value.Write(writer);
        }
        writer.Write((short)Header.End);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Throws <see cref="FormatException"/> for anything that is not exactly one message.</summary>
    public static TmcFrame Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new TmcReader(bytes);
        if (reader.Byte() != Version) throw new FormatException("Unknown version of the message protocol.");
        var kind = reader.Byte();
        if (kind > (byte)TmcKind.SendAck) throw new FormatException("Unknown kind of message.");
        var frame = new TmcFrame((TmcKind)kind);
        var content = new List<KeyValuePair<string, TmcValue>>();
        while (true)
        {
            var header = (Header)reader.Int16();
            switch (header)
            {
                case Header.End:
                    if (!reader.AtEnd) throw new FormatException("Bytes after the end of the message.");
                    return frame with { Content = content };
                case Header.Custom:
                    if (content.Count == MaxEntries) throw new FormatException("Too many entries in the message.");
                    content.Add(new(reader.Text(), TmcValue.Read(ref reader)));
                    break;
                case Header.StatusCode:
                    frame = frame with { StatusCode = reader.Int32() };
                    break;
                case Header.StatusPhrase:
                    frame = frame with { StatusPhrase = reader.Text() };
                    break;
                case Header.Flag:
                    frame = frame with { Flag = reader.Int32() };
                    break;
                case Header.Token:
                    frame = frame with { Token = reader.Text() };
                    break;
                default:
                    throw new FormatException("Unknown header in the message.");
            }
        }
    }

    internal static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private enum Header : short
    {
        End = 0,
        Custom = 1,
        StatusCode = 2,
        StatusPhrase = 3,
        Flag = 4,
        Token = 5,
    }
}

/// <summary>Reads little-endian parts, each checked against the end of the message.</summary>
internal ref struct TmcReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    public readonly bool AtEnd => _left.IsEmpty;

    public byte Byte() => Take(1)[0];

    public short Int16() => BinaryPrimitives.ReadInt16LittleEndian(Take(2));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public string Text() => Encoding.UTF8.GetString(Take(Int32()));

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _left.Length) throw new FormatException("The message is cut short.");
        var part = _left[..count];
        _left = _left[count..];
        return part;
    }
}
