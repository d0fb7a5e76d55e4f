using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>All refunds of an order together, paid and reserved, never exceed what was paid for it.</summary>
public sealed class WithinOrder : Guard
{
    public override string Name => "within-order";

    public override Answer Ask(in Question q)
    {
        var rest = OrderLedger.RestFen(q.Order, q.Case.RefundNo);
        var asked = q.Case.Claim.Amount.Minor;
        return asked <= rest ? Answer.Pass(Name, rest, asked) : Answer.Person(Name, Code.AboveOrder, rest, asked);
    }
}
