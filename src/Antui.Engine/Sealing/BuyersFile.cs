using Antui.Core;
using Antui.Core.Orders;

namespace Antui.Engine.Sealing;

/// <summary>
/// What a person does about the words of an order's buyer. Who, when and why stands in the order's journal before
/// anything is shown.
/// </summary>
public sealed class BuyersFile
{
    private readonly RefundEngine _engine;

    internal BuyersFile(RefundEngine engine) => _engine = engine;

    private Instant Now => Instant.From(_engine.Clock.GetUtcNow());

    /// <returns>Why not, or the order with its buyer's words.</returns>
    public async Task<(Refusal? Wrong, Order? Order)> ShowAsync(
        OrderKey key, string reason, string author, CancellationToken stop)
    {
        var accepted = await _engine.AcceptAsync(new Fact.PersonReads(key, reason, Now, author), stop);
        return accepted is Accepted.Refused no ? (no.Why, null) : (null, await _engine.ReadAsync(key, stop));
    }

    /// <summary>
    /// The fact that erases them: from then on nobody can read them, and no later ones are kept. All else of the order
    /// goes on.
    /// </summary>
    public Fact Erasing(OrderKey key, string reason, string author) =>
        new Fact.PersonErases(key, reason, Now, author);
}
