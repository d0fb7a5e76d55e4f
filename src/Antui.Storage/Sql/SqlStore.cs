using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Sql;

/// <summary>
/// What SQLite and PostgreSQL share: every statement that is not the hot path is one text for both. A dialect brings
/// the journal, how a query and a small transaction are run, and whose clock it is.
/// </summary>
public abstract partial class SqlStore : IStore
{
    public abstract string Name { get; }

    /// <summary>The key columns of the pay-out tables in front of (shop, order_no); $1 is the lane.</summary>
    private protected abstract bool HasLane { get; }

    public abstract Task<IReadOnlyList<IReadOnlyList<JournalEntry>>> LoadAsync(
        IReadOnlyList<OrderKey> keys, CancellationToken stop);

    public abstract Task<CommitResult[]> CommitAsync(CommitBatch batch, CancellationToken stop);

    public abstract Task<IReadOnlyList<OrderKey>> ClaimDueAsync(
        Instant now, TimeSpan lease, int limit, CancellationToken stop);

    public abstract Task<Instant> NextDueAsync(Instant now, CancellationToken stop);

    public abstract ValueTask DisposeAsync();

    public async Task<IReadOnlyList<ParkedFact>> ParkedAsync(OrderKey? key, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var where = key is null ? "" : "WHERE order_no = $1 AND shop = $2 ";
        object?[] args = key is { } order ? [order.OrderNo, order.Shop] : [];
        return await QueryAsync(
            new Statement($"SELECT {SqlRows.ParkedColumns} FROM parked {where}ORDER BY at, id LIMIT {limit}", args),
            SqlRows.Parked, stop);
    }

    private protected abstract Task<List<T>> QueryAsync<T>(
        Statement statement, Func<IRow, T> read, CancellationToken stop);

    /// <summary>
    /// One transaction. When the first statement changes no row the others are left out.
    /// </summary>
    /// <returns>Whether the first statement changed a row.</returns>
    private protected abstract Task<bool> WriteAsync(Statement[] statements, CancellationToken stop);
}
