using Antui.Core;

namespace Antui.Storage;

/// <summary>
/// Leases of a store that one process alone may open. They end with the process, as its database's lock does, so
/// nothing of them needs to be durable; a job that runs every minute then costs the disk nothing when it has nothing
/// to do.
/// </summary>
internal sealed class Leases
{
    private readonly Dictionary<string, (string Owner, Instant Until)> _held = [];

    public bool TryTake(string name, string owner, TimeSpan lease, Instant now)
    {
        lock (_held)
        {
            if (_held.TryGetValue(name, out var held) && held.Owner != owner && held.Until > now) return false;
            _held[name] = (owner, now + lease);
            return true;
        }
    }

    public void Release(string name, string owner)
    {
        lock (_held)
        {
            if (_held.TryGetValue(name, out var held) && held.Owner == owner) _held.Remove(name);
        }
    }
}
