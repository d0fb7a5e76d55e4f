using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;

namespace Antui.Storage.Sql;

public abstract partial class SqlStore
{
    public abstract int MarksAtOnce { get; }

    public abstract Task<ChangesRead> ChangesAsync(long after, int limit, CancellationToken stop);

    public abstract Task<long> NewestPlaceAsync(CancellationToken stop);

    public abstract Task<bool> FollowAsync(ListStep step, CancellationToken stop);

    public abstract Task MarkAsync(IReadOnlyList<OrderKey> keys, Instant at, CancellationToken stop);

    public async Task<IReadOnlyList<ListPosition>> ListsAsync(CancellationToken stop) =>
    [
        .. (await QueryAsync(
            new Statement("SELECT name, place, fault, fault_at FROM lists"),
            row => new ListPosition(
                Names<ListName>.Parse(row.Text(0)), row.Number(1), row.Text(2), new Instant(row.Number(3))),
            stop)).OrderBy(x => x.Name),
    ];

    public Task SetListFaultAsync(ListName list, string fault, Instant at, CancellationToken stop) => WriteAsync(
        [
            new Statement(
                "UPDATE lists SET fault = $2, fault_at = $3 WHERE name = $1",
                Names<ListName>.Text(list), fault, fault == "" ? 0L : at.Ms),
        ],
        stop);

    public async Task<IReadOnlyList<OrderKey>> KeysAsync(OrderKey? after, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var order = (HasLane ? "lane, " : "") + "order_no, shop";
        object?[] last = after is { } key
            ? HasLane ? [(long)key.Lane, key.OrderNo, key.Shop] : [key.OrderNo, key.Shop] : [];
        var from = after is null ? "" : HasLane ? "WHERE (lane, order_no, shop) > ($1::smallint, $2, $3) "
            : "WHERE (order_no, shop) > ($1, $2) ";
        return await QueryAsync(
            new Statement($"SELECT shop, order_no FROM heads {from}ORDER BY {order} LIMIT {limit}", last),
            row => new OrderKey(row.Text(0), row.Text(1)), stop);
    }

    public Task ForgetChangesAsync(long upTo, CancellationToken stop) => WriteAsync(
        [
            new Statement(
                "DELETE FROM changes WHERE place <= $1 AND place <= (SELECT min(place) FROM lists) "
                + "AND NOT EXISTS (SELECT 1 FROM renewals r WHERE r.place < changes.place)",
                upTo),
        ],
        stop);

    public async Task<IReadOnlyList<OrderKey>> FindNumberAsync(
        NumberKind kind, string no, string? shop, CancellationToken stop)
    {
        var (key, name) = (Number.KeyOf(kind, no), Names<NumberKind>.Text(kind));
        var found = shop is null
            ? new Statement($"{NumberSql} ORDER BY shop, order_no", key, name)
            : new Statement($"{NumberSql} AND shop = $3 ORDER BY shop, order_no", key, name, shop);
        return await FindAsync(found, row => new OrderKey(row.Text(0), row.Text(1)), stop);
    }

    /// <summary>Orders by a number: $1 is its key, $2 its kind.</summary>
    private protected abstract string NumberSql { get; }

    /// <summary>A query by keys on the way of what is decided or routed, which no crowd of readers holds up.</summary>
    private protected abstract Task<List<T>> FindAsync<T>(
        Statement statement, Func<IRow, T> read, CancellationToken stop);
}
