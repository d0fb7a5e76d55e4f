using Antui.Core;
using Antui.Core.Pool;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sql;

/// <summary>
/// The pool. Rows of one call are one statement; the history copies the rows that statement left at a new step, so a
/// repeat adds nothing.
/// </summary>
public abstract partial class SqlStore
{
    /// <summary>Rows of one statement at most: far below what the databases take as values.</summary>
    private const int PoolRowsAtOnce = 100;

    private string PoolKey => HasLane ? "lane, kind, shop, no" : "kind, shop, no";

    public async Task<IReadOnlyList<PoolStage>> PutHeadsAsync(
        IReadOnlyList<PoolRow> heads, bool full, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(heads);
        var stages = new List<PoolStage>(heads.Count);
        foreach (var part in heads.Chunk(PoolRowsAtOnce))
        {
            // One head a number: a statement may not meet a row twice.
            var rows = part.GroupBy(h => (h.Kind, h.Shop, h.No)).Select(g => g.MaxBy(h => h.ModifiedAt.Ms)!).ToList();
            foreach (var group in rows.GroupBy(h => (h.Kind, h.Shop)))
            {
                PoolRow[] members = [.. group];
                string[] numbers = [.. members.Select(m => m.No)];
                var (kind, shop) = group.Key;
                await WriteAsync(
                    [Heads(members, full), History(kind, shop, numbers), Listed(kind, shop, numbers)], stop);
            }

            var found = await StagesAsync(rows, stop);
            stages.AddRange(part.Select(h => found[(h.Kind, h.Shop, h.No)]));
        }

        return stages;
    }

    public async Task<IReadOnlyList<PoolRow>> NextPooledAsync(
        PoolKind kind, string shop, PoolStage stage, Instant triedBefore, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        return await RowsAsync(
            PoolTables.Pool,
            $"WHERE kind = '{kind}' AND shop = $1 AND stage = '{stage}' AND tried_at < $2 "
            + $"ORDER BY tried_at, no LIMIT {limit}",
            [shop, triedBefore.Ms], stop);
    }

    public async Task TriedAsync(
        PoolKind kind, string shop, IReadOnlyList<string> numbers, string reason, string note, Instant now,
        CancellationToken stop)
    {
        foreach (var part in numbers.Chunk(PoolRowsAtOnce))
        {
            var query = new Query(shop, reason, note, now.Ms);
            await WriteAsync(
                [
                    new Statement(
                        "UPDATE pool SET reason = $2, note = $3, tried_at = $4 "
                        + $"WHERE kind = '{kind}' AND shop = $1 AND no IN ({query.List(part)})",
                        query.Args),
                    Listed(kind, shop, part),
                ],
                stop);
        }
    }

    public Task<bool> PutDetailsAsync(PoolRow row, IReadOnlyList<string> skus, string json, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(row);
        var table = PoolTables.Pool;
        var modifiedAt = $"${table.Parameter("modified_at")}";
        long lane = new OrderKey(row.Shop, row.No).Lane;
        List<Statement> statements =
        [
            new Statement(
                $"UPDATE pool SET {table.Set} WHERE kind = '{row.Kind}' AND shop = ${table.Parameter("shop")} "
                + $"AND no = ${table.Parameter("no")} AND stage IN ('ToDownload', 'ToConvert', 'Parked') "
                + $"AND modified_at <= {modifiedAt} AND NOT (stage = 'ToConvert' AND modified_at = {modifiedAt})",
                table.Args(row with { Stage = PoolStage.ToConvert, Reason = "", Note = "" })),
            History(row.Kind, row.Shop, [row.No]),
            new Statement(
                $"INSERT INTO pool_details ({PoolKey}, json) VALUES ({(
                    HasLane ? "$4, " : "")}'{row.Kind}', $1, $2, $3) "
                + $"ON CONFLICT ({PoolKey}) DO UPDATE SET json = excluded.json",
                HasLane ? [row.Shop, row.No, json, lane] : [row.Shop, row.No, json]),
            // As in Listed, the kind is hidden.
            new Statement(
                $"DELETE FROM pool_skus WHERE coalesce(kind, '') = '{row.Kind}' AND shop = $1 AND no = $2",
                row.Shop, row.No),
        ];
        PoolSkuRow[] codes =
        [
            .. skus.Where(s => s != "").Distinct().Select(sku => new PoolSkuRow(
                row.Kind, sku, row.CreatedAt, row.Shop, row.No, PoolStage.ToConvert, row.RawStatus, "", row.AmountFen)),
        ];
        if (codes.Length > 0) statements.Add(Insert(PoolTables.Skus, codes, ""));
        return WriteAsync([.. statements], stop);
    }

    public async Task<PoolRecord?> ReadPooledAsync(PoolKind kind, string shop, string no, CancellationToken stop) =>
        (await QueryAsync(
            new Statement(
                $"SELECT {PoolTables.Pool.SelectFrom("p")}, d.json FROM pool p "
                + "LEFT JOIN pool_details d ON d.kind = p.kind "
                + $"AND d.shop = p.shop AND d.no = p.no{(HasLane ? " AND d.lane = p.lane" : "")} "
                + $"WHERE p.kind = '{kind}' AND p.shop = $1 AND p.no = $2",
                shop, no),
            row => new PoolRecord(
                PoolTables.Pool.Row(row),
                row.IsNull(PoolTables.Pool.Width) ? "" : row.Text(PoolTables.Pool.Width)),
            stop)).FirstOrDefault();

    public async Task<Page<PoolRow>> PooledAsync(PoolFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Pool);
        var rows = await QueryAsync(PoolSql.Page(filter, after, limit + 1, HasLane), PoolTables.Pool.Row, stop);
        return PageOf(rows, limit, x => new Cursor(x.CreatedAt, x.Shop, x.No).Write(Cursor.Pool));
    }

    public async Task<long> CountPooledAsync(PoolFilter filter, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return (await QueryAsync(PoolSql.Count(filter, HasLane), row => row.Number(0), stop))[0];
    }

    public async Task<IReadOnlyDictionary<PoolStage, long>> CountByStageAsync(
        PoolKind kind, string? shop, CancellationToken stop)
    {
        var counts = Enum.GetValues<PoolStage>().ToDictionary(x => x, _ => 0L);
        var sql = $"SELECT stage, count(*) FROM pool WHERE kind = '{kind}' " + (shop is null ? "" : "AND shop = $1 ")
            + "GROUP BY stage";
        foreach (var (stage, value) in await QueryAsync(
            new Statement(sql, shop is null ? [] : [shop]), row =>
                (Names<PoolStage>.Parse(row.Text(0)), row.Number(1)), stop))
        {
            counts[stage] = value;
        }

        return counts;
    }

    public async Task MovePooledAsync(PoolMove move, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(move);
        var from = string.Join(", ", move.From.Select(s => $"'{s}'"));
        foreach (var part in move.Places.Chunk(PoolRowsAtOnce))
        {
            var query = new Query(move.Shop, move.Reason, move.Note, move.Author, move.At.Ms);
            var values = part.Select(p => (No: query.Arg(p.No), At: query.Arg(p.ModifiedAt.Ms))).ToList();
            // The numbers stand there twice, and the stage is hidden: a planner would walk the whole stage.
            var numbers = string.Join(", ", values.Select(v => v.No));
            var places = string.Join(", ", values.Select(v => $"({v.No}, {v.At})"));
            var converted = move.To is PoolStage.Converted ? ", converted_at = $5" : "";
            await WriteAsync(
                [
                    new Statement(
                        $"UPDATE pool SET stage = '{move.To}', reason = $2, note = $3, author = $4, changed_at = $5, "
                        + $"tried_at = {(move.To is PoolStage.Parked ? "$5" : "0")}, step = step + 1{converted} "
                        + $"WHERE kind = '{move.Kind}' AND shop = $1 AND no IN ({numbers}) "
                        + $"AND coalesce(stage, '') IN ({from}) "
                        + $"AND (no, modified_at) IN (VALUES {places})",
                        query.Args),
                    History(move.Kind, move.Shop, part.Select(p => p.No)),
                    Listed(move.Kind, move.Shop, part.Select(p => p.No)),
                ],
                stop);
        }
    }

    public async Task<IReadOnlyList<PoolStep>> PoolHistoryAsync(
        PoolKind kind, string shop, string no, CancellationToken stop) => await RowsAsync(
        PoolTables.History, $"WHERE kind = '{kind}' AND shop = $1 AND no = $2 ORDER BY step", [shop, no], stop);

    private Statement Heads(PoolRow[] rows, bool full)
    {
        var heads = rows.Select(x => x with { Stage = PoolStage.ToDownload, Reason = "", Note = "" });
        return Insert(
            PoolTables.Pool, [.. heads],
            $" ON CONFLICT ({PoolKey}) {PoolTables.Pool.Again("max")} "
            + "WHERE pool.stage NOT IN ('Converted', 'Handled') AND (pool.modified_at < excluded.modified_at"
            + (full ? " OR pool.stage = 'Removed')" : ")"));
    }

    /// <summary>Several rows as one statement.</summary>
    private Statement Insert<TRow>(Table<TRow> table, TRow[] rows, string then)
    {
        var query = new Query();
        var values = rows.Select(row =>
        {
            var all = table.Args(row).Select(x => query.Arg(x!)).ToList();
            if (HasLane) all.Add(query.Arg((long)(table.Of?.Invoke(row).Lane ?? 0)));
            return $"({string.Join(", ", all)})";
        });
        return new Statement(
            $"INSERT INTO {table.Name} ({table.Insert}{(HasLane ? ", lane" : "")}) VALUES {string.Join(", ", values)}"
            + then,
            query.Args);
    }

    private Statement History(PoolKind kind, string shop, IEnumerable<string> numbers)
    {
        var query = new Query(shop);
        return new Statement(
            $"INSERT INTO pool_history ({PoolKey}, step, at, stage, reason, note, author) "
            + $"SELECT {PoolKey}, step, changed_at, stage, reason, note, author FROM pool "
            + $"WHERE kind = '{kind}' AND shop = $1 AND no IN ({query.List(numbers)}) ON CONFLICT DO NOTHING",
            query.Args);
    }

    /// <summary>
    /// What the goods codes of these rows know of them. Each row is read by its key, and the kind is hidden: a planner
    /// without statistics would rather walk all codes of a kind than look for a hundred numbers.
    /// </summary>
    private Statement Listed(PoolKind kind, string shop, IEnumerable<string> numbers)
    {
        var query = new Query(shop);
        return new Statement(
            "UPDATE pool_skus SET (stage, raw_status, reason, amount_fen) = "
            + "(SELECT p.stage, p.raw_status, p.reason, p.amount_fen FROM pool p WHERE p.kind = pool_skus.kind "
            + $"AND p.shop = pool_skus.shop AND p.no = pool_skus.no{(HasLane ? " AND p.lane = pool_skus.lane" : "")}) "
            + $"WHERE coalesce(kind, '') = '{kind}' AND shop = $1 AND no IN ({query.List(numbers)})",
            query.Args);
    }

    private async Task<Dictionary<(PoolKind Kind, string Shop, string No), PoolStage>> StagesAsync(
        List<PoolRow> rows, CancellationToken stop)
    {
        var found = new Dictionary<(PoolKind Kind, string Shop, string No), PoolStage>();
        foreach (var group in rows.GroupBy(r => (r.Kind, r.Shop)))
        {
            var query = new Query(group.Key.Shop);
            PoolRow[] members = [.. group];
            var numbers = query.List(members.Select(m => m.No));
            foreach (var (no, stage) in await QueryAsync(
                new Statement(
                    // The step is in no list's index, so the row is found by its number.
                    $"SELECT no, stage, step FROM pool WHERE kind = '{group.Key.Kind}' AND shop = $1 "
                    + $"AND no IN ({numbers})",
                    query.Args),
                row => (row.Text(0), Names<PoolStage>.Parse(row.Text(1))), stop))
            {
                found[(group.Key.Kind, group.Key.Shop, no)] = stage;
            }

            // A number that the database stores in a cleaned form was written a moment ago.
            foreach (var member in members) found.TryAdd((member.Kind, member.Shop, member.No), PoolStage.ToDownload);
        }

        return found;
    }
}
