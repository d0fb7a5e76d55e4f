using Antui.Core.Effects;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Desk;

/// <summary>The built-in order desk and warehouse of one order: convert, audit, split, merge, release … hand over,
/// stop.</summary>
public static class OrderDesk
{
    private const string Source = GoodsEvidence.OurDesk;

    /// <summary>
    /// A paid order becomes one shipment of all its lines; splitting and merging come after. What had left before the
    /// order came to this desk is not sent once more.
    /// </summary>
    public static ImmutableArray<OrderEvent> Convert(Order order, bool audited)
    {
        if (!order.IsPaid || order.Shipments.Any(s => s.Kind is ShipmentKind.Sale)) return [];
        if (order.Head.Status is OrderStatus.Shipped or OrderStatus.Finished) return [];
        ImmutableArray<LineQuantity> lines = [.. order.AllLines.Where(l => order.Line(l.LineNo) is { Shipped: false })];
        return lines.IsEmpty ? [] : [new ShipmentMade($"S{order.Shipments.Length + 1}", lines, audited)];
    }

    /// <summary>
    /// Stops what a request claims, by line and quantity, in every part of the order at once: success only when every
    /// part could be stopped. Nothing is stopped by halves. Goods that another request stopped are stopped.
    /// </summary>
    /// <param name="until">The last level at which this shop's platform takes a stop for one.</param>
    public static ImmutableArray<OrderEvent> Stop(
        Order order, RefundCase refund, Instant now, StopLevel until = StopLevel.Packed)
    {
        var stops = new List<OrderEvent>();
        var level = StopLevel.NotReleased;
        var covered = order.Covered(refund.Claim);
        foreach (var need in covered)
        {
            var open = need.Quantity - FreeStopped(order, refund, need.LineNo);
            foreach (var shipment in order.Shipments)
            {
                if (shipment.Kind is not ShipmentKind.Sale) continue;
                var stoppable = shipment.CanStop && shipment.Level <= until;
                var take = Math.Min(open, stoppable ? shipment.Remaining(need.LineNo) : 0);
                if (take <= 0) continue;
                stops.Add(new LinesStopped(shipment.ShipmentNo, [new(need.LineNo, take)], refund.RefundNo));
                level = shipment.Level > level ? shipment.Level : level;
                open -= take;
            }
            if (open > GoodsSide.StoppedForOthers(order, refund, need, served: false))
                return [Refusal(order, refund, now)];
        }
        var evidence = new GoodsEvidence(
            IdOf(order, "stop", refund), EvidenceKind.Stopped, refund.RefundNo, covered, [], level, Source, now, now);
        return [.. stops, .. Extras.StopWith(Fold.Evolve(order, stops)!, refund, covered, until), new EvidenceGiven(evidence)];
    }

    public static Decision Step(Order order, Fact.ShipmentStep fact, bool tellPlatform, string platform, Instant now)
    {
        if (fact.StepId is { Length: > 0 } step && order.Shipments.Any(s => s.StepId == step)) return Decision.Nothing;
        if (fact.Action is ShipmentAction.Split) return Splits.Decide(order, fact);
        if (fact.Action is ShipmentAction.Add) return DeskParcels.Add(order, fact);
        var events = new List<OrderEvent>();
        Refusal? held = null;
        // What one part does counts for the next: of three pieces two may go, whichever parcels they are in.
        var after = order;
        foreach (var shipment in order.Shipments)
        {
            if (fact.ShipmentNo != "" && shipment.ShipmentNo != fact.ShipmentNo) continue;
            if (shipment.Lines.IsEmpty)
            {
                if (fact.ShipmentNo != "" && fact.Action is not ShipmentAction.Audit)
                    return new Refusal.NothingToShip();
                continue;
            }
            if (Holds.Of(after, shipment) is { } hold && hold.Forbids(fact.Action))
            {
                held ??= hold.Why;
                continue;
            }
            var made = events.Count;
            if (Move(after, shipment, fact, tellPlatform, platform, now, events) is { } refused) return refused;
            after = Fold.Evolve(after, events.Skip(made))!;
        }
        if (held is not null && events.Count == 0) return held;
        if (fact.ShipmentNo != "" && order.Shipments.All(s => s.ShipmentNo != fact.ShipmentNo))
            return new Refusal.ShipmentUnknown(fact.ShipmentNo);
        return Decision.Events(events);
    }

    private static Refusal? Move(
        Order order, Shipment s, Fact.ShipmentStep fact, bool tell, string platform, Instant now, List<OrderEvent> into)
    {
        var to = fact.Action switch
        {
            ShipmentAction.Release => StopLevel.Released,
            ShipmentAction.Pick => StopLevel.Picking,
            ShipmentAction.Pack => StopLevel.Packed,
            ShipmentAction.HandOver => StopLevel.HandedOver,
            _ => s.Level,
        };
        switch (fact.Action)
        {
            case ShipmentAction.Audit:
                if (!s.Audited) into.Add(new ShipmentAudited(s.ShipmentNo));
                return null;
            case ShipmentAction.Merge:
                if (s.HasLeft) return new Refusal.ShipmentLeft(s.ShipmentNo, fact.Action);
                if (fact.StepId is { } merge && s.TakenBack.Contains(merge)) return new Refusal.MergeTakenBack(fact.ParcelNo);
                if (s.ParcelNo == fact.ParcelNo) return null;
                // Whoever picks or packs it has a parcel in hand already, whatever the clerk's list showed.
                if (s.Level is not StopLevel.NotReleased) return new Refusal.NotMergeable();
                into.Add(new ShipmentMerged(s.ShipmentNo, fact.ParcelNo));
                return null;
            case ShipmentAction.Unmerge:
                return fact.StepId is { } taken ? DeskParcels.TakeBack(s, fact, taken, into) : DeskParcels.Unmerge(s, into);
            case ShipmentAction.Route:
                return DeskParcels.Route(order, s, fact.Warehouse, into);
        }
        if (!s.Audited) return new Refusal.NotAudited();
        if (order.Head.Status is OrderStatus.PaidOnHold) return new Refusal.PlatformHold();
        if (s.Level >= to) return null;
        into.Add(new ShipmentMoved(s.ShipmentNo, to, fact.Waybill, fact.Source));
        // A gift or replacement says nothing of paid lines, and the platform has no line for it.
        if (to is StopLevel.HandedOver && s.Kind is ShipmentKind.Sale) into.AddRange(Left(order, s, fact, tell, platform, now));
        return null;
    }

    /// <summary>Goods left: a ship event for their lines, and the platform is told.</summary>
    private static List<OrderEvent> Left(
        Order order, Shipment s, Fact.ShipmentStep fact, bool tell, string platform, Instant now)
    {
        var id = $"builtin:ship:{s.ShipmentNo}";
        var gone = new GoodsEvidence(
            id, EvidenceKind.Shipped, "", s.Lines, [], StopLevel.HandedOver, Source, now, now, fact.Waybill?.Number ?? "");
        List<OrderEvent> events = [new EvidenceGiven(gone), .. GoodsSide.Alarms(order, gone, now)];
        if (!tell) return events;
        events.Add(new Started("", EffectLife.Prepared(
            order, InstructionAction.PushShipment, s.ShipmentNo, [id], platform, fact.Source, now)));
        return events;
    }

    /// <summary>
    /// Goods that were stopped and go out again: one shipment for each warehouse they were stopped in.
    /// </summary>
    public static IEnumerable<OrderEvent> MadeAgain(Order order, ImmutableArray<LineQuantity> lines)
    {
        if (lines.IsEmpty) yield break;
        var audited = order.Shipments.All(s => s.Audited || s.Kind is not ShipmentKind.Sale);
        var no = order.Shipments.Length;
        foreach (var part in lines.GroupBy(l => StoppedIn(order, l.LineNo)))
            yield return new ShipmentMade($"S{++no}", [.. part], audited, Warehouse: part.Key == "" ? null : part.Key);
    }

    private static string StoppedIn(Order order, string lineNo) => order.Shipments.LastOrDefault(
        s => s.Kind is ShipmentKind.Sale && Quantities.Of(s.Stopped, lineNo) > 0)?.Warehouse ?? "";

    /// <summary>Stopped before, for this or for a withdrawn request: still here, and nobody else's proof.</summary>
    internal static int FreeStopped(Order order, RefundCase refund, string lineNo)
    {
        var sale = order.Shipments.Where(s => s.Kind is ShipmentKind.Sale).ToList();
        var shipping = sale.Sum(s => s.Remaining(lineNo));
        var stopped = sale.Sum(s => Quantities.Of(s.Stopped, lineNo));
        // What was stopped and then sent on its way again stands in both lists: only what no shipment carries is free.
        stopped = Math.Min(stopped, (order.Line(lineNo)?.Quantity ?? 0) - shipping);
        foreach (var e in order.Evidence)
        {
            if (e is not { Kind: EvidenceKind.Stopped, Holds: true } || e.RefundNo == refund.RefundNo) continue;
            stopped -= Quantities.Of(order.Covered(e), lineNo);
        }
        return Math.Max(0, stopped);
    }

    /// <summary>A word of the desk that was withdrawn, and is said once more, is a new one.</summary>
    private static string IdOf(Order order, string word, RefundCase refund)
    {
        var id = $"{Source}:{word}:{refund.RefundNo}";
        var said = order.Evidence.Count(e => e.Id == id || e.Id.StartsWith(id + "#", StringComparison.Ordinal));
        return said == 0 ? id : $"{id}#{said + 1}";
    }

    private static EvidenceGiven Refusal(Order order, RefundCase refund, Instant now)
    {
        var level = order.Shipments.IsEmpty ? StopLevel.Unknown : order.Shipments.Max(s => s.Level);
        return new EvidenceGiven(new GoodsEvidence(
            IdOf(order, "stop-refused", refund), EvidenceKind.StopRefused, refund.RefundNo,
            order.Covered(refund.Claim), [], level, Source, now, now));
    }
}
