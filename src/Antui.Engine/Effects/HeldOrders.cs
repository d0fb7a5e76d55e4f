using Antui.Core;

namespace Antui.Engine.Effects;

/// <summary>
/// Orders of which a gate held an effect back on this node, so that they are looked at when it opens, also where no
/// list of open refunds names them. What does not fit, or dies with the node, is tried again at its own time.
/// </summary>
internal sealed class HeldOrders
{
    /// <summary>A few megabytes at most.</summary>
    private const int Most = 20_000;

    private readonly Lock _lock = new();
    private readonly HashSet<OrderKey> _keys = [];

    public void Add(OrderKey key)
    {
        lock (_lock)
            if (_keys.Count < Most) _keys.Add(key);
    }

    public void Add(List<OrderKey> keys)
    {
        foreach (var key in keys) Add(key);
    }

    public List<OrderKey> Take(string shop)
    {
        lock (_lock)
        {
            if (_keys.Count == 0) return [];
            var taken = _keys.Where(k => k.Shop == shop).ToList();
            foreach (var key in taken) _keys.Remove(key);
            return taken;
        }
    }
}
