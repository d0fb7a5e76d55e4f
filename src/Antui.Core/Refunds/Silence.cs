using Antui.Core.Desk;
using Antui.Core.Effects;
using Antui.Core.Guards;
using Antui.Core.Orders;
using Antui.Core.Strategies;
using Antui.Core.Ways;
using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Refunds;

/// <summary>
/// A shop that lives here decides like a platform when a term ends and nobody answered, if it is set so. It is a fact
/// of time: what was said before the deadline counts, what is said after it comes too late, whenever either is processed.
/// A person's hold stops the clock, and so does arbitration.
/// </summary>
public static class Silence
{
    /// <returns>What the platform decides now; null while there is time, when it was answered, or when a rule that no
    /// person can pass is in the way: then it stays with a person.</returns>
    public static LapseTo? DecidesOn(Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        if (!policy.Channel.SilenceDecides || refund.IsSettled || refund.IsAgreedBySilence) return null;
        var claim = refund.Claim;
        if (claim.InArbitration || !(now >= claim.Deadline) || Of(claim) is not { } to) return null;
        if (refund.Person?.Action is PersonAction.Hold or PersonAction.SetHandled) return null;
        if (claim.Status is ClaimStatus.SellerRefused) return to;
        if (refund.Person?.Action is PersonAction.Refuse) return null;
        return to is LapseTo.Closed || !(IsAnswered(refund) || Forbids(order, refund, policy, now)) ? to : null;
    }

    /// <summary>What an open request comes to when its term ends; null: no term of it ends by itself.</summary>
    private static LapseTo? Of(Claim claim) => claim.Status switch
    {
        ClaimStatus.AwaitingSeller => claim.Kind switch
        {
            RefundKind.Unshipped or RefundKind.ShippedRefundOnly or RefundKind.PriceProtection
                or RefundKind.Compensation => LapseTo.RefundAgreed,
            RefundKind.Return => LapseTo.ReturnAgreed,
            RefundKind.Unknown or RefundKind.Exchange or RefundKind.Reship or RefundKind.Repair => null,
        },
        ClaimStatus.AwaitingReceipt => LapseTo.RefundAgreed,
        ClaimStatus.AwaitingBuyerReturn or ClaimStatus.SellerRefused => LapseTo.Closed,
        ClaimStatus.Unknown or ClaimStatus.Closed or ClaimStatus.Refunded => null,
    };

    /// <summary>The step wakes no later than the clock strikes.</summary>
    public static Step Until(Step step, RefundCase refund, ShopPolicy policy, Instant now)
    {
        if (!policy.Channel.SilenceDecides || step is not (Step.Rest or Step.WaitUntil)) return step;
        if (refund.Claim.Deadline is not { } deadline || now >= deadline || Of(refund.Claim) is null) return step;
        return new Step.WaitUntil(step is Step.WaitUntil wait ? Instant.Min(wait.At, deadline) : deadline);
    }

    /// <summary>What the platform's decision changes; a person who was asked meanwhile is not asked any more.</summary>
    public static ImmutableArray<OrderEvent> Events(
        Order order, RefundCase refund, LapseTo to, ShopPolicy policy, Instant now)
    {
        OrderEvent.Changed? To(ClaimStatus status) => policy.Channel is Channel.PayOut shop
            ? refund.Changed(now, c => shop.Begin(c, status, now)) : null;
        var changed = to switch
        {
            LapseTo.RefundAgreed => null,
            LapseTo.ReturnAgreed => To(ClaimStatus.AwaitingBuyerReturn),
            LapseTo.Closed => To(ClaimStatus.Closed),
        };
        var events = ImmutableArray.CreateBuilder<OrderEvent>();
        events.Add(new Lapsed(
            refund.RefundNo, to, (changed?.Claim ?? refund.Claim).Version, refund.Claim.Deadline ?? now, now));
        if (changed is not null) events.Add(changed);
        if (to is LapseTo.Closed) events.AddRange(Release.Of(order, refund));
        if (refund.WithPerson is not null) events.Add(new TakenBack(refund.RefundNo));
        return events.DrainToImmutable();
    }

    /// <summary>
    /// What the clock decided before this was said: it stands first, also when its own turn in the loop comes later.
    /// </summary>
    public static ImmutableArray<OrderEvent> Before(Order order, Fact fact, ShopPolicy policy, Instant now)
    {
        if (!policy.Channel.SilenceDecides || Answering(fact) is not { } refundNo
            || order.Case(refundNo) is not { } refund) return [];
        return DecidesOn(order, refund, policy, now) is { } to ? Events(order, refund, to, policy, now) : [];
    }

    /// <summary>The request that somebody answers or changes; null for every other fact.</summary>
    private static string? Answering(Fact fact) => fact switch
    {
        Fact.BuyerChanges f => f.RefundNo,
        Fact.SellerAnswers f => f.RefundNo,
        Fact.PersonActs f => f.RefundNo,
        Fact.PersonChooses f => f.RefundNo,
        _ => null,
    };

    /// <summary>Somebody agreed to this very version, or its money was instructed.</summary>
    private static bool IsAnswered(RefundCase refund) =>
        refund.IsApproved || refund.Current(InstructionAction.PayOut) is not null;

    /// <summary>A rule that no person can pass; the shop's own caps hold back the money and not the decision.</summary>
    private static bool Forbids(Order order, RefundCase refund, ShopPolicy policy, Instant now)
    {
        if (refund.Reopened > policy.LateFailuresRetried) return true;
        var question = new Question(order, refund, policy with { Caps = new Caps(), BreakerOpen = false }, now);
        foreach (var guard in Panel.All)
            if (!guard.PersonMayAccept && guard.Ask(question).Standing >= Standing.Person) return true;
        return false;
    }
}
