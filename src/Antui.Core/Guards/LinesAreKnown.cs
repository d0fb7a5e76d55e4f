using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>Every claimed line must be in our copy of the order, in at least that quantity; otherwise the order is
/// read again.</summary>
public sealed class LinesAreKnown : Guard
{
    public override string Name => "lines-are-known";

    public override Answer Ask(in Question q)
    {
        foreach (var line in q.Needs)
        {
            if (q.Order.Line(line.LineNo) is not { } known) return Answer.Person(Name, Code.ItemNotInOrder);
            if (line.Quantity < 1 || line.Quantity > known.Quantity)
                return Answer.Person(Name, Code.QuantityAboveOrder, known.Quantity, line.Quantity);
        }
        return Answer.Pass(Name);
    }
}
