using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Engine.Sealing;

/// <summary>A key of words cannot be unwrapped here; the message says what to do.</summary>
public sealed class SealingException(string message) : Exception(message);

/// <summary>
/// Makes and wraps the keys of orders, and seals what waits for an order outside its journal. The keys of before are
/// for reading only.
/// </summary>
public sealed class Seals : ISealSecrets
{
    /// <summary>How words begin that wait outside a journal; behind it stands which key sealed them.</summary>
    private const string WaitMark = "enc:w1:";

    /// <summary>How secrets of connectors begin.</summary>
    private const string SecretMark = "enc:s1:";

    private const int IdLength = 4;

    private readonly Dictionary<uint, InstallationKey> _all;
    private readonly Func<int, byte[]> _random;

    /// <param name="random">So many random bytes; the simulator's repeat themselves.</param>
    public Seals(InstallationKey active, IEnumerable<InstallationKey> older, Func<int, byte[]> random)
    {
        (Active, _random) = (active, random);
        _all = older.Append(active).ToDictionary(IdOf);
    }

    public InstallationKey Active { get; }

    public static Func<int, byte[]> Random { get; } = RandomNumberGenerator.GetBytes;

    internal WordsKey NewKey(OrderKey order) => new(order, _random(InstallationKey.Length), _random);

    /// <summary>The number of the installation's key, and the order's key sealed with it.</summary>
    internal byte[] Wrap(OrderKey order, WordsKey key) =>
        [.. Numbered(Active), .. Box.Seal(Active.Derived("wrap"), key.Bytes, About(order), _random)];

    /// <exception cref="SealingException">This node does not have the installation's key that wrapped it.</exception>
    internal WordsKey Unwrap(OrderKey order, ReadOnlySpan<byte> wrapped) => Open(order, wrapped)
        ?? throw new SealingException(
            $"The words of order {order} were sealed under a key of the installation that this node does not have: add "
            + "it to sealing.olderKeys.");

    public bool Opens(WrappedKey known) => Open(known.Order, known.Bytes.Span) is not null;

    /// <summary>The key in the wrapping of today; null when it is in it.</summary>
    public byte[]? Again(WrappedKey known) => ReadId(known.Bytes.Span) == IdOf(Active) ? null
        : Wrap(known.Order, Unwrap(known.Order, known.Bytes.Span));

    /// <summary>A fact that waits outside the journal: its words are sealed, all else can be read.</summary>
    internal Fact ToWait(Fact fact) => BuyersWords.In(fact, (place, text) => !FreeText.IsOwn(text) ? text
        : WaitMark + Base64Url.EncodeToString(SealBytes(fact.Key, Encoding.UTF8.GetBytes(text), place)));

    public Fact FromWait(Fact fact) => BuyersWords.In(fact, (place, text) =>
        !text.StartsWith(WaitMark, StringComparison.Ordinal) ? text
        : Base64Url.IsValid(text.AsSpan(WaitMark.Length))
            && OpenBytes(fact.Key, Base64Url.DecodeFromChars(text.AsSpan(WaitMark.Length)), place) is { } plain
            ? Encoding.UTF8.GetString(plain) : FreeText.Erased);

    /// <summary>Raw bytes that wait: whatever somebody sent, with everything in it.</summary>
    internal byte[] ToWait(OrderKey order, ReadOnlySpan<byte> bytes) =>
        [.. Encoding.UTF8.GetBytes(WaitMark), .. SealBytes(order, bytes, "")];

    /// <summary>What waited since before there were keys is as it came.</summary>
    internal ReadOnlyMemory<byte> FromWait(OrderKey order, ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith(Encoding.UTF8.GetBytes(WaitMark))
            ? OpenBytes(order, bytes.Span[WaitMark.Length..], "") : bytes;

    public string Seal(string kind, string id, byte[] secret) => SecretMark + Base64Url.EncodeToString(
        [.. Numbered(Active), .. Box.Seal(Active.Derived("secret"), secret, $"{kind}\n{id}", _random)]);

    public byte[]? Open(string kind, string id, string text)
    {
        if (!text.StartsWith(SecretMark, StringComparison.Ordinal)
            || !Base64Url.IsValid(text.AsSpan(SecretMark.Length))) return null;
        var box = Base64Url.DecodeFromChars(text.AsSpan(SecretMark.Length));
        return box.Length > IdLength && _all.GetValueOrDefault(ReadId(box)) is { } by
            ? Box.Open(by.Derived("secret"), box.AsSpan(IdLength), $"{kind}\n{id}") : null;
    }

    private WordsKey? Open(OrderKey order, ReadOnlySpan<byte> wrapped) =>
        wrapped.Length > IdLength && _all.GetValueOrDefault(ReadId(wrapped)) is { } by
        && Box.Open(by.Derived("wrap"), wrapped[IdLength..], About(order)) is { } key
            ? new WordsKey(order, key, _random) : null;

    private byte[] SealBytes(OrderKey order, ReadOnlySpan<byte> bytes, string place) =>
        [.. Numbered(Active), .. Box.Seal(Active.Derived("wait"), bytes, $"{About(order)}\n{place}", _random)];

    private byte[]? OpenBytes(OrderKey order, ReadOnlySpan<byte> box, string place) =>
        box.Length > IdLength && _all.GetValueOrDefault(ReadId(box)) is { } by
            ? Box.Open(by.Derived("wait"), box[IdLength..], $"{About(order)}\n{place}") : null;

    private static uint IdOf(InstallationKey key) =>
        Convert.ToUInt32(key.Fingerprint[..(2 * IdLength)], 16);

    private static byte[] Numbered(InstallationKey key) => Convert.FromHexString(key.Fingerprint[..(2 * IdLength)]);

    private static uint ReadId(ReadOnlySpan<byte> box) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(box);

    private static string About(OrderKey order) => $"{order.Shop}\n{order.OrderNo}";
}
