namespace Antui.Engine;

/// <summary>How much is under way; whoever waits for quiet is told.</summary>
public sealed class Activity
{
    private readonly List<TaskCompletionSource> _waiting = [];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Begin() => Interlocked.Increment(ref _count);

    public void End()
    {
        if (Interlocked.Decrement(ref _count) > 0) return;
        lock (_waiting)
        {
            if (_count > 0) return;
            foreach (var waiter in _waiting) waiter.TrySetResult();
            _waiting.Clear();
        }
    }

    /// <summary>Completes when nothing is under way; at once if nothing is.</summary>
    public Task IdleAsync()
    {
        lock (_waiting)
        {
            if (Count == 0) return Task.CompletedTask;
            var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(waiter);
            if (Count == 0) waiter.TrySetResult();
            return waiter.Task;
        }
    }
}
