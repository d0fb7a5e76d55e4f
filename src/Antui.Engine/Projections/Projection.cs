using Antui.Core;
using Antui.Core.Guards;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Antui.Core.Strategies;
using Antui.Core.Ways;
using Antui.Engine.Lanes;

namespace Antui.Engine.Projections;

/// <summary>What lists and figures show of an order: derived, never decided on.</summary>
public static class Projection
{
    public static OrderRow Row(Order order, ShopPolicy policy) => new(
        order.Key.Shop, order.Key.OrderNo, order.Head.Status, order.Head.RawStatus, order.Head.Paid.Minor,
        RefundedFen(order), order.Head.Created, order.Head.Changed,
        order.Head.BuyerRef, policy.IsHosted);

    private static long RefundedFen(Order order)
    {
        long sum = 0;
        foreach (var refund in order.Cases) sum = checked(sum + (refund.Settlement?.Amount.Minor ?? 0));
        return sum;
    }

    public static RefundRow Row(Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        var claim = refund.Claim;
        var (phase, code) = Stand(order, refund, policy, now);
        return new RefundRow(
            order.Key.Shop, claim.RefundNo, order.Key.OrderNo, claim.Kind, claim.RawStatus, phase, claim.Amount.Minor,
            refund.Settlement?.Amount.Minor ?? 0, FreeText.InShort(claim.Reason), code.Text(),
            TurnOf(phase, code, policy), order.Head.BuyerRef,
            claim.Asked, claim.Modified, claim.Deadline, refund.Settlement?.At, IsAutomatic(refund), policy.IsHosted);
    }

    /// <summary>Refunded, and nobody had to say anything; what a platform made of silence is no merit of
    /// ours.</summary>
    public static bool IsAutomatic(RefundCase refund) =>
        refund.IsSettled && refund.Person is null && !refund.IsPaidBySilence;

    private static (RefundPhase, Code) Stand(Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        if (Doubt.Asks(order, refund)) return (RefundPhase.Person, Code.SuccessTakenBack);
        if (refund.IsSettled)
            return refund.WithPerson is { } loss ? (RefundPhase.Person, loss.Code)
                : (RefundPhase.Refunded, refund.IsPaidBySilence ? Code.DecidedBySilence : Code.Ok);
        foreach (var i in refund.Instructions)
        {
            if (i.State is InstructionState.Unknown or InstructionState.FindingOut)
                return (refund.WithPerson is null ? RefundPhase.Uncertain : RefundPhase.Person, Code.OutcomeUnknown);
            if (i.State is InstructionState.Dispatching) return (RefundPhase.Running, Code.InFlight);
        }
        if (refund.Claim.Status is ClaimStatus.Closed or ClaimStatus.SellerRefused)
            return (RefundPhase.Closed, refund.StandsBySilence ? Code.DecidedBySilence : Code.ClaimNotOpen);
        if (refund.WithPerson is { } handed) return (RefundPhase.Person, handed.Code);
        if (refund.Person?.Action is PersonAction.SetHandled) return (RefundPhase.Closed, Code.HandledByPerson);
        if (refund.IsAgreed) return (RefundPhase.Running, Code.AwaitingPlatform);
        var verdict = Verdict.Judge(new Question(order, refund, policy, now));
        return (RefundPhase.Waiting, verdict.Safe && !policy.Channel.NeedsStrategy ? Code.Ok : verdict.Blocking.Code);
    }

    private static Turn TurnOf(RefundPhase phase, Code code, ShopPolicy policy) => phase switch
    {
        RefundPhase.Refunded or RefundPhase.Closed => Turn.Nobody,
        RefundPhase.Running when code is Code.AwaitingPlatform => Turn.Platform,
        RefundPhase.Running or RefundPhase.Uncertain => Turn.Machine,
        RefundPhase.Person => Turn.Merchant,
        _ when code is Code.Ok && !policy.Channel.NeedsStrategy => Turn.Platform,
        _ => Codes.TurnOf(code),
    };

    /// <summary>
    /// Counters that are the sums of lists: the difference between the order before and after, in the hour by which the
    /// list is asked. What is taken back, or turns out to have happened earlier, is taken back here too.
    /// </summary>
    internal static void CountRows(Order? before, Order after, Tally tally)
    {
        CountRow(after, tally, 1);
        if (before is not null) CountRow(before, tally, -1);
    }

    private static void CountRow(Order order, Tally tally, int by)
    {
        var shop = order.Key.Shop;
        tally.Add(shop, "orders", by, order.Head.Created);
        foreach (var refund in order.Cases)
        {
            tally.Add(shop, "refunds", by, refund.Claim.Asked);
            if (refund.Settlement is not { } settled) continue;
            tally.Add(shop, "refunded", by, settled.At);
            tally.Add(shop, "refundedFen", by * settled.Amount.Minor, settled.At);
            if (IsAutomatic(refund)) tally.Add(shop, "automatic", by, settled.At);
        }
    }

    /// <summary>Counters moved by what happened, in the hour it was written; named as the figures of the API.</summary>
    internal static void Count(Followed entry, Tally tally)
    {
        var shop = entry.After.Key.Shop;
        tally.Add(shop, "facts", entry.Facts, entry.At);
        foreach (var happened in entry.Events)
            if (CounterOf(entry.After, happened) is { } name) tally.Add(shop, name, 1, entry.At);
    }

    private static string? CounterOf(Order order, OrderEvent happened) => happened switch
    {
        OrderEvent.EvidenceGiven { Evidence.Kind: EvidenceKind.Stopped } => "stopped",
        OrderEvent.EvidenceGiven { Evidence.Kind: EvidenceKind.StopRefused } => "stopRefused",
        OrderEvent.EvidenceGiven { Evidence.Kind: EvidenceKind.Received } => "received",
        OrderEvent.HandedToPerson => "handed",
        OrderEvent.DocumentClosed => "documentsClosed",
        OrderEvent.RefundFailed => "failedLate",
        OrderEvent.AlarmRaised => "alarms",
        OrderEvent.Answered { State: InstructionState.Done } e when order.Case(e.RefundNo)?.Find(e.Key)?.Action is
            InstructionAction.ReportStopped or InstructionAction.ReportReceived or InstructionAction.ReportNotStopped =>
            "reports",
        _ => null,
    };
}
