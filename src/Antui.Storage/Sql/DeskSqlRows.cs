using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Ports;
using Antui.Core.Shipments;
using Antui.Core.Stock;

namespace Antui.Storage.Sql;

/// <summary>Column lists of the desk's tables and what is read from them, in the same order.</summary>
internal static class DeskSqlRows
{
    public const string ShipmentColumns =
        "shop, order_no, shipment_no, stage, level, kind, warehouse, parcel_no, carrier, waybill, pieces, stopped, "
            + "skus, "
        + "buyer_ref, ship_to, hold, created_at, modified_at";

    public const string ReturnColumns =
        "shop, order_no, return_no, refund_no, state, carrier, tracking, warehouse, expected, received, good, other, "
            + "skus, "
        + "buyer_ref, created_at, modified_at";

    public const string MoveColumns = "id, warehouse, sku, at, kind, on_hand, occupied, defective, ref, author";

    public static ShipmentRow Shipment(IRow row) => new(
        row.Text(0), row.Text(1), row.Text(2), Names<ShipmentStage>.Parse(row.Text(3)),
        Names<StopLevel>.Parse(row.Text(4)),
        Names<ShipmentKind>.Parse(row.Text(5)), row.Text(6), row.Text(7), row.Text(8), row.Text(9), row.Number(10),
        row.Number(11), row.Text(12), row.Text(13), row.Text(14), row.Flag(15), new Instant(row.Number(16)),
        new Instant(row.Number(17)));

    public static ReturnRow Return(IRow row) => new(
        row.Text(0), row.Text(1), row.Text(2), row.Text(3), Names<ReturnState>.Parse(row.Text(4)), row.Text(5),
        row.Text(6),
        row.Text(7), row.Number(8), row.Number(9), row.Number(10), row.Number(11), row.Text(12), row.Text(13),
        new Instant(row.Number(14)), new Instant(row.Number(15)));

    public static (long Id, StockMovement Move) Move(IRow row) => (row.Number(0), new StockMovement(
        row.Text(1), row.Text(2), new Instant(row.Number(3)), Names<StockMoveKind>.Parse(row.Text(4)), row.Number(5),
        row.Number(6), row.Number(7), row.Text(8), row.Text(9)));

    public static StockRow Stock(IRow row) =>
        new(row.Text(0), row.Text(1), row.Number(2), row.Number(3), row.Number(4));
}

/// <summary>Names under which the desk's counts are kept.</summary>
internal static class DeskCounts
{
    private const string ShipmentPrefix = "shipment:", ReturnPrefix = "return:";

    public static string Name(ShipmentStage stage) => ShipmentPrefix + Names<ShipmentStage>.Text(stage);

    public static string Name(ReturnState state) => ReturnPrefix + Names<ReturnState>.Text(state);
}
