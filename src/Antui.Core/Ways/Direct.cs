using Antui.Core.Effects;
using Antui.Core.Guards;
using Antui.Core.Orders;

namespace Antui.Core.Ways;

public abstract partial record Channel
{
    /// <summary>Our own strategies decide, and we call the platform's agree.</summary>
    /// <param name="Reports">The platform's assistant is told the evidence all the same.</param>
    public sealed record Direct(bool Reports = true) : Channel
    {
        public override bool NeedsStrategy => true;

        internal override Step Money(RefundCase refund, in Verdict verdict, ShopPolicy policy, Instant now) =>
            (Reports ? Steps.ReportBeside(refund) : null)
            ?? Steps.Pay(refund, InstructionAction.AgreeRefund, verdict, policy, now);

        internal override Step? TellNotStopped(RefundCase refund, in Verdict verdict) =>
            Reports && verdict.Blocking.Code is Code.StopRefused
                ? Steps.Once(refund, InstructionAction.ReportNotStopped) : null;
    }
}
