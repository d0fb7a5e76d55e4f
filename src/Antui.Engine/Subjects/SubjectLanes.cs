using Antui.Core;
using Antui.Core.Subjects;

namespace Antui.Engine.Subjects;

/// <summary>
/// Lets subjects go on whose time has come: those this node just moved on, those whose wait is over, and those that a
/// node left behind which died. A shop's subjects go one after the other, and while it cannot be reached they all wait.
/// </summary>
internal sealed class SubjectLanes(EngineContext engine)
{
    private readonly Dictionary<string, ISubjectLane> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OfShop> _shops = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private Instant _look, _nextAt = Instant.Never;

    public SubjectLane<TState, TFact, TEvent> Add<TState, TFact, TEvent>(SubjectKind<TState, TFact, TEvent> kind)
        where TState : class
        where TEvent : class
    {
        var lane = new SubjectLane<TState, TFact, TEvent>(engine, kind);
        _lanes.Add(lane.Kind, lane);
        return lane;
    }

    /// <summary>When <see cref="StepAsync"/> next has something to do, as far as this node knows.</summary>
    public Instant NextAt
    {
        get
        {
            lock (_lock) return _nextAt;
        }
    }

    /// <summary>A subject was moved on that needs attention then.</summary>
    public void Due(Instant at)
    {
        lock (_lock) _nextAt = Instant.Min(_nextAt, at);
    }

    /// <summary>A subject wants something done now.</summary>
    public void Hurry(SubjectKey key)
    {
        lock (_lock)
        {
            if (!_shops.TryGetValue(key.Shop, out var of)) _shops[key.Shop] = of = new OfShop();
            // What waits with its shop is due again by itself.
            if (engine.Now < of.ReachedAgainAt || !of.Named.Add(key)) return;
            of.Queue.Enqueue(key);
            engine.Activity.Begin();
            if (of.IsRunning) return;
            of.IsRunning = true;
        }
        _ = DrainAsync(key.Shop);
    }

    /// <summary>Looks for what is due. What others left behind is looked for at a pace of its own.</summary>
    public async Task StepAsync(CancellationToken stop)
    {
        var now = engine.Now;
        lock (_lock)
        {
            if (now < Instant.Min(_look, _nextAt)) return;
            (_look, _nextAt) = (now + engine.Options.ParkedRetry, Instant.Never);
        }
        var due = await engine.Store.ClaimDueSubjectsAsync(now, engine.Options.Lease, engine.Options.ClaimMost, stop);
        foreach (var one in due)
            if (_lanes.ContainsKey(one.Key.Kind)) Hurry(one.Key);
        Due(due.Count == engine.Options.ClaimMost ? now : await engine.Store.NextDueSubjectAsync(stop));
    }

    private async Task DrainAsync(string shop)
    {
        await Task.Yield();
        while (Take(shop) is { } key)
        {
            Instant? trouble = null;
            try
            {
                trouble = await _lanes[key.Kind].GoOnAsync(key, CancellationToken.None);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // The store did not answer: the subject is due again by itself.
                engine.Meters.Effect(key.Kind, "not-recorded:" + fault.GetType().Name, shop);
            }
            Ended(shop, trouble);
        }
    }

    private SubjectKey? Take(string shop)
    {
        lock (_lock)
        {
            var of = _shops[shop];
            if (of.Queue.TryDequeue(out var key))
            {
                // From now on it may be named again: what is said while it goes on is looked at afterwards.
                of.Named.Remove(key);
                return key;
            }
            of.IsRunning = false;
            return null;
        }
    }

    private void Ended(string shop, Instant? trouble)
    {
        var left = 1;
        lock (_lock)
        {
            if (trouble is { } until)
            {
                var of = _shops[shop];
                of.ReachedAgainAt = until;
                left += of.Queue.Count;
                of.Queue.Clear();
                of.Named.Clear();
            }
        }
        for (; left > 0; left--) engine.Activity.End();
    }

    /// <summary>What of a shop goes on.</summary>
    private sealed class OfShop
    {
        public Queue<SubjectKey> Queue { get; } = new();

        public HashSet<SubjectKey> Named { get; } = [];

        public bool IsRunning { get; set; }

        public Instant ReachedAgainAt { get; set; }
    }
}
