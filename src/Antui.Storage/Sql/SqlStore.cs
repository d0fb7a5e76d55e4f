using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

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

    public abstract Task<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<OrderKey> keys, CancellationToken stop);

    public abstract Task<IReadOnlyList<Document?>> ReadAllAsync(
        IReadOnlyList<(string Kind, string Id)> documents, CancellationToken stop);

    public abstract Task<Committed> CommitAsync(CommitBatch batch, CancellationToken stop);

    public abstract Task<IReadOnlyList<OrderKey>> ClaimDueAsync(
        Instant now, TimeSpan lease, int limit, CancellationToken stop);

    public abstract Task<Instant> NextDueAsync(Instant now, CancellationToken stop);

    public abstract ValueTask DisposeAsync();

    private protected abstract Task<List<T>> QueryAsync<T>(
        Statement statement, Func<IRow, T> read, CancellationToken stop);

    /// <summary>Rows of a table.</summary>
    /// <param name="which">Conditions, order and limit.</param>
    private Task<List<TRow>> RowsAsync<TRow>(
        Table<TRow> table, string which, object?[] args, CancellationToken stop) =>
        QueryAsync(new Statement($"SELECT {table.Select} FROM {table.Name} {which}", args), table.Row, stop);

    /// <summary>
    /// One transaction. When the first statement changes no row the others are left out.
    /// </summary>
    /// <param name="conditions">When one of so many first statements changes no row, nothing is written.</param>
    /// <param name="byKeys">Every statement finds its rows by a key: it is planned once and never waits for
    /// readers.</param>
    /// <returns>Whether every condition changed a row.</returns>
    private protected abstract Task<bool> WriteAsync(
        Statement[] statements, CancellationToken stop, bool byKeys = false, int conditions = 1);

    /// <summary>How the dialect spells text from outside where rows meet by it; null: as it is.</summary>
    private protected virtual Func<string, string>? Spelling => null;
}
