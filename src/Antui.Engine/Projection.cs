using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Antui.Core.Strategies;

namespace Antui.Engine;

/// <summary>What lists and figures show of an order: derived, never decided on.</summary>
public static class Projection
{
    public static OrderRow Row(Order order, ShopPolicy policy) => new(
        order.Key.Shop, order.Key.OrderNo, order.Head.Status, order.Head.RawStatus, order.Head.Paid.Minor,
        order.Cases.Sum(c => c.Settlement?.Amount.Minor ?? 0), order.Head.Created, order.Head.Modified,
        order.Head.BuyerRef, policy.IsHosted);

    public static RefundRow Row(Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        var claim = refund.Claim;
        var (phase, code) = Stand(order, refund, policy, now);
        return new RefundRow(
            order.Key.Shop, claim.RefundNo, order.Key.OrderNo, claim.Kind, claim.RawStatus, phase, claim.Amount.Minor,
            refund.Settlement?.Amount.Minor ?? 0, claim.Reason, code.Text(), TurnOf(phase, code, policy), order.Head.BuyerRef,
            claim.Asked, claim.Modified, claim.Deadline, refund.Settlement?.At, IsAutomatic(refund), policy.IsHosted);
    }

    /// <summary>Refunded, and nobody had to say anything.</summary>
    public static bool IsAutomatic(RefundCase refund) => refund.IsSettled && refund.Person is null;

    private static (RefundPhase, Code) Stand(Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        if (refund.IsSettled) return (RefundPhase.Refunded, Code.Ok);
        foreach (var i in refund.Instructions)
        {
            if (i.State is InstructionState.Unknown or InstructionState.FindingOut)
                return (refund.WithPerson is null ? RefundPhase.Uncertain : RefundPhase.Person, Code.OutcomeUnknown);
            if (i.State is InstructionState.Dispatching) return (RefundPhase.Running, Code.InFlight);
        }
        if (refund.Claim.Status is ClaimStatus.Closed or ClaimStatus.SellerRefused)
            return (RefundPhase.Closed, Code.ClaimNotOpen);
        if (refund.WithPerson is { } handed) return (RefundPhase.Person, handed.Code);
        if (refund.Person?.Action is PersonAction.SetHandled) return (RefundPhase.Closed, Code.HandledByPerson);
        var verdict = Verdict.Judge(new Question(order, refund, policy, now));
        return (RefundPhase.Waiting, verdict.Safe && policy.Way is WayToMoney.Assistant ? Code.Ok : verdict.Blocking.Code);
    }

    private static Turn TurnOf(RefundPhase phase, Code code, ShopPolicy policy) => phase switch
    {
        RefundPhase.Refunded or RefundPhase.Closed => Turn.Nobody,
        RefundPhase.Running or RefundPhase.Uncertain => Turn.Machine,
        RefundPhase.Person => Turn.Merchant,
        _ when code is Code.Ok && policy.Way is WayToMoney.Assistant => Turn.Platform,
        _ => Codes.TurnOf(code),
    };

    /// <summary>Counters moved by what happened; named as the figures of the API.</summary>
    public static void Count(Order order, IEnumerable<OrderEvent> events, Instant now, Action<string, long> add)
    {
        foreach (var happened in events)
        {
            switch (happened)
            {
                case OrderEvent.Placed: add("orders", 1); break;
                case OrderEvent.Asked: add("refunds", 1); break;
                case OrderEvent.EvidenceGiven { Evidence.Kind: EvidenceKind.Stopped }: add("stopped", 1); break;
                case OrderEvent.EvidenceGiven { Evidence.Kind: EvidenceKind.StopRefused }: add("stopRefused", 1); break;
                case OrderEvent.EvidenceGiven { Evidence.Kind: EvidenceKind.Received }: add("received", 1); break;
                case OrderEvent.HandedToPerson: add("handed", 1); break;
                case OrderEvent.DocumentClosed: add("documentsClosed", 1); break;
                case OrderEvent.RefundFailed: add("failedLate", 1); break;
                case OrderEvent.AlarmRaised: add("alarms", 1); break;
                case OrderEvent.Answered { State: InstructionState.Done } e: CountDone(order, e, add); break;
                case OrderEvent.Refunded e:
                    add("refunded", 1);
                    add("refundedFen", e.Amount.Minor);
                    if (order.Case(e.RefundNo) is { } c && IsAutomatic(c)) add("automatic", 1);
                    break;
            }
        }
    }

    private static void CountDone(Order order, OrderEvent.Answered e, Action<string, long> add)
    {
        if (order.Case(e.RefundNo)?.Find(e.Key)?.Action is { } action
            && action is InstructionAction.ReportStopped or InstructionAction.ReportReceived or InstructionAction.ReportNotStopped)
            add("reports", 1);
    }
}
