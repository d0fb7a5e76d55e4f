using static Antui.Core.Orders.OrderEvent;

namespace Antui.Core.Orders;

/// <summary>
/// Where a buyer's own words stand in events, facts and orders: the reason of a request, and what was agreed about its
/// return. They are sealed where they are stored, shown in short, and can be erased; nothing else of an order
/// changes by that.
/// </summary>
public static class BuyersWords
{
    private static string Gone(string place, string text) => FreeText.IsOwn(text) ? FreeText.Erased : text;

    /// <param name="change">What becomes of words, given their place within the order and the text. The place is for
    /// good: what is sealed there opens only there.</param>
    /// <returns>The same event when nothing in it changes.</returns>
    public static OrderEvent In(OrderEvent happened, Func<string, string, string> change) => happened switch
    {
        Asked e when Of(e.Claim, change) is { } claim => e with { Claim = claim },
        Changed e when Of(e.Claim, change) is { } claim => e with { Claim = claim },
        ReturnExpected { Note.Length: > 0 } e => e with { Note = change(NoteOf(e.ReturnNo), e.Note) },
        ReturnEdited e when e.Note is not null || e.Reason is not null => e with
        {
            Note = e.Note is null ? null : change(NoteOf(e.ReturnNo), e.Note),
            Reason = e.Reason is null ? null : change("why:" + e.ReturnNo, e.Reason),
        },
        _ => happened,
    };

    /// <inheritdoc cref="In(OrderEvent, Func{string, string, string})"/>
    public static Fact In(Fact fact, Func<string, string, string> change) => fact switch
    {
        Fact.RefundSeen f when Of(f.Claim, change) is { } claim => f with { Claim = claim },
        Fact.BuyerAsks f => f with { Reason = change(ReasonOf(f.RefundNo), f.Reason) },
        Fact.SellerGrants f => f with { Reason = change(ReasonOf(f.RefundNo), f.Reason) },
        Fact.ReturnStep f when f.Note is not null || f.Reason is not null => f with
        {
            Note = f.Note is null ? null : change(NoteOf(f.ReturnNo ?? f.RefundNo), f.Note),
            Reason = f.Reason is null ? null : change("why:" + (f.ReturnNo ?? f.RefundNo), f.Reason),
        },
        _ => fact,
    };

    /// <inheritdoc cref="In(OrderEvent, Func{string, string, string})"/>
    public static Order In(Order order, Func<string, string, string> change) => order with
    {
        Cases = [.. order.Cases.Select(c => Of(c.Claim, change) is { } claim ? c with { Claim = claim } : c)],
        Returns = [.. order.Returns.Select(r => r with { Note = change(NoteOf(r.ReturnNo), r.Note) })],
    };

    /// <summary>Without anybody's own words.</summary>
    public static Order Gone(Order order) => In(order, Gone);

    /// <inheritdoc cref="Gone(Order)"/>
    public static Fact Gone(Fact fact) => In(fact, Gone);

    /// <summary>As people see it who did not say why they want to see more.</summary>
    public static Order InShort(Order order) => In(order, static (_, text) => FreeText.InShort(text));

    /// <inheritdoc cref="InShort(Order)"/>
    public static OrderEvent InShort(OrderEvent happened) => In(happened, static (_, text) => FreeText.InShort(text));

    public static bool Any(OrderEvent happened) => happened switch
    {
        Asked e => FreeText.IsOwn(e.Claim.Reason),
        Changed e => FreeText.IsOwn(e.Claim.Reason),
        ReturnExpected e => FreeText.IsOwn(e.Note),
        ReturnEdited e => FreeText.IsOwn(e.Note) || FreeText.IsOwn(e.Reason),
        _ => false,
    };

    internal static Decision Reads(Order order, Fact.PersonReads fact)
    {
        if (string.IsNullOrWhiteSpace(fact.Reason)) return new Refusal.ReasonMissing();
        if (!order.HasWords || order.Erased is not null) return new Refusal.NoWords();
        var shown = new WordsShown(fact.Source, fact.Reason, fact.At);
        return shown == order.Shown ? Decision.Nothing : Decision.Events([shown]);
    }

    internal static Decision Erases(Order order, Fact.PersonErases fact)
    {
        if (string.IsNullOrWhiteSpace(fact.Reason)) return new Refusal.ReasonMissing();
        if (order.Erased is not null) return Decision.Nothing;
        return order.HasWords ? Decision.Events([new WordsErased(fact.Source, fact.Reason, fact.At)])
            : new Refusal.NoWords();
    }

    private static string ReasonOf(string refundNo) => "reason:" + refundNo;

    private static string NoteOf(string returnNo) => "note:" + returnNo;

    /// <summary>Null when it stays as it is.</summary>
    private static Claim? Of(Claim claim, Func<string, string, string> change)
    {
        if (string.IsNullOrEmpty(claim.Reason)) return null;
        var reason = change(ReasonOf(claim.RefundNo), claim.Reason);
        return ReferenceEquals(reason, claim.Reason) ? null : claim with { Reason = reason };
    }
}
