using Antui.Core.Orders;
using Antui.Core.Strategies;

namespace Antui.Core;

/// <content>Requests, answers, and what people say.</content>
public abstract partial record Refusal
{
    public sealed record RequestsOnPlatform() : Refusal(
        "NOT_HOSTED", RefusalKind.NotNow, "This shop is on a platform: the request is made and answered there.");

    public sealed record GrantsOnPlatform() : Refusal(
        "NOT_HOSTED", RefusalKind.NotNow,
        "Extra refunds of this shop are made on its platform (Taobao/Tmall: 千牛 › 订单 › 发起小额打款/退差价); "
        + "the request then appears here by itself.");

    public sealed record RequestExists() : Refusal(
        "REFUND_EXISTS", RefusalKind.NotNow,
        "A request with this number and another content exists: change it, or use a new number.");

    public sealed record GrantExists() : Refusal(
        "REFUND_EXISTS", RefusalKind.NotNow,
        "A request with this number and another content exists: use a new number.");

    public sealed record AmountNotPositive() : Refusal(
        "AMOUNT_NOT_POSITIVE", RefusalKind.Wrong, "Give an amount above 0.");

    public sealed record FreightWrong() : Refusal(
        "FREIGHT", RefusalKind.Wrong, "The freight is a part of the amount, not negative and not above it.");

    public sealed record CurrencyDiffers(string Currency)
        : Refusal("CURRENCY_DIFFERS", RefusalKind.Wrong, $"The order was paid in {Currency}.");

    public sealed record AbovePaid(Money Paid)
        : Refusal("ABOVE_ORDER", RefusalKind.Wrong, $"At most {Paid} was paid for the order.");

    public sealed record AboveRest(Money Rest) : Refusal(
        "ABOVE_ORDER", RefusalKind.Wrong, $"At most {Rest} of the order is neither paid back nor being paid back.");

    public sealed record ItemNotInOrder(string LineNo)
        : Refusal("ITEM_NOT_IN_ORDER", RefusalKind.Wrong, $"The order has no line '{LineNo}'.");

    public sealed record AboveOrdered(string LineNo, int Ordered)
        : Refusal("QUANTITY_ABOVE_ORDER", RefusalKind.Wrong, $"Line '{LineNo}' has {Ordered}.");

    public sealed record RefundMade() : Refusal(
        "ALREADY_REFUNDED", RefusalKind.NotNow, "The refund was made; nothing can be changed.");

    public sealed record BeingPaid() : Refusal(
        "BUSY", RefusalKind.NotNow, "The refund is being made at this moment: ask again in a minute.");

    /// <summary>The seller refuses while the money is on its way.</summary>
    public sealed record PaidMeanwhile() : Refusal("TOO_LATE", RefusalKind.NotNow, "The refund is being made.");

    public sealed record ReturnNotAgreed() : Refusal(
        "RETURN_NOT_AGREED", RefusalKind.NotNow, "The seller has not agreed to the return yet.");

    public sealed record StaleVersion() : Refusal(
        OutcomeCodes.StaleVersion, RefusalKind.NotNow, "The request has another version now.");

    public sealed record AmountDiffers() : Refusal(
        "AMOUNT_DIFFERS", RefusalKind.NotNow, "The agreed amount is not the asked amount.");

    public sealed record HeldByPerson(string Author, PersonAction Said) : Refusal(
        "HELD_BY_PERSON", RefusalKind.NotNow, $"{Author} said {Said}: it must be released first.");

    public sealed record WrongState(string Status)
        : Refusal("WRONG_STATE", RefusalKind.NotNow, $"The request is {Status}.");

    /// <summary>Nobody answered in time, and the platform decided; an answer after that changes nothing.</summary>
    public sealed record TermOver(Instant Deadline) : Refusal(
        "TERM_OVER", RefusalKind.NotNow, $"The term ended at {Deadline}: the platform decided by itself.");

    public sealed record ReasonMissing() : Refusal(
        "REASON_MISSING", RefusalKind.Wrong, "Say why: the reason is kept.");

    public sealed record RefundedAt(Instant At) : Refusal("ALREADY_REFUNDED", RefusalKind.NotNow, $"Refunded at {At}.");

    public sealed record Instructed(Instant At) : Refusal(
        "TOO_LATE", RefusalKind.NotNow, $"The refund was instructed at {At}; it cannot be stopped here any more.");

    public sealed record RequestChanged() : Refusal(
        "REQUEST_CHANGED", RefusalKind.NotNow, "The buyer changed the request meanwhile: look at it again.");

    public sealed record RuleNotAcceptable(string Rule) : Refusal(
        "RULE_NOT_ACCEPTABLE", RefusalKind.Wrong, $"The rule '{Rule}' cannot be passed by a person.");

    public sealed record ApprovedAmount(Money Most) : Refusal(
        "APPROVED_AMOUNT", RefusalKind.NotNow, $"Approve an amount above 0 and at most {Most}.");

    public sealed record AmountFixed(Money Amount) : Refusal(
        "AMOUNT_FIXED", RefusalKind.NotNow,
        $"The platform pays what was asked: let the buyer change the request to {Amount} there, then approve it.");

    /// <summary>A rule that nobody can pass stands in the way: its code and its figures are the refusal.</summary>
    public sealed record RuleForbids(Answer By) : Refusal(
        By.Code.Text(), RefusalKind.NotNow, $"The rule '{By.Rule}' forbids it"
            + (By.Expected == 0 && By.Known == 0 ? "." : $": {By.Expected} at most, {By.Known} asked."));

    public sealed record NothingGood() : Refusal(
        "INVALID", RefusalKind.Wrong, "Nothing came back well: there is no share of it to pay back.");

    public sealed record NoProposal() : Refusal(
        "NO_PROPOSAL", RefusalKind.NotNow,
        "There is nothing to propose: all is good, nothing was inspected, or the refund is over.");

    /// <summary>Nobody wrote anything in his own words, or it is erased already.</summary>
    public sealed record NoWords() : Refusal(
        "NO_WORDS", RefusalKind.NotNow, "The order has no words of its buyer: there is nothing to show or erase.");
}
