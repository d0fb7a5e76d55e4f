namespace Antui.Core.Returns;

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

/// <summary>Which returns a list shows. Null or empty means all.</summary>
/// <param name="Search">Refund, order or tracking number, whole; or a return as ORDER-R1.</param>
public sealed record ReturnFilter(
    string? Shop = null, ImmutableArray<ReturnState> States = default, string? Warehouse = null, string? Search = null,
    string? BuyerRef = null);
