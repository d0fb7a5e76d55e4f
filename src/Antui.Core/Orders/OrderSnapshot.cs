namespace Antui.Core.Orders;

/// <summary>How far an order is, in the words all platforms share. <see cref="Unknown"/> keeps the raw text beside
/// it.</summary>
public enum OrderStatus
{
    /// <summary>The platform used a word we do not know; it blocks automation and is shown as it is.</summary>
    Unknown,
    AwaitingPayment,
    /// <summary>Paid, to be shipped.</summary>
    Paid,
    /// <summary>Paid, but the platform forbids shipping for now (PAID_FORBID_CONSIGN).</summary>
    PaidOnHold,
    PartlyShipped,
    Shipped,
    Finished,
    /// <summary>Refunded in full after payment.</summary>
    Closed,
    /// <summary>Closed before payment: never ship.</summary>
    Cancelled,
}

/// <summary>
/// One paid line. <see cref="Paid"/> is its share of the payment, fixed when the order was paid and never recomputed.
/// </summary>
/// <param name="Shipped">The platform says this line has left. It is shown and compared, never evidence of the
/// opposite.</param>
/// <param name="MayStay">The platform says that it need not come back (need_return = false).</param>
/// <param name="GiftOf">The line it was a gift to; whoever sends that one back owes its share of the gift, too.</param>
public sealed record OrderLine(
    string LineNo, string Sku, string Title, int Quantity, Money Paid, bool Shipped = false, bool MayStay = false,
    string? GiftOf = null);

/// <summary>What the platform says of an order at one moment, as read from it.</summary>
/// <param name="Modified">The platform's last-modified time; an older snapshot never overwrites a newer one.</param>
/// <param name="BuyerRef">A stable pseudonym of the buyer (open uid); never a name, phone or address.</param>
/// <param name="ShipTo">Province or state only.</param>
/// <param name="ReceiverRef">A pseudonym of the address and whom it names (Taobao's oaid): the same for the same, and
/// nothing more. Null when the source has none.</param>
/// <param name="Taken">When a hosted shop took this word, which may be long after the store says it was modified; null
/// elsewhere.</param>
/// <param name="OddFen">How many fen of the payment came to their line by rounding, because the source's shares did not
/// add up. Which line carries them is a convention in which sources differ: each line may give back so much more, all
/// together never more than was paid.</param>
public sealed record OrderSnapshot(
    OrderKey Key,
    OrderStatus Status,
    string RawStatus,
    Instant Created,
    Instant? PaidAt,
    Instant Modified,
    Money Paid,
    Money Freight,
    ImmutableArray<OrderLine> Lines,
    string BuyerRef = "",
    string ShipTo = "",
    string? ReceiverRef = null,
    Instant? Taken = null,
    int OddFen = 0)
{
    /// <summary>What programs that poll a hosted shop go by: nothing appears behind their window.</summary>
    public Instant Changed => Taken is { } taken && taken > Modified ? taken : Modified;
}

/// <summary>What makes an order that was told here none.</summary>
public enum OrderFault : byte
{
    NegativeAmount,
    NoLine,
    BadLine,
    LineTwice,
}
