using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Sealing;

namespace Antui.Engine.Lanes;

/// <summary>
/// Events to bytes and back, the order they add up to, and the chain that shows whether one was changed. Here words are
/// sealed and opened, and nowhere else: the chain is of what is stored, so that it holds when nobody can read it.
/// </summary>
public static class Journal
{
    /// <param name="key">Seals the words in them; null where there are none.</param>
    public static byte[] Write(IReadOnlyList<OrderEvent> events, WordsKey? key = null) => EventWriter.Write(
        key is null ? events : [.. events.Select(e => BuyersWords.In(e, key.Seal))]);

    /// <param name="key">Without it sealed words read as erased.</param>
    public static OrderEvent[] Read(JournalEntry entry, WordsKey? key = null)
    {
        var events = JsonSerializer.Deserialize(entry.Events.Span, CoreJson.Default.OrderEventArray) ?? [];
        if (!IsSealed(entry)) return events;
        var opening = WordsKey.Opening(key);
        return Array.ConvertAll(events, e => BuyersWords.In(e, opening));
    }

    /// <summary>Something in it is sealed, whether or not there still is a key.</summary>
    internal static bool IsSealed(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries)
            if (IsSealed(entry)) return true;
        return false;
    }

    private static bool IsSealed(JournalEntry entry) => entry.Events.Span.IndexOf("\"enc:v1:"u8) >= 0;

    /// <summary>The same entries as people see them who did not say why they want to see more.</summary>
    internal static IReadOnlyList<JournalEntry> InShort(IReadOnlyList<JournalEntry> entries, WordsKey? key) =>
        [.. entries.Select(entry => Read(entry, key) is var events && events.Any(BuyersWords.Any)
            ? entry with { Events = Write([.. events.Select(BuyersWords.InShort)]) }
            : IsSealed(entry) ? entry with { Events = Write(events) } : entry)];

    /// <summary>What the entry after this one carries: a digest of all of it, and by that of all before it.</summary>
    public static byte[] Digest(JournalEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[24];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, entry.Version);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[8..], entry.At.Ms);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[16..], entry.Facts);
        hash.AppendData(entry.Previous.Span);
        hash.AppendData(numbers);
        hash.AppendData(Encoding.UTF8.GetBytes(entry.Source));
        hash.AppendData([0]);
        hash.AppendData(entry.Events.Span);
        return hash.GetHashAndReset();
    }

    /// <summary>
    /// The first entry that does not carry the digest of the one before it; null when the chain is whole. Entries from
    /// before there was a chain carry nothing.
    /// </summary>
    public static long? BrokenAt(IReadOnlyList<JournalEntry> entries)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            if (entries[i].Previous.IsEmpty) continue;
            if (!entries[i].Previous.Span.SequenceEqual(Digest(entries[i - 1]))) return entries[i].Version;
        }
        return null;
    }

    /// <inheritdoc cref="Read"/>
    public static Order? Fold(IReadOnlyList<JournalEntry> entries, WordsKey? key = null)
    {
        Order? order = null;
        foreach (var entry in entries) order = Core.Orders.Fold.Evolve(order, Read(entry, key));
        return order;
    }
}
