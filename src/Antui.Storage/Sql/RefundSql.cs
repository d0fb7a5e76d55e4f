using System.Collections.Immutable;
using Antui.Core.Ports;
using Antui.Storage.Drivers;
using Antui.Storage.Tables;

namespace Antui.Storage.Sql;

/// <summary>The refund list as SQL: one text for both databases.</summary>
internal sealed class RefundSql
{
    /// <summary>Behind every deadline, as <see cref="Core.Instant.Never"/>.</summary>
    private const string Never = "9223372036854775807";

    private static readonly ImmutableHashSet<RefundPhase> Open =
        [RefundPhase.Waiting, RefundPhase.Running, RefundPhase.Uncertain, RefundPhase.Person];

    private static readonly string Cols = ListTables.Refunds.Select;

    private readonly Query _query = new();

    private RefundSql()
    {
    }

    public static Statement Page(RefundFilter filter, Cursor? after, int limit)
    {
        var sql = new RefundSql();
        var source = sql.Source(filter, Cols);
        sql.Conditions(filter);
        var (at, before, way) = filter.Sort is RefundSort.Deadline
            ? (DueAt(filter), ">", "") : ("asked_at", "<", " DESC");
        if (after is { } place)
        {
            var query = sql._query;
            query.Add(
                $"({at}, shop, refund_no) {before} ({query.Arg(place.At.Ms)}, "
                + $"{query.Arg(place.Shop)}, {query.Arg(place.Number)})");
        }

        return sql._query.Statement(
            $"{source} {sql._query.Where}ORDER BY {at}{way}, shop{way}, refund_no{way} LIMIT {limit}");
    }

    /// <summary>By phase: how many, asked for, paid back.</summary>
    public static Statement Sums(RefundFilter filter)
    {
        var sql = new RefundSql();
        var source = sql.Source(
            filter, "phase, count(*), CAST(sum(amount_fen) AS bigint), CAST(sum(paid_fen) AS bigint)");
        sql.Conditions(filter);
        return sql._query.Statement($"{source} {sql._query.Where}GROUP BY phase");
    }

    /// <summary>
    /// What names few rows is fetched first: a planner without statistics would rather walk the whole list backwards in
    /// the hope of meeting the row soon.
    /// </summary>
    private string Source(RefundFilter filter, string shown)
    {
        if (filter.Search is { } search)
        {
            var number = _query.Arg(search);
            return $"WITH few AS MATERIALIZED (SELECT {Cols}, due_at FROM refunds WHERE refund_no = {number} "
                + $"UNION SELECT {Cols}, due_at FROM refunds WHERE order_no = {number}) SELECT {shown} FROM few";
        }

        return filter.BuyerRef is { Length: > 0 } buyer
            ? $"WITH few AS MATERIALIZED (SELECT {Cols}, due_at FROM refunds "
                + $"WHERE buyer_ref = {_query.Arg(buyer)} AND buyer_ref <> '') "
                + $"SELECT {shown} FROM few"
            : $"SELECT {shown} FROM refunds";
    }

    /// <summary>
    /// Names of enum members are written into the text: the partial index on open phases is found by them.
    /// </summary>
    private void Conditions(RefundFilter filter)
    {
        _query.Add("shop =", filter.Shop);
        if (AreAllOpen(filter) && HasDeadline(filter)) _query.Add("due_at IS NOT NULL");
        else if (!filter.Phases.IsDefaultOrEmpty)
        {
            var phases = filter.Phases.Distinct().Select(x => $"'{Names<RefundPhase>.Text(x)}'").ToList();
            _query.Add(phases.Count == 1 ? $"phase = {phases[0]}" : $"phase IN ({string.Join(", ", phases)})");
        }

        if (filter.Kind is { } kind) _query.Add($"kind = '{kind}'");
        if (!filter.Codes.IsDefaultOrEmpty) _query.Add($"code IN ({_query.List(filter.Codes)})");
        if (filter.Turn is { } turn) _query.Add($"turn = '{turn}'");
        _query.Add("buyer_ref =", filter.BuyerRef);
        _query.Add("amount_fen >=", filter.AmountFromFen);
        _query.Add("amount_fen <=", filter.AmountToFen);
        _query.Add("asked_at >=", filter.AskedFrom?.Ms);
        _query.Add("asked_at <=", filter.AskedTo?.Ms);
        _query.Add("automatic =", filter.Automatic);
        if (filter.DeadlineFrom is not null || filter.DeadlineTo is not null)
            _query.Add($"{DueAt(filter)} < {Never}");
        _query.Add($"{DueAt(filter)} >=", filter.DeadlineFrom?.Ms);
        _query.Add($"{DueAt(filter)} <=", filter.DeadlineTo?.Ms);
        _query.Add("refunded_at >=", filter.RefundedFrom?.Ms);
        _query.Add("refunded_at <=", filter.RefundedTo?.Ms);
    }

    /// <summary>Open refunds have a column and an index of their own for it.</summary>
    private static string DueAt(RefundFilter filter) =>
        !filter.Phases.IsDefaultOrEmpty && filter.Phases.All(Open.Contains)
            ? "due_at" : $"COALESCE(deadline_at, {Never})";

    private static bool AreAllOpen(RefundFilter filter) =>
        !filter.Phases.IsDefaultOrEmpty && Open.SetEquals(filter.Phases);

    private static bool HasDeadline(RefundFilter filter) =>
        filter.DeadlineFrom is not null || filter.DeadlineTo is not null || filter.Sort is RefundSort.Deadline;
}
