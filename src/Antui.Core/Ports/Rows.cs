using Antui.Core.Orders;

namespace Antui.Core.Ports;

/// <summary>Where a refund is shown: the tabs of the list.</summary>
public enum RefundPhase
{
    /// <summary>The machine waits for the goods side, the platform or the buyer.</summary>
    Waiting,
    /// <summary>An effect is under way.</summary>
    Running,
    /// <summary>An effect's outcome is being found out.</summary>
    Uncertain,
    /// <summary>A person is asked.</summary>
    Person,
    Refunded,
    /// <summary>Withdrawn or refused.</summary>
    Closed,
}

/// <summary>One refund as lists show it; it follows the commits that change it.</summary>
/// <param name="Code">What stands in the way, as public code text ("OK" when nothing does).</param>
/// <param name="Automatic">Refunded, and no person had to act.</param>
/// <param name="Hosted">The shop lives here: other programs read this row by its modified time.</param>
public sealed record RefundRow(
    string Shop, string RefundNo, string OrderNo, RefundKind Kind, string RawStatus, RefundPhase Phase, long AmountFen,
    long PaidFen, string Reason, string Code, Turn Turn, string BuyerRef, Instant AskedAt, Instant ModifiedAt,
    Instant? DeadlineAt, Instant? RefundedAt, bool Automatic, bool Hosted)
{
    public OrderKey Key => new(Shop, OrderNo);
}

/// <summary>One order as lists show it.</summary>
public sealed record OrderRow(
    string Shop, string OrderNo, OrderStatus Status, string RawStatus, long PaidFen, long RefundedFen, Instant CreatedAt,
    Instant ModifiedAt, string BuyerRef, bool Hosted)
{
    public OrderKey Key => new(Shop, OrderNo);
}
