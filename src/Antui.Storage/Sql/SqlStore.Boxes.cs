using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sql;

public abstract partial class SqlStore
{
    public async Task<IReadOnlyList<StoredBox>> BoxesAsync(string key, CancellationToken stop) => await RowsAsync(
        StoreTables.Boxes, "WHERE key = $1 ORDER BY warehouse", [key], stop);

    /// <summary>The primary key decides who opens a box, its version who changes it.</summary>
    public Task<bool> WriteBoxAsync(StoredBox box, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(box);
        var table = StoreTables.Boxes;
        var sql = box.Version == 1
            ? $"INSERT INTO boxes ({table.Insert}) VALUES ({table.Values}) ON CONFLICT DO NOTHING"
            : $"UPDATE boxes SET {table.Set} WHERE key = $1 AND warehouse = $2 AND version = $3 - 1";
        return WriteAsync([new Statement(sql, table.Args(box))], stop);
    }

    public async Task<IReadOnlyList<StoredBox>> DueBoxesAsync(Instant now, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        return await RowsAsync(
            StoreTables.Boxes,
            $"WHERE due_at IS NOT NULL AND due_at <= $1 ORDER BY due_at, key, warehouse LIMIT {limit}", [now.Ms], stop);
    }

    public async Task<Page<StoredBox>> BoxesWithRestAsync(string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Boxes);
        object?[] args = after is { } place ? [place.At.Ms, place.Number, place.Shop] : [];
        var where = args.Length > 0 ? " AND (opened_at, key, warehouse) < ($1, $2, $3)" : "";
        var rows = await RowsAsync(
            StoreTables.Boxes,
            $"WHERE rest > 0{where} ORDER BY opened_at DESC, key DESC, warehouse DESC LIMIT {limit + 1}", args, stop);
        return PageOf(rows, limit, x => new Cursor(x.OpenedAt, x.Warehouse, x.Key).Write(Cursor.Boxes));
    }

    public Task<bool> TakeNumberAsync(string kind, string no, CancellationToken stop) => WriteAsync(
        [new Statement("INSERT INTO made_numbers (kind, no) VALUES ($1, $2) ON CONFLICT DO NOTHING", kind, no)], stop);
}
