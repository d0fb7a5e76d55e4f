using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;

namespace Antui.Connectors.Jushuitan;

/// <summary>Pure: Jushuitan's records to ours and back, with its odd codes.</summary>
public static class JushuitanMap
{
    private static readonly string[] TimePatterns =
        [ChinaTime.Pattern, "yyyy-MM-dd HH:mm:ss.FFF", "yyyy-MM-ddTHH:mm:ss"];

    public static Instant? TimeOf(string? text) => ChinaTime.Parse(text, TimePatterns);

    /// <summary>Orders that ship for an after-sale (补发, 换货) carry the sale's number, but other goods.</summary>
    public static bool IsSale(JushuitanOrder order) =>
        order.AsId is null or 0 && !(order.Type ?? "").Contains("补发", StringComparison.Ordinal)
        && !(order.Type ?? "").Contains("换货", StringComparison.Ordinal);

    /// <summary>What a sent order says: one entry for each platform order in the parcel.</summary>
    public static IEnumerable<GoodsSaid> Shipments(JushuitanOrder order)
    {
        if (order.Status != "Sent" || !IsSale(order)) yield break;
        if (order.OId is not { } id || TimeOf(order.SendDate ?? order.Modified) is not { } at)
            throw new RowFaultException("trades", $"{order.OId}", "It has no time.");
        var left = (order.Items ?? []).Where(i =>
            i.ItemStatus is not ("Cancelled" or "Delete" or "Replaced" or "Split" or "Merged")).ToList();
        if (string.IsNullOrEmpty(order.SoId) && left.TrueForAll(i => string.IsNullOrEmpty(i.RawSoId)))
            throw new RowFaultException("trades", $"{id}", "It has left, and names no order.");
        foreach (var sale in left.GroupBy(i => string.IsNullOrEmpty(i.RawSoId) ? order.SoId ?? "" : i.RawSoId))
        {
            var lines = Lines([.. sale]);
            // A parcel of gifts alone says nothing of the order's lines, and no lines would mean all of them.
            if (lines.IsEmpty || sale.Key.Length == 0) continue;
            yield return new GoodsSaid(
                sale.Key, $"o:{id}", EvidenceKind.Shipped, "", lines, [], StopLevel.HandedOver, at);
        }
    }

    /// <summary>What a receipt says; null for one that belongs to no order, or is void.</summary>
    /// <param name="badElsewhere">Goods codes the document counts bad ones of that no receipt shows.</param>
    public static GoodsSaid? Receipt(
        JushuitanReceipt receipt, JushuitanAfterSale? document, Grade returnWarehouse, Func<string, bool> badElsewhere)
    {
        var orderNo = string.IsNullOrEmpty(document?.SoId) ? receipt.SoId : document.SoId;
        if (receipt.Status is "Cancelled") return null;
        if (string.IsNullOrEmpty(orderNo))
            throw new RowFaultException("receipts", $"{receipt.IoId}", "It names no order.");
        if (receipt.IoId is not { } id || TimeOf(receipt.IoDate ?? receipt.Modified) is not { } at)
            throw new RowFaultException("receipts", $"{receipt.IoId}", "It has no time.");
        var grade = GradeOf(receipt.WhId, returnWarehouse);
        Grade Of(string sku) => grade is Grade.Good && badElsewhere(sku) ? Grade.Unclear : grade;
        var found = (receipt.Items ?? []).Where(i => i.Qty > 0).GroupBy(i => i.SkuId ?? "")
            .Select(g => Found(g.Key, g.Sum(i => i.Qty ?? 0), document, Of(g.Key)));
        return new GoodsSaid(
            orderNo, $"io:{id}", EvidenceKind.Received, document?.OuterAsId ?? "", [], [.. found],
            StopLevel.BackInWarehouse, at, $"仓 {receipt.WhId}",
            receipt.LId is { Length: > 0 } number ? new Tracking("", number) : null);
    }

    public static Grade GradeOf(long? warehouse, Grade returnWarehouse) => warehouse switch
    {
        1 => Grade.Good,
        2 => returnWarehouse,
        4 => Grade.Defective,
        _ => Grade.Unclear,
    };

    public static string TypeOf(RefundKind? kind) => kind switch
    {
        RefundKind.Return => "普通退货",
        RefundKind.Unshipped or RefundKind.ShippedRefundOnly => "仅退款",
        RefundKind.Exchange => "换货",
        RefundKind.Reship => "补发",
        RefundKind.Repair => "维修",
        _ => "其它",
    };

    public static string ShopStatusOf(ClaimStatus? status) => status switch
    {
        ClaimStatus.AwaitingSeller => "WAIT_SELLER_AGREE",
        ClaimStatus.AwaitingReceipt => "WAIT_SELLER_CONFIRM_GOODS",
        ClaimStatus.SellerRefused => "SELLER_REFUSE_BUYER",
        ClaimStatus.Refunded => "SUCCESS",
        _ => "WAIT_BUYER_RETURN_GOODS",
    };

    public static string GoodStatusOf(ClaimStatus? status) =>
        status is ClaimStatus.AwaitingReceipt ? "BUYER_RETURNED_GOODS" : "BUYER_RECEIVED";

    private static Inspected Found(string sku, long quantity, JushuitanAfterSale? document, Grade grade)
    {
        var same = (document?.Items ?? []).Where(i => i.SkuId == sku).ToList();
        var bySku = new Inspected(GoodsSaid.BySku(sku), Checked(quantity), grade);
        if (document is not null && same.Count == 0) return bySku with { Grade = Grade.WrongItem };
        var lineNos = same.Select(i => i.OuterOiId ?? "").Distinct().ToList();
        if (lineNos is not [{ Length: > 0 } lineNo]) return bySku;
        // A part of a set is not the line: how many parts make one is known to people, not to this document.
        var isPart = same.Exists(i => !string.IsNullOrEmpty(i.CombineSkuId))
            || document!.Items!.Any(i => i.OuterOiId == lineNo && i.SkuId != sku);
        return bySku with { LineNo = lineNo, Grade = isPart && grade is Grade.Good ? Grade.Unclear : grade };
    }

    /// <summary>
    /// By line number; where no item has one, by goods code. Beside items that have one, an item without is a gift the
    /// ERP added, and the platform's order has no such line.
    /// </summary>
    private static ImmutableArray<LineQuantity> Lines(List<JushuitanItem> items)
    {
        var ours = items.Where(i => i.IsGift != true || !string.IsNullOrEmpty(i.OuterOiId)).ToList();
        var numbered = ours.Where(i => !string.IsNullOrEmpty(i.OuterOiId)).ToList();
        var byLine = (numbered.Count > 0 ? numbered : ours)
            .GroupBy(i => numbered.Count > 0 ? i.OuterOiId! : GoodsSaid.BySku(i.SkuId ?? ""));
        return
        [
            .. byLine.Select(g => new LineQuantity(
                g.Key, Checked(g.GroupBy(i => i.SkuId).Max(s => s.Sum(i => i.Qty ?? 0))))).Where(l => l.Quantity > 0),
        ];
    }

    private static int Checked(long quantity) => quantity is >= 0 and <= int.MaxValue
        ? (int)quantity
        : throw new RowFaultException($"A quantity of {quantity}.");
}
