using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Core.Strategies;

namespace Antui.Engine;

/// <summary>What a commit newly spends against the shop's rolling caps: the first money instruction of a refund by machine.</summary>
internal static class Spending
{
    public static long Of(Work work, ShopPolicy policy)
    {
        if (!policy.Caps.AnyWindow) return 0;
        long sum = 0;
        var failed = new HashSet<string>();
        foreach (var happened in work.Events)
        {
            if (happened is OrderEvent.RefundFailed back) failed.Add(back.RefundNo);
            if (happened is not OrderEvent.Started { Instruction: { MovesMoney: true } i } e || !IsByMachine(i)) continue;
            // A refund that came back is spent anew: its old instructions moved money that is here again.
            var earlier = failed.Contains(e.RefundNo) ? [] : work.Before?.Order.Case(e.RefundNo)?.Instructions ?? [];
            if (!earlier.Any(x => x.MovesMoney && IsByMachine(x) && x.Version == i.Version && x.State is not InstructionState.Void))
                sum += i.Amount.Minor;
        }
        return sum;
    }

    private static bool IsByMachine(Instruction i) => !i.Author.StartsWith("person:", StringComparison.Ordinal);
}
