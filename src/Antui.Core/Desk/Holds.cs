using Antui.Core.Evidence;
using Antui.Core.Orders;

namespace Antui.Core.Desk;

/// <summary>A refund that keeps goods from going out.</summary>
/// <param name="Free">Pieces of the line that may still go out.</param>
public sealed record Hold(RefundCase Refund, string LineNo, int Free)
{
    /// <summary>
    /// What is with the warehouse may be made ready while the buyer still asks; leaving a shared parcel harms nothing.
    /// </summary>
    public bool Forbids(ShipmentAction action) => action switch
    {
        ShipmentAction.Unmerge => false,
        ShipmentAction.Pick or ShipmentAction.Pack => Refund.IsSettled,
        _ => true,
    };

    /// <summary>Why a step of the desk is refused.</summary>
    public Refusal Why => Refund.IsSettled
        ? new Refusal.PaidBack(Refund.RefundNo, LineNo, Free) : new Refusal.RefundOpen(Refund.RefundNo, LineNo, Free);
}

/// <summary>
/// What the desk must not send because its money is back or asked back. It is worked out from the order and never
/// stored: a request that is withdrawn or refused frees its goods by itself.
/// </summary>
public static class Holds
{
    /// <returns>Null when the whole shipment may go out.</returns>
    public static Hold? Of(Order order, Shipment shipment)
    {
        if (order.Cases.IsEmpty || shipment.HasLeft) return null;
        foreach (var line in shipment.Lines)
        {
            if (Refund(order, line.LineNo, shipment.Kind) is not { } refund) continue;
            var free = Free(order, shipment.Kind, line.LineNo);
            if (line.Quantity > free) return new Hold(refund, line.LineNo, free);
        }
        return null;
    }

    /// <summary>
    /// Nothing of these lines may go out: there is nothing to split off, and nothing to send elsewhere.
    /// </summary>
    public static Hold? OfAll(Order order, ShipmentKind kind, ImmutableArray<LineQuantity> lines)
    {
        foreach (var line in lines)
            if (Refund(order, line.LineNo, kind) is { } refund && Free(order, kind, line.LineNo) <= 0)
                return new Hold(refund, line.LineNo, 0);
        return null;
    }

    /// <summary>A gift or replacement that is to be made.</summary>
    public static Hold? OfAdded(Order order, ShipmentKind kind, ImmutableArray<LineQuantity> lines) =>
        Of(order, new Shipment("", false, StopLevel.NotReleased, lines, [], Kind: kind));

    /// <summary>Pieces of a line that may still go out, now or later.</summary>
    private static int Free(Order order, ShipmentKind kind, string lineNo)
    {
        if (kind is not ShipmentKind.Sale) return Math.Max(0, Owed(order, lineNo));
        var open = 0;
        foreach (var s in order.Shipments)
            if (s is { Kind: ShipmentKind.Sale, HasLeft: false }) open += s.Remaining(lineNo);
        var (stays, comesBack, asked) = (0, 0, default(Instant));
        foreach (var refund in order.Cases)
        {
            if (!Keeps(refund)) continue;
            var claimed = Quantities.Of(order.Covered(refund.Claim), lineNo);
            if (claimed == 0) continue;
            if (refund.Claim.Kind is not RefundKind.Unshipped)
                (comesBack, asked) = (comesBack + claimed, Instant.Max(asked, refund.Claim.Asked));
            // What was stopped for it is in no shipment any more.
            else if (!IsStopped(order, refund.RefundNo)) stays += claimed;
        }
        // Only what had left when the buyer asked can be what he sends back.
        return Math.Max(0, open - stays - Math.Max(0, comesBack - Pieces.Away(order, lineNo, asked)));
    }

    /// <summary>
    /// Pieces of a line, or of a goods code, that the buyer bought and does not ask the money back for.
    /// </summary>
    private static int Owed(Order order, string lineNo)
    {
        var owed = 0;
        foreach (var line in order.Head.Lines)
        {
            if (!Names(order, lineNo, line)) continue;
            var claimed = order.Cases.Where(Keeps).Sum(c => Quantities.Of(order.Covered(c.Claim), line.LineNo));
            owed += Math.Max(0, line.Quantity - claimed);
        }
        return owed;
    }

    /// <summary>
    /// A gift of other goods belongs to the whole order: it goes out as long as the buyer keeps anything of it.
    /// </summary>
    private static bool Names(Order order, string lineNo, OrderLine line) => line.LineNo == lineNo
        || (GoodsSaid.SkuOf(lineNo) is { } sku && (line.Sku == sku || order.Head.Lines.All(l => l.Sku != sku)));

    /// <summary>The paid one first: it is the one nothing can be done about.</summary>
    private static RefundCase? Refund(Order order, string lineNo, ShipmentKind kind)
    {
        RefundCase? open = null;
        foreach (var refund in order.Cases)
        {
            if (!Keeps(refund)) continue;
            var covered = order.Covered(refund.Claim);
            var meant = kind is ShipmentKind.Sale ? Quantities.Of(covered, lineNo) > 0
                : covered.Any(l => order.Line(l.LineNo) is { } line && Names(order, lineNo, line));
            if (!meant) continue;
            if (refund.IsSettled) return refund;
            open ??= refund;
        }
        return open;
    }

    /// <summary>
    /// Money for goods is back, asked back or on its way. Compensations and exchanges take nothing away.
    /// </summary>
    private static bool Keeps(RefundCase refund)
    {
        if (refund.Claim.Kind is not (RefundKind.Unshipped or RefundKind.Return or RefundKind.ShippedRefundOnly)) return false;
        if (refund.IsSettled) return true;
        if (refund.Claim.IsOpen && refund.Claim.Status is not ClaimStatus.SellerRefused) return true;
        foreach (var i in refund.Instructions)
            if (i.MayLand) return true;
        return false;
    }

    private static bool IsStopped(Order order, string refundNo)
    {
        foreach (var e in order.Evidence)
            if (e is { Kind: EvidenceKind.Stopped, Holds: true } && e.RefundNo == refundNo) return true;
        return false;
    }
}
