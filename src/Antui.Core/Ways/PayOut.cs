using Antui.Core.Effects;
using Antui.Core.Guards;
using Antui.Core.Orders;

namespace Antui.Core.Ways;

/// <summary>What a hosted shop does when a term ends and nobody answered.</summary>
public enum WhenSilent
{
    /// <summary>A person is asked before the deadline, and nothing happens at it.</summary>
    Ask,
    /// <summary>As a platform: the refund or the return is agreed, or the request closes.</summary>
    Decide,
}

public abstract partial record Channel
{
    /// <summary>
    /// The shop is hosted here: we are the platform, our strategies decide, and we pay through its provider.
    /// </summary>
    /// <param name="Words">The word a state of a request is shown by.</param>
    public sealed record PayOut(Func<ClaimStatus, string> Words) : Channel
    {
        /// <summary>
        /// The proportions are the field's: where a seller has two days to answer, he has ten to confirm goods that
        /// came back, and a buyer seven to send them or to go on after a refusal.
        /// </summary>
        private const int ReceiptTimes = 5;
        private const double BuyerTimes = 3.5;

        /// <summary>How long the seller has to answer; all other terms of a request follow from it.</summary>
        public TimeSpan SellerTerm { get; init; } = TimeSpan.FromHours(48);

        public WhenSilent WhenSilent { get; init; } = WhenSilent.Ask;

        public override bool NeedsStrategy => true;

        public override bool SilenceDecides => WhenSilent is WhenSilent.Decide;

        /// <summary>How a request goes to its next state: in our word, and with the term of whoever is next.</summary>
        internal Claim Begin(Claim claim, ClaimStatus status, Instant now) => claim with
        {
            Status = status,
            RawStatus = Words(status),
            Deadline = status switch
            {
                ClaimStatus.AwaitingSeller => now + SellerTerm,
                ClaimStatus.AwaitingReceipt => now + SellerTerm * ReceiptTimes,
                // A buyer's term that ends in nothing is none.
                ClaimStatus.AwaitingBuyerReturn => SilenceDecides ? now + SellerTerm * BuyerTimes : null,
                ClaimStatus.SellerRefused => SilenceDecides ? now + SellerTerm * BuyerTimes : claim.Deadline,
                ClaimStatus.Unknown or ClaimStatus.Closed or ClaimStatus.Refunded => null,
            },
        };

        internal override Step Money(RefundCase refund, in Verdict verdict, ShopPolicy policy, Instant now) =>
            Steps.Pay(refund, InstructionAction.PayOut, verdict, policy, now);

        internal override Step AgreeReturn(RefundCase refund, Instant now) =>
            new Step.ChangeHere(Begin(refund.Claim, ClaimStatus.AwaitingBuyerReturn, now));

        internal override Step Refuse(RefundCase refund, Instant now) =>
            new Step.ChangeHere(Begin(refund.Claim, ClaimStatus.SellerRefused, now));

        internal override string Word(ClaimStatus status, string told) => Words(status);
    }
}
