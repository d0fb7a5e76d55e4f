using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Sql;

public abstract partial class SqlStore
{
    private const string AllParked = $"SELECT {SqlRows.ParkedColumns} FROM parked ";

    public async Task<IReadOnlyList<ParkedFact>> ParkedAsync(OrderKey? key, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var where = key is null ? "" : "AND order_no = $1 AND shop = $2 ";
        object?[] args = key is { } order ? [order.OrderNo, order.Shop] : [];
        return await QueryAsync(
            new Statement($"{AllParked}WHERE dismissed_at IS NULL {where}ORDER BY at, id LIMIT {limit}", args),
            SqlRows.Parked, stop);
    }

    public async Task<Page<ParkedFact>> ParkedPageAsync(
        ParkedFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Checks.Limit(limit);
        List<object?> args = [];
        List<string> conditions = [filter.Dismissed ? "dismissed_at IS NOT NULL" : "dismissed_at IS NULL"];
        if (filter.Shop is { } shop) conditions.Add($"shop = {Arg(shop)}");
        if (filter.Source is { } source) conditions.Add($"source = {Arg(source)}");
        if (filter.Assignee is { } assignee) conditions.Add($"assignee = {Arg(assignee)}");
        if (filter.Reason is { } reason) conditions.Add($"reason = {Arg(reason)}");
        if (Cursor.Read(cursor, Cursor.Parked) is { } place)
            conditions.Add($"(at, id) > ({Arg(place.At.Ms)}, {Arg(place.Number)})");
        var rows = await QueryAsync(
            new Statement(
                $"{AllParked}WHERE {string.Join(" AND ", conditions)} ORDER BY at, id LIMIT {limit + 1}", [.. args]),
            SqlRows.Parked, stop);
        return PageOf(rows, limit, x => new Cursor(x.At, "", x.Id).Write(Cursor.Parked));

        string Arg(object value)
        {
            args.Add(value);
            return $"${args.Count}";
        }
    }

    public async Task<ParkedFact?> FindParkedAsync(string id, CancellationToken stop) =>
        (await QueryAsync(new Statement($"{AllParked}WHERE id = $1", id), SqlRows.Parked, stop)).FirstOrDefault();

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
