using Antui.Core;

namespace Antui.Sandbox.Time;

/// <summary>What people in the simulated world will do, by time. Acts of one order keep their order.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<(string Subject, Func<Task> Act), (long At, long Order)> _acts = new();
    private readonly Lock _lock = new();
    private long _order;

    public int Count
    {
        get
        {
            lock (_lock) return _acts.Count;
        }
    }

    public void At(Instant at, string subject, Func<Task> act)
    {
        lock (_lock) _acts.Enqueue((subject, act), (at.Ms, _order++));
    }

    public Instant Next()
    {
        lock (_lock) return _acts.TryPeek(out _, out var due) ? new Instant(due.At) : Instant.Never;
    }

    /// <summary>Everything due by now: subjects side by side, the acts of one subject one after the other.</summary>
    public async Task RunDueAsync(Instant now)
    {
        var bySubject = new Dictionary<string, List<Func<Task>>>();
        lock (_lock)
        {
            while (_acts.TryPeek(out var act, out var due) && due.At <= now.Ms)
            {
                _acts.Dequeue();
                if (!bySubject.TryGetValue(act.Subject, out var acts)) bySubject[act.Subject] = acts = [];
                acts.Add(act.Act);
            }
        }
        await Task.WhenAll(bySubject.Values.Select(async acts =>
        {
            foreach (var act in acts) await act();
        }));
    }
}
