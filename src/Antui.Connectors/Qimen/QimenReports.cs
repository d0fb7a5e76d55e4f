using System.Collections.Immutable;
using System.Security.Cryptography;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;

namespace Antui.Connectors.Qimen;

/// <summary>What a warehouse's report means for an order: things said of the goods, nothing new, or a refusal with its
/// reason. A report is taken whole or not at all.</summary>
public abstract record QimenRead
{
    private QimenRead()
    {
    }

    public sealed record Said(ImmutableArray<GoodsSaid> Goods) : QimenRead;

    /// <summary>A repeat, or a step that proves nothing.</summary>
    public sealed record Nothing(string Why) : QimenRead;

    public sealed record Refused(string Code, string Text) : QimenRead;
}

/// <summary>What the reports share: ids, times, and goods codes laid on the order's lines.</summary>
public static class QimenReports
{
    /// <summary>Before the ids of all evidence that came over Qimen.</summary>
    public const string Prefix = "qimen:";

    /// <summary>The warehouse's own number of a report, or a digest of what it said where it gives none.</summary>
    public static string NumberOf(QimenNode head, params IEnumerable<QimenNode?> content) =>
        head["outBizCode"] ?? Digest(content);

    /// <summary>
    /// What is wrong with the lines of a report whatever order they are for: a quantity that is none, nothing that says
    /// which goods, or no goods at all.
    /// </summary>
    public static QimenRead.Refused? LinesWrong(IEnumerable<QimenNode> lines, params ReadOnlySpan<string> quantities)
    {
        var any = false;
        foreach (var line in lines)
        {
            if (line["itemCode"] is null && line["orderLineNo"] is null && line["subSourceOrderCode"] is null)
                return new QimenRead.Refused("isv.missing-field", "itemCode is missing; nothing was applied.");
            if (Quantity(line, quantities) is not { } quantity) return QuantityWrong(line["itemCode"]);
            any |= quantity > 0;
        }
        return any ? null : LinesMissing;
    }

    public static QimenRead.Refused LinesMissing { get; } =
        new("lines-missing", "Name the lines with what was really sent or received; nothing was applied.");

    /// <summary>When it was so, by the warehouse; never later than now, because later words would seem older.</summary>
    /// <returns>False when a time is there and cannot be read.</returns>
    public static bool TryTime(Instant now, out Instant at, params ReadOnlySpan<string?> texts)
    {
        at = now;
        foreach (var text in texts)
        {
            if (text is null) continue;
            if (!ChinaTime.TryParse(text, out var said)) return false;
            at = Instant.Min(said, now);
            return true;
        }
        return true;
    }

    /// <summary>Which line a wire line speaks of; null where only its goods code can tell.</summary>
    public static string? LineNoOf(Order order, QimenNode line) =>
        line["orderLineNo"] is { } no && order.Line(no) is not null ? no
        : line["subSourceOrderCode"] is { } sub && order.Line(sub) is not null ? sub
        : null;

    /// <summary>
    /// Lays a quantity on the lines that still expect this goods code, in order; what is left over stays on the last
    /// one, where the caller sees that it is too much.
    /// </summary>
    public static IEnumerable<LineQuantity> Spread(
        Order order, string? lineNo, string itemCode, int quantity, Func<string, int> open)
    {
        var lines = lineNo is not null ? [lineNo]
            : order.Head.Lines.Where(l => l.Sku == itemCode).Select(l => l.LineNo).ToList();
        for (var i = 0; i < lines.Count && quantity > 0; i++)
        {
            var take = i == lines.Count - 1 ? quantity : Math.Clamp(open(lines[i]), 0, quantity);
            quantity -= take;
            if (take > 0) yield return new LineQuantity(lines[i], take);
        }
    }

    /// <summary>A quantity of a report; null when it is no whole number of 0 or more.</summary>
    public static int? Quantity(QimenNode line, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (line[name] is not null) return line.Whole(name) is >= 0 and <= 1_000_000 and var n ? (int)n : null;
        return null;
    }

    /// <summary>The same report again is a repeat; other content under its number is a mistake that somebody must
    /// see.</summary>
    /// <param name="said">All that the report says, one thing for each parcel.</param>
    public static QimenRead? Known(Order order, string reportId, IReadOnlyList<GoodsSaid> said)
    {
        var before = order.Evidence.Where(e => IsOf(reportId, e)).GroupBy(e => e.Id).Select(g => g.Last()).ToList();
        if (before.Count == 0) return null;
        var same = before.TrueForAll(e => said.Any(s => s.Id == e.Id && Sorted(e.Lines).SequenceEqual(Sorted(s.Lines))
            && e.Inspected.Order(ByLine).SequenceEqual(s.Inspected.Order(ByLine))));
        if (!same) return new QimenRead.Refused("outbizcode-reused",
            "This outBizCode was used before for other quantities.");
        // A parcel that is missing was lost when we stopped in the middle: saying all again adds just that one.
        return before.Count == said.Count ? new QimenRead.Nothing("repeat") : null;
    }

    public static QimenRead.Refused ItemUnknown(string? itemCode) =>
        new("item-unknown", $"The order has no goods '{itemCode}'; nothing was applied.");

    public static QimenRead.Refused QuantityWrong(string? itemCode) =>
        new("quantity-wrong", $"actualQty of '{itemCode}': a whole number of 0 or more; nothing was applied.");

    public static QimenRead.Refused TimeWrong { get; } =
        new("time-wrong", "Times are written yyyy-MM-dd HH:mm:ss; nothing was applied.");

    /// <summary>Whether a piece of evidence is (a parcel of) the report of this id.</summary>
    public static bool IsOf(string reportId, GoodsEvidence e) =>
        e.Id == reportId || e.Id.StartsWith(reportId + "#", StringComparison.Ordinal);

    private static string Digest(IEnumerable<QimenNode?> content) => Convert.ToHexStringLower(
        SHA256.HashData([.. content.SelectMany(node => node?.ToBytes() ?? [])])[..10]);

    private static IEnumerable<LineQuantity> Sorted(ImmutableArray<LineQuantity> lines) =>
        Quantities.Merged(lines).OrderBy(l => l.LineNo, StringComparer.Ordinal);

    private static Comparer<Inspected> ByLine { get; } = Comparer<Inspected>.Create((a, b) =>
        (a.LineNo, a.Grade, a.Quantity).CompareTo((b.LineNo, b.Grade, b.Quantity)));
}
