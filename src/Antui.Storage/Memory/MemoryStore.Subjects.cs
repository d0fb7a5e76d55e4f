using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Memory;

public sealed partial class MemoryStore
{
    private readonly Dictionary<SubjectKey, (StoredSubject Head, List<JournalEntry> Journal)> _subjects = [];
    private readonly HashSet<(string Kind, string No)> _numbers = [];

    public Task<StoredSubject?> SubjectAsync(SubjectKey key, CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_subjects.TryGetValue(key, out var known) ? known.Head : null);
    }

    public Task<bool> WriteSubjectAsync(StoredSubject subject, JournalEntry entry, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(entry);
        lock (_lock)
        {
            var known = _subjects.TryGetValue(subject.Key, out var old);
            if (subject.Version != (known ? old.Head.Version : 0) + 1) return Task.FromResult(false);
            _subjects[subject.Key] = (subject, [.. known ? old.Journal : [], entry]);
            return Task.FromResult(true);
        }
    }

    public Task<IReadOnlyList<JournalEntry>> SubjectJournalAsync(SubjectKey key, CancellationToken stop)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<JournalEntry>>(
                _subjects.TryGetValue(key, out var known) ? [.. known.Journal] : []);
        }
    }

    public Task<IReadOnlyList<StoredSubject>> SubjectsAsync(
        string kind, string shop, string prefix, string? afterId, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<StoredSubject>>(
            [
                .. Heads(kind).Where(x => x.Key.Shop == shop
                        && x.Key.Id.StartsWith(prefix, StringComparison.Ordinal)
                        && (afterId is null || string.CompareOrdinal(x.Key.Id, afterId) > 0))
                    .OrderBy(x => x.Key.Id, StringComparer.Ordinal).Take(limit),
            ]);
        }
    }

    public Task<Page<StoredSubject>> NewestSubjectsAsync(
        string kind, string? shop, bool open, string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Subjects);
        lock (_lock)
        {
            var rows = Heads(kind)
                .Where(x => (shop is null || x.Key.Shop == shop) && (!open || x.Open > 0)
                    && (after is not { } place || Compare(PlaceOf(x), place) < 0))
                .OrderByDescending(PlaceOf, Comparer<Cursor>.Create(Compare)).Take(limit + 1).ToList();
            if (rows.Count <= limit) return Task.FromResult(new Page<StoredSubject>(rows, null));
            rows.RemoveAt(limit);
            return Task.FromResult(new Page<StoredSubject>(rows, PlaceOf(rows[^1]).Write(Cursor.Subjects)));
        }

        static Cursor PlaceOf(StoredSubject x) => new(x.OpenedAt, x.Key.Shop, x.Key.Id);
    }

    public Task<IReadOnlyList<StoredSubject>> ClaimDueSubjectsAsync(
        Instant now, TimeSpan lease, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        lock (_lock)
        {
            List<StoredSubject> due =
            [
                .. _subjects.Values.Select(x => x.Head).Where(x => x.DueAt != Instant.Never && x.DueAt <= now)
                    .OrderBy(x => x.DueAt).ThenBy(x => x.Key.Kind, StringComparer.Ordinal)
                    .ThenBy(x => x.Key.Shop, StringComparer.Ordinal).ThenBy(x => x.Key.Id, StringComparer.Ordinal)
                    .Take(limit),
            ];
            foreach (var one in due)
                _subjects[one.Key] = _subjects[one.Key] with { Head = one with { DueAt = now + lease } };
            return Task.FromResult<IReadOnlyList<StoredSubject>>(due);
        }
    }

    public Task RestSubjectAsync(SubjectKey key, long version, Instant dueAt, CancellationToken stop)
    {
        lock (_lock)
        {
            if (_subjects.TryGetValue(key, out var known) && known.Head.Version == version)
                _subjects[key] = known with { Head = known.Head with { DueAt = dueAt } };
            return Task.CompletedTask;
        }
    }

    public Task<Instant> NextDueSubjectAsync(CancellationToken stop)
    {
        lock (_lock)
        {
            return Task.FromResult(
                _subjects.Values.Select(x => x.Head.DueAt).DefaultIfEmpty(Instant.Never).Min());
        }
    }

    public Task<bool> TakeNumberAsync(string kind, string no, CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_numbers.Add((kind, no)));
    }

    private IEnumerable<StoredSubject> Heads(string kind) =>
        _subjects.Values.Select(x => x.Head).Where(x => x.Key.Kind == kind);

    private static int Compare(Cursor a, Cursor b)
    {
        if (a.At != b.At) return a.At.CompareTo(b.At);
        var shop = string.CompareOrdinal(a.Shop, b.Shop);
        return shop != 0 ? shop : string.CompareOrdinal(a.Number, b.Number);
    }
}
