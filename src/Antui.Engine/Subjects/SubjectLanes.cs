using Antui.Core;
using Antui.Core.Subjects;

namespace Antui.Engine.Subjects;

/// <summary>
/// Lets subjects go on whose time has come: those this node just moved on, those whose wait is over, and those that a
/// node left behind which died. Those of one kind in a shop go one after the other, for they speak to one party; while
/// it cannot be reached they wait together, and no longer than <see cref="TroubleMost"/>.
/// </summary>
internal sealed class SubjectLanes(EngineContext engine)
{
    /// <summary>The one that found the trouble may wait for hours, the next one looks for itself.</summary>
    private static readonly TimeSpan TroubleMost = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, ISubjectLane> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Shop), Line> _lines = [];
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
        Line begins;
        lock (_lock)
        {
            if (!_lines.TryGetValue((key.Kind, key.Shop), out var line)) _lines[(key.Kind, key.Shop)] = line = new Line();
            // What waits with the others is due again by itself.
            if (engine.Now < line.ReachedAgainAt || !line.Named.Add(key)) return;
            line.Queue.Enqueue(key);
            engine.Activity.Begin();
            if (line.IsRunning) return;
            line.IsRunning = true;
            begins = line;
        }
        _ = DrainAsync(begins, key.Kind, key.Shop);
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

    private async Task DrainAsync(Line line, string kind, string shop)
    {
        await Task.Yield();
        while (Take(line) is { } key)
        {
            Instant? trouble = null;
            try
            {
                trouble = await _lanes[kind].GoOnAsync(key, CancellationToken.None);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // The store did not answer: the subject is due again by itself.
                engine.Meters.Effect(kind, "not-recorded:" + fault.GetType().Name, shop);
            }
            Ended(line, trouble);
        }
    }

    private SubjectKey? Take(Line line)
    {
        lock (_lock)
        {
            if (line.Queue.TryDequeue(out var key))
            {
                // From now on it may be named again: what is said while it goes on is looked at afterwards.
                line.Named.Remove(key);
                return key;
            }
            line.IsRunning = false;
            return null;
        }
    }

    private void Ended(Line line, Instant? trouble)
    {
        var left = 1;
        lock (_lock)
        {
            if (trouble is { } until)
            {
                line.ReachedAgainAt = Instant.Min(until, engine.Now + TroubleMost);
                left += line.Queue.Count;
                line.Queue.Clear();
                line.Named.Clear();
            }
        }
        for (; left > 0; left--) engine.Activity.End();
    }

    /// <summary>What of one kind in one shop goes on, one after the other.</summary>
    private sealed class Line
    {
        public Queue<SubjectKey> Queue { get; } = new();

        public HashSet<SubjectKey> Named { get; } = [];

        public bool IsRunning { get; set; }

        public Instant ReachedAgainAt { get; set; }
    }
}
