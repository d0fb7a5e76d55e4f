using Antui.Core.Orders;

namespace Antui.Core.Effects;

/// <summary>The next thing a refund needs. <c>Workflow.Next</c> is the only place that says it.</summary>
public abstract record Step
{
    private Step()
    {
    }

    /// <summary>Nothing, until a fact arrives.</summary>
    public sealed record Rest : Step;

    /// <summary>Nothing before this instant, unless a fact arrives.</summary>
    public sealed record WaitUntil(Instant At) : Step;

    /// <summary>The evidence suffices from now on.</summary>
    public sealed record Suffice : Step;

    /// <summary>The built-in desk stops the lines, here and now.</summary>
    /// <param name="Until">The last level at which it may.</param>
    public sealed record StopHere(StopLevel Until) : Step;

    /// <summary>The hosted shop answers the request itself: it agrees the return, or refuses.</summary>
    public sealed record ChangeHere(Claim To) : Step;

    /// <summary>A term ended and nobody answered: the hosted shop decides as a platform does.</summary>
    public sealed record Lapse(LapseTo To) : Step;

    /// <summary>The built-in returns desk expects the goods.</summary>
    public sealed record ExpectReturn : Step;

    /// <summary>A new effect: intent, key and reserved amount, then the call.</summary>
    public sealed record Start(InstructionAction Action, string Author) : Step;

    /// <summary>The same effect once more, with the same key.</summary>
    public sealed record SendAgain(Instruction Instruction) : Step;

    /// <summary>An attempt ran out of its lease without an answer.</summary>
    public sealed record MarkUnknown(Instruction Instruction) : Step;

    public sealed record FindOut(Instruction Instruction) : Step;

    /// <summary>An effect that was certainly not made and must not be made any more.</summary>
    public sealed record Drop(Instruction Instruction) : Step;

    public sealed record AskPerson(Code Code) : Step;

    /// <summary>What a person was asked has settled itself.</summary>
    public sealed record TakeBack : Step;

    public sealed record CloseDocument : Step;
}
