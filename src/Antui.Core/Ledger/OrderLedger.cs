using Antui.Core.Orders;

namespace Antui.Core.Ledger;

/// <summary>
/// What of an order's payment is spoken for: paid back or reserved by an instruction whose outcome is open. The share
/// of each line is the one fixed at payment; what a request asks beyond its lines is freight, as far as there is any.
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

    /// <summary>How this sum of a request lies on its lines and on the freight, beside what others took.</summary>
    public static Fit FitOf(Order order, Claim claim, long fen)
    {
        long booked = 0;
        var alone = true;
        foreach (var other in order.Cases)
        {
            if (other.RefundNo == claim.RefundNo || TakenFen(other) == 0) continue;
            alone = false;
            if (other.Claim.Freight is null) booked += other.Settlement?.FreightFen ?? 0;
        }
        if (alone)
        {
            var with = Laying.FreightAloneFen(order, claim, fen);
            return Fitted(order, claim, fen, Laying.FreightOf(order, 0, 0), with, 0);
        }
        var before = Laying.WithoutThis(order, claim);
        // What was paid back as freight once stays so, also where a later refund would have left room for it.
        var spoken = Math.Max(before.FreightFen, booked);
        var fit = Fitted(order, claim, fen, spoken, Laying.Of(order, claim, fen, out _).FreightFen, before.SaidFen);
        return fit with { OverFen = Math.Max(fit.OverFen, BeyondFen(order, claim, fen)) };
    }

    /// <summary>
    /// What this sum and all that others took of the same lines are more than these lines and the freight ever had: a
    /// platform may have paid above that by itself, and then the next request finds less.
    /// </summary>
    private static long BeyondFen(Order order, Claim claim, long fen)
    {
        var lines = order.Covered(claim);
        var room = checked(order.Head.Freight.Minor + order.Head.OddFen);
        foreach (var line in order.Head.Lines)
            if (lines.Any(l => l.LineNo == line.LineNo)) room = checked(room + line.Paid.Minor);
        var taken = fen;
        foreach (var other in order.Cases)
        {
            if (other.RefundNo == claim.RefundNo || TakenFen(other) == 0) continue;
            if (order.Covered(other.Claim).All(o => lines.Any(l => l.LineNo == o.LineNo)))
                taken = checked(taken + TakenFen(other));
        }
        return Math.Max(0, taken - room);
    }

    /// <param name="spoken">Fen of the freight that others took.</param>
    /// <param name="with">Fen of the freight that they and this request take together.</param>
    /// <param name="saidByOthers">Fen of the freight that others asked for by themselves.</param>
    private static Fit Fitted(Order order, Claim claim, long fen, long spoken, long with, long saidByOthers)
    {
        var over = Math.Max(0, with - spoken);
        var left = Math.Max(0, order.Head.Freight.Minor - saidByOthers - spoken);
        return claim.Freight is { } said
            ? new Fit(fen - said.Minor, over, said.Minor, left)
            : new Fit(fen - Math.Min(over, left), Math.Max(0, over - left), Math.Min(over, left), left);
    }

    /// <summary>The part of this sum that is freight: what was said, else what its lines cannot carry.</summary>
    public static long FreightFen(Order order, Claim claim, long fen) =>
        Math.Clamp(FitOf(order, claim, fen).FreightFen, 0, Math.Max(0, fen));

    /// <summary>The money is with the buyer: how much of it is freight is fixed from here on.</summary>
    public static OrderEvent.Refunded Settled(Order order, Claim claim, Money amount, Instant at, SettledBy by) =>
        new(claim.RefundNo, amount, at, by, FreightFen(order, claim, amount.Minor));

    /// <summary>
    /// The goods part of a request, line by line: in proportion to what is left of each line, by largest remainder.
    /// </summary>
    public static ImmutableArray<(string LineNo, long Fen)> ByLine(Order order, Claim claim, long fen)
    {
        Laying.Of(order, claim, fen, out var parts);
        return parts;
    }

    /// <summary>The paid share of a quantity of a line, rounded up: the first units carry the remainder.</summary>
    public static long ShareFen(Order order, string lineNo, int quantity)
    {
        if (order.Line(lineNo) is not { } line || line.Quantity <= 0) return 0;
        if (quantity >= line.Quantity) return line.Paid.Minor;
        return (long)(((Int128)line.Paid.Minor * quantity + line.Quantity - 1) / line.Quantity);
    }

    /// <summary>
    /// The share of the units that a return names, after those of the returns before it: all units together cost
    /// exactly the line, however many returns they come back in.
    /// </summary>
    public static long NextShareFen(Order order, string refundNo, LineQuantity back)
    {
        var before = 0;
        foreach (var other in order.Cases)
        {
            if (other.RefundNo == refundNo) break;
            if (other.Claim.Kind is RefundKind.Return && (other.Claim.IsOpen || other.IsSettled))
                before += order.CoveredOf(other.Claim, back.LineNo);
        }
        return ShareFen(order, back.LineNo, before + back.Quantity) - ShareFen(order, back.LineNo, before);
    }
}

/// <summary>How a sum lies on the lines of its request and on the order's freight, in fen.</summary>
/// <param name="GoodsFen">What is asked for goods.</param>
/// <param name="OverFen">How much of it is more than the lines have left.</param>
/// <param name="FreightFen">What is asked for freight, or has to be.</param>
/// <param name="FreightLeftFen">What is left of the freight.</param>
public readonly record struct Fit(long GoodsFen, long OverFen, long FreightFen, long FreightLeftFen);
