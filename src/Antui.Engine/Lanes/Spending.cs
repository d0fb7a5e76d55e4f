using Antui.Core.Orders;
using Antui.Core.Ways;

namespace Antui.Engine.Lanes;

/// <summary>
/// What a commit newly spends against the shop's rolling caps: the money of a refund by machine, once, with the first
/// call that may move it, whatever further calls it takes.
/// </summary>
internal static class Spending
{
    public static long Of(Work work, ShopPolicy policy)
    {
        if (!policy.Caps.AnyWindow) return 0;
        long sum = 0;
        var order = work.Before?.Order;
        foreach (var happened in work.Events)
        {
            if (happened is OrderEvent.Started { Instruction: { MovesMoney: true, IsByMachine: true } i } e)
                sum += Math.Max(0, i.Amount.Minor - Counted(order?.Case(e.RefundNo)));
            order = Fold.Evolve(order, happened);
        }
        return sum;
    }

    /// <summary>A refund that came back is spent anew: its old instructions moved money that is here again.</summary>
    private static long Counted(RefundCase? refund)
    {
        long most = 0;
        foreach (var i in refund?.Instructions ?? [])
            if (i.Spends) most = Math.Max(most, i.Amount.Minor);
        return most;
    }
}
