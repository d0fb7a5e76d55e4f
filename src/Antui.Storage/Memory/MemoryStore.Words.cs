using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Memory;

public sealed partial class MemoryStore
{
    public Task<IReadOnlyList<ReadOnlyMemory<byte>>> WordsKeysAsync(
        IReadOnlyList<OrderKey> keys, CancellationToken stop)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([.. keys.Select(_wordsKeys.Find)]);
    }

    public Task<IReadOnlyList<WrappedKey>> AllWordsKeysAsync(OrderKey? after, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<WrappedKey>>(
                [.. _wordsKeys.All.Where(x => after is not { } last || Compare(x.Order, last) > 0).Take(limit)]);
        }
    }

    public Task<bool> WrapAgainAsync(WrappedKey known, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_wordsKeys.Replace(known, bytes));
    }

    public Task<bool> ForgetWordsKeyAsync(WrappedKey known, CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_wordsKeys.Forget(known));
    }

    /// <summary>A key is added once; only the same one in another wrapping takes its place.</summary>
    private sealed class KeyShelf
    {
        private readonly SortedDictionary<OrderKey, byte[]> _keys = new(Comparer<OrderKey>.Create(Compare));

        public IEnumerable<WrappedKey> All => _keys.Select(x => new WrappedKey(x.Key, x.Value));

        public ReadOnlyMemory<byte> Find(OrderKey order) => _keys.GetValueOrDefault(order);

        public void Write(OrderKey order, KeyWrite? write)
        {
            if (write is KeyWrite.Add add) _keys.Add(order, add.Wrapped.ToArray());
            else if (write is KeyWrite.Destroy) _keys.Remove(order);
        }

        public bool Replace(WrappedKey known, ReadOnlyMemory<byte> bytes)
        {
            if (!Is(known)) return false;
            _keys[known.Order] = bytes.ToArray();
            return true;
        }

        public bool Forget(WrappedKey known) => Is(known) && _keys.Remove(known.Order);

        private bool Is(WrappedKey known) =>
            _keys.TryGetValue(known.Order, out var bytes) && bytes.AsSpan().SequenceEqual(known.Bytes.Span);
    }
}
