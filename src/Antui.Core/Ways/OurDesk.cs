using Antui.Core.Desk;
using Antui.Core.Effects;
using Antui.Core.Orders;
using Antui.Core.Returns;

namespace Antui.Core.Ways;

public abstract partial record Goods
{
    /// <summary>The built-in order and warehouse desk.</summary>
    public sealed record OurDesk : Goods
    {
        /// <summary>
        /// The last level at which a shipment may be stopped. Most platforms care only that the goods stay; some take a
        /// cancel only while the order was not released to the warehouse.
        /// </summary>
        public StopLevel StopsUntil { get; init; } = StopLevel.Packed;

        /// <summary>Orders are audited as they come (客审 by rule).</summary>
        public bool AutoAudit { get; init; } = true;

        /// <summary>The shop's own rules of the audit; they stand above <see cref="AutoAudit"/>. Null: it has
        /// none.</summary>
        public AuditRules? Audit { get; init; }

        /// <summary>The desk says it for each request: then goods stay stopped when another one is withdrawn.</summary>
        internal override bool IsStoppedForOthers(Order order, RefundCase refund) => false;

        internal override Step Stop(Order order, RefundCase refund) => new Step.StopHere(StopsUntil);

        internal override Step StopAfterMoney(Order order, RefundCase refund, ShopPolicy policy, Instant now) =>
            new Step.StopHere(StopsUntil);

        internal override Step? Expect(Order order, RefundCase refund)
        {
            foreach (var expected in order.Returns)
                if (expected.RefundNo == refund.RefundNo) return null;
            return new Step.ExpectReturn();
        }

        internal override ImmutableArray<OrderEvent> Convert(Order order) =>
            OrderDesk.Convert(order, Audit?.PassesAtOnce(order) ?? AutoAudit);

        internal override Decision Ship(Order order, Fact.ShipmentStep fact, ShopPolicy policy, Instant now) =>
            OrderDesk.Step(order, fact, !policy.IsHosted, policy.Platform, now);

        internal override Decision TakeBack(Order order, Fact.ReturnStep fact, Instant now) =>
            ReturnsDesk.Step(order, fact, now);
    }
}
