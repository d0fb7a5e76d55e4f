using Antui.Core.Effects;

namespace Antui.Connectors.Jushuitan;

/// <summary>Pure: a refund's lines as items of an after-sale document.</summary>
public static class JushuitanItems
{
    /// <summary>
    /// Null when a line, its goods code or its quantity is not in the order: a document that cannot name its lines is
    /// not sent.
    /// </summary>
    public static IReadOnlyList<JushuitanUploadItem>? Of(Effect.OfRefund effect, IReadOnlyList<JushuitanOrder> order)
    {
        var sold = order.Where(o => JushuitanMap.IsSale(o) && o.Status is not ("Merged" or "Split"))
            .SelectMany(o => o.Items ?? [])
            .Where(i => i.ItemStatus is not ("Delete" or "Replaced" or "Split" or "Merged"))
            .Where(i => !string.IsNullOrEmpty(i.SkuId))
            .ToLookup(i => i.OuterOiId ?? "");
        var rows = new List<(string LineNo, string Sku, long Qty)>();
        foreach (var line in effect.Lines)
        {
            var goods = sold[line.LineNo].GroupBy(i => i.SkuId!)
                .Select(g => (Sku: g.Key, Qty: g.Sum(i => i.Qty ?? 0))).ToList();
            if (line.LineNo.Length == 0 || line.Quantity <= 0 || goods.Count == 0) return null;
            if (goods.Max(g => g.Qty) < line.Quantity) return null;
            // Several goods codes under one line are a set (组合装), which comes back as a whole.
            foreach (var (sku, qty) in goods) rows.Add((line.LineNo, sku, goods.Count == 1 ? line.Quantity : qty));
        }
        var shares = effect.Instruction.Amount is { Minor: > 0 } amount
            ? amount.Split([.. rows.Select(r => r.Qty)])
            : [.. rows.Select(_ => 0L)];
        return [.. rows.Select((r, i) => new JushuitanUploadItem(r.LineNo, r.Sku, r.Qty, shares[i] / 100m, "退货"))];
    }
}
