using System.Diagnostics;
using Antui.Core.Strategies;

namespace Antui.Core.Refunds;

/// <summary>
/// How a request of a shop that lives here goes to its next state: in the platform's words, and with the term of
/// whoever is next. The proportions are the field's: where a seller has two days to answer, he has ten to confirm goods
/// that came back, and a buyer seven to send them or to go on after a refusal.
/// </summary>
internal static class HostedTerm
{
    private const int ReceiptTimes = 5;
    private const double BuyerTimes = 3.5;

    public static Claim Begin(Claim claim, ClaimStatus status, ShopPolicy policy, Instant now) => claim with
    {
        Status = status,
        RawStatus = Word(status),
        Deadline = status switch
        {
            ClaimStatus.AwaitingSeller => now + policy.HostedDeadline,
            ClaimStatus.AwaitingReceipt => now + policy.HostedDeadline * ReceiptTimes,
            // A buyer's term that ends in nothing is none.
            ClaimStatus.AwaitingBuyerReturn => policy.SilenceDecides ? now + policy.HostedDeadline * BuyerTimes : null,
            ClaimStatus.SellerRefused => policy.SilenceDecides
                ? now + policy.HostedDeadline * BuyerTimes : claim.Deadline,
            ClaimStatus.Unknown or ClaimStatus.Closed or ClaimStatus.Refunded => null,
        },
    };

    private static string Word(ClaimStatus status) => status switch
    {
        ClaimStatus.AwaitingSeller => "WAIT_SELLER_AGREE",
        ClaimStatus.AwaitingBuyerReturn => "WAIT_BUYER_RETURN_GOODS",
        ClaimStatus.AwaitingReceipt => "WAIT_SELLER_CONFIRM_GOODS",
        ClaimStatus.SellerRefused => "SELLER_REFUSE_BUYER",
        ClaimStatus.Closed => "CLOSED",
        ClaimStatus.Refunded => "SUCCESS",
        ClaimStatus.Unknown => throw new UnreachableException(),
    };
}
