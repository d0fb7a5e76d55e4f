namespace Antui.Core;

/// <content>Goods that come back, and the boxes they come in.</content>
public abstract partial record Refusal
{
    public sealed record StepIdMissing() : Refusal(
        "STEP_ID", RefusalKind.NotNow, "Give the step an id of its own, so that a repeat is recognised.");

    public sealed record LinesMissing() : Refusal(
        "LINES", RefusalKind.Wrong, "Name at least one line with its quantity.");

    public sealed record BelowOne() : Refusal("QUANTITY", RefusalKind.Wrong, "Quantities are at least 1.");

    public sealed record TrackingMissing() : Refusal(
        "TRACKING", RefusalKind.Wrong, "Give the carrier and the tracking number.");

    public sealed record ParcelMissing() : Refusal("TRACKING", RefusalKind.Wrong, "Give the number on the parcel.");

    public sealed record ReturnUnknown(string ReturnNo)
        : Refusal("RETURN_UNKNOWN", RefusalKind.NotNow, $"The order has no return '{ReturnNo}'.");

    public sealed record ReturnExists(string ReturnNo) : Refusal(
        "RETURN_EXISTS", RefusalKind.NotNow, $"Return {ReturnNo} is expected for this refund: change that one.");

    public sealed record CameBackBefore() : Refusal(
        "RETURN_EXISTS", RefusalKind.NotNow, "Goods came back for this refund under another return.");

    public sealed record ReturnClosed() : Refusal(
        "RETURN_CLOSED", RefusalKind.NotNow, "The refund is through; its return cannot be changed any more.");

    public sealed record ReturnHasRefund(string RefundNo) : Refusal(
        "RETURN_HAS_REFUND", RefusalKind.NotNow, $"This return belongs to refund {RefundNo}.");

    public sealed record BelowReceived(string LineNo, int Here) : Refusal(
        "QUANTITY_BELOW_RECEIVED", RefusalKind.NotNow, $"Line {LineNo} has {Here} here already.");

    public sealed record AboveExpected(string LineNo, int Most) : Refusal(
        "QUANTITY_ABOVE_EXPECTED", RefusalKind.Wrong, $"Line {LineNo} expects {Most} in all.");

    /// <summary>No piece of the line is away that could come back.</summary>
    public sealed record NotShipped(string LineNo, int Left, int Back, int Asked) : Refusal(
        Named, RefusalKind.NotNow,
        $"Line {LineNo}: {Left} left the warehouse and {Back} are back, so {Asked} more cannot come back.")
    {
        public const string Named = "NOT_SHIPPED";
    }

    /// <summary>The number is not the one under which the goods of the return come.</summary>
    public sealed record OtherParcel(string Number) : Refusal(
        "PARCEL_OTHER_RETURN", RefusalKind.NotNow, $"The goods of this return are not awaited under '{Number}'.");

    public sealed record NothingUnder(string Number) : Refusal(
        "PARCEL_OTHER_RETURN", RefusalKind.NotNow,
        $"Nothing of this order was sent or is awaited under '{Number}'.");

    public sealed record ParcelOfSeveral(string Number) : Refusal(
        "PARCEL_OF_SEVERAL", RefusalKind.NotNow,
        $"'{Number}' is one of several parcels: name what is in it, it is never all that is expected.");

    public sealed record SeveralReturns() : Refusal(
        "SEVERAL_REFUNDS", RefusalKind.NotNow, "Several returns share this parcel: name the lines of each.");

    public sealed record NothingExpected(string Number) : Refusal(
        "NOT_FOUND", RefusalKind.Unknown,
        $"No return is expected under '{Number}'. Enter it as an unclaimed parcel.");

    public sealed record GoodsLeft() : Refusal(
        "GOODS_LEFT", RefusalKind.NotNow,
        "These goods were reported as shipped before; the report has no effect.");

    public sealed record NotNewer() : Refusal(
        "NOT_NEWER", RefusalKind.NotNow, "A contrary report of this time or later stands; give a newer time.");

    public sealed record BoxUnknown(string Box)
        : Refusal("BOX_UNKNOWN", RefusalKind.NotNow, $"There is no box '{Box}'.");

    public sealed record BoxCounted(string Sku) : Refusal(
        "BOX_COUNTED", RefusalKind.NotNow,
        $"This box was counted before and has no more of '{Sku}' that belongs to nobody.");

    public sealed record BoxBooked(string Sku) : Refusal(
        "BOX_BOOKED", RefusalKind.NotNow, $"More of '{Sku}' is booked than this count has; nothing was changed.");

    /// <summary>A refusal of which only the words are left: a box keeps no more of one, a report's answer has no
    /// more.</summary>
    public sealed record InWords(string Was, string Said) : Refusal(Was, RefusalKind.NotNow, Said);

    public sealed record UnclaimedUnknown(string Parcel) : Refusal(
        "NOT_FOUND", RefusalKind.Unknown, $"There is no unclaimed parcel '{Parcel}'.");

    public sealed record RefundElsewhere(OrderKey Order, string RefundNo) : Refusal(
        "NOT_FOUND", RefusalKind.Unknown,
        $"The shop '{Order.Shop}' has no refund '{RefundNo}' of order '{Order.OrderNo}'.");

    public sealed record ClaimNotOpen() : Refusal(
        "CLAIM_NOT_OPEN", RefusalKind.NotNow,
        "This refund is over; nothing is awaited for it. Choose another, or dismiss the parcel.");

    public sealed record ParcelSettled(bool Claimed, string Author) : Refusal(
        "NOT_OPEN", RefusalKind.NotNow,
        $"This parcel is {(Claimed ? "claimed" : "dismissed")} already, by {Author}.");
}
