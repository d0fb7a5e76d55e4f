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

/// <summary>A few counters, added up so that a commit writes each once.</summary>
internal sealed class Tally(Instant now)
{
    private readonly List<Count> _sums = [];

    public void Add(string shop, string name, long by) => Add(shop, name, by, now);

    public void Add(string shop, string name, long by, Instant at)
    {
        for (var i = 0; i < _sums.Count; i++)
        {
            if (_sums[i].Name != name || _sums[i].Shop != shop || _sums[i].At != at) continue;
            _sums[i] = _sums[i] with { By = _sums[i].By + by };
            return;
        }
        _sums.Add(new Count(shop, name, at, by));
    }

    /// <summary>What moves a counter; what was added and taken back does not.</summary>
    public IReadOnlyList<Count> ToList()
    {
        _sums.RemoveAll(sum => sum.By == 0);
        return _sums;
    }
}
