using Antui.Core.Ledger;
using Antui.Core.Refunds;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>Freight is given back at most once and never above what was paid for it.</summary>
public sealed class WithinFreight : Guard
{
    public override string Name => "within-freight";

    public override Answer Ask(in Question q)
    {
        var asked = q.Case.Claim.Freight.Minor;
        if (asked == 0) return Answer.Pass(Name);
        var rest = q.Order.Head.Freight.Minor - OrderLedger.FreightTakenByOthersFen(q.Order, q.Case.RefundNo);
        return asked <= rest ? Answer.Pass(Name, rest, asked) : Answer.Person(Name, Code.AboveFreight, rest, asked);
    }
}
