namespace Antui.Core.Orders;

/// <summary>What a platform makes of a request whose term ends without an answer.</summary>
public enum LapseTo
{
    /// <summary>The seller did not answer, or did not say what became of the goods: the refund is agreed.</summary>
    RefundAgreed,
    /// <summary>The seller did not answer: the buyer may send the goods back.</summary>
    ReturnAgreed,
    /// <summary>The buyer did not send the goods, or let a refusal stand: the request is over.</summary>
    Closed,
}

/// <summary>A term that ended in silence, and what the platform made of it.</summary>
/// <param name="Version">The request as it stands since then; a newer one has a term of its own.</param>
public sealed record Lapse(LapseTo To, long Version, Instant Deadline, Instant At)
{
    /// <summary>Who decided, where money follows from it. No person, so the shop's caps count the money.</summary>
    public const string Author = "platform:silence";
}
