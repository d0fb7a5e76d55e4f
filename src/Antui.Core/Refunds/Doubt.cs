using Antui.Core.Orders;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Refunds;

/// <summary>
/// The platform said that the money is with the buyer, and says later that the request ended without it. Which of the
/// two is so nobody here knows: the alarm stays, the goods stay where they are, and a person has the case until it says
/// that it looked.
/// </summary>
public static class Doubt
{
    public const string Alarm = "REFUND_TAKEN_BACK";

    public static bool Asks(Order order, RefundCase refund) =>
        refund.Claim.Status is ClaimStatus.Closed && IsUnread(order, refund);

    /// <summary>Asked for once more, it is no machine's matter either: the money may be there already.</summary>
    public static bool IsUnread(Order order, RefundCase refund) =>
        order.Alarms.LastOrDefault(a => a.Code == Alarm && a.Ref == refund.RefundNo) is { } alarm
        && !(refund.Person is { Action: PersonAction.SetHandled } said && said.At >= alarm.At);

    /// <summary>What a changed word about a refund that had succeeded brings with it.</summary>
    internal static IEnumerable<OrderEvent> Of(RefundCase refund, Claim claim, Instant now)
    {
        if (claim.Status is ClaimStatus.Refunded || !refund.IsSettled) yield break;
        // Under a newer version it is the platform's last word, and the money counts as not paid; under the same one it
        // contradicts itself, and what was paid stays counted.
        if (claim.Version > refund.Claim.Version) yield return new RefundFailed(claim.RefundNo, claim.RawStatus, now);
        if (claim.Status is ClaimStatus.Closed && refund.Claim.Status is ClaimStatus.Refunded)
            yield return new AlarmRaised(Alarm, claim.RefundNo, now);
    }
}
