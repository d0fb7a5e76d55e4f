using Antui.Server.Api.Describing;
using System.ComponentModel;
using System.Text.Json.Serialization;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Core.Returns;
using Antui.Server.Api;
using Antui.Server.Refunds;
using Antui.Server.Texts;

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

/// <summary>Something the goods side knows.</summary>
/// <param name="Id">The sender's own document number; without one, a digest of the content. A repeat changes
/// nothing.</param>
/// <param name="RefundNo">Needed for goods that were received; optional otherwise.</param>
/// <param name="Lines">Absent means all lines of the refund, or of the order.</param>
/// <param name="Level"> How far the goods had gone. Absent with "stopped" means that the sender vouches they never left
/// the shelf. </param>
/// <param name="At">When it was so; absent means now.</param>
public sealed record NewEvidence(
    string OrderNo, EvidenceKind Kind, string? Id = null, string? RefundNo = null, LineQuantity[]? Lines = null,
    Inspected[]? Inspected = null, StopLevel? Level = null, Instant? At = null, string Note = "",
    Tracking? Waybill = null);

/// <summary>A step of the built-in order desk.</summary>
/// <param name="ShipmentNo">Absent means every shipment of the order.</param>
public sealed record ShipmentStepRequest(
    ShipmentAction Action, string ShipmentNo = "", LineQuantity[]? Lines = null, string ParcelNo = "",
    Tracking? Waybill = null);

/// <summary>A step of the built-in returns desk.</summary>
/// <param name="StepId">The scan's own id: it makes a repeated scan harmless.</param>
public sealed record ReturnStepRequest(
    ReturnAction Action, string RefundNo, string StepId = "", LineQuantity[]? Lines = null,
    Inspected[]? Inspected = null,
    Tracking? Tracking = null, BoxAgain Again = BoxAgain.No);

/// <summary>
/// What became of a fact: applied, duplicate (known already) or parked (kept until what it belongs to is known).
/// </summary>
public sealed record FactResult(
    [property: OneOf("applied", "duplicate", "parked", "refused", "unread")] string Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Both? Text = null);

/// <param name="At">When it came.</param>
/// <param name="Attempts">How often it was tried again; each time the wait doubles.</param>
/// <param name="NextTryAt">Null once it is dismissed.</param>
/// <param name="Assignee">Who looks after it; empty while nobody does.</param>
public sealed record ParkedItem(
    string Id, string Shop, string OrderNo, string Reason, string Source, Instant At, int Attempts, Both Text,
    Instant? NextTryAt, string Assignee, ParkedEndItem? Dismissed);

/// <summary>Who dismissed a parked fact, why and when.</summary>
public sealed record ParkedEndItem(string By, string Reason, Instant At);

/// <param name="Total">How many wait in all.</param>
/// <param name="Oldest">When the oldest of all that wait came; null when none waits.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record ParkedList(IReadOnlyList<ParkedItem> Items, long Total, Instant? Oldest, string? Next);

/// <param name="To">A name of up to 100 characters; empty gives it back.</param>
public sealed record AssignRequest(string To);
