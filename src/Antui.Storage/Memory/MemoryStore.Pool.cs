using Antui.Core;
using Antui.Core.Pool;
using Antui.Core.Ports;

namespace Antui.Storage.Memory;

public sealed partial class MemoryStore
{
    private readonly Dictionary<(PoolKind Kind, string Shop, string No), Pooled> _pool = [];

    public Task<IReadOnlyList<PoolStage>> PutHeadsAsync(
        IReadOnlyList<PoolRow> heads, bool full, CancellationToken stop)
    {
        lock (_lock)
        {
            foreach (var head in heads) Put(head, full);
            return Task.FromResult<IReadOnlyList<PoolStage>>(
                [.. heads.Select(h => _pool[(h.Kind, h.Shop, h.No)].Row.Stage)]);
        }
    }

    public Task<IReadOnlyList<PoolRow>> NextPooledAsync(
        PoolKind kind, string shop, PoolStage stage, Instant triedBefore, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<PoolRow>>(
            [
                .. _pool.Values.Where(p => p.Row.Kind == kind && p.Row.Shop == shop && p.Row.Stage == stage)
                    .Where(p => p.TriedAt < triedBefore).OrderBy(p => p.TriedAt)
                    .ThenBy(p => p.Row.No, StringComparer.Ordinal).Take(limit).Select(p => p.Row),
            ]);
        }
    }

    public Task TriedAsync(
        PoolKind kind, string shop, IReadOnlyList<string> numbers, string reason, string note, Instant now,
        CancellationToken stop)
    {
        lock (_lock)
        {
            foreach (var no in numbers)
            {
                if (!_pool.TryGetValue((kind, shop, no), out var pooled)) continue;
                pooled.Row = pooled.Row with { Reason = reason, Note = note };
                pooled.TriedAt = now;
            }

            return Task.CompletedTask;
        }
    }

    public Task<bool> PutDetailsAsync(PoolRow row, IReadOnlyList<string> skus, string json, CancellationToken stop)
    {
        lock (_lock)
        {
            if (!_pool.TryGetValue((row.Kind, row.Shop, row.No), out var pooled)) return Task.FromResult(false);
            var was = pooled.Row;
            var waits = was.Stage is PoolStage.ToDownload or PoolStage.ToConvert or PoolStage.Parked;
            var known = was.Stage is PoolStage.ToConvert && was.ModifiedAt == row.ModifiedAt;
            if (!waits || known || was.ModifiedAt > row.ModifiedAt) return Task.FromResult(false);
            pooled.Json = json;
            pooled.Skus = [.. skus.Where(s => s != "")];
            pooled.Is(
                row with { Stage = PoolStage.ToConvert, Reason = "", Note = "", ConvertedAt = was.ConvertedAt },
                row.FetchedAt, default);
            return Task.FromResult(true);
        }
    }

    public Task<PoolRecord?> ReadPooledAsync(PoolKind kind, string shop, string no, CancellationToken stop)
    {
        lock (_lock)
        {
            return Task.FromResult(
                _pool.TryGetValue((kind, shop, no), out var pooled) ? new PoolRecord(pooled.Row, pooled.Json) : null);
        }
    }

    public Task<Page<PoolRow>> PooledAsync(PoolFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Pool);
        lock (_lock)
        {
            return Task.FromResult(PageOf(
                _pool.Values.Where(p => Shows(filter, p)).Select(p => p.Row),
                x => new Cursor(x.CreatedAt, x.Shop, x.No), Cursor.Pool, after, limit));
        }
    }

    public Task<long> CountPooledAsync(PoolFilter filter, CancellationToken stop)
    {
        lock (_lock) return Task.FromResult(_pool.Values.LongCount(p => Shows(filter, p)));
    }

    public Task<IReadOnlyDictionary<PoolStage, long>> CountByStageAsync(
        PoolKind kind, string? shop, CancellationToken stop)
    {
        lock (_lock)
        {
            var counts = Enum.GetValues<PoolStage>().ToDictionary(x => x, _ => 0L);
            foreach (var pooled in _pool.Values)
            {
                if (pooled.Row.Kind == kind && (shop is null || pooled.Row.Shop == shop)) counts[pooled.Row.Stage]++;
            }

            return Task.FromResult<IReadOnlyDictionary<PoolStage, long>>(counts);
        }
    }

    public Task MovePooledAsync(PoolMove move, CancellationToken stop)
    {
        lock (_lock)
        {
            foreach (var (no, modifiedAt) in move.Places)
            {
                if (!_pool.TryGetValue((move.Kind, move.Shop, no), out var pooled)) continue;
                if (pooled.Row.ModifiedAt != modifiedAt || !move.From.Contains(pooled.Row.Stage)) continue;
                var row = pooled.Row with
                {
                    Stage = move.To,
                    Reason = move.Reason,
                    Note = move.Note,
                    Author = move.Author,
                    ConvertedAt = move.To is PoolStage.Converted ? move.At : pooled.Row.ConvertedAt,
                };
                pooled.Is(row, move.At, move.To is PoolStage.Parked ? move.At : default);
            }

            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlyList<PoolStep>> PoolHistoryAsync(
        PoolKind kind, string shop, string no, CancellationToken stop)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<PoolStep>>(
                _pool.TryGetValue((kind, shop, no), out var pooled) ? [.. pooled.History] : []);
        }
    }

    private void Put(PoolRow head, bool full)
    {
        var key = (head.Kind, head.Shop, head.No);
        var known = _pool.TryGetValue(key, out var pooled);
        if (known)
        {
            var was = pooled!.Row;
            if (was.Stage is PoolStage.Converted or PoolStage.Handled) return;
            var back = full && was.Stage is PoolStage.Removed;
            if (was.ModifiedAt >= head.ModifiedAt && !back) return;
        }
        else
        {
            _pool[key] = pooled = new Pooled();
        }

        pooled!.Is(
            head with
            {
                Stage = PoolStage.ToDownload,
                Reason = "",
                Note = "",
                CreatedAt = known ? pooled.Row.CreatedAt : head.CreatedAt,
                ConvertedAt = known ? pooled.Row.ConvertedAt : null,
            },
            head.FetchedAt, default);
    }

    private static bool Shows(PoolFilter filter, Pooled pooled)
    {
        var row = pooled.Row;
        return row.Kind == filter.Kind
            && (filter.Shop is null || row.Shop == filter.Shop)
            && (filter.Stage is null || row.Stage == filter.Stage)
            && (filter.Search is null || row.No == filter.Search || row.OrderNo == filter.Search)
            && (filter.RawStatus is null || row.RawStatus == filter.RawStatus)
            && (filter.Sku is null || pooled.Skus.Contains(filter.Sku))
            && (filter.BuyerRef is null || (row.BuyerRef != "" && row.BuyerRef == filter.BuyerRef))
            && (filter.Reason is null || (row.Reason != "" && row.Reason == filter.Reason))
            && (filter.AmountFromFen is null || row.AmountFen >= filter.AmountFromFen)
            && (filter.AmountToFen is null || row.AmountFen <= filter.AmountToFen)
            && (filter.CreatedFrom is null || row.CreatedAt >= filter.CreatedFrom)
            && (filter.CreatedTo is null || row.CreatedAt <= filter.CreatedTo);
    }

    private sealed class Pooled
    {
        public PoolRow Row { get; set; } = null!;

        public string Json { get; set; } = "";

        public HashSet<string> Skus { get; set; } = [];

        public Instant TriedAt { get; set; }

        public List<PoolStep> History { get; } = [];

        public void Is(PoolRow row, Instant at, Instant triedAt)
        {
            (Row, TriedAt) = (row, triedAt);
            History.Add(new PoolStep(at, row.Stage, row.Reason, row.Note, row.Author));
        }
    }
}
