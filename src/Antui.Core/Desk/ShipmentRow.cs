using Antui.Core.Orders;

namespace Antui.Core.Desk;

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

/// <summary>Which shipments a list shows. Null or empty means all.</summary>
/// <param name="Search">Order, waybill or parcel number, whole.</param>
/// <param name="Sku">A goods code that is in it, whole.</param>
public sealed record ShipmentFilter(
    string? Shop = null, ImmutableArray<ShipmentStage> Stages = default, string? Warehouse = null,
    string? ParcelNo = null, string? Search = null, string? BuyerRef = null, string? Sku = null,
    Instant? CreatedFrom = null, Instant? CreatedTo = null);
