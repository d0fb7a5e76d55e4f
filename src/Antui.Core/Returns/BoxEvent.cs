using System.Text.Json.Serialization;
using Antui.Core.Orders;

namespace Antui.Core.Returns;

/// <summary>What is said of a box that came in.</summary>
public abstract record BoxFact
{
    private BoxFact()
    {
    }

    /// <summary>Somebody looked into it.</summary>
    /// <param name="Number">As it is written on the label; names a box that was not known before.</param>
    /// <param name="Elsewhere">Another box of the same number was counted, in another warehouse.</param>
    /// <param name="About">Of goods that a receipt names: the order it was told for.</param>
    public sealed record Counted(
        string Key, string Warehouse, string Number, BoxCount Count, bool Elsewhere, OrderKey? About = null,
        string AboutRefundNo = "") : BoxFact;

    /// <summary>A person says to whom pieces belong that are nobody's.</summary>
    public sealed record Claimed(string StepId, BoxPart Part, string Author) : BoxFact;

    /// <summary>A person says that pieces belong to no refund.</summary>
    public sealed record Dismissed(string StepId, BoxGoods Goods, string Reason, string Author) : BoxFact;
}

/// <summary>What happened to a box that came in. Names are stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(Known), "known")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(Given), "given")]
[JsonDerivedType(typeof(Dismissed), "dismissed")]
[JsonDerivedType(typeof(Went), "went")]
public abstract record BoxEvent
{
    private BoxEvent()
    {
    }

    /// <summary>Taken over from before there was a journal.</summary>
    public sealed record Known(InboundBox State) : BoxEvent;

    public sealed record Opened(
        string Key, string Warehouse, string Number, Instant At, OrderKey? About, string AboutRefundNo) : BoxEvent;

    /// <summary>Pieces were counted, given to returns, or both.</summary>
    /// <param name="Count">What was in the box; null where nothing new was counted.</param>
    /// <param name="IsRecount">The count stands for all before it.</param>
    /// <param name="Allotments">To whom pieces go, and to whom they do not.</param>
    public sealed record Given(BoxCounted? Count, bool IsRecount, ImmutableArray<BoxAllotment> Allotments) : BoxEvent;

    public sealed record Dismissed(BoxDismissal Dismissal) : BoxEvent;

    /// <param name="Key">Of the word to a return.</param>
    public sealed record Went(string Key, Course Course) : BoxEvent;
}
