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
            if (!earlier.Any(x => IsSameMoney(x, i))) sum += i.Amount.Minor;
        }
        return sum;
    }

    /// <summary>
    /// A report and the agreement right after it are one spending. Minutes later the agreement falls into other windows:
    /// there it is counted anew, which may hold back a little too early and never too late.
    /// </summary>
    private static bool IsSameMoney(Instruction earlier, Instruction i) =>
        earlier.MovesMoney && IsByMachine(earlier) && earlier.Version == i.Version && earlier.State is not InstructionState.Void
        && (i.FirstSent ?? i.DueAt) - (earlier.FirstSent ?? earlier.DueAt) < TimeSpan.FromMinutes(1);

    private static bool IsByMachine(Instruction i) => !i.Author.StartsWith("person:", StringComparison.Ordinal);
}
