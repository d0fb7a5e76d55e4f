namespace Antui.Core.Orders;

/// <summary>What the buyer wants (domain.md, kinds of request).</summary>
public enum RefundKind
{
    Unknown,
    /// <summary>未发货仅退款: stop the shipment first.</summary>
    Unshipped,
    /// <summary>已发货仅退款: highest loss, never automatic by default.</summary>
    ShippedRefundOnly,
    /// <summary>退货退款: warehouse first.</summary>
    Return,
    Exchange,
    Reship,
    Repair,
    PriceProtection,
    Compensation,
}

/// <summary>Where the request stands on the platform.</summary>
public enum ClaimStatus
{
    /// <summary>A word we do not know: kept as it is, shown, and blocking.</summary>
    Unknown,
    /// <summary>WAIT_SELLER_AGREE.</summary>
    AwaitingSeller,
    /// <summary>WAIT_BUYER_RETURN_GOODS.</summary>
    AwaitingBuyerReturn,
    /// <summary>WAIT_SELLER_CONFIRM_GOODS.</summary>
    AwaitingReceipt,
    /// <summary>SELLER_REFUSE_BUYER.</summary>
    SellerRefused,
    /// <summary>CLOSED: the buyer withdrew it, or it lapsed.</summary>
    Closed,
    /// <summary>SUCCESS: the money is with the buyer.</summary>
    Refunded,
}

/// <summary>A quantity of one order line.</summary>
public readonly record struct LineQuantity(string LineNo, int Quantity);

/// <summary>The return parcel as the buyer declared it.</summary>
public sealed record Tracking(string Carrier, string Number);

/// <summary>The refund request as the platform last told it.</summary>
/// <param name="Version">The platform's optimistic lock (refund_version, epoch ms on Taobao); grows with every
/// change.</param>
/// <param name="Amount">Asked for; zero or negative stops with a code, it never means "all".</param>
/// <param name="Freight">The part of the amount that is freight, where the source says it. Null: it does not, and what
/// the lines cannot carry is freight.</param>
/// <param name="Lines">Lines and quantities the request covers; empty means the platform did not say.</param>
/// <param name="Phase">The platform's own word for before/after the trade finished (onsale, aftersale); sent back as
/// it is.</param>
/// <param name="Deadline">When the platform decides by itself, from the record's own field; null when it did not
/// say.</param>
/// <param name="InArbitration">The platform's service has stepped in: no automation.</param>
/// <param name="RestOf">The request of which a person approved a part only; this is the rest, and it is a
/// person's.</param>
/// <param name="Advanced">The platform already paid the buyer in advance: no refund of ours, the goods go on.</param>
public sealed record Claim(
    string RefundNo,
    long Version,
    RefundKind Kind,
    ClaimStatus Status,
    string RawStatus,
    Money Amount,
    Money? Freight,
    ImmutableArray<LineQuantity> Lines,
    string Reason,
    string Phase,
    Instant Asked,
    Instant Modified,
    Instant? Deadline = null,
    Tracking? Tracking = null,
    bool InArbitration = false,
    bool Advanced = false,
    string? RestOf = null)
{
    public bool IsOpen => Status is not (ClaimStatus.Closed or ClaimStatus.Refunded);

    /// <summary>The same request to the decisions: what a decision made on an older version would no longer
    /// cover.</summary>
    public bool SameRequest(Claim other) =>
        Amount == other.Amount && Kind == other.Kind && Freight == other.Freight && Lines.SequenceEqual(other.Lines);
}
