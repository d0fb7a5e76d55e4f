using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Refunds;

/// <summary>
/// Money back as "unshipped", and goods that left all the same. In whatever order the two became known, the alarm is
/// raised, and a named person has the case until he says that he read it.
/// </summary>
public static class Losses
{
    public const string Alarm = "REFUNDED_BUT_SHIPPED";

    /// <summary>More of a claimed line left than the refunds of unshipped goods allow, and did not come back.</summary>
    public static bool IsLost(Order order, RefundCase refund)
    {
        if (refund.Claim.Kind is not RefundKind.Unshipped || !refund.IsSettled) return false;
        foreach (var line in order.Covered(refund.Claim))
        {
            var gone = 0;
            foreach (var e in order.Evidence)
            {
                if (e is { Kind: EvidenceKind.Shipped, Holds: true }) gone += Quantities.Of(order.Covered(e),
                    line.LineNo);
                if (e is { CameBack: true, Holds: true }) gone -= Quantities.Of(order.Covered(e), line.LineNo);
            }
            if (gone > 0 && gone + line.Quantity > (order.Line(line.LineNo)?.Quantity ?? 0)) return true;
        }
        return false;
    }

    /// <summary>Somebody must still read that this refund and its goods may both be lost.</summary>
    public static bool IsUnread(Order order, RefundCase refund) => refund.IsSettled && order.Alarms.Any(a =>
        a.Code == Alarm && a.Ref == refund.RefundNo && !(refund.LossRead is { } read && read.At >= a.At));

    /// <summary>The alarms that what is known by now calls for, and that nobody raised when it became known.</summary>
    public static IEnumerable<AlarmRaised> Overdue(Order order, Instant now)
    {
        foreach (var refund in order.Cases)
        {
            if (IsLost(order, refund) && !order.Alarms.Any(a => a.Code == Alarm && a.Ref == refund.RefundNo))
                yield return new AlarmRaised(Alarm, refund.RefundNo, now);
        }
    }
}
