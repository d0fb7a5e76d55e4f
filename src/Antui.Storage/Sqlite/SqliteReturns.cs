using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage.Sql;

namespace Antui.Storage.Sqlite;

/// <summary>The returns table; its rows change a few times in their life, so one statement writes them whole.</summary>
internal sealed class SqliteReturns(SqliteDb db)
{
    private readonly SqliteStatement _find =
        db.Keep("SELECT state FROM returns WHERE order_id = ?1 AND return_no = ?2");

    private readonly SqliteStatement _put = db.Keep(
        "INSERT INTO returns (order_id, return_no, shop, order_no, refund_no, state, carrier, tracking, warehouse, "
            + "expected, "
        + "received, good, other, skus, buyer_ref, created_at, modified_at, tracking_key) VALUES "
        + "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18) "
        + "ON CONFLICT DO UPDATE SET refund_no = excluded.refund_no, state = excluded.state, carrier = "
            + "excluded.carrier, "
        + "tracking = excluded.tracking, tracking_key = excluded.tracking_key, "
        + "warehouse = excluded.warehouse, expected = excluded.expected, "
        + "received = excluded.received, good = excluded.good, other = excluded.other, skus = excluded.skus, "
        + "buyer_ref = excluded.buyer_ref, created_at = excluded.created_at, modified_at = excluded.modified_at");

    public void Put(long orderId, ReturnRow row, SqliteSums sums)
    {
        _find.Bind(1, orderId);
        _find.Bind(2, row.ReturnNo);
        ReturnState? old = _find.Step() ? Names<ReturnState>.Parse(_find.Text(0)) : null;
        _find.Reset();
        _put.Bind(1, orderId);
        _put.Bind(2, row.ReturnNo);
        _put.Bind(3, row.Shop);
        _put.Bind(4, row.OrderNo);
        _put.Bind(5, row.RefundNo);
        _put.BindText(6, Names<ReturnState>.Utf8((int)row.State));
        _put.Bind(7, row.Carrier);
        _put.Bind(8, row.Tracking);
        _put.Bind(9, row.Warehouse);
        _put.Bind(10, row.ExpectedPieces);
        _put.Bind(11, row.ReceivedPieces);
        _put.Bind(12, row.GoodPieces);
        _put.Bind(13, row.OtherPieces);
        _put.Bind(14, row.Skus);
        _put.Bind(15, row.BuyerRef);
        _put.Bind(16, row.CreatedAt.Ms);
        _put.Bind(17, row.ModifiedAt.Ms);
        _put.Bind(18, ParcelNumber.KeyOf(row.Tracking));
        _put.Run();
        if (old == row.State) return;
        if (old is { } before) sums.Desk(row.Shop, DeskCounts.Name(before), -1);
        sums.Desk(row.Shop, DeskCounts.Name(row.State), 1);
    }
}
