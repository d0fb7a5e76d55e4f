using Antui.Core.Orders;

namespace Antui.Core.Evidence;

/// <summary>
/// What an ERP or a warehouse of others says of the goods of an order. The engine makes evidence of it: a repeat of the
/// same <see cref="Id"/> changes nothing, and what fits no order yet is parked.
/// </summary>
/// <param name="Id">The other side's own document (shipment, receipt), unique in its system.</param>
/// <param name="RefundNo">The platform's refund number; empty when it speaks of the goods alone.</param>
/// <param name="Lines">Line numbers of the order, or <see cref="BySku"/> where the other side knows goods codes only.
/// Empty: all of the refund, or of the order.</param>
public sealed record GoodsSaid(
    string OrderNo, string Id, EvidenceKind Kind, string RefundNo, ImmutableArray<LineQuantity> Lines,
    ImmutableArray<Inspected> Inspected, StopLevel Level, Instant At, string Note = "",
    Tracking? Waybill = null)
{
    private const string Prefix = "sku:";

    /// <summary>Stands for a line number where only the goods code is known; it is resolved against the order.</summary>
    public static string BySku(string sku) => Prefix + sku;

    public static string? SkuOf(string lineNo) =>
        lineNo.StartsWith(Prefix, StringComparison.Ordinal) ? lineNo[Prefix.Length..] : null;
}
