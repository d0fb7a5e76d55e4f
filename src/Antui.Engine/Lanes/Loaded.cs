using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Sealing;

namespace Antui.Engine.Lanes;

/// <summary>An order's journal with the key of its words; null where it has none.</summary>
internal sealed record Loaded(IReadOnlyList<JournalEntry> Entries, WordsKey? Key)
{
    public Order? Fold() => Journal.Fold(Entries, Key);

    /// <summary>Keys are asked for only where something is sealed: an order without words costs nothing.</summary>
    public static async Task<IReadOnlyList<Loaded>> ReadAsync(
        IStore store, Seals seals, IReadOnlyList<OrderKey> keys)
    {
        var journals = await store.LoadAsync(keys, CancellationToken.None);
        var loaded = new Loaded[keys.Count];
        var closed = new List<int>();
        for (var i = 0; i < loaded.Length; i++)
        {
            loaded[i] = new Loaded(journals[i], null);
            if (Journal.IsSealed(journals[i])) closed.Add(i);
        }
        if (closed.Count == 0) return loaded;
        var wrapped = await store.WordsKeysAsync(closed.ConvertAll(i => keys[i]), CancellationToken.None);
        for (var n = 0; n < wrapped.Count; n++)
        {
            var i = closed[n];
            if (!wrapped[n].IsEmpty) loaded[i] = loaded[i] with { Key = seals.Unwrap(keys[i], wrapped[n].Span) };
        }
        return loaded;
    }
}
