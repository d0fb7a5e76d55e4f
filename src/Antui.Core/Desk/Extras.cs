using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Desk;

/// <summary>
/// Gifts and replacements: parcels that belong to an order without being what was paid for. They prove nothing about
/// paid lines, and they are stopped and sent on with them.
/// </summary>
public static class Extras
{
    /// <summary>
    /// What a stop of paid lines holds back too: replacements of the claimed lines, and all gifts once nothing of the
    /// sale goes out any more.
    /// </summary>
    /// <param name="stopped">The order after the stop of its paid lines.</param>
    public static IEnumerable<OrderEvent> StopWith(
        Order stopped, RefundCase refund, ImmutableArray<LineQuantity> covered, StopLevel until)
    {
        var sale = stopped.Shipments.Any(s => s.Kind is ShipmentKind.Sale && (s.HasLeft || !s.Lines.IsEmpty));
        foreach (var extra in stopped.Shipments)
        {
            if (extra.Kind is ShipmentKind.Sale || !extra.CanStop || extra.Level > until
                || extra.Lines.IsEmpty) continue;
            var lines = sale ? Claimed(extra, covered) : extra.Lines;
            if (!lines.IsEmpty) yield return new LinesStopped(extra.ShipmentNo, lines, refund.RefundNo);
        }
    }

    /// <summary>The request was withdrawn: what it held back goes out again, once.</summary>
    public static IEnumerable<OrderEvent> Resume(Order order, string refundNo)
    {
        foreach (var extra in order.Shipments)
        {
            if (extra.StoppedFor.IsDefaultOrEmpty || extra.HasLeft) continue;
            foreach (var held in extra.StoppedFor.GroupBy(p => p.RefundNo))
            {
                // Of a request that closed while another one held the goods, too.
                var over = order.Case(held.Key) is { Claim.IsOpen: false, IsSettled: false };
                if (held.Key != refundNo && !over) continue;
                ImmutableArray<LineQuantity> lines = [.. held.Select(p => new LineQuantity(p.LineNo, p.Quantity))];
                yield return new LinesResumed(extra.ShipmentNo, Quantities.Merged(lines), held.Key);
            }
        }
    }

    private static ImmutableArray<LineQuantity> Claimed(Shipment extra, ImmutableArray<LineQuantity> covered)
    {
        if (extra.Kind is not ShipmentKind.Reship) return [];
        return
        [
            .. from need in covered
               let take = Math.Min(need.Quantity, extra.Remaining(need.LineNo))
               where take > 0
               select new LineQuantity(need.LineNo, take),
        ];
    }
}
