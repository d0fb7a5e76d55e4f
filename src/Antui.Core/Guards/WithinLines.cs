using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>
/// No line gives back more than its share at payment, nor more than the share of the claimed quantities. The same units
/// may be refunded in parts (a partial refund, later the rest): it is the money of the line that adds up. What is asked
/// beyond the lines is freight, as far as there is any.
/// </summary>
public sealed class WithinLines : Guard
{
    public override string Name => "within-lines";

    public override Answer Ask(in Question q)
    {
        var claim = q.Case.Claim;
        foreach (var line in claim.Lines.IsDefault ? [] : claim.Lines)
            if (q.Order.Line(line.LineNo) is null) return Answer.Person(Name, Code.ItemNotInOrder);
        var fit = OrderLedger.FitOf(q.Order, claim, claim.Amount.Minor);
        return fit.OverFen == 0 ? Answer.Pass(Name)
            : Answer.Person(Name, Code.AboveLine, fit.GoodsFen - fit.OverFen, fit.GoodsFen);
    }
}
