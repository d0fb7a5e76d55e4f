using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Memory;

public sealed partial class MemoryStore
{
    public Task<Page<RefundRow>> RefundsAsync(RefundFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Of(filter.Sort));
        lock (_lock)
        {
            return Task.FromResult(PageOf(
                _refunds.Values.Where(x => Shows(filter, x)), x => Cursor.Of(x, filter.Sort), Cursor.Of(filter.Sort),
                after, limit, isDescending: filter.Sort is RefundSort.Asked));
        }
    }

    public Task<Page<OrderRow>> OrdersAsync(
        string? shop, string? search, string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Orders);
        lock (_lock)
        {
            return Task.FromResult(PageOf(
                _rows.Values.Where(x => (shop is null || x.Shop == shop) && (search is null || x.OrderNo == search)),
                x => new Cursor(x.CreatedAt, x.Shop, x.OrderNo), Cursor.Orders, after, limit));
        }
    }

    public Task<IReadOnlyDictionary<RefundPhase, long>> CountByPhaseAsync(string? shop, CancellationToken stop)
    {
        lock (_lock)
        {
            var counts = Enum.GetValues<RefundPhase>().ToDictionary(x => x, _ => 0L);
            foreach (var row in _refunds.Values)
            {
                if (shop is null || row.Shop == shop) counts[row.Phase]++;
            }

            return Task.FromResult<IReadOnlyDictionary<RefundPhase, long>>(counts);
        }
    }

    public Task<IReadOnlyDictionary<RefundPhase, RefundSum>> SumRefundsAsync(
        RefundFilter filter, CancellationToken stop)
    {
        lock (_lock)
        {
            var rows = _refunds.Values.Where(x => Shows(filter, x)).ToLookup(x => x.Phase);
            return Task.FromResult<IReadOnlyDictionary<RefundPhase, RefundSum>>(Enum.GetValues<RefundPhase>()
                .ToDictionary(x => x, x => new RefundSum(
                    rows[x].Count(), rows[x].Sum(r => r.AmountFen), rows[x].Sum(r => r.PaidFen))));
        }
    }

    public Task<IReadOnlyList<RefundRow>> FindRefundAsync(string? shop, string refundNo, CancellationToken stop)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<RefundRow>>(
            [
                .. _refunds.Values.Where(x => x.RefundNo == refundNo && (shop is null || x.Shop == shop))
                    .OrderBy(x => x.Shop, StringComparer.Ordinal).ThenBy(x => x.OrderNo, StringComparer.Ordinal),
            ]);
        }
    }

    public Task<(IReadOnlyList<OrderRow> Rows, long Total)> ChangedOrdersAsync(
        string shop, Instant from, Instant to, int skip, int take, CancellationToken stop)
    {
        lock (_lock)
        {
            var all = _rows.Values.Where(x => x.Shop == shop && x.Hosted && x.ModifiedAt >= from && x.ModifiedAt <= to)
                .OrderByDescending(x => x.ModifiedAt).ThenBy(x => x.OrderNo, StringComparer.Ordinal).ToList();
            return Task.FromResult<(IReadOnlyList<OrderRow>, long)>(([.. all.Skip(skip).Take(take)], all.Count));
        }
    }

    public Task<(IReadOnlyList<RefundRow> Rows, long Total)> ChangedRefundsAsync(
        string shop, Instant from, Instant to, string? rawStatus, int skip, int take, CancellationToken stop)
    {
        lock (_lock)
        {
            var all = _refunds.Values
                .Where(x => x.Shop == shop && x.Hosted && x.ModifiedAt >= from && x.ModifiedAt <= to)
                .Where(x => rawStatus is null || x.RawStatus == rawStatus)
                .OrderByDescending(x => x.ModifiedAt).ThenBy(x => x.RefundNo, StringComparer.Ordinal).ToList();
            return Task.FromResult<(IReadOnlyList<RefundRow>, long)>(([.. all.Skip(skip).Take(take)], all.Count));
        }
    }

    public Task<IReadOnlyList<Figure>> FiguresAsync(
        string? shop, Instant from, Instant to, bool byHour, CancellationToken stop)
    {
        var first = Checks.HourOf(from);
        lock (_lock)
        {
            var figures =
                from counter in _counters
                let key = counter.Key
                where (shop is null || key.Shop == shop) && key.Hour >= first && key.Hour < to.Ms
                group counter.Value by (key.Shop, key.Name, Hour: byHour ? key.Hour : first) into sums
                orderby sums.Key.Hour
                select new Figure(sums.Key.Shop, sums.Key.Name, new Instant(sums.Key.Hour), sums.Sum());
            return Task.FromResult<IReadOnlyList<Figure>>(
            [
                .. figures.OrderBy(x => x.Shop, StringComparer.Ordinal).ThenBy(x => x.Hour)
                    .ThenBy(x => x.Name, StringComparer.Ordinal),
            ]);
        }
    }

    private static bool Shows(RefundFilter filter, RefundRow row) =>
        (filter.Shop is null || row.Shop == filter.Shop)
        && (filter.Phases.IsDefaultOrEmpty || filter.Phases.Contains(row.Phase))
        && (filter.Kind is null || row.Kind == filter.Kind)
        && (filter.Codes.IsDefaultOrEmpty || filter.Codes.Contains(row.Code))
        && (filter.Turn is null || row.Turn == filter.Turn)
        && (filter.Search is null || row.RefundNo == filter.Search || row.OrderNo == filter.Search)
        && (filter.BuyerRef is null || row.BuyerRef == filter.BuyerRef)
        && (filter.AmountFromFen is null || row.AmountFen >= filter.AmountFromFen)
        && (filter.AmountToFen is null || row.AmountFen <= filter.AmountToFen)
        && (filter.AskedFrom is null || row.AskedAt >= filter.AskedFrom)
        && (filter.AskedTo is null || row.AskedAt <= filter.AskedTo)
        && (filter.Automatic is null || row.Automatic == filter.Automatic)
        && IsWithin(row.DeadlineAt, filter.DeadlineFrom, filter.DeadlineTo)
        && IsWithin(row.RefundedAt, filter.RefundedFrom, filter.RefundedTo);

    private static bool IsWithin(Instant? at, Instant? from, Instant? to) =>
        (from is null && to is null)
        || (at is { } known && (from is null || known >= from) && (to is null || known <= to));

    /// <summary>
    /// Newest first unless told otherwise; a page starts behind the last row of the one before, however many rows came
    /// since.
    /// </summary>
    private static Page<T> PageOf<T>(
        IEnumerable<T> rows, Func<T, Cursor> place, char list, Cursor? after, int limit,
        Comparison<Cursor>? byNumber = null, bool isDescending = true)
    {
        var order = NewestFirst(byNumber ?? ((a, b) => string.CompareOrdinal(a.Number, b.Number)));
        if (!isDescending) order = Reversed(order);
        var page = rows.Where(x => after is not { } last || order.Compare(place(x), last) > 0)
            .OrderBy(place, order).Take(limit + 1).ToList();
        if (page.Count <= limit) return new Page<T>(page, null);
        page.RemoveAt(limit);
        return new Page<T>(page, place(page[^1]).Write(list));
    }

    private static Comparer<Cursor> Reversed(Comparer<Cursor> order) =>
        Comparer<Cursor>.Create((a, b) => order.Compare(b, a));

    private static Comparer<Cursor> NewestFirst(Comparison<Cursor> byNumber) => Comparer<Cursor>.Create((a, b) =>
    {
        if (a.At != b.At) return b.At.CompareTo(a.At);
        var shop = string.CompareOrdinal(b.Shop, a.Shop);
        return shop != 0 ? shop : byNumber(b, a);
    });
}
