using Antui.Core.Orders;

namespace Antui.Core.Evidence;

/// <summary>
/// Pieces of an order on their way out and back. A piece comes back only after it left, and once, whoever tells of it:
/// counted over all shipments, returns and receipts of the order. That something came back never proves that it left.
/// </summary>
public static class Pieces
{
    /// <summary>What of one line came back for one refund, as far as it can be pieces that left.</summary>
    /// <param name="Other">Came back and not in good state.</param>
    /// <param name="Missing">Written down as not in the parcel.</param>
    /// <param name="Beyond">Said to be back, although no piece of the line is left to come back.</param>
    /// <param name="Receipt">Place of the newest receipt of the refund in the order's evidence; -1 without one.</param>
    public readonly record struct Tally(int Good, int Other, int Missing, int Beyond, int Receipt);

    /// <summary>Pieces of a line that left so far: of the sale, and as gift or replacement.</summary>
    public static int Left(Order order, string lineNo)
    {
        if (order.Line(lineNo) is not { } line) return 0;
        var left = SaleLeft(order, line, Instant.Never);
        foreach (var s in order.Shipments)
        {
            if (s is not { HasLeft: true, Kind: not ShipmentKind.Sale }) continue;
            foreach (var extra in s.Lines)
                if (IsOf(order, extra.LineNo, line)) left += extra.Quantity;
        }
        return left;
    }

    /// <summary>Pieces of the sale that had left by then and did not turn round on their way.</summary>
    public static int Away(Order order, string lineNo, Instant by) => order.Line(lineNo) is not { } line ? 0
        : Math.Max(0, SaleLeft(order, line, by) - TurnedRound(order, lineNo));

    /// <summary>Pieces of a line that are back, for whatever reason.</summary>
    public static int Back(Order order, string lineNo)
    {
        var back = BackWithoutRefund(order, lineNo);
        foreach (var e in order.Evidence)
            if (e is { Kind: EvidenceKind.Received, Holds: true }) back += Here(Of(order, e, lineNo));
        return back;
    }

    /// <summary>Every piece that left counts for the first receipt that names it.</summary>
    public static Tally CountedFor(Order order, string refundNo, string lineNo)
    {
        var free = Left(order, lineNo) - BackWithoutRefund(order, lineNo);
        var sum = new Tally(0, 0, 0, 0, -1);
        for (var i = 0; i < order.Evidence.Length; i++)
        {
            var e = order.Evidence[i];
            if (e is not { Kind: EvidenceKind.Received, Holds: true }) continue;
            var said = Of(order, e, lineNo);
            var taken = Math.Clamp(Here(said), 0, Math.Max(0, free));
            free -= taken;
            if (e.RefundNo != refundNo) continue;
            var good = Math.Min(said.Good, taken);
            sum = new Tally(
                sum.Good + good, sum.Other + taken - good, sum.Missing + said.Missing, sum.Beyond + Here(said) - taken,
                    i);
        }
        return sum;
    }

    /// <summary>
    /// What the goods side told counts. The platform's word stands in only where nobody nearer to the goods speaks:
    /// neither a ship event nor a shipment of the desk.
    /// </summary>
    private static int SaleLeft(Order order, OrderLine line, Instant by)
    {
        var told = 0;
        foreach (var e in order.Evidence)
        {
            if (e is { Kind: EvidenceKind.Shipped, Holds: true } && e.At <= by)
                told += order.CoveredOf(e, line.LineNo);
        }
        if (told == 0 && SaysShipped(order, line) && !IsOnDesk(order, line.LineNo)) told = line.Quantity;
        // The same parcel may be told of twice; more than was bought left only if some of it came back between.
        return Math.Min(told, line.Quantity + TurnedRound(order, line.LineNo));
    }

    private static bool SaysShipped(Order order, OrderLine line) =>
        line.Shipped || order.Head.Status is OrderStatus.Shipped or OrderStatus.Finished;

    private static bool IsOnDesk(Order order, string lineNo)
    {
        foreach (var s in order.Shipments)
        {
            if (s.Kind is ShipmentKind.Sale && (s.Remaining(lineNo) > 0 || Quantities.Of(s.Stopped, lineNo) > 0))
                return true;
        }
        return false;
    }

    private static int TurnedRound(Order order, string lineNo)
    {
        var turned = 0;
        foreach (var e in order.Evidence)
            if (e is { CameBack: true, Holds: true }) turned += order.CoveredOf(e, lineNo);
        return turned;
    }

    /// <summary>A parcel that turned round and lies in a return without a refund is counted there.</summary>
    private static int BackWithoutRefund(Order order, string lineNo)
    {
        var back = 0;
        foreach (var one in order.Returns)
        {
            if (one.RefundNo != "") continue;
            foreach (var found in one.Inspected)
                if (found.LineNo == lineNo && found.Grade is not Grade.Missing) back += found.Quantity;
        }
        foreach (var e in order.Evidence)
        {
            if (e is { CameBack: true, Holds: true } && !ReturnOrder.IsReceipt(e.Id))
                back += order.CoveredOf(e, lineNo);
        }
        return back;
    }

    /// <summary>A receipt that was not inspected counts as good.</summary>
    private static (int Good, int Other, int Missing) Of(Order order, GoodsEvidence receipt, string lineNo)
    {
        if (receipt.Inspected.IsDefaultOrEmpty) return (order.CoveredOf(receipt, lineNo), 0, 0);
        var (good, other, missing) = (0, 0, 0);
        foreach (var found in receipt.Inspected)
        {
            if (found.LineNo != lineNo) continue;
            if (found.Grade is Grade.Good) good += found.Quantity;
            else if (found.Grade is Grade.Missing) missing += found.Quantity;
            else other += found.Quantity;
        }
        return (good, other, missing);
    }

    private static int Here((int Good, int Other, int Missing) said) => said.Good + said.Other;

    /// <summary>
    /// Gifts and replacements may be named by their goods code alone: then the first line of it stands for them.
    /// </summary>
    private static bool IsOf(Order order, string named, OrderLine line)
    {
        if (named == line.LineNo) return true;
        if (GoodsSaid.SkuOf(named) is not { } sku) return false;
        foreach (var first in order.Head.Lines)
            if (first.Sku == sku) return first.LineNo == line.LineNo;
        return false;
    }
}
