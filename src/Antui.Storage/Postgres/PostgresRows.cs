using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Npgsql;

namespace Antui.Storage.Postgres;

/// <summary>The list rows of a commit as arrays.</summary>
internal sealed class PostgresRows(string? databaseClock)
{
    private readonly string _clock = databaseClock ?? "0";
    private readonly bool _relative = databaseClock is not null;

    public IEnumerable<NpgsqlBatchCommand> Of(List<PostgresOrder> orders)
    {
        var fresh = orders.FindAll(x => x.Commit.Version == 1);
        var changed = orders.FindAll(x => x.Commit is { Version: > 1, Row: not null });
        var moved = orders.FindAll(x => x.Commit is { Version: > 1, Row: null });
        if (fresh.Count > 0) yield return Full(PostgresSql.NewOrders(_clock), fresh);
        if (changed.Count > 0) yield return Full(PostgresSql.ChangedOrders(_clock), changed);
        if (moved.Count > 0) yield return PostgresTransaction.Command(PostgresSql.MovedOrders(_clock), Heads(moved));
    }

    public static NpgsqlBatchCommand Refunds(List<(PostgresOrder Order, RefundRow Row)> rows) =>
        PostgresTransaction.Command(
            PostgresSql.Refunds,
            [
                .. PostgresTransaction.Keys(rows, x => x.Order),
                PostgresColumns.Text(rows, x => x.Row.RefundNo),
                PostgresColumns.Of(rows, x => Names<RefundKind>.Text(x.Row.Kind)),
                PostgresColumns.Text(rows, x => x.Row.RawStatus),
                PostgresColumns.Of(rows, x => Phases.Text(x.Row.Phase)),
                PostgresColumns.Of(rows, x => x.Row.AmountFen),
                PostgresColumns.Of(rows, x => x.Row.PaidFen),
                PostgresColumns.Text(rows, x => x.Row.Reason),
                PostgresColumns.Text(rows, x => x.Row.Code),
                PostgresColumns.Of(rows, x => Names<Turn>.Text(x.Row.Turn)),
                PostgresColumns.Text(rows, x => x.Row.BuyerRef),
                PostgresColumns.Of(rows, x => x.Row.AskedAt.Ms),
                PostgresColumns.Of(rows, x => x.Row.ModifiedAt.Ms),
                PostgresColumns.Of(rows, x => x.Row.DeadlineAt?.Ms),
                PostgresColumns.Of(rows, x => x.Row.RefundedAt?.Ms),
                PostgresColumns.Of(rows, x => x.Row.Automatic),
                PostgresColumns.Of(rows, x => x.Row.Hosted),
            ]);

    private NpgsqlBatchCommand Full(string sql, List<PostgresOrder> orders) => PostgresTransaction.Command(
        sql,
        [
            .. Heads(orders),
            PostgresColumns.Of(orders, x => Names<OrderStatus>.Text(x.Commit.Row!.Status)),
            PostgresColumns.Text(orders, x => x.Commit.Row!.RawStatus),
            PostgresColumns.Of(orders, x => x.Commit.Row!.PaidFen),
            PostgresColumns.Of(orders, x => x.Commit.Row!.RefundedFen),
            PostgresColumns.Of(orders, x => x.Commit.Row!.CreatedAt.Ms),
            PostgresColumns.Of(orders, x => x.Commit.Row!.ModifiedAt.Ms),
            PostgresColumns.Text(orders, x => x.Commit.Row!.BuyerRef),
            PostgresColumns.Of(orders, x => x.Commit.Row!.Hosted),
        ]);

    private NpgsqlParameter[] Heads(List<PostgresOrder> orders) =>
    [
        .. PostgresTransaction.Keys(orders, x => x),
        PostgresColumns.Of(orders, x => x.Commit.Version),
        PostgresColumns.Of(orders, x => x.DueMs(_relative)),
    ];
}
