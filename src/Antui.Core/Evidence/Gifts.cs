using Antui.Core.Ledger;
using Antui.Core.Orders;

namespace Antui.Core.Evidence;

/// <summary>Gifts that came with goods and go back with them, although the request does not name them.</summary>
public static class Gifts
{
    /// <summary>What a return owes beside what it claims.</summary>
    public static ImmutableArray<LineQuantity> Owed(Order order, RefundCase refund)
    {
        var owed = ImmutableArray.CreateBuilder<LineQuantity>();
        foreach (var line in order.Head.Lines)
            if (OwedOf(order, refund, line) is var pieces and > 0) owed.Add(new LineQuantity(line.LineNo, pieces));
        return owed.DrainToImmutable();
    }

    /// <summary>
    /// Pieces of one gift. Of goods that go back in parts the last part owes what does not divide, and none owes less
    /// than it would alone; what never left is not owed.
    /// </summary>
    public static int OwedOf(Order order, RefundCase refund, OrderLine gift)
    {
        if (gift.MayStay || gift.GiftOf is not { } mainNo || refund.Claim.Kind is not RefundKind.Return) return 0;
        if (order.Line(mainNo) is not { MayStay: false } main) return 0;
        var mine = order.CoveredOf(refund.Claim, mainNo);
        if (mine == 0) return 0;
        var before = 0;
        foreach (var other in order.Cases)
        {
            if (other.RefundNo == refund.RefundNo || other.Claim.Kind is not RefundKind.Return) continue;
            if (OrderLedger.TakenFen(other) > 0) before += order.CoveredOf(other.Claim, mainNo);
        }
        // Requests may claim the same pieces: what others took leaves room for these.
        before = Math.Min(before, Math.Max(0, main.Quantity - mine));
        var owed = Share(gift, main, before + mine) - Share(gift, main, before)
            - order.CoveredOf(refund.Claim, gift.LineNo);
        return owed <= 0 ? 0 : Math.Min(owed, Pieces.Left(order, gift.LineNo));
    }

    private static int Share(OrderLine gift, OrderLine main, int pieces) =>
        (int)((long)gift.Quantity * Math.Min(pieces, main.Quantity) / main.Quantity);
}
