using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage.Sql;

/// <summary>Columns of the pool and what is read from them, in the same order.</summary>
internal static class PoolRows
{
    public const string Columns =
        "p.kind, p.shop, p.no, p.order_no, p.stage, p.reason, p.note, p.raw_status, p.amount_fen, p.skus, p.buyer_ref, "
        + "p.ship_to, p.created_at, p.modified_at, p.fetched_at, p.converted_at, p.author";

    public static PoolRow Read(IRow row) => new(
        Names<PoolKind>.Parse(row.Text(0)), row.Text(1), row.Text(2), row.Text(3), Names<PoolStage>.Parse(row.Text(4)),
        row.Text(5), row.Text(6), row.Text(7), row.Number(8), row.Text(9), row.Text(10), row.Text(11),
        new Instant(row.Number(12)), new Instant(row.Number(13)), new Instant(row.Number(14)),
        row.IsNull(15) ? null : new Instant(row.Number(15)), row.Text(16));

    public static PoolStep Step(IRow row) => new(
        new Instant(row.Number(0)), Names<PoolStage>.Parse(row.Text(1)), row.Text(2), row.Text(3), row.Text(4));
}
