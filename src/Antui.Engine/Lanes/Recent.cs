namespace Antui.Engine.Lanes;

/// <summary>
/// What was used lately, in two generations: when the young one is full it becomes the old one, and what nobody asked for
/// meanwhile goes. Constant cost, no order of its own, so that a run can be repeated.
/// </summary>
internal sealed class Recent<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private Dictionary<TKey, TValue> _young = [];
    private Dictionary<TKey, TValue> _old = [];

    public TValue? Find(TKey key)
    {
        lock (_lock)
        {
            if (_young.TryGetValue(key, out var value)) return value;
            if (!_old.Remove(key, out value)) return null;
            Put(key, value);
            return value;
        }
    }

    public void Put(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (_young.Count >= Math.Max(1, most / 2))
            {
                _old = _young;
                _young = [];
            }
            _old.Remove(key);
            _young[key] = value;
        }
    }

    public void Forget(TKey key)
    {
        lock (_lock)
        {
            _young.Remove(key);
            _old.Remove(key);
        }
    }
}
