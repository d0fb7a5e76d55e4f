using System.Text.Json;

namespace Antui.Core.Tests;

/// <summary>
/// Given what happened, when a fact arrives, then these events follow. Events are compared as they are stored, because
/// arrays inside records compare by reference.
/// </summary>
internal sealed class Spec
{
    private readonly Order? _order;
    private Decision _decision = Decision.Nothing;

    private Spec(Order? order) => _order = order;

    public static Spec Given(params OrderEvent[] events) => new(Fold.Evolve(null, events));

    public static Spec Given(Order order) => new(order);

    public Spec When(Fact fact, ShopPolicy? policy = null, Instant? now = null)
    {
        _decision = Decider.Decide(_order, fact, policy ?? AtDesk, now ?? T0);
        return this;
    }

    public void Then(params OrderEvent[] expected)
    {
        Assert.Null(_decision.Refused?.Code);
        Assert.Null(_decision.ParkedBecause);
        Assert.Equal(Text(expected), Text(_decision.Happened));
    }

    public void ThenNothing() => Then();

    public void ThenRefused(string code) => Assert.Equal(code, _decision.Refused?.Code);

    public void ThenParked(string reason) => Assert.Equal(reason, _decision.ParkedBecause);

    public Order After() => Fold.Evolve(_order, _decision.Happened)!;

    public static string Text(IEnumerable<OrderEvent> events) =>
        string.Join('\n', events.Select(e => JsonSerializer.Serialize([e], CoreJson.Default.OrderEventArray)));
}
