using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Refunds;

namespace Antui.Core.Shipments;

/// <summary>
/// One order's part of a parcel in the built-in desk. A parcel that merges several orders of a buyer is the parts that
/// share a <see cref="ParcelNo"/>: each part is stopped by its own order, so the other orders' lines still ship.
/// </summary>
/// <param name="Level">NotReleased until released to the warehouse; HandedOver and beyond cannot be stopped
/// here.</param>
/// <param name="Lines">What still ships. A stopped quantity leaves this list and goes to
/// <paramref name="Stopped"/>.</param>
public sealed record Shipment(
    string ShipmentNo,
    bool Audited,
    StopLevel Level,
    ImmutableArray<LineQuantity> Lines,
    ImmutableArray<LineQuantity> Stopped,
    string ParcelNo = "",
    Tracking? Waybill = null)
{
    public bool CanStop => Level is StopLevel.NotReleased or StopLevel.Released or StopLevel.Picking or StopLevel.Packed;

    public bool HasLeft => Level is StopLevel.HandedOver or StopLevel.Shipped or StopLevel.RecallAsked or StopLevel.Recalled;

    public int Remaining(string lineNo) => Quantities.Of(Lines, lineNo);
}
