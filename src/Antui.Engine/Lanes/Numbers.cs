using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Engine.Lanes;

/// <summary>Numbers by which the world will speak of an order, as its events name them.</summary>
internal static class Numbers
{
    /// <returns>Null when there is none.</returns>
    public static List<Number>? Of(List<OrderEvent> events)
    {
        List<Number>? numbers = null;
        foreach (var happened in events)
        {
            if (NumberOf(happened) is not { No: not "" } number) continue;
            numbers ??= [];
            if (!numbers.Contains(number)) numbers.Add(number);
        }
        return numbers;
    }

    private static Number? NumberOf(OrderEvent happened) => happened switch
    {
        OrderEvent.Asked e => new Number(NumberKind.Refund, e.Claim.RefundNo),
        OrderEvent.ShipmentMoved { Waybill: { } waybill } => new Number(NumberKind.Waybill, waybill.Number),
        OrderEvent.EvidenceGiven { Evidence.Waybill: { } waybill } => new Number(NumberKind.Waybill, waybill.Number),
        OrderEvent.ShipmentMerged e => new Number(NumberKind.Parcel, e.ParcelNo),
        OrderEvent.ReturnTracked e => new Number(NumberKind.Tracking, e.Tracking.Number),
        OrderEvent.ReturnParcelClaimed e => new Number(NumberKind.Tracking, e.Parcel),
        _ => null,
    };
}
