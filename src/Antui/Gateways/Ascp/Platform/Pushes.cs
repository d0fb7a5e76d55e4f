using Antui.Core;

namespace Antui.Gateways.Ascp.Platform;

/// <summary>One push that is still to be taken.</summary>
/// <param name="RefundNo">Empty for the order itself.</param>
public sealed record Push(string Method, OrderKey Order, string RefundNo)
{
    public string Code => RefundNo == "" || Method == PushMessages.Cancel ? Order.OrderNo : RefundNo;

    public string Id => Method + "/" + Code;
}

/// <summary>
/// What a shop still has to push, and what was taken or turned away for good. It lives as long as the process; after a
/// restart everything that changed since the last quiet moment is pushed again, which receivers recognise.
/// </summary>
public sealed class Pushes
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500), Most = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);

    /// <summary>Everything changed up to here was looked at.</summary>
    public Instant? LookedTo { get; set; }

    public int Count
    {
        get
        {
            lock (_gate) return _waiting.Count;
        }
    }

    public void Add(Push push)
    {
        lock (_gate)
            if (!_done.Contains(push.Id)) _waiting.TryAdd(push.Id, new Waiting(push, 0, default));
    }

    public IReadOnlyList<(Push Push, int Attempt)> Due(DateTimeOffset now)
    {
        lock (_gate) return [.. _waiting.Values.Where(w => w.At <= now).Select(w => (w.Push, w.Attempts))];
    }

    public void Done(Push push)
    {
        lock (_gate)
        {
            _waiting.Remove(push.Id);
            _done.Add(push.Id);
        }
    }

    /// <summary>Each wait is twice the one before.</summary>
    public void Later(Push push, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_waiting.TryGetValue(push.Id, out var known)) return;
            var wait = First * Math.Pow(2, Math.Min(known.Attempts, 10));
            _waiting[push.Id] = known with { Attempts = known.Attempts + 1, At = now + (wait < Most ? wait : Most) };
        }
    }

    private sealed record Waiting(Push Push, int Attempts, DateTimeOffset At);
}
