using Antui.Core.Evidence;
using Antui.Core.Orders;

namespace Antui.Core.Effects;

/// <summary>Makes the effect that an instruction stands for of what is known of its order now.</summary>
public static class Intended
{
    /// <returns>Null when the order has no such instruction.</returns>
    public static Effect.OfOrder? Effect(Order order, string refundNo, string key)
    {
        if (refundNo == "")
            return order.Instructions.LastOrDefault(i => i.Key == key) is { } own ? OfOrder(order, own) : null;
        if (order.Case(refundNo) is not { } refund || refund.Instructions.LastOrDefault(i => i.Key == key) is not { } i)
            return null;
        var effect = OfRefund(order, refund, i);
        return effect is not null && i.MovesMoney ? effect with { Rests = StopOf(order, refund, i) } : effect;
    }

    private static Effect.StopWord? StopOf(Order order, RefundCase refund, Instruction i)
    {
        if (refund.Claim.Kind is not RefundKind.Unshipped || refund.Accepts("shipment-stopped")) return null;
        var lines = order.Covered(refund.Claim);
        Instant? oldest = null;
        foreach (var line in lines)
        {
            // What was said for another request of the line speaks of other pieces, unless nothing was said for this one.
            if ((KnownOf(order, line.LineNo, e => e.RefundNo == "" || e.RefundNo == refund.RefundNo)
                ?? KnownOf(order, line.LineNo, _ => true)) is { } known)
                oldest = Instant.Min(oldest ?? known, known);
        }
        if (oldest is not { } at) return null;
        var asked = refund.Instructions.LastOrDefault(x => x.Action is InstructionAction.Stop)
            ?? i with { Action = InstructionAction.Stop };
        return new Effect.StopWord(at, new Effect.Stop(order.Key, asked, refund.Claim, lines));
    }

    /// <summary>When others last promised pieces of the line to stay; null: nobody did.</summary>
    private static Instant? KnownOf(Order order, string lineNo, Func<GoodsEvidence, bool> counts)
    {
        Instant? known = null;
        foreach (var e in order.Evidence)
        {
            if (e is { Kind: EvidenceKind.Stopped, Holds: true } && e.Source != GoodsEvidence.OurDesk && counts(e)
                && order.CoveredOf(e, lineNo) > 0)
                known = Instant.Max(known ?? e.KnownAt, e.KnownAt);
        }
        return known;
    }

    private static Effect.OfOrder? OfOrder(Order order, Instruction i) => i.Action switch
    {
        InstructionAction.SendOrder => new Effect.SendOrder(order.Key, i, order.Head),
        InstructionAction.KeepGoods => new Effect.KeepGoods(order.Key, i, i.Phase),
        InstructionAction.PushShipment => Told(order, i),
        InstructionAction.Stop or InstructionAction.AgreeReturn or InstructionAction.ReportStopped
            or InstructionAction.ReportNotStopped or InstructionAction.ReportReceived or InstructionAction.AgreeRefund
            or InstructionAction.PayOut or InstructionAction.Refuse or InstructionAction.ExpectReturn
            or InstructionAction.CloseDocument or InstructionAction.Recall => null,
    };

    /// <summary>A parcel of our desk, or one that a word of others named.</summary>
    private static Effect.TellShipped Told(Order order, Instruction i)
    {
        if (order.Shipments.FirstOrDefault(s => s.ShipmentNo == i.Phase) is { } ours)
            return new Effect.TellShipped(order.Key, i, i.Phase, ours.Waybill, ours.Lines);
        return order.Evidence.LastOrDefault(e => e.Id == i.Phase) is { } word
            ? new Effect.TellShipped(order.Key, i, i.Phase, word.Waybill, order.Covered(word))
            : new Effect.TellShipped(order.Key, i, i.Phase, null, []);
    }

    private static Effect.OfRefund? OfRefund(Order order, RefundCase refund, Instruction i)
    {
        var (key, claim, lines) = (order.Key, refund.Claim, order.Covered(refund.Claim));
        var said = refund.Person?.Reason ?? "";
        return i.Action switch
        {
            InstructionAction.Stop => new Effect.Stop(key, i, claim, lines),
            InstructionAction.AgreeReturn => new Effect.AgreeReturn(key, i, claim, lines, said),
            InstructionAction.ReportStopped => new Effect.ReportStopped(key, i, claim, lines, said),
            InstructionAction.ReportNotStopped => new Effect.ReportNotStopped(key, i, claim, lines, said),
            InstructionAction.ReportReceived =>
                new Effect.ReportReceived(key, i, claim, lines, GoodsSide.Found(order, refund), said),
            InstructionAction.AgreeRefund => new Effect.AgreeRefund(key, i, claim, lines),
            InstructionAction.PayOut => new Effect.PayOut(key, i, claim, lines, order.Head.Paid),
            InstructionAction.Refuse => new Effect.Refuse(key, i, claim, lines, said),
            InstructionAction.ExpectReturn => new Effect.ExpectReturn(key, i, claim, lines),
            InstructionAction.CloseDocument => new Effect.CloseDocument(key, i, claim, lines),
            InstructionAction.Recall => new Effect.Recall(key, i, claim, lines, Recall.ParcelOf(order, refund)),
            InstructionAction.PushShipment or InstructionAction.SendOrder or InstructionAction.KeepGoods => null,
        };
    }
}
