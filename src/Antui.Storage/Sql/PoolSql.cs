using Antui.Core.Pool;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sql;

/// <summary>
/// The pool's list as SQL: one text for both databases. Names of enum members are written into the text.
/// </summary>
internal sealed class PoolSql
{
    private readonly Query _query = new();
    private readonly bool _hasLane;

    /// <summary>The table that is walked and has what is filtered by: the pool, or its goods codes.</summary>
    private string _list = "p";
    private string _source = "pool p";
    private string _few = "";

    private PoolSql(bool hasLane) => _hasLane = hasLane;

    public static Statement Page(PoolFilter filter, Cursor? after, int limit, bool hasLane)
    {
        var sql = Of(filter, after, hasLane);
        var at = sql._list;
        if (after is { } place)
        {
            var query = sql._query;
            query.Add(
                $"({at}.created_at, {at}.shop, {at}.no) < ({query.Arg(place.At.Ms)}, {query.Arg(place.Shop)}, "
                + $"{query.Arg(place.Number)})");
        }

        var page = $"FROM {sql._source} {sql._query.Where}ORDER BY {Order(at)} LIMIT {limit}";
        if (at != "p")
        {
            // The numbers of the page first: joined at once, a planner might begin with the pool.
            page = $"FROM (SELECT s.kind, s.shop, s.no{(hasLane ? ", s.lane" : "")} {page}) s CROSS JOIN pool p "
                + $"WHERE {sql.Same("p", "s")} ORDER BY {Order("p")} LIMIT {limit}";
        }

        return sql._query.Statement($"{sql._few}SELECT {PoolTables.Pool.SelectFrom("p")} {page}");
    }

    private static string Order(string of) => $"{of}.created_at DESC, {of}.shop DESC, {of}.no DESC";

    public static Statement Count(PoolFilter filter, bool hasLane)
    {
        var sql = Of(filter, null, hasLane);
        return sql._query.Statement($"{sql._few}SELECT count(*) FROM {sql._source} {sql._query.Where}");
    }

    private static PoolSql Of(PoolFilter filter, Cursor? after, bool hasLane)
    {
        var sql = new PoolSql(hasLane);
        sql.Source(filter);
        sql.Conditions(filter, after);
        return sql;
    }

    /// <summary>
    /// What names few rows is fetched first, as in the list of refunds. A goods code may name many: its own table is in
    /// the order of the list, knows what else is filtered by, and is walked. Beside what names few it is one more
    /// condition.
    /// </summary>
    private void Source(PoolFilter filter)
    {
        const string all = "SELECT * FROM pool WHERE";
        if (filter.Search is { } search)
        {
            var number = _query.Arg(search);
            Few($"{all} no = {number} UNION {all} order_no = {number}");
        }
        else if (filter.BuyerRef is { } buyer)
        {
            Few($"{all} kind = '{filter.Kind}' AND buyer_ref <> '' AND buyer_ref = {_query.Arg(buyer)}");
        }

        if (filter.Sku is not { } sku) return;
        if (filter is { Search: null, BuyerRef: null })
        {
            (_list, _source) = ("s", "pool_skus s");
            _query.Add($"s.sku = {_query.Arg(sku)}");
            return;
        }

        _query.Add($"EXISTS (SELECT 1 FROM pool_skus s WHERE {Same("s", "p")} AND s.sku = {_query.Arg(sku)})");
    }

    private void Few(string rows) => (_few, _source) = ($"WITH few AS MATERIALIZED ({rows}) ", "few p");

    private void Conditions(PoolFilter filter, Cursor? after)
    {
        var at = _list;
        _query.Add($"{at}.kind = '{filter.Kind}'");
        _query.Add($"{at}.shop =", filter.Shop);
        if (filter.Stage is { } stage) _query.Add($"{at}.stage = '{stage}'");
        _query.Add($"{at}.raw_status =", filter.RawStatus);
        _query.Add("p.buyer_ref <> '' AND p.buyer_ref =", filter.BuyerRef);
        _query.Add($"{at}.reason <> '' AND {at}.reason =", filter.Reason);
        _query.Add($"{at}.amount_fen >=", filter.AmountFromFen);
        _query.Add($"{at}.amount_fen <=", filter.AmountToFen);
        _query.Add($"{at}.created_at >=", filter.CreatedFrom?.Ms);
        // A place behind the end of the time says more than the end.
        if (after is not { } place || place.At > filter.CreatedTo)
            _query.Add($"{at}.created_at <=", filter.CreatedTo?.Ms);
    }

    private string Same(string one, string other) =>
        $"{one}.kind = {other}.kind AND {one}.shop = {other}.shop AND {one}.no = {other}.no"
        + (_hasLane ? $" AND {one}.lane = {other}.lane" : "");
}
