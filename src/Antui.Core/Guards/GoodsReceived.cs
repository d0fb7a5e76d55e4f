using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>
/// Return: what was claimed is back, in good state, counted by line. A receipt pays one refund; short, wrong or damaged
/// goods are a person's matter, never a silent smaller refund. What never left cannot be back, and what need not come
/// back is not waited for; when nothing need come back, no receipt can prove anything and a person looks.
/// </summary>
public sealed class GoodsReceived : Guard
{
    public override string Name => "goods-received";

    public override bool PersonMayAccept => true;

    public override Answer Ask(in Question q)
    {
        if (q.Case.Claim.Kind is not RefundKind.Return) return Answer.Pass(Name);
        var rests = -1;
        foreach (var need in q.Needs)
        {
            var answer = AskLine(q, need, ref rests);
            if (!answer.Passed && q.Order.Line(need.LineNo) is not { MayStay: true }) return answer;
        }
        return rests < 0 && q.Case.Claim.Status is not ClaimStatus.AwaitingSeller
            ? Answer.Person(Name, Code.KindNotAutomatic) : Answer.Pass(Name, evidence: rests);
    }

    private Answer AskLine(in Question q, LineQuantity need, ref int rests)
    {
        var back = Pieces.CountedFor(q.Order, q.Case.RefundNo, need.LineNo);
        if (back.Good >= need.Quantity)
        {
            rests = back.Receipt;
            return Answer.Pass(Name, need.Quantity, back.Good, back.Receipt);
        }
        return back.Beyond > 0
            ? Answer.Person(Name, Code.NotShipped, need.Quantity, back.Good + back.Other, back.Receipt)
            : back.Other + back.Missing > 0
                ? Answer.Person(Name, Code.GoodsDamaged, need.Quantity, back.Good, back.Receipt)
            : back.Receipt >= 0 ? Answer.Person(Name, Code.GoodsShort, need.Quantity, back.Good, back.Receipt)
            : Answer.Wait(Name, Code.GoodsNotBack, need.Quantity, back.Good);
    }
}
