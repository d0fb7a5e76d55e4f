using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Memory;

public sealed partial class MemoryStore
{
    private readonly Dictionary<string, ParkedFact> _parked = [];
    private readonly SortedSet<(Instant DueAt, string Id)> _parkedDue = new(Comparer<(Instant DueAt, string Id)>.Create(
        (a, b) => a.DueAt != b.DueAt ? a.DueAt.CompareTo(b.DueAt) : string.CompareOrdinal(a.Id, b.Id)));

    private readonly Dictionary<string, SortedSet<string>> _parkedOf = [];

    public Task<IReadOnlyList<ParkedFact>> ParkedAsync(OrderKey? key, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        lock (_lock)
        {
            var facts = Waiting().Where(x => key is null || x.Key == key)
                .OrderBy(x => x.At).ThenBy(x => x.Id, StringComparer.Ordinal).Take(limit).ToList();
            return Task.FromResult<IReadOnlyList<ParkedFact>>(facts);
        }
    }

    public Task<Page<ParkedFact>> ParkedPageAsync(
        ParkedFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Parked);
        lock (_lock)
        {
            var page = _parked.Values.Where(x => Shows(filter, x) && (after is not { } last || IsAfter(x, last)))
                .OrderBy(x => x.At).ThenBy(x => x.Id, StringComparer.Ordinal).Take(limit + 1).ToList();
            if (page.Count <= limit) return Task.FromResult(new Page<ParkedFact>(page, null));
            page.RemoveAt(limit);
            var next = new Cursor(page[^1].At, "", page[^1].Id).Write(Cursor.Parked);
            return Task.FromResult(new Page<ParkedFact>(page, next));
        }
    }

    public Task<ParkedFact?> FindParkedAsync(string id, CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_parked.GetValueOrDefault(id));
    }

    public Task<Instant> NextParkedAsync(CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_parkedDue.Count > 0 ? _parkedDue.Min.DueAt : Instant.Never);
    }

    public Task<IReadOnlyList<ParkedFact>> ClaimParkedAsync(
        Instant now, ParkedWait wait, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        lock (_lock)
        {
            var claimed = _parkedDue.TakeWhile(x => x.DueAt <= now).Take(limit).Select(x => _parked[x.Id]).ToList();
            for (var i = 0; i < claimed.Count; i++)
            {
                var (old, next) = (claimed[i], now + wait.After(claimed[i].Attempts));
                Put(claimed[i] = old with { DueAt = next, Attempts = old.Attempts + 1 });
            }
            return Task.FromResult<IReadOnlyList<ParkedFact>>(claimed);
        }
    }

    public Task<bool> ChangeParkedAsync(string id, ParkedChange change, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (_lock)
        {
            if (_parked.GetValueOrDefault(id) is not { Dismissed: null } old) return Task.FromResult(false);
            Put(old with
            {
                DueAt = change.DueAt ?? old.DueAt,
                Assignee = change.Assignee ?? old.Assignee,
                Dismissed = change.Dismissed,
            });
            return Task.FromResult(true);
        }
    }

    public Task<long> ParkedCountAsync(string? shop, CancellationToken stop)
    {
        lock (_lock)
            return Task.FromResult(shop is null ? _parkedDue.Count
                : _parked.Values.LongCount(p => p.Dismissed is null && p.Key.Shop == shop));
    }

    /// <summary>
    /// The same fact parks once; what is new about it is how often it was tried and why it still waits.
    /// </summary>
    private void Park(ParkedFact fact) => Put(_parked.TryGetValue(fact.Id, out var old)
        ? old with { Attempts = Math.Max(old.Attempts, fact.Attempts), Reason = fact.Reason }
        : fact with { Fact = fact.Fact.ToArray() });

    private void Unpark(string id)
    {
        if (!_parked.Remove(id, out var fact)) return;
        _parkedDue.Remove((fact.DueAt, id));
        var (ofOrder, no) = (_parkedOf[fact.Key.OrderNo], fact.Key.OrderNo);
        if (ofOrder.Remove(id) && ofOrder.Count == 0) _parkedOf.Remove(no);
    }

    private void Wake(OrderCommit commit, Instant now)
    {
        foreach (var no in commit.Wakes ?? [])
        {
            if (!_parkedOf.TryGetValue(no, out var ids)) continue;
            foreach (var id in ids)
            {
                var fact = _parked[id];
                if (fact.Dismissed is null && fact.DueAt > now) Put(fact with { DueAt = now });
            }
        }
    }

    private void Put(ParkedFact fact)
    {
        if (_parked.TryGetValue(fact.Id, out var old)) _parkedDue.Remove((old.DueAt, old.Id));
        _parked[fact.Id] = fact;
        if (fact.Dismissed is null) _parkedDue.Add((fact.DueAt, fact.Id));
        if (old is not null) return;
        if (!_parkedOf.TryGetValue(fact.Key.OrderNo, out var ids))
            _parkedOf[fact.Key.OrderNo] = ids = new SortedSet<string>(StringComparer.Ordinal);
        ids.Add(fact.Id);
    }

    private IEnumerable<ParkedFact> Waiting() => _parked.Values.Where(x => x.Dismissed is null);

    private static bool Shows(ParkedFilter filter, ParkedFact x) =>
        x.Dismissed is not null == filter.Dismissed
        && (filter.Shop is null || x.Key.Shop == filter.Shop)
        && (filter.Source is null || x.Source == filter.Source)
        && (filter.Reason is null || x.Reason == filter.Reason)
        && (filter.Assignee is null || x.Assignee == filter.Assignee);

    private static bool IsAfter(ParkedFact x, Cursor last) =>
        x.At != last.At ? x.At > last.At : string.CompareOrdinal(x.Id, last.Number) > 0;
}
