using System.Collections.Immutable;
using Antui.Core.Ports;

namespace Antui.Storage.Sql;

/// <summary>The refund list as SQL: one text for both databases.</summary>
internal sealed class RefundSql
{
    /// <summary>Behind every deadline, as <see cref="Core.Instant.Never"/>.</summary>
    private const string Never = "9223372036854775807";

    private static readonly ImmutableHashSet<RefundPhase> Open =
        [RefundPhase.Waiting, RefundPhase.Running, RefundPhase.Uncertain, RefundPhase.Person];

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
        var (at, before, way) = filter.Sort is RefundSort.Deadline
            ? (DueAt(filter), ">", "") : ("asked_at", "<", " DESC");
        if (after is { } place)
        {
            sql._conditions.Add(
                $"({at}, shop, refund_no) {before} ({sql.Arg(place.At.Ms)}, "
                + $"{sql.Arg(place.Shop)}, {sql.Arg(place.Number)})");
        }

        return new Statement(
            $"{source} {sql.Where()}ORDER BY {at}{way}, shop{way}, refund_no{way} LIMIT {limit}", [.. sql._args]);
    }

    /// <summary>By phase: how many, asked for, paid back.</summary>
    public static Statement Sums(RefundFilter filter)
    {
        var sql = new RefundSql();
        var source = sql.Source(
            filter, "phase, count(*), CAST(sum(amount_fen) AS bigint), CAST(sum(paid_fen) AS bigint)");
        sql.Conditions(filter);
        return new Statement($"{source} {sql.Where()}GROUP BY phase", [.. sql._args]);
    }

    private string Where() => _conditions.Count > 0 ? $"WHERE {string.Join(" AND ", _conditions)} " : "";

    /// <summary>
    /// What names few rows is fetched first: a planner without statistics would rather walk the whole list backwards in
    /// the hope of meeting the row soon.
    /// </summary>
    private string Source(RefundFilter filter, string shown = Cols)
    {
        if (filter.Search is { } search)
        {
            var number = Arg(search);
            return $"WITH few AS MATERIALIZED (SELECT {Cols}, due_at FROM refunds WHERE refund_no = {number} "
                + $"UNION SELECT {Cols}, due_at FROM refunds WHERE order_no = {number}) SELECT {shown} FROM few";
        }

        return filter.BuyerRef is { Length: > 0 } buyer
            ? $"WITH few AS MATERIALIZED (SELECT {Cols}, due_at FROM refunds "
                + $"WHERE buyer_ref = {Arg(buyer)} AND buyer_ref <> '') "
                + $"SELECT {shown} FROM few"
            : $"SELECT {shown} FROM refunds";
    }

    /// <summary>
    /// Names of enum members are written into the text: the partial index on open phases is found by them.
    /// </summary>
    private void Conditions(RefundFilter filter)
    {
        Add("shop =", filter.Shop);
        if (AreAllOpen(filter) && HasDeadline(filter)) _conditions.Add("due_at IS NOT NULL");
        else if (!filter.Phases.IsDefaultOrEmpty)
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
        if (filter.DeadlineFrom is not null || filter.DeadlineTo is not null)
            _conditions.Add($"{DueAt(filter)} < {Never}");
        Add($"{DueAt(filter)} >=", filter.DeadlineFrom?.Ms);
        Add($"{DueAt(filter)} <=", filter.DeadlineTo?.Ms);
        Add("refunded_at >=", filter.RefundedFrom?.Ms);
        Add("refunded_at <=", filter.RefundedTo?.Ms);
    }

    /// <summary>Open refunds have a column and an index of their own for it.</summary>
    private static string DueAt(RefundFilter filter) =>
        !filter.Phases.IsDefaultOrEmpty && filter.Phases.All(Open.Contains)
            ? "due_at" : $"COALESCE(deadline_at, {Never})";

    private static bool AreAllOpen(RefundFilter filter) =>
        !filter.Phases.IsDefaultOrEmpty && Open.SetEquals(filter.Phases);

    private static bool HasDeadline(RefundFilter filter) =>
        filter.DeadlineFrom is not null || filter.DeadlineTo is not null || filter.Sort is RefundSort.Deadline;

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
