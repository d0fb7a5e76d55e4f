namespace Antui.Core.Orders;

/// <summary>Something a person must see although no rule can mend it, e.g. goods that left after their
/// refund.</summary>
public sealed record Alarm(string Code, string Ref, Instant At);

/// <summary>
/// Everything known of one order: what was paid, where its goods are, and every refund asked for it. It is the fold of
/// its journal, and the unit of every decision and every transaction.
/// </summary>
/// <param name="Instructions">Effects that belong to the order, not to a refund (shipments told to the
/// platform).</param>
/// <param name="Unmatched">Goods of receipts that fit none of its lines.</param>
/// <param name="HasWords">Somebody wrote something in his own words; it may have been replaced since.</param>
/// <param name="Shown">Who last had the buyer's own words shown.</param>
/// <param name="Erased">Who had them erased: they are gone, and later ones are not kept.</param>
public sealed record Order(
    OrderSnapshot Head,
    ImmutableArray<Shipment> Shipments,
    ImmutableArray<GoodsEvidence> Evidence,
    ImmutableArray<ReturnOrder> Returns,
    ImmutableArray<RefundCase> Cases,
    ImmutableArray<Instruction> Instructions,
    ImmutableArray<Alarm> Alarms,
    ImmutableArray<OrderEvent.GoodsUnmatched> Unmatched,
    bool HasWords = false,
    OrderEvent.WordsShown? Shown = null,
    OrderEvent.WordsErased? Erased = null)
{
    public OrderKey Key => Head.Key;

    public static Order From(OrderSnapshot head) => new(head, [], [], [], [], [], [], []);

    public RefundCase? Case(string refundNo)
    {
        foreach (var refund in Cases)
            if (refund.RefundNo == refundNo) return refund;
        return null;
    }

    public OrderLine? Line(string lineNo)
    {
        foreach (var line in Head.Lines)
            if (line.LineNo == lineNo) return line;
        return null;
    }

    public bool IsPaid => Head.Status is not (OrderStatus.AwaitingPayment or OrderStatus.Cancelled or OrderStatus.Unknown);

    /// <summary>The lines a request covers; when the platform did not say, all of the order.</summary>
    public ImmutableArray<LineQuantity> Covered(Claim claim) =>
        claim.Lines.IsDefaultOrEmpty ? AllLines : Quantities.Merged(claim.Lines);

    /// <summary>The same, one by one and without a list.</summary>
    public Needs Needs(Claim claim) => new(claim.Lines, Head.Lines);

    /// <summary>How much of one line a request covers.</summary>
    public int CoveredOf(Claim claim, string lineNo) =>
        claim.Lines.IsDefaultOrEmpty ? Line(lineNo)?.Quantity ?? 0 : Quantities.Of(claim.Lines, lineNo);

    /// <summary>How much of one line a piece of evidence speaks of.</summary>
    public int CoveredOf(GoodsEvidence evidence, string lineNo) =>
        !evidence.Lines.IsDefaultOrEmpty ? Quantities.Of(evidence.Lines, lineNo)
        : Case(evidence.RefundNo) is { } refund ? CoveredOf(refund.Claim, lineNo)
        : Line(lineNo)?.Quantity ?? 0;

    public ImmutableArray<LineQuantity> AllLines
    {
        get
        {
            var all = ImmutableArray.CreateBuilder<LineQuantity>(Head.Lines.Length);
            foreach (var line in Head.Lines) all.Add(new LineQuantity(line.LineNo, line.Quantity));
            return all.MoveToImmutable();
        }
    }

    /// <summary>The lines a piece of evidence speaks of.</summary>
    public ImmutableArray<LineQuantity> Covered(GoodsEvidence evidence) =>
        !evidence.Lines.IsDefaultOrEmpty ? Quantities.Merged(evidence.Lines)
        : Case(evidence.RefundNo) is { } refund ? Covered(refund.Claim)
        : AllLines;
}
