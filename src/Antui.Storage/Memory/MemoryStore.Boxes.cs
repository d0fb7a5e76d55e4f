using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Memory;

public sealed partial class MemoryStore
{
    private readonly Dictionary<(string Key, string Warehouse), StoredBox> _boxes = [];
    private readonly HashSet<(string Kind, string No)> _numbers = [];

    public Task<IReadOnlyList<StoredBox>> BoxesAsync(string key, CancellationToken stop)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<StoredBox>>(
                [.. _boxes.Values.Where(x => x.Key == key).OrderBy(x => x.Warehouse, StringComparer.Ordinal)]);
        }
    }

    public Task<bool> WriteBoxAsync(StoredBox box, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(box);
        lock (_lock)
        {
            var place = (box.Key, box.Warehouse);
            if (box.Version != (_boxes.TryGetValue(place, out var old) ? old.Version : 0) + 1)
                return Task.FromResult(false);
            _boxes[place] = box;
            return Task.FromResult(true);
        }
    }

    public Task<IReadOnlyList<StoredBox>> DueBoxesAsync(Instant now, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<StoredBox>>(
            [
                .. _boxes.Values.Where(x => x.DueAt != Instant.Never && x.DueAt <= now).OrderBy(x => x.DueAt)
                    .ThenBy(x => x.Key, StringComparer.Ordinal).ThenBy(x => x.Warehouse, StringComparer.Ordinal)
                    .Take(limit),
            ]);
        }
    }

    public Task<Page<StoredBox>> BoxesWithRestAsync(string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Boxes);
        lock (_lock)
        {
            var rows = _boxes.Values
                .Where(x => x.Rest > 0 && (after is not { } place || Compare(PlaceOf(x), place) < 0))
                .OrderByDescending(PlaceOf, Comparer<Cursor>.Create(Compare)).Take(limit + 1).ToList();
            if (rows.Count <= limit) return Task.FromResult(new Page<StoredBox>(rows, null));
            rows.RemoveAt(limit);
            return Task.FromResult(new Page<StoredBox>(rows, PlaceOf(rows[^1]).Write(Cursor.Boxes)));
        }

        static Cursor PlaceOf(StoredBox box) => new(box.OpenedAt, box.Warehouse, box.Key);
    }

    public Task<bool> TakeNumberAsync(string kind, string no, CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_numbers.Add((kind, no)));
    }

    private static int Compare(Cursor a, Cursor b)
    {
        if (a.At != b.At) return a.At.CompareTo(b.At);
        var key = string.CompareOrdinal(a.Number, b.Number);
        return key != 0 ? key : string.CompareOrdinal(a.Shop, b.Shop);
    }
}
