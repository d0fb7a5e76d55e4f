using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sql;

public abstract partial class SqlStore
{
    public async Task<IReadOnlyList<ParkedFact>> ParkedAsync(OrderKey? key, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var where = key is null ? "" : "AND order_no = $1 AND shop = $2 ";
        object?[] args = key is { } order ? [order.OrderNo, order.Shop] : [];
        return await RowsAsync(
            StoreTables.Parked, $"WHERE dismissed_at IS NULL {where}ORDER BY at, id LIMIT {limit}", args, stop);
    }

    public async Task<Page<ParkedFact>> ParkedPageAsync(
        ParkedFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Checks.Limit(limit);
        var query = new Query();
        query.Add(filter.Dismissed ? "dismissed_at IS NOT NULL" : "dismissed_at IS NULL");
        query.Add("shop =", filter.Shop);
        query.Add("source =", filter.Source);
        query.Add("assignee =", filter.Assignee);
        query.Add("reason =", filter.Reason);
        if (Cursor.Read(cursor, Cursor.Parked) is { } place)
            query.Add($"(at, id) > ({query.Arg(place.At.Ms)}, {query.Arg(place.Number)})");
        var rows = await RowsAsync(
            StoreTables.Parked, $"{query.Where}ORDER BY at, id LIMIT {limit + 1}", query.Args, stop);
        return PageOf(rows, limit, x => new Cursor(x.At, "", x.Id).Write(Cursor.Parked));
    }

    public async Task<ParkedFact?> FindParkedAsync(string id, CancellationToken stop) =>
        (await RowsAsync(StoreTables.Parked, "WHERE id = $1", [id], stop)).FirstOrDefault();

    public async Task<Instant> NextParkedAsync(CancellationToken stop) =>
        (await QueryAsync(
            new Statement("SELECT due_at FROM parked WHERE dismissed_at IS NULL ORDER BY due_at, id LIMIT 1"),
            row => new Instant(row.Number(0)), stop))
        is [var next] ? next : Instant.Never;

    public abstract Task<IReadOnlyList<ParkedFact>> ClaimParkedAsync(
        Instant now, ParkedWait wait, int limit, CancellationToken stop);

    public Task<bool> ChangeParkedAsync(string id, ParkedChange change, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(change);
        List<object?> args = [id];
        List<string> sets = [];
        if (change.DueAt is { } due) Set("due_at", due.Ms);
        if (change.Assignee is { } assignee) Set("assignee", assignee);
        if (change.Dismissed is { } end)
        {
            Set("dismissed_at", end.At.Ms);
            Set("dismissed_by", end.By);
            Set("dismissed_why", end.Reason);
        }

        if (sets.Count == 0) throw new ArgumentException("Nothing is to be changed.", nameof(change));
        var sql = $"UPDATE parked SET {string.Join(", ", sets)} WHERE id = $1 AND dismissed_at IS NULL";
        return WriteAsync([new Statement(sql, [.. args])], stop);

        void Set(string column, object value)
        {
            args.Add(value);
            sets.Add($"{column} = ${args.Count}");
        }
    }

    public Task<long> ParkedCountAsync(string? shop, CancellationToken stop) => shop is null
        ? CountAsync("FROM parked WHERE dismissed_at IS NULL", [], stop)
        : CountAsync("FROM parked WHERE dismissed_at IS NULL AND shop = $1", [shop], stop);
}
