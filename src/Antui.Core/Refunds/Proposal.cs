using Antui.Core.Evidence;
using Antui.Core.Ledger;
using Antui.Core.Orders;

namespace Antui.Core.Refunds;

/// <summary>What a person may do about goods that came back short, wrong or damaged.</summary>
public enum ProposalOption
{
    /// <summary>Pay back the share of what came back well.</summary>
    Partial,
    /// <summary>Ask the buyer, hold the refund meanwhile.</summary>
    Negotiate,
    /// <summary>Refuse, with the inspection as the evidence.</summary>
    Refuse,
}

/// <summary>A proposal for a person; the machine never pays a smaller amount by itself.</summary>
/// <param name="GoodFen">The share of the good pieces in the goods part of the request, by largest remainder.</param>
/// <param name="Missing">Claimed and not there; <paramref name="Damaged"/> there and not as sold.</param>
public sealed record Proposal(
    long GoodFen, ImmutableArray<LineQuantity> Good, ImmutableArray<LineQuantity> Missing,
    ImmutableArray<LineQuantity> Damaged,
    ImmutableArray<ProposalOption> Options)
{
    /// <returns>Null when nothing was inspected yet, everything is good, or nothing is open any more.</returns>
    public static Proposal? For(Order order, RefundCase refund)
    {
        if (refund.IsSettled || !refund.Claim.IsOpen || refund.Claim.Kind is not RefundKind.Return) return null;
        if (!order.Evidence.Any(e => e is { Kind: EvidenceKind.Received, Holds: true }
            && e.RefundNo == refund.RefundNo))
            return null;
        var (good, missing, damaged) = (Lines(), Lines(), Lines());
        long goodFen = 0;
        foreach (var (line, fen) in OrderLedger.ByLine(order, refund.Claim, refund.Claim.Amount.Minor))
        {
            var claimed = Quantities.Of(order.Covered(refund.Claim), line);
            // What need not come back is missed by nobody.
            var (well, bad) = order.Line(line) is { MayStay: true } ? (claimed, 0) : Found(order, refund, line, claimed);
            goodFen += claimed == 0 ? 0 : Money.Fen(fen).Split([well, claimed - well])[0];
            Add(good, line, well);
            Add(damaged, line, bad);
            Add(missing, line, claimed - well - bad);
        }
        if (missing.Count == 0 && damaged.Count == 0) return null;
        return new Proposal(
            goodFen, good.ToImmutable(), missing.ToImmutable(), damaged.ToImmutable(),
            goodFen > 0 ? [ProposalOption.Partial, ProposalOption.Negotiate, ProposalOption.Refuse]
                : [ProposalOption.Negotiate, ProposalOption.Refuse]);
    }

    /// <summary>Good pieces, and pieces that are there but not as sold; together never more than was claimed.</summary>
    private static (int Good, int Bad) Found(Order order, RefundCase refund, string line, int claimed)
    {
        var back = Pieces.CountedFor(order, refund.RefundNo, line);
        var good = Math.Clamp(back.Good, 0, claimed);
        return (good, Math.Clamp(back.Other, 0, claimed - good));
    }

    private static ImmutableArray<LineQuantity>.Builder Lines() => ImmutableArray.CreateBuilder<LineQuantity>();

    private static void Add(ImmutableArray<LineQuantity>.Builder into, string line, int quantity)
    {
        if (quantity > 0) into.Add(new LineQuantity(line, quantity));
    }
}
