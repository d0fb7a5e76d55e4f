using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Simulation.Mutants;

/// <summary>Faults towards ERPs with documents, warehouses that are sent orders, and couriers.</summary>
internal static class GoodsSides
{
    /// <summary>The key of an order's own effect does not name the order.</summary>
    internal sealed class OneKeyForAll : Mutant
    {
        public override Effect.OfOrder Sending(Effect.OfOrder effect) => effect is not Effect.SendOrder ? effect
            : effect with { Instruction = effect.Instruction with { Key = effect.Order.Shop } };
    }

    internal sealed class SilenceIsDone : Mutant
    {
        public override Outcome Answered(Effect.OfOrder effect, Outcome outcome) =>
            IsOurs(effect) && outcome is Outcome.Uncertain ? new Outcome.Done("heard nothing") : outcome;
    }

    /// <summary>Once the money is back nobody asks any more.</summary>
    internal sealed class NeverHears : Mutant
    {
        public override Outcome FoundOut(Effect.OfOrder effect, Outcome outcome) =>
            effect is Effect.OfRefund { Claim.Status: ClaimStatus.Refunded } and (Effect.ExpectReturn or Effect.Recall)
                ? new Outcome.Uncertain("not asked") : outcome;
    }

    internal sealed class ClosesEarly : Mutant
    {
        public override bool ClosesWhatItExpects => true;
    }

    internal sealed class OtherParcel : Mutant
    {
        public override Effect.OfOrder Sending(Effect.OfOrder effect) =>
            effect is Effect.Recall { Parcel: { } parcel } e
                ? e with { Parcel = parcel with { Number = parcel.Number + "0" } } : effect;
    }

    /// <summary>A courier who takes the request has brought the parcel back.</summary>
    internal sealed class TakenIsBack : Mutant
    {
        public override Func<Order, Order> Sees => order =>
        {
            foreach (var refund in order.Cases)
            {
                var isTaken = refund.Instructions.Any(i =>
                    i is { Action: InstructionAction.Recall, State: InstructionState.Done });
                if (!isTaken) continue;
                order = order with
                {
                    Evidence =
                    [
                        .. order.Evidence.Where(e => e.Kind is EvidenceKind.Received),
                        new GoodsEvidence(
                            "recalled:" + refund.RefundNo, EvidenceKind.Stopped, refund.RefundNo,
                            order.Covered(refund.Claim), [], StopLevel.BackInWarehouse, "courier", refund.KnownAt,
                            refund.KnownAt),
                    ],
                };
            }
            return order;
        };
    }

    internal sealed class SendsHalf : Mutant
    {
        public override Effect.OfOrder Sending(Effect.OfOrder effect) =>
            effect is Effect.SendOrder { Head.Lines: [_, _, ..] } e
                ? e with { Head = e.Head with { Lines = e.Head.Lines[..1] } } : effect;
    }

    internal sealed class SendsClosed : Mutant
    {
        public override Func<Order, Order> Sees => order => order.Head.Status is not OrderStatus.Closed ? order
            : order with { Head = order.Head with { Status = OrderStatus.Paid } };
    }

    /// <summary>Nobody sees a reason to send what is paid.</summary>
    internal sealed class SendsNothing : Mutant
    {
        public override Func<Order, Order> Sees => order => order.Head is { Status: OrderStatus.Paid, Taken: null }
            ? order with { Head = order.Head with { Status = OrderStatus.PartlyShipped } } : order;
    }

    private static bool IsOurs(Effect effect) =>
        effect is Effect.ExpectReturn or Effect.CloseDocument or Effect.SendOrder or Effect.Recall;
}
