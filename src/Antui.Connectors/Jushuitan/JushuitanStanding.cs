using ImmutableLines = System.Collections.Immutable.ImmutableArray<Antui.Core.Orders.LineQuantity>;

namespace Antui.Connectors.Jushuitan;

/// <summary>Where the lines of a refund stand in the ERP.</summary>
public enum JushuitanStand
{
    UnknownOrder,
    /// <summary>The order is there, these lines or quantities are not.</summary>
    UnknownLines,
    /// <summary>Every line is cancelled and none of it is left anywhere: it will not ship.</summary>
    Stopped,
    Shipped,
    Open,
}

/// <summary>Pure: what a fresh reading of an order's parts says about some of its lines.</summary>
/// <param name="Whole">Open parts that hold nothing but these lines: they may be cancelled.</param>
/// <param name="Mixed">Open parts that hold other goods, too: cancelling one would cancel those.</param>
/// <param name="Receipt">Of what is stopped: the cancelled parts.</param>
public sealed record JushuitanStanding(
    JushuitanStand Stand, IReadOnlyList<JushuitanOrder> Whole, IReadOnlyList<JushuitanOrder> Mixed, string Receipt = "")
{
    private enum Piece
    {
        Gone,
        Live,
        Shipped,
        Cancelled,
    }

    public IEnumerable<JushuitanOrder> OpenParts => Whole.Concat(Mixed);

    public static JushuitanStanding Of(ImmutableLines lines, IReadOnlyList<JushuitanOrder> read)
    {
        var parts = read.Where(o => JushuitanMap.IsSale(o) && o.Status is not ("Merged" or "Split")).ToList();
        var open = parts.Where(IsOpen).ToList();
        if (read.Count == 0) return new(JushuitanStand.UnknownOrder, [], []);
        var wanted = lines.GroupBy(l => l.LineNo).ToDictionary(g => g.Key, g => g.Sum(l => (long)l.Quantity));
        var pieces = parts.SelectMany(o => (o.Items ?? []).Select(i => (Order: o, Item: i, State: StateOf(o, i))))
            .Where(p => p.State is not Piece.Gone).ToLookup(p => p.Item.OuterOiId ?? "");
        if (wanted.Keys.Any(l => pieces[l].Any(p => p.State is Piece.Shipped)))
            return new(JushuitanStand.Shipped, [], []);
        var live = wanted.Keys.Where(l => pieces[l].Any(p => p.State is Piece.Live)).ToList();
        var enough = wanted.All(w =>
            live.Contains(w.Key) || Count(pieces[w.Key].Select(p => p.Item)) >= w.Value);
        if (!enough || wanted.Count == 0) return new(JushuitanStand.UnknownLines, [], open);
        if (live.Count == 0)
        {
            var cancelled = wanted.Keys.SelectMany(l => pieces[l]).Select(p => p.Order);
            return new(JushuitanStand.Stopped, [], [], ReceiptOf(cancelled));
        }
        // What is cancelled already counts: a line of two pieces may stand half cancelled, half open.
        var over = live.Where(l => Count(pieces[l].Select(p => p.Item)) > wanted[l]).ToHashSet();
        var concerned = open.Where(o => pieces.Where(g => live.Contains(g.Key)).Any(g =>
            g.Any(p => p.Order == o && p.State is Piece.Live))).ToLookup(o => (o.Items ?? []).All(i =>
                i.IsGift == true || i.SkuType == "no_deliver" || StateOf(o, i) is not Piece.Live
                || (wanted.ContainsKey(i.OuterOiId ?? "") && !over.Contains(i.OuterOiId ?? ""))));
        return new(JushuitanStand.Open, [.. concerned[true]], [.. concerned[false]]);
    }

    /// <summary>
    /// Pieces of a line: a set (组合装) is several goods codes under one line number, and each of them counts by itself.
    /// </summary>
    private static long Count(IEnumerable<JushuitanItem> items) =>
        items.GroupBy(i => i.SkuId).Select(g => g.Sum(i => i.Qty ?? 0)).DefaultIfEmpty().Max();

    private static bool IsOpen(JushuitanOrder order) => order.Status is not ("Cancelled" or "Sent");

    private static Piece StateOf(JushuitanOrder order, JushuitanItem item) => item.ItemStatus switch
    {
        "Delete" or "Replaced" or "Split" or "Merged" => Piece.Gone,
        // Cancelled after it had left: the goods are out.
        "Sent" or "OuterSent" or "SentCancelled" => Piece.Shipped,
        "Cancelled" => Piece.Cancelled,
        _ => order.Status switch
        {
            "Sent" => Piece.Shipped,
            "Cancelled" => Piece.Cancelled,
            // A word we do not know is not a proof of anything: it may ship yet.
            _ => Piece.Live,
        },
    };

    private static string ReceiptOf(IEnumerable<JushuitanOrder> orders) =>
        string.Join(',', orders.Select(o => o.OId ?? 0).Distinct().Order());
}
