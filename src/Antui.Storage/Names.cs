using System.Runtime.CompilerServices;
using System.Text;
using Antui.Storage.Drivers;

namespace Antui.Storage;

/// <summary>The names of an enum's members, by their number.</summary>
internal sealed class Words(string[] texts)
{
    private readonly byte[][] _utf8 = [.. texts.Select(Encoding.UTF8.GetBytes)];

    public string Text(int member) => texts[member];

    public ReadOnlySpan<byte> Utf8(int member) => _utf8[member];

    /// <summary>-1: there is no such member.</summary>
    public int Find(string text) => Array.IndexOf(texts, text);

    public int Find(ReadOnlySpan<byte> utf8)
    {
        for (var i = 0; i < _utf8.Length; i++)
            if (utf8.SequenceEqual(_utf8[i])) return i;
        return -1;
    }
}

/// <summary>
/// How enum members are stored: by their name, so that a new member in the middle moves nothing and a person reading
/// the tables understands them. Renaming a member is a migration.
/// </summary>
internal static class Names<T> where T : struct, Enum
{
    private static readonly T[] Members = Enum.GetValues<T>();
    private static readonly Words Words = new([.. Members.Select(x => x.ToString())]);

    public static string Text(T value) => Words.Text(Unsafe.BitCast<T, int>(value));

    public static ReadOnlySpan<byte> Utf8(T value) => Words.Utf8(Unsafe.BitCast<T, int>(value));

    public static T Parse(string text) => Member(Words.Find(text));

    public static T Read(IRow row, int column) => Member(row.Word(column, Words));

    private static T Member(int number) => number >= 0
        ? Members[number]
        : throw new StorageException(
            StorageFault.Schema,
            $"The store holds a {typeof(T).Name} that this program does not know. "
            + "Use the newer program that wrote it.");
}
