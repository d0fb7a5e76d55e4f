using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core.Guards;

/// <summary>A single automatic refund stays below the shop's cap. The rolling caps are checked where the intent is
/// committed; the breaker they open is checked here.</summary>
public sealed class WithinRefundCap : Guard
{
    public override string Name => "within-refund-cap";

    public override Answer Ask(in Question q)
    {
        if (q.Case.IsApproved) return Answer.Pass(Name);
        if (q.Policy.BreakerOpen && !IsSpent(q.Case))
            return Answer.Person(Name, Code.CapReached, Tightest(q.Policy.Caps), q.Case.Claim.Amount.Minor);
        if (q.Policy.Caps.RefundFen is not { } cap) return Answer.Pass(Name);
        var asked = q.Case.Claim.Amount.Minor;
        return asked <= cap ? Answer.Pass(Name, cap, asked) : Answer.Person(Name, Code.CapReached, cap, asked);
    }

    /// <summary>Its money was counted when its report went out: what ends it spends nothing more.</summary>
    private static bool IsSpent(RefundCase refund)
    {
        foreach (var i in refund.Instructions)
            if (i.Spends && i.Amount >= refund.Claim.Amount) return true;
        return false;
    }

    private static long Tightest(Caps caps) => caps.MinuteFen ?? caps.HourFen ?? caps.DayFen ?? 0;
}
