using System.Text;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Sql;

/// <summary>
/// The pool. Rows of one call are one statement; the history copies the rows that statement left at a new step, so a
/// repeat adds nothing.
/// </summary>
public abstract partial class SqlStore
{
    /// <summary>Rows of one statement at most: far below what the databases take as values.</summary>
    private const int PoolRowsAtOnce = 100;

    private const string HeadColumns =
        "kind, shop, no, order_no, stage, step, reason, note, author, raw_status, amount_fen, skus, buyer_ref, "
        + "ship_to, created_at, modified_at, fetched_at, changed_at, tried_at";

    private string PoolKey => HasLane ? "lane, kind, shop, no" : "kind, shop, no";

    private string LaneColumn => HasLane ? "lane, " : "";

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
        return await QueryAsync(
            new Statement(
                $"SELECT {PoolRows.Columns} FROM pool p "
                + $"WHERE p.kind = '{kind}' AND p.shop = $1 AND p.stage = '{stage}' "
                + $"AND p.tried_at < $2 ORDER BY p.tried_at, p.no LIMIT {limit}",
                shop, triedBefore.Ms),
            PoolRows.Read, stop);
    }

    public async Task TriedAsync(
        PoolKind kind, string shop, IReadOnlyList<string> numbers, string reason, string note, Instant now,
        CancellationToken stop)
    {
        foreach (var part in numbers.Chunk(PoolRowsAtOnce))
        {
            var args = new Args(shop, reason, note, now.Ms);
            await WriteAsync(
                [
                    new Statement(
                        "UPDATE pool SET reason = $2, note = $3, tried_at = $4 "
                        + $"WHERE kind = '{kind}' AND shop = $1 AND no IN ({args.List(part)})",
                        args.All),
                    Listed(kind, shop, part),
                ],
                stop);
        }
    }

    public Task<bool> PutDetailsAsync(PoolRow row, IReadOnlyList<string> skus, string json, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(row);
        var of = $"WHERE kind = '{row.Kind}' AND shop = $1 AND no = $2";
        long lane = new OrderKey(row.Shop, row.No).Lane;
        List<Statement> statements =
        [
            new Statement(
                "UPDATE pool SET order_no = $3, raw_status = $4, amount_fen = $5, skus = $6, buyer_ref = $7, "
                + "ship_to = $8, "
                + "created_at = $9, modified_at = $10, fetched_at = $11, changed_at = $11, author = $12, "
                + "stage = 'ToConvert', reason = '', note = '', tried_at = 0, step = step + 1 "
                + of + " AND stage IN ('ToDownload', 'ToConvert', 'Parked') AND modified_at <= $10 "
                + "AND NOT (stage = 'ToConvert' AND modified_at = $10)",
                row.Shop, row.No, row.OrderNo, row.RawStatus, row.AmountFen, row.Skus, row.BuyerRef, row.ShipTo,
                row.CreatedAt.Ms, row.ModifiedAt.Ms, row.FetchedAt.Ms, row.Author),
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
        var args = new Args();
        var values = string.Join(", ", skus.Where(s => s != "").Distinct().Select(sku =>
            $"({(HasLane ? args.Add(lane) + ", " : "")}'{row.Kind}', {args.Add(sku)}, {args.Add(row.CreatedAt.Ms)}, "
            + $"{args.Add(row.Shop)}, {args.Add(row.No)}, 'ToConvert', {args.Add(row.RawStatus)}, "
            + $"{args.Add(row.AmountFen)})"));
        if (values != "")
            statements.Add(new Statement(
                $"INSERT INTO pool_skus ({LaneColumn}kind, sku, created_at, shop, no, stage, raw_status, amount_fen) "
                + $"VALUES {values}",
                args.All));
        return WriteAsync([.. statements], stop);
    }

    public async Task<PoolRecord?> ReadPooledAsync(PoolKind kind, string shop, string no, CancellationToken stop) =>
        (await QueryAsync(
            new Statement(
                $"SELECT {PoolRows.Columns}, d.json FROM pool p LEFT JOIN pool_details d ON d.kind = p.kind "
                + $"AND d.shop = p.shop AND d.no = p.no{(HasLane ? " AND d.lane = p.lane" : "")} "
                + $"WHERE p.kind = '{kind}' AND p.shop = $1 AND p.no = $2",
                shop, no),
            row => new PoolRecord(PoolRows.Read(row), row.IsNull(17) ? "" : row.Text(17)), stop)).FirstOrDefault();

    public async Task<Page<PoolRow>> PooledAsync(PoolFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Checks.Limit(limit);
        var after = Cursor.Read(cursor, Cursor.Pool);
        var rows = await QueryAsync(PoolSql.Page(filter, after, limit + 1, HasLane), PoolRows.Read, stop);
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
            var args = new Args(move.Shop, move.Reason, move.Note, move.Author, move.At.Ms);
            var values = part.Select(p => (No: args.Add(p.No), At: args.Add(p.ModifiedAt.Ms))).ToList();
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
                        args.All),
                    History(move.Kind, move.Shop, part.Select(p => p.No)),
                    Listed(move.Kind, move.Shop, part.Select(p => p.No)),
                ],
                stop);
        }
    }

    public async Task<IReadOnlyList<PoolStep>> PoolHistoryAsync(
        PoolKind kind, string shop, string no, CancellationToken stop) => await QueryAsync(
        new Statement(
            "SELECT at, stage, reason, note, author FROM pool_history "
            + $"WHERE kind = '{kind}' AND shop = $1 AND no = $2 ORDER BY step",
            shop, no),
        PoolRows.Step, stop);

    private Statement Heads(PoolRow[] rows, bool full)
    {
        var args = new Args();
        var values = new StringBuilder();
        foreach (var h in rows)
        {
            values.Append(values.Length > 0 ? ", (" : "(");
            if (HasLane) values.Append(args.Add((long)new OrderKey(h.Shop, h.No).Lane)).Append(", ");
            values.Append($"'{h.Kind}', {args.Add(h.Shop)}, {args.Add(h.No)}, {args.Add(
                h.OrderNo)}, 'ToDownload', 1, '', '', ")
                .Append($"{args.Add(h.Author)}, {args.Add(h.RawStatus)}, {args.Add(h.AmountFen)}, {args.Add(h.Skus)}, ")
                .Append($"{args.Add(h.BuyerRef)}, {args.Add(h.ShipTo)}, {args.Add(h.CreatedAt.Ms)}, {args.Add(
                    h.ModifiedAt.Ms)}, ")
                .Append($"{args.Add(h.FetchedAt.Ms)}, {args.Add(h.FetchedAt.Ms)}, 0)");
        }

        return new Statement(
            $"INSERT INTO pool ({LaneColumn}{HeadColumns}) VALUES {values} ON CONFLICT ({PoolKey}) DO UPDATE SET "
            + "order_no = excluded.order_no, stage = 'ToDownload', step = pool.step + 1, reason = '', note = '', "
            + "author = excluded.author, raw_status = excluded.raw_status, amount_fen = excluded.amount_fen, "
            + "skus = excluded.skus, buyer_ref = excluded.buyer_ref, ship_to = excluded.ship_to, "
            + "modified_at = excluded.modified_at, fetched_at = excluded.fetched_at, "
            + "changed_at = excluded.changed_at, tried_at = 0 "
            + "WHERE pool.stage NOT IN ('Converted', 'Handled') AND (pool.modified_at < excluded.modified_at"
            + (full ? " OR pool.stage = 'Removed')" : ")"),
            args.All);
    }

    private Statement History(PoolKind kind, string shop, IEnumerable<string> numbers)
    {
        var args = new Args(shop);
        return new Statement(
            $"INSERT INTO pool_history ({PoolKey}, step, at, stage, reason, note, author) "
            + $"SELECT {PoolKey}, step, changed_at, stage, reason, note, author FROM pool "
            + $"WHERE kind = '{kind}' AND shop = $1 AND no IN ({args.List(numbers)}) ON CONFLICT DO NOTHING",
            args.All);
    }

    /// <summary>
    /// What the goods codes of these rows know of them. Each row is read by its key, and the kind is hidden: a planner
    /// without statistics would rather walk all codes of a kind than look for a hundred numbers.
    /// </summary>
    private Statement Listed(PoolKind kind, string shop, IEnumerable<string> numbers)
    {
        var args = new Args(shop);
        return new Statement(
            "UPDATE pool_skus SET (stage, raw_status, reason, amount_fen) = "
            + "(SELECT p.stage, p.raw_status, p.reason, p.amount_fen FROM pool p WHERE p.kind = pool_skus.kind "
            + $"AND p.shop = pool_skus.shop AND p.no = pool_skus.no{(HasLane ? " AND p.lane = pool_skus.lane" : "")}) "
            + $"WHERE coalesce(kind, '') = '{kind}' AND shop = $1 AND no IN ({args.List(numbers)})",
            args.All);
    }

    private async Task<Dictionary<(PoolKind Kind, string Shop, string No), PoolStage>> StagesAsync(
        List<PoolRow> rows, CancellationToken stop)
    {
        var found = new Dictionary<(PoolKind Kind, string Shop, string No), PoolStage>();
        foreach (var group in rows.GroupBy(r => (r.Kind, r.Shop)))
        {
            var args = new Args(group.Key.Shop);
            PoolRow[] members = [.. group];
            var numbers = args.List(members.Select(m => m.No));
            foreach (var (no, stage) in await QueryAsync(
                new Statement(
                    // The step is in no list's index, so the row is found by its number.
                    $"SELECT no, stage, step FROM pool WHERE kind = '{group.Key.Kind}' AND shop = $1 "
                    + $"AND no IN ({numbers})",
                    args.All),
                row => (row.Text(0), Names<PoolStage>.Parse(row.Text(1))), stop))
            {
                found[(group.Key.Kind, group.Key.Shop, no)] = stage;
            }

            // A number that the database stores in a cleaned form was written a moment ago.
            foreach (var member in members) found.TryAdd((member.Kind, member.Shop, member.No), PoolStage.ToDownload);
        }

        return found;
    }

    /// <summary>The values of a statement, numbered as they come.</summary>
    private sealed class Args(params object?[] first)
    {
        private readonly List<object?> _all = [.. first];

        public object?[] All => [.. _all];

        public string Add(object value)
        {
            _all.Add(value);
            return $"${_all.Count}";
        }

        public string List(IEnumerable<string> values) => string.Join(", ", values.Select(Add));
    }
}
