using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Sql;

public abstract partial class SqlStore
{
    private const string BoxColumns = "key, warehouse, version, opened_at, rest, due_at, json";

    public async Task<IReadOnlyList<StoredBox>> BoxesAsync(string key, CancellationToken stop) => await QueryAsync(
        new Statement($"SELECT {BoxColumns} FROM boxes WHERE key = $1 ORDER BY warehouse", key), Box, stop);

    /// <summary>The primary key decides who opens a box, its version who changes it.</summary>
    public Task<bool> WriteBoxAsync(StoredBox box, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(box);
        var due = $"nullif($6, {Instant.Never.Ms})";
        var sql = box.Version == 1
            ? $"INSERT INTO boxes ({BoxColumns}) VALUES ($1, $2, $3, $4, $5, {due}, $7) ON CONFLICT DO NOTHING"
            : $"UPDATE boxes SET version = $3, opened_at = $4, rest = $5, due_at = {due}, json = $7 "
                + "WHERE key = $1 AND warehouse = $2 AND version = $3 - 1";
        return WriteAsync(
            [
                new Statement(
                    sql, box.Key, box.Warehouse, box.Version, box.OpenedAt.Ms, box.Rest, box.DueAt.Ms, box.Json),
            ],
            stop);
    }

    public async Task<IReadOnlyList<StoredBox>> DueBoxesAsync(Instant now, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        return await QueryAsync(
            new Statement(
                $"SELECT {BoxColumns} FROM boxes WHERE due_at IS NOT NULL AND due_at <= $1 "
                + $"ORDER BY due_at, key, warehouse LIMIT {limit}",
                now.Ms),
            Box, stop);
    }

    public async Task<Page<StoredBox>> BoxesWithRestAsync(string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Boxes);
        object?[] args = after is { } place ? [place.At.Ms, place.Number, place.Shop] : [];
        var where = args.Length > 0 ? " AND (opened_at, key, warehouse) < ($1, $2, $3)" : "";
        var rows = await QueryAsync(
            new Statement(
                $"SELECT {BoxColumns} FROM boxes WHERE rest > 0{where} "
                + $"ORDER BY opened_at DESC, key DESC, warehouse DESC LIMIT {limit + 1}",
                args),
            Box, stop);
        return PageOf(rows, limit, x => new Cursor(x.OpenedAt, x.Warehouse, x.Key).Write(Cursor.Boxes));
    }

    public Task<bool> TakeNumberAsync(string kind, string no, CancellationToken stop) => WriteAsync(
        [new Statement("INSERT INTO made_numbers (kind, no) VALUES ($1, $2) ON CONFLICT DO NOTHING", kind, no)], stop);

    private static StoredBox Box(IRow row) => new(
        row.Text(0), row.Text(1), row.Number(2), new Instant(row.Number(3)), row.Number(4),
        row.IsNull(5) ? Instant.Never : new Instant(row.Number(5)), row.Text(6));
}
