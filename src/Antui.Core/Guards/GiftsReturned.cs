using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>
/// Return: the gifts that came with the goods are back with them, unless a strategy that approves the refund lets gifts
/// stay. As long as nothing came, it is the goods that are waited for.
/// </summary>
public sealed class GiftsReturned : Guard
{
    public override string Name => GiftsBack.RuleName;

    public override bool PersonMayAccept => true;

    public override Answer Ask(in Question q)
    {
        if (q.Case.Claim.Kind is not RefundKind.Return) return Answer.Pass(Name);
        var owed = GiftsBack.Ask(q);
        return owed.Passed || !MayStay(q) ? owed : Answer.Pass(Name, owed.Expected, owed.Known, owed.Evidence);
    }

    private static bool MayStay(in Question q)
    {
        foreach (var strategy in q.Policy.Strategies.Items)
            if (strategy.LetsGiftsStay() && strategy.IsFor(q.Case) && strategy.Approves(q)) return true;
        return false;
    }
}
