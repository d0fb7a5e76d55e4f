using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>
/// Only an unshipped order and a return are refunded by machine; refund only of shipped goods is the field's highest
/// loss.
/// </summary>
public sealed class KindIsAutomatic : Guard
{
    public override string Name => "kind-is-automatic";

    public override bool PersonMayAccept => true;

    public override Answer Ask(in Question q) =>
        q.Case.Claim.Kind is RefundKind.Unshipped or RefundKind.Return || q.Case.Claim.RestOf is not null
        ? Answer.Pass(Name)
        : Answer.Person(Name, Code.KindNotAutomatic);
}
