using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Stock;

namespace Antui.Storage.Tables;

/// <summary>A goods code of a shipment, in the order of the list.</summary>
internal readonly record struct SkuRow(
    string Sku, Instant CreatedAt, string Shop, string OrderNo, string ShipmentNo, string Warehouse, bool Shipped);

/// <summary>What a commit of an order booked: its lines as one text.</summary>
internal sealed record BookRow(Instant At, string Shop, string OrderNo, long Version, string Lines)
{
    public static BookRow Of(OrderKey key, Booking booked) =>
        new(booked.At, key.Shop, key.OrderNo, booked.Version, BookLines.Write(booked.Postings));
}

/// <summary>The lists that follow the journal, row by row.</summary>
internal static class ListTables
{
    public static readonly Table<OrderRow> Orders = new("orders", (ref c) => new OrderRow(
        c.Text("shop", x => x.Shop, Use.Key),
        c.Text("order_no", x => x.OrderNo, Use.Key),
        c.Name("status", x => x.Status),
        c.Text("raw_status", x => x.RawStatus),
        c.Number("paid_fen", x => x.PaidFen),
        c.Number("refunded_fen", x => x.RefundedFen),
        c.Time("created_at", x => x.CreatedAt, Use.Still),
        c.Time("modified_at", x => x.ModifiedAt),
        c.Text("buyer_ref", x => x.BuyerRef),
        c.Flag("hosted", x => x.Hosted)))
    { Of = x => x.Key, OrderId = "id", FoundBy = ["id"] };

    public static readonly Table<RefundRow> Refunds = new("refunds", (ref c) => new RefundRow(
        c.Text("shop", x => x.Shop, Use.Key),
        c.Text("refund_no", x => x.RefundNo, Use.Key),
        c.Text("order_no", x => x.OrderNo, Use.Key),
        c.Name("kind", x => x.Kind),
        c.Text("raw_status", x => x.RawStatus),
        c.Name("phase", x => x.Phase, Use.Still),
        c.Number("amount_fen", x => x.AmountFen),
        c.Number("paid_fen", x => x.PaidFen),
        c.Text("reason", x => x.Reason),
        c.Text("code", x => x.Code),
        c.Name("turn", x => x.Turn),
        c.Text("buyer_ref", x => x.BuyerRef, Use.Still),
        c.Time("asked_at", x => x.AskedAt, Use.Still),
        c.Time("modified_at", x => x.ModifiedAt),
        c.Maybe("deadline_at", x => x.DeadlineAt, Use.Still),
        c.Maybe("refunded_at", x => x.RefundedAt, Use.Still),
        c.Flag("automatic", x => x.Automatic),
        c.Flag("hosted", x => x.Hosted)))
    { Of = x => x.Key, Unsought = "refund_no", RowId = "id" };

    public static readonly Table<ShipmentRow> Shipments = new("shipments", (ref c) => new ShipmentRow(
        c.Text("shop", x => x.Shop, Use.Key),
        c.Text("order_no", x => x.OrderNo, Use.Key),
        c.Text("shipment_no", x => x.ShipmentNo, Use.Key),
        c.Name("stage", x => x.Stage, Use.Still),
        c.Name("level", x => x.Level),
        c.Name("kind", x => x.Kind),
        c.Text("warehouse", x => x.Warehouse, Use.Still),
        c.Text("parcel_no", x => x.ParcelNo, Use.Still),
        c.Text("carrier", x => x.Carrier),
        c.Text("waybill", x => x.Waybill),
        c.Number("pieces", x => x.Pieces),
        c.Number("stopped", x => x.Stopped),
        c.Text("skus", x => x.Skus, Use.Still),
        c.Text("buyer_ref", x => x.BuyerRef, Use.Still),
        c.Text("ship_to", x => x.ShipTo),
        c.Flag("hold", x => x.Hold),
        c.Time("created_at", x => x.CreatedAt, Use.Still),
        c.Time("modified_at", x => x.ModifiedAt)),
        new Column<ShipmentRow, string>("waybill_key", x => ParcelNumber.KeyOf(x.Waybill), Kinds.Text, Use.Still))
    { Of = x => x.Key, OrderId = "order_id", FoundBy = ["order_id", "shipment_no"] };

    public static readonly Table<SkuRow> Skus = new("shipment_skus", (ref c) => new SkuRow(
        c.Text("sku", x => x.Sku, Use.Key),
        c.Time("created_at", x => x.CreatedAt, Use.Key),
        c.Text("shop", x => x.Shop, Use.Key),
        c.Text("order_no", x => x.OrderNo, Use.Key),
        c.Text("shipment_no", x => x.ShipmentNo, Use.Key),
        c.Text("warehouse", x => x.Warehouse),
        c.Flag("shipped", x => x.Shipped)))
    { Of = x => new OrderKey(x.Shop, x.OrderNo), OrderId = "order_id" };

    public static readonly Table<ReturnRow> Returns = new("returns", (ref c) => new ReturnRow(
        c.Text("shop", x => x.Shop, Use.Key),
        c.Text("order_no", x => x.OrderNo, Use.Key),
        c.Text("return_no", x => x.ReturnNo, Use.Key),
        c.Text("refund_no", x => x.RefundNo, Use.Still),
        c.Name("state", x => x.State, Use.Still),
        c.Text("carrier", x => x.Carrier),
        c.Text("tracking", x => x.Tracking),
        c.Text("warehouse", x => x.Warehouse, Use.Still),
        c.Number("expected", x => x.ExpectedPieces),
        c.Number("received", x => x.ReceivedPieces),
        c.Number("good", x => x.GoodPieces),
        c.Number("other", x => x.OtherPieces),
        c.Text("skus", x => x.Skus),
        c.Text("buyer_ref", x => x.BuyerRef, Use.Still),
        c.Time("created_at", x => x.CreatedAt, Use.Still),
        c.Time("modified_at", x => x.ModifiedAt)),
        new Column<ReturnRow, string>("tracking_key", x => ParcelNumber.KeyOf(x.Tracking), Kinds.Text, Use.Still))
    { Of = x => x.Key, OrderId = "order_id", FoundBy = ["order_id", "return_no"] };

    public static readonly Table<StockMovement> Moves = new("stock_moves", (ref c) => new StockMovement(
        c.Text("warehouse", x => x.Warehouse),
        c.Text("sku", x => x.Sku),
        c.Time("at", x => x.At),
        c.Name("kind", x => x.Kind),
        c.Number("on_hand", x => x.OnHand),
        c.Number("occupied", x => x.Occupied),
        c.Number("defective", x => x.Defective),
        c.Text("ref", x => x.Ref),
        c.Text("author", x => x.Author)));

    public static readonly Table<BookRow> Books = new("books", (ref c) => new BookRow(
        c.Time("at", x => x.At),
        c.Text("shop", x => x.Shop),
        c.Text("order_no", x => x.OrderNo),
        c.Number("version", x => x.Version),
        c.Text("lines", x => x.Lines)))
    { Of = x => new OrderKey(x.Shop, x.OrderNo) };

    public static readonly Table<BookRow> BooksNext = Books.As("books_next");
}
