using Antui.Core;

namespace Antui.Sandbox.Time;

/// <summary>
/// Simulated time: it stands still until it is moved, and then fires every timer on the way, in order, on the mover's
/// thread. Time-outs and back-off of the whole system run on it.
/// </summary>
public sealed class SimClock(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<SimTimer, (long At, long Order)> _timers = new();
    private readonly Lock _lock = new();
    private long _nowTicks = start.UtcTicks;
    private long _order;

    public Instant Now => Instant.From(GetUtcNow());

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _nowTicks), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref _nowTicks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the instant; an earlier one changes nothing.</summary>
    public void MoveTo(Instant to)
    {
        var target = to.ToDateTimeOffset().UtcTicks;
        while (Next(target) is { } timer) timer.Fire();
        if (target > _nowTicks) Volatile.Write(ref _nowTicks, target);
    }

    /// <summary>When the next timer fires, or null.</summary>
    public Instant? NextTimer()
    {
        lock (_lock)
        {
            while (_timers.TryPeek(out var timer, out var due))
            {
                if (timer.IsDueAt(due.At)) return Instant.From(new DateTimeOffset(due.At, TimeSpan.Zero));
                _timers.Dequeue();
            }
            return null;
        }
    }

    private SimTimer? Next(long target)
    {
        lock (_lock)
        {
            while (_timers.TryPeek(out var timer, out var due) && due.At <= target)
            {
                _timers.Dequeue();
                if (!timer.IsDueAt(due.At)) continue;
                if (due.At > _nowTicks) Volatile.Write(ref _nowTicks, due.At);
                timer.Rearm();
                return timer;
            }
            return null;
        }
    }

    private void Add(SimTimer timer, long at)
    {
        lock (_lock) _timers.Enqueue(timer, (at, _order++));
    }

    private sealed class SimTimer(SimClock clock, Action fire) : ITimer
    {
        private long _dueAt = -1;
        private TimeSpan _period;

        public bool IsDueAt(long at) => Volatile.Read(ref _dueAt) == at;

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                Volatile.Write(ref _dueAt, -1);
                return true;
            }
            var at = clock.GetUtcNow().UtcTicks + dueTime.Ticks;
            Volatile.Write(ref _dueAt, at);
            clock.Add(this, at);
            return true;
        }

        /// <summary>Called with the clock's lock held: a period starts over, a single shot is spent.</summary>
        public void Rearm()
        {
            var at = _period > TimeSpan.Zero ? _dueAt + _period.Ticks : -1;
            Volatile.Write(ref _dueAt, at);
            if (at >= 0) clock.Add(this, at);
        }

        public void Dispose() => Volatile.Write(ref _dueAt, -1);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
