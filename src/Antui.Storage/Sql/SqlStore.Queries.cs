using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sql;

public abstract partial class SqlStore
{
    public async Task<Page<RefundRow>> RefundsAsync(
        RefundFilter filter, string? cursor, int limit, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Checks.Limit(limit);
        var list = Cursor.Of(filter.Sort);
        var after = Cursor.Read(cursor, list);
        var rows = await QueryAsync(RefundSql.Page(filter, after, limit + 1), ListTables.Refunds.Row, stop);
        return PageOf(rows, limit, x => Cursor.Of(x, filter.Sort).Write(list));
    }

    public async Task<IReadOnlyDictionary<RefundPhase, RefundSum>> SumRefundsAsync(
        RefundFilter filter, CancellationToken stop)
    {
        var sums = Enum.GetValues<RefundPhase>().ToDictionary(x => x, _ => default(RefundSum));
        foreach (var (phase, sum) in await QueryAsync(
            RefundSql.Sums(filter),
            row => (Names<RefundPhase>.Parse(row.Text(0)), new RefundSum(row.Number(1), row.Number(2), row.Number(3))),
            stop))
        {
            sums[phase] = sum;
        }

        return sums;
    }

    public async Task<Page<OrderRow>> OrdersAsync(
        string? shop, string? search, string? cursor, int limit, CancellationToken stop)
    {
        Checks.Limit(limit);
        var query = new Query();
        var columns = ListTables.Orders.Select;
        var with = search is null ? ""
            : $"WITH few AS MATERIALIZED (SELECT {columns} FROM orders WHERE order_no = {query.Arg(search)}) ";
        query.Add("shop =", shop);
        if (Cursor.Read(cursor, Cursor.Orders) is { } place)
        {
            query.Add(
                $"(created_at, shop, order_no) < ({query.Arg(place.At.Ms)}, {query.Arg(place.Shop)}, "
                + $"{query.Arg(place.Number)})");
        }

        var rows = await QueryAsync(
            query.Statement(
                $"{with}SELECT {columns} FROM {(search is null ? "orders" : "few")} {query.Where}"
                + $"ORDER BY created_at DESC, shop DESC, order_no DESC LIMIT {limit + 1}"),
            ListTables.Orders.Row, stop);
        return PageOf(rows, limit, x => new Cursor(x.CreatedAt, x.Shop, x.OrderNo).Write(Cursor.Orders));
    }

    public async Task<IReadOnlyDictionary<RefundPhase, long>> CountByPhaseAsync(string? shop, CancellationToken stop)
    {
        var statement = shop is null
            ? new Statement("SELECT phase, CAST(sum(value) AS bigint) FROM phase_counts GROUP BY phase")
            : new Statement(
                "SELECT phase, CAST(sum(value) AS bigint) FROM phase_counts WHERE shop = $1 GROUP BY phase", shop);
        var counts = Enum.GetValues<RefundPhase>().ToDictionary(x => x, _ => 0L);
        foreach (var (phase, value) in await QueryAsync(
            statement, row => (Names<RefundPhase>.Parse(row.Text(0)), row.Number(1)), stop))
        {
            counts[phase] = value;
        }

        return counts;
    }

    public async Task<IReadOnlyList<RefundRow>> FindRefundAsync(string? shop, string refundNo, CancellationToken stop)
    {
        var query = new Query();
        query.Add("refund_no =", refundNo);
        query.Add("shop =", shop);
        return await RowsAsync(ListTables.Refunds, $"{query.Where}ORDER BY shop, order_no", query.Args, stop);
    }

    public async Task<(IReadOnlyList<OrderRow> Rows, long Total)> ChangedOrdersAsync(
        string shop, Instant from, Instant to, int skip, int take, CancellationToken stop)
    {
        const string where = "WHERE shop = $1 AND hosted AND modified_at >= $2 AND modified_at <= $3";
        object?[] args = [shop, from.Ms, to.Ms];
        var rows = await RowsAsync(
            ListTables.Orders, $"{where} ORDER BY modified_at DESC, order_no LIMIT {take} OFFSET {skip}", args, stop);
        return (rows, await CountAsync($"FROM orders {where}", args, stop));
    }

    public async Task<(IReadOnlyList<RefundRow> Rows, long Total)> ChangedRefundsAsync(
        string shop, Instant from, Instant to, string? rawStatus, int skip, int take, CancellationToken stop)
    {
        var where = "WHERE shop = $1 AND hosted AND modified_at >= $2 AND modified_at <= $3"
            + (rawStatus is null ? "" : " AND raw_status = $4");
        object?[] args = rawStatus is null ? [shop, from.Ms, to.Ms] : [shop, from.Ms, to.Ms, rawStatus];
        var rows = await RowsAsync(
            ListTables.Refunds, $"{where} ORDER BY modified_at DESC, refund_no LIMIT {take} OFFSET {skip}", args, stop);
        return (rows, await CountAsync($"FROM refunds {where}", args, stop));
    }

    public async Task<IReadOnlyList<Figure>> FiguresAsync(
        string? shop, Instant from, Instant to, bool byHour, CancellationToken stop)
    {
        var hour = byHour ? "hour" : "CAST($1 AS bigint)";
        var first = Checks.HourOf(from);
        var sql = $"SELECT shop, name, {hour} AS start, CAST(sum(value) AS bigint) FROM counters "
            + "WHERE hour >= $1 AND hour < $2 " + (shop is null ? "" : "AND shop = $3 ")
            + $"GROUP BY shop, name{(byHour ? ", hour" : "")} ORDER BY 1, 3, 2";
        return await QueryAsync(
            new Statement(sql, shop is null ? [first, to.Ms] : [first, to.Ms, shop]),
            row => new Figure(row.Text(0), row.Text(1), new Instant(row.Number(2)), row.Number(3)), stop);
    }

    private async Task<long> CountAsync(string from, object?[] args, CancellationToken stop) =>
        (await QueryAsync(new Statement($"SELECT count(*) {from}", args), row => row.Number(0), stop))[0];

    private static Page<T> PageOf<T>(List<T> rows, int limit, Func<T, string> cursor)
    {
        if (rows.Count <= limit) return new Page<T>(rows, null);
        rows.RemoveRange(limit, rows.Count - limit);
        return new Page<T>(rows, cursor(rows[^1]));
    }
}
