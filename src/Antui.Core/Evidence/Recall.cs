using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Evidence;

/// <summary>
/// A parcel that left before it could be stopped is asked back from its courier. That the courier agrees proves nothing:
/// only a parcel on its way back counts (and up to the shop's limit only), or one that the warehouse has again.
/// </summary>
public static class Recall
{
    /// <summary>The parcel with goods of this request; null when nobody named its number.</summary>
    public static Tracking? ParcelOf(Order order, RefundCase refund)
    {
        var claimed = order.Covered(refund.Claim);
        foreach (var shipment in order.Shipments)
            if (shipment is { HasLeft: true, Waybill: { } waybill } && Shares(shipment.Lines, claimed)) return waybill;
        foreach (var e in order.Evidence)
            if (e is { Kind: EvidenceKind.Shipped, Holds: true, Waybill: { } waybill } && Shares(order.Covered(e), claimed)) return waybill;
        return null;
    }

    /// <summary>The courier took the request: the desk's parcels show it.</summary>
    public static IEnumerable<OrderEvent> Asked(Order order, RefundCase refund)
    {
        var parcel = ParcelOf(order, refund);
        foreach (var shipment in order.Shipments)
            if (shipment.Waybill == parcel && shipment.Level is StopLevel.HandedOver)
                yield return new ShipmentMoved(shipment.ShipmentNo, StopLevel.RecallAsked, null, "courier");
    }

    private static bool Shares(ImmutableArray<LineQuantity> sent, ImmutableArray<LineQuantity> claimed)
    {
        foreach (var line in claimed)
            if (Quantities.Of(sent, line.LineNo) > 0) return true;
        return false;
    }
}
