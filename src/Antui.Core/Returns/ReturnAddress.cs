using Antui.Core.Orders;

namespace Antui.Core.Returns;

/// <summary>When an address is the right one. What is left empty does not matter; all that is given must fit.</summary>
/// <param name="Province">The start of the order's <see cref="OrderSnapshot.ShipTo"/>.</param>
/// <param name="Reason">A part of the buyer's reason.</param>
public sealed record ReturnRule(string Shop = "", string SkuPrefix = "", string Province = "", string Reason = "")
{
    public bool Fits(Order order, RefundCase? refund) =>
        (Shop == "" || Shop == order.Key.Shop)
        && (Province == "" || order.Head.ShipTo.StartsWith(Province, StringComparison.Ordinal))
        && (Reason == "" || (refund?.Claim.Reason ?? "").Contains(Reason, StringComparison.Ordinal))
        && (SkuPrefix == "" || Skus(order, refund).All(s => s.StartsWith(SkuPrefix, StringComparison.Ordinal)));

    private static IEnumerable<string> Skus(Order order, RefundCase? refund) =>
        (refund is null ? order.AllLines : order.Covered(refund.Claim)).Select(l => order.Line(l.LineNo)?.Sku ?? "");
}

/// <summary>Where buyers send goods back to; the address chosen decides the warehouse that expects them (B9).</summary>
/// <param name="Rules">Any of them suffices; without rules the address fits everything.</param>
public sealed record ReturnAddress(
    string Id, string Name, string Warehouse, string Address, ImmutableArray<ReturnRule>? Rules = null)
{
    private ImmutableArray<ReturnRule> Some => Rules is { IsDefault: false } some ? some : [];

    /// <summary>The first address with a rule that fits, else the first without rules, else none.</summary>
    public static ReturnAddress? Choose(ImmutableArray<ReturnAddress> all, Order order, RefundCase? refund)
    {
        if (all.IsDefaultOrEmpty) return null;
        return all.FirstOrDefault(a => a.Some.Any(r => r.Fits(order, refund)))
            ?? all.FirstOrDefault(a => a.Some.IsEmpty);
    }
}
