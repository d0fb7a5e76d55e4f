using Antui.Core.Orders;
using Antui.Core.Refunds;
using Antui.Core.Strategies;

namespace Antui.Core;

/// <summary>What a fact means for an order: events, nothing new, not yet, or not allowed.</summary>
/// <param name="Happened">Empty when the fact repeats what is known.</param>
/// <param name="ParkedBecause">The fact fits nothing yet; it is kept, shown, and tried again.</param>
/// <param name="RefusedBy">The rule that forbids it, where one does.</param>
/// <param name="RefusedCode">The sender asked for something that is not allowed now; nothing changed.</param>
public sealed record Decision(
    ImmutableArray<OrderEvent> Happened, string? ParkedBecause = null, string? RefusedCode = null,
        string? RefusedText = null,
    Answer? RefusedBy = null)
{
    public static readonly Decision Nothing = new([]);

    public static Decision Events(IEnumerable<OrderEvent> events) => new([.. events]);

    public static Decision Park(string reason) => new([], ParkedBecause: reason);

    public static Decision Refuse(string code, string text) => new([], RefusedCode: code, RefusedText: text);

    /// <summary>A rule that nobody can pass stands in the way: its code and its figures are the refusal.</summary>
    public static Decision Refuse(Answer by) => new([], RefusedCode: by.Code.Text(), RefusedBy: by, RefusedText:
        $"The rule '{by.Rule}' forbids it"
        + (by.Expected == 0 && by.Known == 0 ? "." : $": {by.Expected} at most, {by.Known} asked."));
}
