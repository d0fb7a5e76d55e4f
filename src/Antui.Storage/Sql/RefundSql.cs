using Antui.Core.Ports;

namespace Antui.Storage.Sql;

/// <summary>The refund list as SQL: one text for both databases.</summary>
internal sealed class RefundSql
{
    private const string Cols = SqlRows.RefundColumns;

    private readonly List<object?> _args = [];
    private readonly List<string> _conditions = [];

    private RefundSql()
    {
    }

    public static Statement Page(RefundFilter filter, Cursor? after, int limit)
    {
        var sql = new RefundSql();
        var source = sql.Source(filter);
        sql.Conditions(filter);
        if (after is { } place)
        {
            sql._conditions.Add(
                $"(asked_at, shop, refund_no) < ({sql.Arg(place.At.Ms)}, "
                + $"{sql.Arg(place.Shop)}, {sql.Arg(place.Number)})");
        }

        var where = sql._conditions.Count > 0 ? $"WHERE {string.Join(" AND ", sql._conditions)} " : "";
        return new Statement(
            $"{source} {where}ORDER BY asked_at DESC, shop DESC, refund_no DESC LIMIT {limit}", [.. sql._args]);
    }

    /// <summary>
    /// What names few rows is fetched first: a planner without statistics would rather walk the whole list backwards in
    /// the hope of meeting the row soon.
    /// </summary>
    private string Source(RefundFilter filter)
    {
        if (filter.Search is { } search)
        {
            var number = Arg(search);
            return $"WITH few AS MATERIALIZED (SELECT {Cols} FROM refunds WHERE refund_no = {number} "
                + $"UNION SELECT {Cols} FROM refunds WHERE order_no = {number}) SELECT {Cols} FROM few";
        }

        return filter.BuyerRef is { Length: > 0 } buyer
            ? $"WITH few AS MATERIALIZED (SELECT {Cols} FROM refunds "
                + $"WHERE buyer_ref = {Arg(buyer)} AND buyer_ref <> '') "
                + $"SELECT {Cols} FROM few"
            : $"SELECT {Cols} FROM refunds";
    }

    /// <summary>
    /// Names of enum members are written into the text: the partial index on open phases is found by them.
    /// </summary>
    private void Conditions(RefundFilter filter)
    {
        Add("shop =", filter.Shop);
        if (!filter.Phases.IsDefaultOrEmpty)
        {
            var phases = filter.Phases.Distinct().Select(x => $"'{Phases.Text(x)}'").ToList();
            _conditions.Add(phases.Count == 1 ? $"phase = {phases[0]}" : $"phase IN ({string.Join(", ", phases)})");
        }

        if (filter.Kind is { } kind) _conditions.Add($"kind = '{kind}'");
        Add("code =", filter.Code);
        if (filter.Turn is { } turn) _conditions.Add($"turn = '{turn}'");
        Add("buyer_ref =", filter.BuyerRef);
        Add("amount_fen >=", filter.AmountFromFen);
        Add("amount_fen <=", filter.AmountToFen);
        Add("asked_at >=", filter.AskedFrom?.Ms);
        Add("asked_at <=", filter.AskedTo?.Ms);
        Add("automatic =", filter.Automatic);
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
