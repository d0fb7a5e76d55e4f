using Antui.Core.Orders;

namespace Antui.Core.Desk;

/// <summary>Why an order waits for a person's audit. Names are stored in the rules of shops.</summary>
public enum AuditHold
{
    /// <summary>The shop audits everything by hand.</summary>
    ByHand,
    AmountAbove,
    /// <summary>Not enough of something is available in its warehouse.</summary>
    NoStock,
    /// <summary>A goods code that the shop wants to look at.</summary>
    SkuHeld,
    /// <summary>A province or state that the shop wants to look at.</summary>
    ShipToHeld,
    /// <summary>An open request claims something of it.</summary>
    RefundAsked,
    /// <summary>Another order of the buyer could go out in the same parcel.</summary>
    Mergeable,
    /// <summary>The platform forbids shipping for now.</summary>
    PlatformHold,
}

/// <summary>A rule that holds an order, and what made it hold.</summary>
public sealed record AuditFinding(AuditHold Hold, string Known = "", string Expected = "");

/// <summary>Which orders of a shop are audited by machine (客审规则); everything else waits for a person, who is told
/// why.</summary>
public sealed record AuditRules
{
    public bool AutoAudit { get; init; } = true;

    public long? MaxFen { get; init; }

    /// <summary>Everything must be available in the shipment's warehouse.</summary>
    public bool NeedStock { get; init; }

    /// <summary>Which of <see cref="AuditHold.RefundAsked"/> and <see cref="AuditHold.Mergeable"/> hold an order,
    /// too.</summary>
    public ImmutableArray<AuditHold> HoldReasons { get; init; } = [AuditHold.RefundAsked];

    /// <summary>Goods codes; one that ends with '*' stands for all that begin so.</summary>
    public ImmutableArray<string> HoldSkus { get; init; } = [];

    /// <summary>Provinces or states.</summary>
    public ImmutableArray<string> HoldShipTo { get; init; } = [];

    /// <summary>Orders of a buyer that were placed within this time of each other may share a parcel.</summary>
    public int MergeWindowHours { get; init; } = 72;

    /// <summary>Rules that a look at the order alone cannot answer: they wait for the sweep.</summary>
    public bool LooksAround => NeedStock || HoldReasons.Contains(AuditHold.Mergeable);

    public bool PassesAtOnce(Order order) => AutoAudit && !LooksAround && Findings(order).Count == 0;

    /// <summary>Everything that holds this order, as far as the order itself tells.</summary>
    public List<AuditFinding> Findings(Order order)
    {
        var found = new List<AuditFinding>();
        if (!AutoAudit) found.Add(new AuditFinding(AuditHold.ByHand));
        if (MaxFen is { } most && order.Head.Paid.Minor > most)
            found.Add(new AuditFinding(AuditHold.AmountAbove, order.Head.Paid.ToString(),
                (order.Head.Paid with { Minor = most }).ToString()));
        foreach (var line in order.Head.Lines)
            if (HoldSkus.Any(held => Matches(held, line.Sku))) found.Add(new AuditFinding(AuditHold.SkuHeld, line.Sku));
        if (order.Head.ShipTo is { Length: > 0 } to
            && HoldShipTo.Any(held => to.StartsWith(held, StringComparison.Ordinal)))
            found.Add(new AuditFinding(AuditHold.ShipToHeld, to));
        if (HoldReasons.Contains(AuditHold.RefundAsked) && order.Cases.FirstOrDefault(IsOpen) is { } refund)
            found.Add(new AuditFinding(AuditHold.RefundAsked, refund.RefundNo));
        if (order.Head.Status is OrderStatus.PaidOnHold) found.Add(new AuditFinding(AuditHold.PlatformHold,
            order.Head.RawStatus));
        return found;
    }

    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (MaxFen is < 1) faults.Add("maxFen: above 0, or leave it out for no limit.");
        if (MergeWindowHours is < 1 or > 24 * 30) faults.Add("mergeWindowHours: 1 to 720.");
        if (HoldReasons.Any(h => h is not (AuditHold.RefundAsked or AuditHold.Mergeable)))
            faults.Add("holdReasons: \"refund-asked\" and \"mergeable\" may be chosen; the others have rules of their "
                + "own.");
        if (HoldSkus.Concat(HoldShipTo).Any(string.IsNullOrWhiteSpace)) faults.Add("holdSkus, holdShipTo: no empty "
            + "entries.");
        return faults;
    }

    private static bool IsOpen(RefundCase refund) => !refund.IsSettled && refund.Claim.IsOpen;

    private static bool Matches(string held, string sku) => held.EndsWith('*')
        ? sku.StartsWith(held[..^1], StringComparison.Ordinal)
        : held == sku;
}
