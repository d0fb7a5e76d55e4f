using Antui.Core.Effects;
using Antui.Core.Guards;
using Antui.Core.Ledger;
using Antui.Core.Orders;

namespace Antui.Core.Ways;

public abstract partial record Channel
{
    /// <summary>
    /// The platform takes our report as the end of the request and tells us nothing more: its service pays about one
    /// working day later. So reporting is no choice here, and it is told of goods that left, too.
    /// </summary>
    /// <param name="ByStrategy">Reports of goods that stay or came back wait for a strategy of the shop.</param>
    public sealed record ReportEnds(bool ByStrategy = false) : Channel
    {
        private const string Reported = "REPORTED", NotStopped = "CANCEL_REFUSED";

        public override bool NeedsStrategy => ByStrategy;

        public override bool ReportsByStrategy => ByStrategy;

        /// <summary>The platform knows no agreement of ours: the report is the one way, also for a person.</summary>
        internal override Step Money(RefundCase refund, in Verdict verdict, ShopPolicy policy, Instant now)
        {
            if (refund.Claim.Kind is not (RefundKind.Return or RefundKind.Unshipped))
                return Steps.Pay(refund, InstructionAction.AgreeRefund, verdict, policy, now);
            if (ByStrategy && verdict.Chosen is null && !refund.IsApproved)
                return Steps.Blocked(refund, verdict.Blocking, policy, now);
            return Steps.Report(refund, now);
        }

        internal override Step? TellNotStopped(RefundCase refund, in Verdict verdict) =>
            verdict.Blocking.Code is Code.StopRefused or Code.GoodsShipped or Code.StopTooLate
                ? Steps.Once(refund, InstructionAction.ReportNotStopped) : null;

        internal override IEnumerable<OrderEvent> EndedBy(
            Order order, RefundCase refund, Instruction done, Instant now)
        {
            if (done.Action is InstructionAction.ReportNotStopped)
            {
                yield return refund.Changed(now, c => c with { Status = ClaimStatus.Closed, RawStatus = NotStopped });
            }
            else if (done.Action is InstructionAction.ReportStopped or InstructionAction.ReportReceived)
            {
                yield return refund.Changed(now, c => c with { Status = ClaimStatus.Refunded, RawStatus = Reported });
                yield return OrderLedger.Settled(order, refund.Claim, done.Amount, now, SettledBy.Us);
            }
        }
    }
}
