using System.Buffers.Text;
using System.Text;
using Antui.Core;

namespace Antui.Engine.Sealing;

/// <summary>The key of one order's words. What it sealed is unreadable for good when it is gone.</summary>
public sealed class WordsKey
{
    /// <summary>How sealed words begin where they are stored; the format of the journal, never changed.</summary>
    internal const string Mark = "enc:v1:";

    private readonly OrderKey _order;
    private readonly byte[] _key;
    private readonly Func<int, byte[]> _random;

    internal WordsKey(OrderKey order, byte[] key, Func<int, byte[]> random) =>
        (_order, _key, _random) = (order, key, random);

    internal ReadOnlySpan<byte> Bytes => _key;

    /// <summary>As it is stored; what nobody wrote himself stays.</summary>
    internal string Seal(string place, string text) => !FreeText.IsOwn(text) ? text
        : Mark + Base64Url.EncodeToString(Box.Seal(_key, Encoding.UTF8.GetBytes(text), About(place), _random));

    /// <summary>What is stored as it was written. Words of before there were keys are stored like that.</summary>
    /// <param name="key">Null: the order has none, or whoever reads has no use for words.</param>
    internal static Func<string, string, string> Opening(WordsKey? key) => (place, text) =>
        !text.StartsWith(Mark, StringComparison.Ordinal) ? text : key?.Open(place, text) ?? FreeText.Erased;

    private string? Open(string place, string text) =>
        Base64Url.IsValid(text.AsSpan(Mark.Length))
        && Box.Open(_key, Base64Url.DecodeFromChars(text.AsSpan(Mark.Length)), About(place)) is { } plain
            ? Encoding.UTF8.GetString(plain) : null;

    private string About(string place) => $"{_order.Shop}\n{_order.OrderNo}\n{place}";
}
