using Antui.Core.Refunds;
using Antui.Core.Returns;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>
/// Return: the gifts that came with the goods are back with them, unless a strategy that approves the refund lets gifts
/// stay. As long as nothing came, it is the goods that are waited for.
/// </summary>
public sealed class GiftsReturned : Guard
{
    public const string RuleName = "gifts-returned";

    public override string Name => RuleName;

    public override bool PersonMayAccept => true;

    public override Answer Ask(in Question q)
    {
        if (q.Case.Claim.Kind is not RefundKind.Return) return Answer.Pass(Name);
        var owed = Owed(q);
        return owed.Passed || !MayStay(q) ? owed : Answer.Pass(Name, owed.Expected, owed.Known, owed.Evidence);
    }

    /// <summary>Are they back, whatever the shop's strategies say?</summary>
    public static Answer Owed(in Question q)
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

    private static bool MayStay(in Question q)
    {
        foreach (var strategy in q.Policy.Strategies.Items)
            if (strategy.LetsGiftsStay() && strategy.IsFor(q.Case) && strategy.Approves(q)) return true;
        return false;
    }
}
