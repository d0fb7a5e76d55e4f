using Antui.Core.Effects;
using Antui.Core.Orders;

namespace Antui.Core.Ways;

public abstract partial record Goods
{
    /// <summary>A remote ERP, or a warehouse of others, that we ask to stop shipments.</summary>
    /// <param name="Documents">It keeps after-sale documents that we create and complete.</param>
    /// <param name="SendsOrders">It knows only the orders we send it.</param>
    public sealed record RemoteErp(bool Documents = false, bool SendsOrders = false) : Goods
    {
        internal override Step? Stop(Order order, RefundCase refund) =>
            IsOnItsWay(order) ? new Step.Rest() : Steps.Once(refund, InstructionAction.Stop);

        /// <summary>It cannot stop what is just on its way to it; its answer moves the order on.</summary>
        private static bool IsOnItsWay(Order order) =>
            order.Instructions.Any(static i => i is { Action: InstructionAction.SendOrder, IsLive: true });

        /// <summary>Nothing more when it refused: then people see that the goods left.</summary>
        internal override Step? StopAfterMoney(Order order, RefundCase refund, ShopPolicy policy, Instant now)
        {
            var stop = refund.Instructions.LastOrDefault(i => i.Action is InstructionAction.Stop);
            if (stop is null)
                return IsOnItsWay(order) ? new Step.Rest() : new Step.Start(InstructionAction.Stop, Steps.Author);
            if (stop.IsInFlight) return Steps.InFlight(refund, stop, policy, now);
            return stop.State is InstructionState.Prepared ? EffectLife.Next(stop, policy, now) : null;
        }

        internal override Step? Expect(Order order, RefundCase refund) =>
            Documents ? Steps.Once(refund, InstructionAction.ExpectReturn) : null;

        /// <summary>The ERP's own document is completed by a call; one that it refuses stays open and is seen in the
        /// reconciliation. Of one that it does not answer no person is asked: the money is back.</summary>
        internal override Step CloseDocument(RefundCase refund, ShopPolicy policy, Instant now)
        {
            if (!Documents) return base.CloseDocument(refund, policy, now);
            return refund.Instructions.LastOrDefault(i => i.Action is InstructionAction.CloseDocument) switch
            {
                // Given up when the money came back; by now it is with the buyer once more.
                null or { State: InstructionState.Void } =>
                    new Step.Start(InstructionAction.CloseDocument, Steps.Author),
                { State: InstructionState.Done } => new Step.CloseDocument(),
                var other => EffectLife.Next(other, policy, now),
            };
        }

        /// <summary>It does not talk to the platform either: what it shipped is told there by us, parcel by
        /// parcel.</summary>
        internal override IEnumerable<(InstructionAction Action, string Phase)> Own(Order order, bool here)
        {
            if (!SendsOrders) yield break;
            if (order.Head.Status is OrderStatus.Paid) yield return (InstructionAction.SendOrder, "");
            if (here) yield break;
            foreach (var e in order.Evidence)
            {
                if (e is { Kind: EvidenceKind.Shipped, Waybill: not null })
                    yield return (InstructionAction.PushShipment, e.Id);
            }
        }
    }
}
