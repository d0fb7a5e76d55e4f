using Antui.Core.Orders;

namespace Antui.Core;

/// <summary>What a fact means for an order: events, nothing new, not yet, or not allowed.</summary>
/// <param name="Happened">Empty when the fact repeats what is known.</param>
/// <param name="ParkedBecause">The fact fits nothing yet; it is kept, shown, and tried again.</param>
/// <param name="Refused">The sender asked for something that is not allowed now; nothing changed.</param>
public sealed record Decision(
    ImmutableArray<OrderEvent> Happened, string? ParkedBecause = null, Refusal? Refused = null)
{
    public static readonly Decision Nothing = new([]);

    public static Decision Events(IEnumerable<OrderEvent> events) => new([.. events]);

    public static Decision Park(string reason) => new([], ParkedBecause: reason);

    public static implicit operator Decision(Refusal refused) => new([], Refused: refused);
}
