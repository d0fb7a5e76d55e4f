using System.ComponentModel;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Server.Refunds;

namespace Antui.Server.Orders;

public sealed record OrderItem(
    string Shop, string OrderNo, OrderStatus Status, string RawStatus, long PaidFen, long RefundedFen,
    Instant CreatedAt,
    Instant ModifiedAt, string BuyerRef);

public sealed record OrderPage(IReadOnlyList<OrderItem> Items, string? Next);

public sealed record OrderDetail(
    string Shop, string OrderNo, OrderStatus Status, string RawStatus, Instant CreatedAt, Instant? PaidAt, long PaidFen,
    long FreightFen, long RefundedFen, long ReservedFen, string Currency, string BuyerRef,
    IReadOnlyList<LineView> Lines,
    IReadOnlyList<ShipmentView> Shipments, IReadOnlyList<ReturnView> Returns, IReadOnlyList<RefundItem> Refunds);

/// <summary>
/// An order of a hosted shop. Sending the same order again changes nothing; a newer status updates it.
/// </summary>
public sealed record NewOrder(
    string OrderNo,
    [property: Description("What the buyer paid for all lines and the freight, in fen.")] long PaidFen,
    NewOrderLine[] Lines,
    OrderStatus Status = OrderStatus.Paid,
    Instant? CreatedAt = null,
    Instant? PaidAt = null,
    [property: Description("The store's own last-modified time: an older word never overwrites a newer one.")]
    Instant? ModifiedAt = null,
    [property: Description("Freight within paidFen, in fen.")] long FreightFen = 0,
    [property: Description("ISO 4217; CNY when absent.")] string Currency = Money.Yuan,
    [property: Description("A stable pseudonym; never a name, phone or address.")] string BuyerRef = "",
    [property: Description("Province or state only.")] string ShipTo = "",
    [property: Description(
        "A pseudonym of the address and whom it names, the same for the same: orders are merged into one parcel only "
        + "when it is equal. A keyed digest will do; never the address itself.")]
    string ReceiverRef = "");

/// <param name="PaidFen">The line's share of the payment, in fen; it never changes later.</param>
/// <param name="NeedReturn">False when it need not come back with a return, such as a small gift.</param>
/// <param name="GiftOf">The number of the line it is a gift to; it goes back with that line.</param>
public sealed record NewOrderLine(
    string LineNo, string Sku, string Title, int Quantity, long PaidFen, bool NeedReturn = true,
    string? GiftOf = null);

/// <summary>A buyer's refund request in a hosted shop.</summary>
/// <param name="AmountFen">In fen, above zero and not above what was paid.</param>
/// <param name="FreightFen">The part that is freight. Absent: what the lines cannot carry is freight.</param>
/// <param name="Lines">What it covers; absent means the whole order.</param>
public sealed record NewRefund(
    string RefundNo, string OrderNo, RefundKind Kind, long AmountFen, long? FreightFen = null,
    LineQuantity[]? Lines = null, string Reason = "", string Currency = Money.Yuan);

/// <summary>The buyer changes or withdraws a request, asks again, or sends the goods.</summary>
/// <param name="ChangeId">The store's own id of this change; a repeat is recognised by it.</param>
public sealed record RefundChange(
    string OrderNo, BuyerChange Change, string ChangeId = "", long? AmountFen = null, RefundKind? Kind = null,
    Tracking? Tracking = null, string Currency = Money.Yuan);
