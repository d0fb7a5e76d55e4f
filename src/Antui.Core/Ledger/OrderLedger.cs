using Antui.Core.Orders;
using Antui.Core.Refunds;

namespace Antui.Core.Ledger;

/// <summary>
/// What of an order's payment is spoken for: paid back or reserved by an instruction whose outcome is open. The share
/// of each line is the one fixed at payment.
/// </summary>
public static class OrderLedger
{
    /// <summary>Paid back plus reserved by one case.</summary>
    public static long TakenFen(RefundCase refund) => refund.Settlement?.Amount.Minor ?? refund.ReservedFen();

    /// <summary>Paid back plus reserved by all cases but one.</summary>
    public static long TakenByOthersFen(Order order, string refundNo)
    {
        long sum = 0;
        foreach (var other in order.Cases)
            if (other.RefundNo != refundNo) sum = checked(sum + TakenFen(other));
        return sum;
    }

    /// <summary>What still can be refunded of the whole order to this case.</summary>
    public static long RestFen(Order order, string refundNo) =>
        order.Head.Paid.Minor - TakenByOthersFen(order, refundNo);

    /// <summary>
    /// The goods part of a request, line by line: in proportion to the paid share of the claimed quantities, by largest
    /// remainder.
    /// </summary>
    public static ImmutableArray<(string LineNo, long Fen)> ByLine(Order order, Claim claim, long fen)
    {
        var covered = order.Covered(claim);
        var goods = Math.Max(0, fen - claim.Freight.Minor);
        if (covered.Length == 1) return [(covered[0].LineNo, goods)];
        var weights = new long[covered.Length];
        for (var i = 0; i < weights.Length; i++) weights[i] = ShareFen(order, covered[i].LineNo, covered[i].Quantity);
        var parts = Money.Fen(goods).Split(weights);
        var result = ImmutableArray.CreateBuilder<(string LineNo, long Fen)>(covered.Length);
        for (var i = 0; i < covered.Length; i++) result.Add((covered[i].LineNo, parts[i]));
        return result.MoveToImmutable();
    }

    /// <summary>The paid share of a quantity of a line, rounded up: the first units carry the remainder.</summary>
    public static long ShareFen(Order order, string lineNo, int quantity)
    {
        if (order.Line(lineNo) is not { } line || line.Quantity <= 0) return 0;
        if (quantity >= line.Quantity) return line.Paid.Minor;
        return (long)(((Int128)line.Paid.Minor * quantity + line.Quantity - 1) / line.Quantity);
    }

    public static long TakenByOthersFen(Order order, string refundNo, string lineNo)
    {
        long sum = 0;
        foreach (var other in order.Cases)
        {
            if (other.RefundNo == refundNo || TakenFen(other) == 0) continue;
            foreach (var (line, fen) in ByLine(order, other.Claim, TakenFen(other)))
                if (line == lineNo) sum = checked(sum + fen);
        }
        return sum;
    }

    public static int QuantityTakenByOthers(Order order, string refundNo, string lineNo)
    {
        var sum = 0;
        foreach (var other in order.Cases)
            if (other.RefundNo != refundNo && TakenFen(other) > 0)
                sum += Quantities.Of(order.Covered(other.Claim), lineNo);
        return sum;
    }

    public static long FreightTakenByOthersFen(Order order, string refundNo)
    {
        long sum = 0;
        foreach (var other in order.Cases)
            if (other.RefundNo != refundNo && TakenFen(other) > 0) sum = checked(sum + other.Claim.Freight.Minor);
        return sum;
    }
}
