using Antui.Core.Effects;
using Antui.Core.Guards;
using Antui.Core.Orders;

namespace Antui.Core.Ways;

public abstract partial record Channel
{
    /// <summary>The platform's assistant refunds after our report, by the strategies set there.</summary>
    /// <param name="Reports">It is also told what it does not wait for: goods that could not be stopped, and the
    /// evidence of refunds that a person approved.</param>
    public sealed record Assistant(bool Reports = true) : Channel
    {
        public override bool NeedsStrategy => false;

        /// <summary>A person's approval is carried out by us: the assistant knows nothing of it.</summary>
        internal override Step Money(RefundCase refund, in Verdict verdict, ShopPolicy policy, Instant now)
        {
            if (!refund.IsApproved) return Steps.Report(refund, now);
            return (Reports ? Steps.ReportBeside(refund) : null)
                ?? Steps.Pay(refund, InstructionAction.AgreeRefund, verdict, policy, now);
        }

        internal override Step? TellNotStopped(RefundCase refund, in Verdict verdict) =>
            Reports && verdict.Blocking.Code is Code.StopRefused
                ? Steps.Once(refund, InstructionAction.ReportNotStopped) : null;
    }
}
