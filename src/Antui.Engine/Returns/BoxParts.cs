using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Returns;

namespace Antui.Engine.Returns;

/// <summary>What of a box may belong to which return, and how that return is told.</summary>
internal sealed class BoxParts(RefundEngine engine)
{
    /// <summary>
    /// The part with its return and goods codes. The number decides what may be inspected: the return's own, the one
    /// the goods were sent under, or one that a person claimed for the refund.
    /// </summary>
    public async Task<BoxPart> ReadAsync(
        string number, string warehouse, BoxCount count, BoxPart part, CancellationToken stop)
    {
        if (await engine.ReadAsync(part.Order, stop) is not { } order)
            return part with { Why = new Refusal.OrderUnknown(part.Order) };
        if (part.Lines.FirstOrDefault(l => order.Line(l.LineNo) is null) is { LineNo: { } strange })
            return part with { Why = new Refusal.LineUnknown(strange) };
        part = part with { Lines = [.. part.Lines.Select(l => l with { Sku = SkuOf(order, l.LineNo) })] };
        if (part.ReturnNo == "") return await RejectedAsync(order, number, warehouse, count, part, stop);
        if (order.Returns.FirstOrDefault(r => r.ReturnNo == part.ReturnNo) is not { } back)
            return part with { Why = new Refusal.ReturnUnknown(part.ReturnNo) };
        if (ReturnsDesk.ComesUnder(order, back, number) || await ClaimedAsync(order, back, number, count.Author, stop))
            return part;
        return part with { Why = new Refusal.OtherParcel(number) };
    }

    public async Task<bool> AwaitsAsync(
        string number, OrderKey key, string returnNo, string author, CancellationToken stop) =>
        await engine.ReadAsync(key, stop) is { } order
        && order.Returns.FirstOrDefault(r => r.ReturnNo == returnNo) is { } back
        && (ReturnsDesk.ComesUnder(order, back, number) || await ClaimedAsync(order, back, number, author, stop));

    /// <summary>What is wrong with a claim of pieces that are nobody's.</summary>
    public async Task<Refusal?> FaultAsync(BoxPart part, CancellationToken stop)
    {
        if (await engine.ReadAsync(part.Order, stop) is not { } order)
            return new Refusal.OrderUnknown(part.Order);
        if (part.ReturnNo != "" && order.Returns.All(r => r.ReturnNo != part.ReturnNo))
            return new Refusal.ReturnUnknown(part.ReturnNo);
        if (part.ReturnNo == "" && order.Case(part.RefundNo) is not { Claim.IsOpen: true })
            return new Refusal.RefundNotOpen(part.RefundNo);
        return part.Lines.FirstOrDefault(l => order.Line(l.LineNo) is null) is { LineNo: { } strange }
            ? new Refusal.LineUnknown(strange) : null;
    }

    /// <summary>A parcel that comes back under the number it was sent: its return is made now.</summary>
    private async Task<BoxPart> RejectedAsync(
        Order order, string number, string warehouse, BoxCount count, BoxPart part, CancellationToken stop)
    {
        var claimed = await UnderAsync(number, stop) is { State: UnclaimedParcel.Claimed } found
            && found.ClaimedBy == order.Key;
        if (!ReturnsDesk.SentUnder(order, number) && !claimed)
            return part with { Why = new Refusal.NothingUnder(number) };
        var step = "rejected:" + ParcelNumber.KeyOf(number);
        var lines = part.Lines.GroupBy(l => l.LineNo).Select(g => new LineQuantity(g.Key, g.Sum(l => l.Quantity)));
        var answer = await engine.AcceptAsync(
            new Fact.ReturnStep(
                order.Key, ReturnAction.Expect, "", step, count.Author, [.. lines], Tracking: new Tracking("", number),
                Warehouse: warehouse == "" ? null : warehouse, Note: "rejected parcel"),
            stop);
        if (answer is Accepted.Refused no) return part with { Why = no.Why };
        var made = (await engine.ReadAsync(order.Key, stop))!.Returns.First(r => r.Scans.Contains(step));
        return part with { ReturnNo = made.ReturnNo };
    }

    /// <summary>A person claimed the parcel for this return's refund: the order is told.</summary>
    private async Task<bool> ClaimedAsync(
        Order order, ReturnOrder back, string number, string author, CancellationToken stop)
    {
        if (await UnderAsync(number, stop) is not { State: UnclaimedParcel.Claimed } found) return false;
        if (found.ClaimedBy != order.Key || back.RefundNo == "" || found.ClaimedRefundNo != back.RefundNo) return false;
        var claim = new Fact.ReturnStep(
            order.Key, ReturnAction.Claim, "", "", author, ReturnNo: back.ReturnNo, Parcel: number);
        return await engine.AcceptAsync(claim, stop) is not Accepted.Refused;
    }

    private Task<UnclaimedParcel?> UnderAsync(string number, CancellationToken stop) =>
        new UnclaimedParcels(engine).UnderAsync(number, stop);

    private static string SkuOf(Order order, string lineNo) =>
        order.Line(lineNo) is { Sku.Length: > 0 } line ? line.Sku : $"{order.Key}#{lineNo}";
}
