namespace Antui.Engine.Lanes;

/// <summary>
/// Questions to the store that are asked at the same time are asked in one: while one is on its way, the others wait for
/// the next. Each is answered by a read that began after it was asked, so nothing older than the question is told.
/// </summary>
internal sealed class Together<TKey, TValue>(Func<IReadOnlyList<TKey>, Task<IReadOnlyList<TValue>>> ask)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private Dictionary<TKey, TaskCompletionSource<TValue>> _waiting = [];
    private bool _running;

    public Task<TValue> AskAsync(TKey key)
    {
        TaskCompletionSource<TValue> answer;
        lock (_lock)
        {
            if (!_waiting.TryGetValue(key, out answer!))
            {
                answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting[key] = answer;
            }
            if (_running) return answer.Task;
            _running = true;
        }
        _ = RunAsync();
        return answer.Task;
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        while (true)
        {
            Dictionary<TKey, TaskCompletionSource<TValue>> asked;
            lock (_lock)
            {
                if (_waiting.Count == 0)
                {
                    _running = false;
                    return;
                }
                (asked, _waiting) = (_waiting, []);
            }
            var keys = asked.Keys.ToList();
            try
            {
                var answers = await ask(keys);
                for (var i = 0; i < keys.Count; i++) asked[keys[i]].TrySetResult(answers[i]);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                foreach (var answer in asked.Values) answer.TrySetException(fault);
            }
        }
    }
}
