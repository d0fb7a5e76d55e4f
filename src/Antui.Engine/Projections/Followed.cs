using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Engine.Lanes;
using Antui.Engine.Sealing;

namespace Antui.Engine.Projections;

/// <summary>One journal entry with the order before and after it: what a list follows.</summary>
internal sealed record Followed(
    long Version, Instant At, string Source, int Facts, Order? Before, Order After, IReadOnlyList<OrderEvent> Events)
{
    /// <summary>The entries from a version on, folded one after the other.</summary>
    /// <param name="key">Without it sealed words are followed as erased ones.</param>
    public static List<Followed> Of(IReadOnlyList<JournalEntry> entries, long from, WordsKey? key = null)
    {
        var followed = new List<Followed>();
        Order? order = null;
        foreach (var entry in entries)
        {
            var (before, events) = (order, Journal.Read(entry, key));
            foreach (var happened in events) order = Fold.Evolve(order, happened);
            if (entry.Version >= from && order is not null)
                followed.Add(new Followed(entry.Version, entry.At, entry.Source, entry.Facts, before, order, events));
        }
        return followed;
    }
}
