using Antui.Core.Ports;

namespace Antui.Storage.Sql;

/// <summary>The pool's list as SQL: one text for both databases. Names of enum members are written into the
/// text.</summary>
internal sealed class PoolSql
{
    private readonly List<object?> _args = [];
    private readonly List<string> _conditions = [];
    private string _list = "p";
    private string _source = "FROM pool p";

    private PoolSql()
    {
    }

    public static Statement Page(PoolFilter filter, Cursor? after, int limit)
    {
        var sql = Of(filter);
        var at = sql._list;
        if (after is { } place)
        {
            sql._conditions.Add(
                $"({at}.created_at, {at}.shop, {at}.no) < ({sql.Arg(place.At.Ms)}, {sql.Arg(place.Shop)}, "
                + $"{sql.Arg(place.Number)})");
        }

        return new Statement(
            $"SELECT {PoolRows.Columns} {sql._source} WHERE {string.Join(" AND ", sql._conditions)} "
            + $"ORDER BY {at}.created_at DESC, {at}.shop DESC, {at}.no DESC LIMIT {limit}",
            [.. sql._args]);
    }

    public static Statement Count(PoolFilter filter)
    {
        var sql = Of(filter);
        return new Statement(
            $"SELECT count(*) {sql._source} WHERE {string.Join(" AND ", sql._conditions)}", [.. sql._args]);
    }

    private static PoolSql Of(PoolFilter filter)
    {
        var sql = new PoolSql();
        sql.Source(filter);
        sql.Conditions(filter);
        return sql;
    }

    /// <summary>
    /// What names few rows is fetched first, as in the list of refunds. A goods code may name many: its own table is in
    /// the order of the list and is walked.
    /// </summary>
    private void Source(PoolFilter filter)
    {
        if (filter.Search is { } search)
        {
            var number = Arg(search);
            _source = "FROM (SELECT * FROM pool WHERE no = " + number
                + " UNION SELECT * FROM pool WHERE order_no = " + number + ") p";
        }
        else if (filter.Sku is { } sku)
        {
            _list = "s";
            // CROSS keeps SQLite to this order of the tables; to PostgreSQL it is a join like any other.
            _source = "FROM pool_skus s CROSS JOIN pool p";
            _conditions.Add($"s.kind = '{filter.Kind}' AND s.sku = {Arg(sku)}");
            _conditions.Add("p.kind = s.kind AND p.shop = s.shop AND p.no = s.no");
            if (filter.Shop is { } shop) _conditions.Add($"s.shop = {Arg(shop)}");
        }

        // A SKU beside a number is one more condition on few rows.
        if (filter is { Search: not null, Sku: { } also })
        {
            _conditions.Add(
                "EXISTS (SELECT 1 FROM pool_skus s WHERE s.kind = p.kind AND s.shop = p.shop AND s.no = p.no "
                + $"AND s.sku = {Arg(also)})");
        }
    }

    private void Conditions(PoolFilter filter)
    {
        _conditions.Add($"p.kind = '{filter.Kind}'");
        Add("p.shop =", filter.Shop);
        if (filter.Stage is { } stage) _conditions.Add($"p.stage = '{stage}'");
        Add("p.raw_status =", filter.RawStatus);
        Add("p.buyer_ref <> '' AND p.buyer_ref =", filter.BuyerRef);
        Add("p.reason <> '' AND p.reason =", filter.Reason);
        Add("p.amount_fen >=", filter.AmountFromFen);
        Add("p.amount_fen <=", filter.AmountToFen);
        Add("p.created_at >=", filter.CreatedFrom?.Ms);
        Add("p.created_at <=", filter.CreatedTo?.Ms);
    }

    private void Add(string condition, object? value)
    {
        if (value is not null) _conditions.Add($"{condition} {Arg(value)}");
    }

    private string Arg(object value)
    {
        _args.Add(value);
        return $"${_args.Count}";
    }
}
