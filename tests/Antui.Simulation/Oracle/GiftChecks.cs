using Antui.Core.Orders;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>
/// A gift goes back with its goods: no return is paid by machine before, unless the shop's strategy lets gifts stay.
/// </summary>
internal static class GiftChecks
{
    public static void Authorised(Sim sim, Order order, RefundCase refund)
    {
        if (refund.Claim.Kind is not RefundKind.Return || refund.Accepts("gifts-returned")) return;
        if (MayStay(sim, order, refund)) return;
        var truth = sim.Goods.Of(order.Key);
        foreach (var gift in order.Head.Lines)
        {
            // What is not known to have left is not owed.
            var owed = Math.Min(Share(order, refund, gift), DeskChecks.KnownLeft(sim, order.Key, gift.LineNo));
            if (owed <= 0) continue;
            sim.Seen.Hit("gift-asked-for");
            var back = truth.Good(refund.RefundNo, gift.LineNo);
            if (back >= owed) continue;
            sim.World.Break("G12", $"{order.Key} {refund.RefundNo}: paid with {back} of {owed} of {gift.LineNo} back");
        }
    }

    /// <summary>
    /// A gift that may have to come back is truly not there, or was written down more often than it left: then it
    /// counts for the request that was first.
    /// </summary>
    public static bool IsMissing(Sim sim, Order order, RefundCase refund)
    {
        var truth = sim.Goods.Of(order.Key);
        return !MayStay(sim, order, refund) && order.Head.Lines.Any(gift => IsOf(order, refund, gift)
            && (truth.Good(refund.RefundNo, gift.LineNo) < gift.Quantity
                || truth.WrittenDown(gift.LineNo) > truth.Shipped.GetValueOrDefault(gift.LineNo)));
    }

    private static bool MayStay(Sim sim, Order order, RefundCase refund) =>
        refund.Claim.Amount.Minor <= sim.ShapeOf(order.Key.Shop).GiftsStayUpToFen;

    /// <summary>Of goods that go back in parts each owes at least what it would owe alone.</summary>
    private static int Share(Order order, RefundCase refund, OrderLine gift)
    {
        if (!IsOf(order, refund, gift)) return 0;
        var main = order.Line(gift.GiftOf!)!;
        return gift.Quantity * Quantities.Of(order.Covered(refund.Claim), main.LineNo) / main.Quantity;
    }

    private static bool IsOf(Order order, RefundCase refund, OrderLine gift) =>
        gift is { MayStay: false, GiftOf: { } main } && order.Line(main) is { MayStay: false }
        && Quantities.Of(order.Covered(refund.Claim), main) > 0;
}
