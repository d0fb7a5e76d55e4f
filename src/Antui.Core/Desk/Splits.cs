using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Desk;

/// <summary>One shipment as several (拆单): all parts of a step, each where it is to go out from, or none.</summary>
internal static class Splits
{
    public static Decision Decide(Order order, Fact.ShipmentStep fact)
    {
        if (IsRepeat(order, fact)) return Decision.Nothing;
        ImmutableArray<SplitPart> parts = fact.Parts.IsDefaultOrEmpty ? [new SplitPart("", fact.Lines)] : fact.Parts;
        var events = new List<OrderEvent>();
        var after = order;
        for (var i = 0; i < parts.Length; i++)
        {
            var made = events.Count;
            var step = fact.Parts.IsDefaultOrEmpty ? fact.StepId : $"{fact.StepId}:{i}";
            if (Part(after, fact.ShipmentNo, parts[i], step, events) is { } refused) return refused;
            after = Fold.Evolve(after, events.Skip(made))!;
        }
        return Decision.Events(events);
    }

    private static bool IsRepeat(Order order, Fact.ShipmentStep fact) => !fact.Parts.IsDefaultOrEmpty
        && order.Shipments.Any(s => s.StepId.StartsWith(fact.StepId + ":", StringComparison.Ordinal));

    /// <summary>What is left when all other parts are gone needs no new shipment: it is sent where it belongs.</summary>
    private static Refusal? Part(
        Order order, string shipmentNo, SplitPart part, string? step, List<OrderEvent> into)
    {
        if (order.Shipments.FirstOrDefault(s => s.ShipmentNo == shipmentNo) is not { } from)
            return new Refusal.ShipmentUnknown(shipmentNo);
        if (!from.CanStop) return new Refusal.ShipmentLeft(shipmentNo, ShipmentAction.Split);
        if (part.Lines.IsDefaultOrEmpty
            || part.Lines.Any(l => l.Quantity < 1 || l.Quantity > from.Remaining(l.LineNo)))
            return new Refusal.NotInShipment();
        var isRest = Quantities.Minus(from.Lines, part.Lines).IsEmpty;
        if (isRest && part.Warehouse == "") return new Refusal.NothingStays();
        if (Holds.OfAll(order, from.Kind, part.Lines) is { } hold) return hold.Why;
        var moved = from;
        if (!isRest)
        {
            var split = new ShipmentSplit(
                shipmentNo, $"S{order.Shipments.Length + 1}", Quantities.Merged(part.Lines), step);
            into.Add(split);
            order = Fold.Evolve(order, split);
            moved = order.Shipments[^1];
        }
        if (part.Warehouse == "") return null;
        return Holds.Of(order, moved) is { } held ? held.Why : DeskParcels.Route(order, moved, part.Warehouse, into);
    }
}
