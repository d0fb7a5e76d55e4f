using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Desk;

/// <summary>What becomes of stopped goods when nobody asks for their money any more.</summary>
public static class Release
{
    /// <summary>
    /// A withdrawn request frees its stopped goods, as far as no other request holds them: they go out again, and the proof
    /// that they stay is void. A request whose stop the desk refused because they were spoken for is asked about once
    /// more.
    /// </summary>
    public static IEnumerable<OrderEvent> Of(Order order, RefundCase refund)
    {
        var (stopped, lines) = (ImmutableArray<LineQuantity>.Empty, ImmutableArray.CreateBuilder<LineQuantity>());
        foreach (var e in order.Evidence)
        {
            if (!e.Holds || e.RefundNo != refund.RefundNo || e.Kind is not (EvidenceKind.Stopped or EvidenceKind.StopRefused))
                continue;
            yield return new EvidenceWithdrawn(e.Id, "request closed");
            if (e is { Kind: EvidenceKind.Stopped, Source: GoodsEvidence.OurDesk })
                stopped = Quantities.Plus(stopped, order.Covered(e));
        }
        foreach (var line in stopped)
        {
            var free = Math.Min(line.Quantity, OrderDesk.FreeStopped(order, refund, line.LineNo));
            if (free > 0) lines.Add(line with { Quantity = free });
        }
        foreach (var again in OrderDesk.MadeAgain(order, lines.ToImmutable())) yield return again;
        // What goes out together with the sale stays while another request holds that.
        if (stopped.IsEmpty || lines.Count > 0)
            foreach (var again in Extras.Resume(order, refund.RefundNo)) yield return again;
        foreach (var e in order.Evidence)
        {
            if (e is { Kind: EvidenceKind.StopRefused, Holds: true, Source: GoodsEvidence.OurDesk }
                && e.RefundNo != refund.RefundNo && order.Case(e.RefundNo) is { Claim.IsOpen: true, IsSettled: false }
                && order.Covered(e).Any(l => lines.Any(free => free.LineNo == l.LineNo)))
                yield return new EvidenceWithdrawn(e.Id, "goods free again");
        }
    }
}
