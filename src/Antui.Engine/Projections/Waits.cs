namespace Antui.Engine.Projections;

/// <summary>
/// Who waits for lists to reach a place, and how far they have come. Whoever waits goes on in his own context, which is
/// what lets a simulated run be repeated.
/// </summary>
internal sealed class Waits
{
    private readonly Lock _lock = new();
    private readonly List<(long Place, TaskCompletionSource<bool> Reached)> _waiting = [];
    private TaskCompletionSource<bool>? _linger;
    private long _reached;

    public long Reached => Interlocked.Read(ref _reached);

    /// <summary>Somebody waits for a place up to this one.</summary>
    public bool AnyUpTo(long place)
    {
        lock (_lock) return _waiting.Exists(w => w.Place <= place);
    }

    public void Set(long reached)
    {
        lock (_lock)
        {
            if (reached <= _reached) return;
            Interlocked.Exchange(ref _reached, reached);
            _waiting.RemoveAll(w => w.Place <= reached && w.Reached.TrySetResult(true));
        }
    }

    /// <returns>False when the lists did not get there in time.</returns>
    public async Task<bool> ForAsync(long place, TimeSpan patience, TimeProvider clock, CancellationToken stop)
    {
        var reached = New();
        lock (_lock)
        {
            if (place <= _reached) return true;
            _waiting.Add((place, reached));
            _linger?.TrySetResult(true);
        }
        await using var enough = clock.CreateTimer(_ => GiveUp(reached), null, patience, Timeout.InfiniteTimeSpan);
        await using var stopped = stop.Register(() => GiveUp(reached));
        var got = await reached.Task;
        stop.ThrowIfCancellationRequested();
        return got;
    }

    /// <summary>Until somebody asks, or so long at most.</summary>
    /// <param name="whole">The whole time, whoever asks.</param>
    public async Task LingerAsync(TimeSpan most, bool whole, TimeProvider clock)
    {
        var linger = New();
        lock (_lock)
        {
            if (most <= TimeSpan.Zero || (_waiting.Count > 0 && !whole)) return;
            if (!whole) _linger = linger;
        }
        await using var enough = clock.CreateTimer(
            _ => linger.TrySetResult(true), null, most, Timeout.InfiniteTimeSpan);
        await linger.Task;
        lock (_lock) _linger = null;
    }

    private void GiveUp(TaskCompletionSource<bool> reached)
    {
        lock (_lock) _waiting.RemoveAll(w => w.Reached == reached);
        reached.TrySetResult(false);
    }

    private static TaskCompletionSource<bool> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
