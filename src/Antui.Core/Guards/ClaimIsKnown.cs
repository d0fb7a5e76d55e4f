using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>A kind or an order status we have no word for blocks: it is never taken for a known one.</summary>
public sealed class ClaimIsKnown : Guard
{
    public override string Name => "claim-is-known";

    public override Answer Ask(in Question q) =>
        q.Case.Claim.Kind is RefundKind.Unknown ? Answer.Person(Name, Code.KindUnknown)
        : q.Order.Head.Status is OrderStatus.Unknown ? Answer.Person(Name, Code.OrderStatusUnknown)
        : Answer.Pass(Name);
}
