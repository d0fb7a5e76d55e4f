using System.Runtime.InteropServices;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Engine;

/// <summary>Events to bytes and back, and the order they add up to.</summary>
public static class Journal
{
    public static byte[] Write(IReadOnlyList<OrderEvent> events) => EventWriter.Write(events);

    public static OrderEvent[] Read(JournalEntry entry) =>
        JsonSerializer.Deserialize(entry.Events.Span, CoreJson.Default.OrderEventArray) ?? [];

    public static Order? Fold(IReadOnlyList<JournalEntry> entries)
    {
        Order? order = null;
        foreach (var entry in entries) order = Core.Orders.Fold.Evolve(order, Read(entry));
        return order;
    }
}

/// <summary>Counters of a batch, added up so that a commit writes each once.</summary>
internal sealed class Tally(Instant now)
{
    private readonly Dictionary<(string Shop, string Name), long> _sums = [];

    public void Add(string shop, string name, long by) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_sums, (shop, name), out _) += by;

    public List<Count> ToList() => [.. _sums.Select(s => new Count(s.Key.Shop, s.Key.Name, now, s.Value))];
}
