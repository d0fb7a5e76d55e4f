using Antui.Core.Evidence;
using Antui.Core.Ledger;
using Antui.Core.Shipments;
using Antui.Core.Stock;

namespace Antui.Core.Ports;

/// <summary>What the desk must do next with a shipment: the tabs of the list. Names are stored.</summary>
public enum ShipmentStage
{
    Audit,
    Release,
    Pick,
    Pack,
    HandOver,
    Shipped,
    /// <summary>Nothing of it goes out any more.</summary>
    Stopped,
}

/// <summary>How far a return is. Names are stored.</summary>
public enum ReturnState
{
    Expected,
    /// <summary>The parcel's number is known.</summary>
    InTransit,
    /// <summary>Something arrived; not everything is graded.</summary>
    Received,
    Inspected,
    Closed,
}

/// <summary>One shipment of the built-in desk as lists show it; it follows the commits that change it.</summary>
/// <param name="Pieces">What still goes out; <paramref name="Stopped"/> what was stopped.</param>
/// <param name="Skus">"A×2, B".</param>
/// <param name="Hold">An open request for unshipped goods claims something of it.</param>
/// <param name="CreatedAt">When the order was placed.</param>
/// <param name="ModifiedAt">When this row last changed.</param>
public sealed record ShipmentRow(
    string Shop, string OrderNo, string ShipmentNo, ShipmentStage Stage, StopLevel Level, ShipmentKind Kind,
    string Warehouse,
    string ParcelNo, string Carrier, string Waybill, long Pieces, long Stopped, string Skus, string BuyerRef,
    string ShipTo,
    bool Hold, Instant CreatedAt, Instant ModifiedAt)
{
    public OrderKey Key => new(Shop, OrderNo);
}

/// <summary>One return of the built-in desk as lists show it.</summary>
/// <param name="OtherPieces">Inspected pieces that are not good: opened, defective, wrong, missing, unclear.</param>
public sealed record ReturnRow(
    string Shop, string OrderNo, string ReturnNo, string RefundNo, ReturnState State, string Carrier, string Tracking,
    string Warehouse, long ExpectedPieces, long ReceivedPieces, long GoodPieces, long OtherPieces, string Skus,
    string BuyerRef,
    Instant CreatedAt, Instant ModifiedAt)
{
    public OrderKey Key => new(Shop, OrderNo);
}

/// <summary>Which shipments a list shows. Null or empty means all.</summary>
/// <param name="Search">Order, waybill or parcel number, whole.</param>
/// <param name="Sku">A goods code that is in it, whole.</param>
public sealed record ShipmentFilter(
    string? Shop = null, ImmutableArray<ShipmentStage> Stages = default, string? Warehouse = null,
    string? ParcelNo = null, string? Search = null, string? BuyerRef = null, string? Sku = null,
    Instant? CreatedFrom = null, Instant? CreatedTo = null);

/// <summary>Which returns a list shows. Null or empty means all.</summary>
/// <param name="Search">Refund, order or tracking number, whole; or a return as ORDER-R1.</param>
public sealed record ReturnFilter(
    string? Shop = null, ImmutableArray<ReturnState> States = default, string? Warehouse = null, string? Search = null,
    string? BuyerRef = null);

/// <summary>Stock of one SKU in one warehouse. Available is on hand less occupied; it may be negative when more was
/// sold than was ever entered.</summary>
public sealed record StockRow(string Warehouse, string Sku, long OnHand, long Occupied, long Defective)
{
    public long Available => OnHand - Occupied;
}

/// <summary>One movement of stock; they are only ever added.</summary>
/// <param name="Ref">The order's number, or the entry's document.</param>
public sealed record StockMovement(
    string Warehouse, string Sku, Instant At, StockMoveKind Kind, long OnHand, long Occupied, long Defective,
    string Ref,
    string Author);

/// <summary>One line of an entry. In and out: how much comes or goes. Count: how much is there.</summary>
/// <param name="Defective">Null: nothing of it changes.</param>
public sealed record StockEntryLine(string Sku, long OnHand, long? Defective = null);

/// <summary>Stock entered by a person or a program: goods in, goods out, a count.</summary>
/// <param name="DocNo">Its own number: a repeat changes nothing.</param>
/// <param name="Kind">In, Out or Count.</param>
public sealed record StockEntry(
    string DocNo, string Warehouse, StockMoveKind Kind, ImmutableArray<StockEntryLine> Lines, string Author,
    string Note,
    Instant At);

/// <summary>What became of an entry: everything of it is written, or nothing.</summary>
public abstract record StockEntered
{
    private StockEntered()
    {
    }

    public sealed record Written : StockEntered;

    /// <summary>A document with this number was entered before; nothing changed.</summary>
    public sealed record Repeated : StockEntered;

    /// <summary>It would take more than is there, or than is not spoken for.</summary>
    /// <param name="Left">What would be left on hand, or of defective pieces when <paramref
    /// name="IsDefective"/>.</param>
    public sealed record Refused(string Sku, long OnHand, long Occupied, long Defective, long Left, bool IsDefective)
        : StockEntered
    {
        public Refusal Why => IsDefective ? new Refusal.DefectiveBelowZero(Sku, Defective, Left)
            : Left < 0 ? new Refusal.BelowZero(Sku, OnHand, Occupied, Left)
            : new Refusal.BelowOccupied(Sku, OnHand, Occupied, Left);
    }
}

/// <summary>One line of the books.</summary>
public sealed record BookEntry(
    Instant At, string Shop, string OrderNo, string Ref, BookAccount Account, long DebitFen, long CreditFen,
    string Text,
    string Currency = Money.Yuan);

/// <summary>What an account moved in a time.</summary>
public readonly record struct AccountSum(BookAccount Account, string Currency, long DebitFen, long CreditFen);
