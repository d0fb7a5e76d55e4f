namespace Antui.Connectors.Tests.Erp;

/// <summary>
/// A clock for wires whose time-outs come when a stand-in swallows a call, and not because the machine is slow: timers
/// of that one length wait until <see cref="Swallowed"/>, all others run as usual.
/// </summary>
public sealed class HangingClock(TimeSpan timeout) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<Held> _held = [];

    /// <summary>A call arrived and will never be answered: its time is up.</summary>
    public void Swallowed()
    {
        Held[] due;
        lock (_lock)
        {
            due = [.. _held];
            _held.Clear();
        }
        foreach (var timer in due) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != timeout) return base.CreateTimer(callback, state, dueTime, period);
        var timer = new Held(this, callback, state);
        lock (_lock) _held.Add(timer);
        return timer;
    }

    private sealed class Held(HangingClock clock, TimerCallback callback, object? state) : ITimer
    {
        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (clock._lock) clock._held.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
