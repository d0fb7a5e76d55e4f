using Antui.Core.Orders;

namespace Antui.Connectors;

/// <summary>
/// The words in which Taobao tells where a request stands: also those of shops that live here, because programs of that
/// platform speak to them.
/// </summary>
public static class RefundWords
{
    public static ClaimStatus StatusOf(string? word) => word switch
    {
        "WAIT_SELLER_AGREE" => ClaimStatus.AwaitingSeller,
        "WAIT_BUYER_RETURN_GOODS" => ClaimStatus.AwaitingBuyerReturn,
        "WAIT_SELLER_CONFIRM_GOODS" => ClaimStatus.AwaitingReceipt,
        "SELLER_REFUSE_BUYER" => ClaimStatus.SellerRefused,
        "CLOSED" => ClaimStatus.Closed,
        "SUCCESS" => ClaimStatus.Refunded,
        _ => ClaimStatus.Unknown,
    };

    /// <summary>Empty for a status that is not known.</summary>
    public static string Of(ClaimStatus status) => status switch
    {
        ClaimStatus.AwaitingSeller => "WAIT_SELLER_AGREE",
        ClaimStatus.AwaitingBuyerReturn => "WAIT_BUYER_RETURN_GOODS",
        ClaimStatus.AwaitingReceipt => "WAIT_SELLER_CONFIRM_GOODS",
        ClaimStatus.SellerRefused => "SELLER_REFUSE_BUYER",
        ClaimStatus.Closed => "CLOSED",
        ClaimStatus.Refunded => "SUCCESS",
        ClaimStatus.Unknown => "",
    };
}
