namespace Antui.Simulation.Kernel;

/// <summary>A node's clock and timers: virtual, and as wrong as the seed says.</summary>
internal sealed class SimTime(World world, NodeContext on) : TimeProvider
{
    public long SkewMs { get; set; }

    public override long TimestampFrequency => 1_000;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(world.NowMs + SkewMs);

    public override long GetTimestamp() => world.NowMs;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimTimer(world, on, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class SimTimer(World world, NodeContext on, TimerCallback callback, object? state) : ITimer
    {
        private int _round;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var round = ++_round;
            if (dueTime < TimeSpan.Zero) return true;
            world.After((long)Math.Ceiling(dueTime.TotalMilliseconds), () =>
            {
                if (round != _round) return;
                callback(state);
                if (period > TimeSpan.Zero) Change(period, period);
            }, on);
            return true;
        }

        public void Dispose() => _round++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
