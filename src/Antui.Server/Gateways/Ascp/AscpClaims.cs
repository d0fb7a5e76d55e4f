using Antui.Connectors.Ascp;
using Antui.Core;
using Antui.Core.Ledger;
using Antui.Core.Orders;

namespace Antui.Server.Gateways.Ascp;

/// <summary>Pure: pushes as requests of their order. The platform tells no amounts; they are the order's own.</summary>
public static class AscpClaims
{
    /// <summary>A cancel is of the whole order, for all that was paid.</summary>
    public static Claim Cancel(Order order, WaitingCancel cancel) => new(
        AscpMap.CancelNo(order.Key.OrderNo), cancel.At.Ms, RefundKind.Unshipped, ClaimStatus.AwaitingSeller,
        cancel.Agreed ? "REFUND_AGREED" : "WAIT_CANCEL_FEEDBACK", order.Head.Paid, order.Head.Freight, [], "取消订单",
        "onsale", cancel.At, cancel.At);

    /// <summary>
    /// The return with the lines it means: by the order's own line numbers, else by goods. Null when one is not of this
    /// order.
    /// </summary>
    public static AscpReturn? Lines(AscpReturn back, Order order, AscpOrder? notes)
    {
        var lines = ImmutableArray.CreateBuilder<AscpReturnLine>(back.Lines.Length);
        foreach (var line in back.Lines)
        {
            if (LineNo(line, order, notes, lines) is not { } no) return null;
            lines.Add(line with { LineNo = no });
        }
        return back with { Lines = lines.DrainToImmutable() };
    }

    /// <summary>What the lines cost, each share such that all returns of a line together cost exactly the
    /// line.</summary>
    public static Claim Return(Order order, AscpReturn back, Instant at)
    {
        ImmutableArray<LineQuantity> lines =
            Quantities.Merged([.. back.Lines.Select(l => new LineQuantity(l.LineNo, l.Plan))]);
        var fen = lines.Sum(l => OrderLedger.NextShareFen(order, back.ReturnNo, l));
        return new Claim(
            back.ReturnNo, at.Ms, RefundKind.Return, ClaimStatus.AwaitingReceipt, "WAIT_INSTORAGE_FEEDBACK",
            Money.Fen(fen), Money.Fen(0), lines, back.Reason, "aftersale", at, at, Tracking: back.Tracking);
    }

    private static string? LineNo(
        AscpReturnLine line, Order order, AscpOrder? notes, ImmutableArray<AscpReturnLine>.Builder taken)
    {
        if (order.Line(line.SubOrderCode) is { } same) return line.Plan <= same.Quantity ? same.LineNo : null;
        var goods = (notes?.Lines ?? []).Where(l => line.ScItemId.Length > 0
            && (l.ScItemId == line.ScItemId || l.Sku == line.ScItemId));
        return goods.FirstOrDefault(l =>
            l.Quantity >= line.Plan + taken.Where(t => t.LineNo == l.LineNo).Sum(t => t.Plan))?.LineNo;
    }
}
