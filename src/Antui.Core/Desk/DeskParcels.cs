using Antui.Core.Evidence;
using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Desk;

/// <summary>Steps of the desk that change which parcel goes out from where: route, unmerge, add.</summary>
public static class DeskParcels
{
    internal static Refusal? Unmerge(Shipment s, List<OrderEvent> into)
    {
        if (s.ParcelNo == "") return null;
        if (s.HasLeft) return new Refusal.ShipmentLeft(s.ShipmentNo, ShipmentAction.Unmerge);
        into.Add(new ShipmentUnmerged(s.ShipmentNo));
        return null;
    }

    /// <summary>
    /// A merge does not join the shipment any more, however late it comes; what it joined goes back to where it was, and
    /// what a person moved elsewhere meanwhile stays there.
    /// </summary>
    internal static Refusal? TakeBack(Shipment s, Fact.ShipmentStep fact, string merge, List<OrderEvent> into)
    {
        if (s.TakenBack.Contains(merge)) return null;
        if (s.HasLeft) return new Refusal.ShipmentLeft(s.ShipmentNo, ShipmentAction.Unmerge);
        into.Add(new ShipmentUnmerged(s.ShipmentNo, merge));
        var stays = s.ParcelNo == fact.ParcelNo ? fact.Back ?? "" : s.ParcelNo;
        if (stays != "") into.Add(new ShipmentMerged(s.ShipmentNo, stays));
        return null;
    }

    internal static Refusal? Route(Order order, Shipment s, string? warehouse, List<OrderEvent> into)
    {
        if (string.IsNullOrEmpty(warehouse)) return new Refusal.WarehouseMissing();
        var to = warehouse == order.Key.Shop ? "" : warehouse;
        if (s.Warehouse == to) return null;
        if (s.Level is not StopLevel.NotReleased) return new Refusal.AtWarehouse(s.ShipmentNo);
        into.Add(new ShipmentRouted(s.ShipmentNo, to));
        return null;
    }

    /// <summary>
    /// Lines name the order's lines, or a goods code where the order has none (<see cref="GoodsSaid.BySku"/>): gifts
    /// are rarely goods that were bought.
    /// </summary>
    internal static Decision Add(Order order, Fact.ShipmentStep fact)
    {
        if (fact.Kind is ShipmentKind.Sale) return new Refusal.SoldAlready();
        if (!order.IsPaid) return new Refusal.NotPaid();
        if (fact.Lines.IsDefaultOrEmpty || fact.Lines.Any(l => l.Quantity < 1))
            return new Refusal.GoodsMissing();
        foreach (var line in fact.Lines)
        {
            if (order.Line(line.LineNo) is null && GoodsSaid.SkuOf(line.LineNo) is not { Length: > 0 })
                return new Refusal.LineUnknown(line.LineNo);
        }
        if (Holds.OfAdded(order, fact.Kind, Quantities.Merged(fact.Lines)) is { } hold) return hold.Why;
        var made = new ShipmentMade(
            $"S{order.Shipments.Length + 1}", Quantities.Merged(fact.Lines), Audited: false, fact.Kind,
            fact.Warehouse is { Length: > 0 } w && w != order.Key.Shop ? w : null, fact.StepId);
        return Decision.Events([made]);
    }
}
