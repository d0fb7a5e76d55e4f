using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>The request must be open on the platform and at the seller; what is closed or paid is nobody's to pay
/// again.</summary>
public sealed class ClaimIsOpen : Guard
{
    public override string Name => "claim-is-open";

    public override Answer Ask(in Question q)
    {
        if (q.Case.IsSettled) return Answer.Stop(Name, Code.AlreadySettled);
        var claim = q.Case.Claim;
        return claim.Status switch
        {
            ClaimStatus.AwaitingSeller when claim.Kind is RefundKind.Return => Answer.Wait(Name, Code.ReturnNotAgreed),
            ClaimStatus.AwaitingSeller or ClaimStatus.AwaitingReceipt => Answer.Pass(Name),
            ClaimStatus.AwaitingBuyerReturn => Answer.Wait(Name, Code.AwaitingBuyerReturn),
            ClaimStatus.Unknown => Answer.Person(Name, Code.ClaimStatusUnknown),
            ClaimStatus.SellerRefused => Answer.Stop(Name, Code.ClaimNotOpen),
            ClaimStatus.Closed or ClaimStatus.Refunded => Answer.Stop(Name, Code.ClaimNotOpen),
        };
    }
}
