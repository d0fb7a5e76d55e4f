using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;

namespace Antui.Storage.Sql;

/// <summary>Column lists and what is read from them, in the same order.</summary>
internal static class SqlRows
{
    public const string RefundColumns =
        "shop, refund_no, order_no, kind, raw_status, phase, amount_fen, paid_fen, reason, code, turn, buyer_ref, "
        + "asked_at, modified_at, deadline_at, refunded_at, automatic, hosted";

    public const string OrderColumns =
        "shop, order_no, status, raw_status, paid_fen, refunded_fen, created_at, modified_at, buyer_ref, hosted";

    public const string ParkedColumns =
        "id, shop, order_no, reason, source, at, fact, attempts, due_at, assignee, dismissed_by, dismissed_why, "
        + "dismissed_at";

    public const string DocumentColumns = "kind, id, version, author, at, json";

    public const string PayOutColumns = "entry_key, shop, order_no, refund_no, fen, ceiling_fen, at";

    public static RefundRow Refund(IRow row) => new(
        row.Text(0), row.Text(1), row.Text(2), Names<RefundKind>.Parse(row.Text(3)), row.Text(4),
        Names<RefundPhase>.Parse(row.Text(5)), row.Number(6), row.Number(7), row.Text(8), row.Text(9),
        Names<Turn>.Parse(row.Text(10)), row.Text(11), new Instant(row.Number(12)), new Instant(row.Number(13)),
        Maybe(row, 14), Maybe(row, 15), row.Flag(16), row.Flag(17));

    public static OrderRow Order(IRow row) => new(
        row.Text(0), row.Text(1), Names<OrderStatus>.Parse(row.Text(2)), row.Text(3), row.Number(4), row.Number(5),
        new Instant(row.Number(6)), new Instant(row.Number(7)), row.Text(8), row.Flag(9));

    public static ParkedFact Parked(IRow row) => new(
        row.Text(0), new OrderKey(row.Text(1), row.Text(2)), row.Text(3), row.Text(4), new Instant(row.Number(5)),
        row.Bytes(6), (int)row.Number(7), new Instant(row.Number(8)), row.Text(9),
        Maybe(row, 12) is { } at ? new ParkedEnd(row.Text(10), row.Text(11), at) : null);

    public static Document Document(IRow row) => new(
        row.Text(0), row.Text(1), (int)row.Number(2), row.Text(3), new Instant(row.Number(4)), row.Text(5));

    public static PayOutEntry PayOut(IRow row) => new(
        row.Text(0), new OrderKey(row.Text(1), row.Text(2)), row.Text(3), row.Number(4), row.Number(5),
        new Instant(row.Number(6)));

    private static Instant? Maybe(IRow row, int column) =>
        row.IsNull(column) ? null : new Instant(row.Number(column));
}
