using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>
/// Return: what was claimed is back, in good state, counted by line. A receipt pays one refund; short, wrong or damaged
/// goods are a person's matter, never a silent smaller refund.
/// </summary>
public sealed class GoodsReceived : Guard
{
    public override string Name => "goods-received";

    public override bool PersonMayAccept => true;

    public override Answer Ask(in Question q)
    {
        if (q.Case.Claim.Kind is not RefundKind.Return) return Answer.Pass(Name);
        var rests = -1;
        foreach (var need in q.Order.Covered(q.Case.Claim))
        {
            var answer = AskLine(q, need, ref rests);
            if (!answer.Passed) return answer;
        }
        return Answer.Pass(Name, evidence: rests);
    }

    private Answer AskLine(in Question q, LineQuantity need, ref int rests)
    {
        var (good, other, at) = (0, 0, -1);
        for (var i = 0; i < q.Order.Evidence.Length; i++)
        {
            var e = q.Order.Evidence[i];
            if (e is not { Kind: EvidenceKind.Received, Holds: true } || e.RefundNo != q.Case.RefundNo) continue;
            at = i;
            if (e.Inspected.IsDefaultOrEmpty) good += Quantities.Of(q.Order.Covered(e), need.LineNo);
            else
            {
                foreach (var found in e.Inspected)
                {
                    if (found.LineNo != need.LineNo) continue;
                    if (found.Grade is Grade.Good) good += found.Quantity;
                    else other += found.Quantity;
                }
            }
        }
        if (good >= need.Quantity)
        {
            rests = at;
            return Answer.Pass(Name, need.Quantity, good, at);
        }
        return other > 0 ? Answer.Person(Name, Code.GoodsDamaged, need.Quantity, good, at)
            : at >= 0 ? Answer.Person(Name, Code.GoodsShort, need.Quantity, good, at)
            : Answer.Wait(Name, Code.GoodsNotBack, need.Quantity, good);
    }
}
