using System.Collections.Immutable;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Wangdian;

/// <summary>
/// Pure: a receipt and its after-sale document together say which platform refund got what back. The receipt knows the
/// goods and their state, the document knows the refund's number; neither knows both.
/// </summary>
public static class WangdianReceipts
{
    /// <summary>
    /// Behind the number of a refund with several lines, each of which the ERP keeps as a refund of its own.
    /// </summary>
    private const char PartMark = '~';

    public static string PartNo(string refundNo, int index, int count) =>
        count == 1 ? refundNo : $"{refundNo}{PartMark}{index + 1}";

    public static string WholeNo(string rawRefundNo) => rawRefundNo.Split(PartMark)[0];

    public static IEnumerable<GoodsSaid> Received(WangdianReceipt receipt, WangdianRefund? refund)
    {
        var at = WangdianTime.Parse(receipt.CheckTime) ?? WangdianTime.Parse(receipt.Modified);
        if (receipt is not { Status: 80, OrderNo.Length: > 0 }) yield break;
        if (at is not { } when) throw new RowFaultException("receipts", receipt.OrderNo, "It has no time.");
        var found = (receipt.DetailsList ?? []).SelectMany(l => Arrived(l, receipt, refund)).ToList();
        var groups = found.GroupBy(f => (f.OrderNo, f.RefundNo)).Where(g => g.Key.OrderNo.Length > 0).ToList();
        if (groups.Count == 0) throw new RowFaultException("receipts", receipt.OrderNo, "It names no order.");
        foreach (var group in groups)
        {
            var inspected = Inspect(group, refund);
            if (inspected.IsEmpty) continue;
            // One receipt for two refunds of an order: each is a word of its own.
            var shared = groups.Count(g => g.Key.OrderNo == group.Key.OrderNo) > 1;
            yield return new GoodsSaid(
                group.Key.OrderNo, shared ? $"{receipt.OrderNo}:{group.Key.RefundNo}" : receipt.OrderNo,
                EvidenceKind.Received, group.Key.RefundNo, [], inspected, StopLevel.BackInWarehouse, when,
                Waybill: receipt.LogisticsNo is { Length: > 0 } number ? new Tracking("", number) : null);
        }
    }

    private static IEnumerable<Arrival> Arrived(
        WangdianReceiptLine line, WangdianReceipt receipt, WangdianRefund? refund)
    {
        var grade = line.Defect == true ? Grade.Defective : Grade.Good;
        var quantity = line.RightNum ?? line.Num ?? 0;
        var parts = (line.RefundOrderDetailList ?? []).Where(p => p.Oid is { Length: > 0 }).ToList();
        if (parts.Count > 1 && parts.Sum(p => p.StockinNum ?? 0) == quantity)
        {
            // The same goods of several lines: the receipt itself says how they are shared.
            foreach (var part in parts) yield return Of(part.Oid!, part.StockinNum ?? 0);
            yield break;
        }
        // The receipt's own word goes first; the same goods may stand on several lines of the document.
        var oids = parts.Count > 0 ? parts.Select(p => p.Oid!) : LinesOf(line, refund).Select(l => l.Oid ?? "");
        yield return Of(oids.Where(o => o.Length > 0).Distinct().ToList() is [var only] ? only : "", quantity);

        Arrival Of(string oid, decimal some)
        {
            var document = (refund?.DetailList ?? []).FirstOrDefault(l => oid.Length > 0 && l.Oid == oid);
            var order = document?.Tid ?? parts.FirstOrDefault(p => p.Oid == oid)?.Tid ?? Single(receipt.TidList);
            if (order.Length == 0) order = Single(refund?.TidList);
            return new Arrival(order, RefundNoOf(document, refund), oid, line.SpecNo ?? "", some, grade);
        }
    }

    /// <summary>Lines of the document: named by the receipt, or those with its goods.</summary>
    private static IEnumerable<WangdianRefundLine> LinesOf(WangdianReceiptLine line, WangdianRefund? refund)
    {
        var named = (line.RefundDetailId ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var lines = refund?.DetailList ?? [];
        var byId = lines.Where(l => l.RecId is { } id && named.Contains(id)).ToList();
        return byId.Count > 0 ? byId : lines.Where(l => l.SpecNo is { Length: > 0 } && l.SpecNo == line.SpecNo);
    }

    /// <summary>Empty when the ERP does not say, or names several: a refund is never guessed.</summary>
    private static string RefundNoOf(WangdianRefundLine? line, WangdianRefund? refund)
    {
        if (line?.RawRefundNo is { Length: > 0 } own) return WholeNo(own);
        var named = Single(line?.RawRefundNos);
        return WholeNo(named.Length > 0 ? named : Single(refund?.RawRefundNos));
    }

    /// <summary>
    /// By line, or by goods code where the line is not known. The parts of a suite make as many suites as the scarcest
    /// of them allows.
    /// </summary>
    private static ImmutableArray<Inspected> Inspect(IEnumerable<Arrival> arrivals, WangdianRefund? refund)
    {
        var found = ImmutableArray.CreateBuilder<Inspected>();
        foreach (var line in arrivals.GroupBy(a => (Line: a.Oid.Length > 0 ? a.Oid : GoodsSaid.BySku(a.Sku), a.Grade)))
        {
            var suite = (refund?.DetailList ?? [])
                .Where(l => l is { SuiteNo.Length: > 0, SuiteNum: > 0, RefundNum: > 0 } && l.Oid == line.Key.Line)
                .ToList();
            var quantity = suite.Count == 0
                ? line.Sum(a => a.Quantity)
                : suite.Min(part => line.Where(a => a.Sku == part.SpecNo).Sum(a => a.Quantity)
                    / part.RefundNum!.Value * part.SuiteNum!.Value);
            // Half a piece that came back is no piece.
            if ((int)Math.Floor(quantity) is > 0 and var whole)
            {
                found.Add(new Inspected(line.Key.Line, whole, line.Key.Grade));
            }
        }
        return found.ToImmutable();
    }

    private static string Single(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var only]
            ? only
            : "";

    private sealed record Arrival(
        string OrderNo, string RefundNo, string Oid, string Sku, decimal Quantity, Grade Grade);
}
