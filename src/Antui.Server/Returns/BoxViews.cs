using Antui.Core.Returns;

namespace Antui.Server.Returns;

/// <summary>Boxes as the API shows them.</summary>
internal static class BoxViews
{
    public static IEnumerable<UnmatchedItem> Loose(InboundBox box) => box.Rest().Select(g => new UnmatchedItem(
        box.Key, box.Warehouse, box.Number, g.Sku, g.Grade, g.Quantity, box.OpenedAt, box.Counts[^1].Author,
        box.About?.Shop ?? "", box.About?.OrderNo ?? "", box.AboutRefundNo));

    /// <summary>Null while nothing of it was counted.</summary>
    public static BoxView? Of(InboundBox box)
    {
        var counts = box.Counts.Where(c => !c.Replaced).ToList();
        if (counts.Count == 0) return null;
        var goods = counts.SelectMany(c => c.Goods).GroupBy(g => (g.Sku, g.Grade))
            .Select(g => new BoxGoodsView(g.Key.Sku, g.Key.Grade, g.Sum(x => x.Quantity)));
        return new BoxView(
            box.Warehouse, box.Number, counts[^1].At, counts[^1].Author, [.. goods],
            [.. box.Rest().Select(g => new BoxGoodsView(g.Sku, g.Grade, g.Quantity))]);
    }
}
