using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Memory;

/// <summary>
/// The smallest store, and the description of what a store does: the SQL of the others says the same. Every method
/// completes before it returns, no thread, no clock: the deterministic simulator runs on it. Nothing survives it.
/// </summary>
public sealed partial class MemoryStore : IStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<OrderKey, Stored> _orders = [];
    private readonly SortedSet<(Instant DueAt, OrderKey Key)> _due = new(DueOrder);
    private readonly Dictionary<(NumberKind Kind, string Key), HashSet<OrderKey>> _byNumber = [];
    private readonly Dictionary<string, SpendBook> _spend = [];
    private readonly KeyShelf _wordsKeys = new();

    private static readonly Comparer<(Instant DueAt, OrderKey Key)> DueOrder = Comparer<(Instant DueAt, OrderKey Key)>
        .Create((a, b) => a.DueAt != b.DueAt ? a.DueAt.CompareTo(b.DueAt) : Compare(a.Key, b.Key));

    public string Name => "memory";

    public Task<IReadOnlyList<IReadOnlyList<JournalEntry>>> LoadAsync(
        IReadOnlyList<OrderKey> keys, CancellationToken stop)
    {
        lock (_lock)
        {
            var found = new IReadOnlyList<JournalEntry>[keys.Count];
            for (var i = 0; i < found.Length; i++)
                found[i] = _orders.TryGetValue(keys[i], out var order) ? [.. order.Journal] : [];
            return Task.FromResult<IReadOnlyList<IReadOnlyList<JournalEntry>>>(found);
        }
    }

    public Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<OrderKey> keys, CancellationToken stop)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<long>>(
                [.. keys.Select(x => _orders.TryGetValue(x, out var order) ? order.Journal.Count : 0L)]);
        }
    }

    public Task<Committed> CommitAsync(CommitBatch batch, CancellationToken stop)
    {
        Checks.Batch(batch);
        lock (_lock)
        {
            var results = new CommitResult[batch.Orders.Count];
            for (var i = 0; i < results.Length; i++) results[i] = Commit(batch.Orders[i], batch.Now);
            foreach (var fact in batch.Park) Park(fact);
            foreach (var id in batch.Unpark) Unpark(id);
            foreach (var count in batch.Counts) Add(_counters, count);
            var written = Array.IndexOf(results, CommitResult.Written) >= 0;
            return Task.FromResult(new Committed(results, written ? _place : 0));
        }
    }

    public Task<IReadOnlyList<OrderKey>> FindNumberAsync(
        NumberKind kind, string no, string? shop, CancellationToken stop)
    {
        var found = (kind, Number.KeyOf(kind, no));
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<OrderKey>>(
            [
                .. (_byNumber.GetValueOrDefault(found) ?? []).Where(x => shop is null || x.Shop == shop)
                    .OrderBy(x => x.Shop, StringComparer.Ordinal).ThenBy(x => x.OrderNo, StringComparer.Ordinal),
            ]);
        }
    }

    public Task<IReadOnlyList<OrderKey>> ClaimDueAsync(
        Instant now, TimeSpan lease, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        lock (_lock)
        {
            var claimed = new List<OrderKey>();
            foreach (var (dueAt, key) in _due)
            {
                if (dueAt > now || claimed.Count == limit) break;
                claimed.Add(key);
            }

            foreach (var key in claimed) SetDue(key, _orders[key], now + lease);
            return Task.FromResult<IReadOnlyList<OrderKey>>(claimed);
        }
    }

    public Task<Instant> NextDueAsync(Instant now, CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_due.Count > 0 ? _due.Min.DueAt : Instant.Never);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>
    /// Compare-and-set: only the version that follows the stored one is written, so there are no holes.
    /// </summary>
    private CommitResult Commit(OrderCommit commit, Instant now)
    {
        var known = _orders.TryGetValue(commit.Key, out var stored);
        if (commit.Version != (known ? stored!.Journal.Count : 0) + 1) return CommitResult.Conflict;
        if (!Spend(commit, now)) return CommitResult.Capped;
        if (!known) _orders[commit.Key] = stored = new Stored();
        stored!.Journal.Add(new JournalEntry(
            commit.Version, commit.At, commit.Source, commit.Events.ToArray(), commit.Previous.ToArray(),
            commit.Facts));
        _wordsKeys.Write(commit.Key, commit.WordsKey);
        if (!commit.DueStays) SetDue(commit.Key, stored, commit.DueAt);
        Wake(commit, now);
        foreach (var number in commit.Numbers ?? []) Find(number).Add(commit.Key);
        _changes.Add(new Change(++_place, commit.Key, commit.Version, commit.At));
        return CommitResult.Written;
    }

    /// <summary>Only commits that bring caps are counted; a shop without them pays nothing for the book.</summary>
    private bool Spend(OrderCommit commit, Instant now)
    {
        if (!SpendBook.Limits(commit)) return true;
        if (!_spend.TryGetValue(commit.Key.Shop, out var book)) _spend[commit.Key.Shop] = book = new SpendBook();
        var minute = Checks.MinuteOf(now.Ms);
        if (!book.Allows(minute, commit.SpendFen, commit.Caps!)) return false;
        book.Add(minute, commit.SpendFen);
        return true;
    }

    private HashSet<OrderKey> Find(Number number)
    {
        var found = (number.Kind, number.Key);
        if (!_byNumber.TryGetValue(found, out var keys)) _byNumber[found] = keys = [];
        return keys;
    }

    private static void Add(Dictionary<(string Shop, long Hour, string Name), long> counters, Count count)
    {
        var key = (count.Shop, Checks.HourOf(count.At), count.Name);
        counters[key] = counters.GetValueOrDefault(key) + count.By;
    }

    private static (OrderKey Order, long Version, Instant At, string Lines) Booked(OrderKey key, Booking booked) =>
        (key, booked.Version, booked.At, BookLines.Write(booked.Postings));

    private void SetDue(OrderKey key, Stored stored, Instant dueAt)
    {
        if (stored.DueAt != Instant.Never) _due.Remove((stored.DueAt, key));
        stored.DueAt = dueAt;
        if (dueAt != Instant.Never) _due.Add((dueAt, key));
    }

    private static int Compare(OrderKey a, OrderKey b)
    {
        var shop = string.CompareOrdinal(a.Shop, b.Shop);
        return shop != 0 ? shop : string.CompareOrdinal(a.OrderNo, b.OrderNo);
    }

    private sealed class Stored
    {
        public List<JournalEntry> Journal { get; } = [];

        public Instant DueAt { get; set; } = Instant.Never;
    }
}
