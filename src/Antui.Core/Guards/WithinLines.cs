using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>
/// No line gives back more than its share at payment, nor more than the share of the claimed quantities. The same units
/// may be refunded in parts (a partial refund, later the rest): it is the money of the line that adds up.
/// </summary>
public sealed class WithinLines : Guard
{
    public override string Name => "within-lines";

    public override Answer Ask(in Question q)
    {
        var claim = q.Case.Claim;
        var covered = q.Order.Covered(claim);
        if (covered.Length == q.Order.Head.Lines.Length && q.Order.Cases.Length == 1 && CoversAll(q.Order, covered))
            return WholeOrder(q);
        foreach (var (lineNo, fen) in OrderLedger.ByLine(q.Order, claim, claim.Amount.Minor))
        {
            if (q.Order.Line(lineNo) is not { } line) return Answer.Person(Name, Code.ItemNotInOrder);
            var others = OrderLedger.TakenByOthersFen(q.Order, q.Case.RefundNo, lineNo);
            var quantity = Quantities.Of(covered, lineNo) + OrderLedger.QuantityTakenByOthers(q.Order, q.Case.RefundNo, lineNo);
            var most = OrderLedger.ShareFen(q.Order, lineNo, quantity);
            if (fen + others > most) return Answer.Person(Name, Code.AboveLine, most - others, fen);
        }
        return Answer.Pass(Name);
    }

    private Answer WholeOrder(in Question q)
    {
        long goods = 0;
        foreach (var line in q.Order.Head.Lines) goods += line.Paid.Minor;
        var asked = q.Case.Claim.Amount.Minor - q.Case.Claim.Freight.Minor;
        return asked <= goods ? Answer.Pass(Name, goods, asked) : Answer.Person(Name, Code.AboveLine, goods, asked);
    }

    private static bool CoversAll(Order order, ImmutableArray<LineQuantity> covered)
    {
        foreach (var line in order.Head.Lines)
            if (Quantities.Of(covered, line.LineNo) != line.Quantity) return false;
        return true;
    }
}
