using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>Freight is given back at most once and never above what was paid for it.</summary>
public sealed class WithinFreight : Guard
{
    public override string Name => "within-freight";

    public override Answer Ask(in Question q)
    {
        var claim = q.Case.Claim;
        if (claim.Freight is { Minor: 0 }) return Answer.Pass(Name);
        var fit = OrderLedger.FitOf(q.Order, claim, claim.Amount.Minor);
        return fit.FreightFen == 0 ? Answer.Pass(Name)
            : fit.FreightFen <= fit.FreightLeftFen ? Answer.Pass(Name, fit.FreightLeftFen, fit.FreightFen)
            : Answer.Person(Name, Code.AboveFreight, fit.FreightLeftFen, fit.FreightFen);
    }
}
