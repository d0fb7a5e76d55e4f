using Antui.Core.Evidence;
using Antui.Core.Orders;

namespace Antui.Core.Strategies;

/// <summary>Are the gifts that came with the goods back with them, whatever the shop's strategies say?</summary>
public static class GiftsBack
{
    public const string RuleName = "gifts-returned";

    public static Answer Ask(in Question q)
    {
        if (q.Case.Claim.Kind is not RefundKind.Return) return Answer.Pass(RuleName);
        foreach (var gift in q.Order.Head.Lines)
        {
            if (gift.GiftOf is null) continue;
            var owed = Gifts.OwedOf(q.Order, q.Case, gift);
            if (owed == 0) continue;
            var back = Pieces.CountedFor(q.Order, q.Case.RefundNo, gift.LineNo);
            if (back.Receipt >= 0 && back.Good < owed)
                return Answer.Person(RuleName, Code.GiftNotBack, owed, back.Good, back.Receipt);
        }
        return Answer.Pass(RuleName);
    }
}
