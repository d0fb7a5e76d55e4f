using Antui.Core;
using Antui.Core.Returns;
using Antui.Engine;

namespace Antui.Server.Http;

/// <summary>A body as it was understood: a fact for the engine, or what is wrong with it.</summary>
/// <param name="Applied">The HTTP status when the fact is applied: 200, or 201 where it makes something new.</param>
/// <param name="Again">Of an inspection: how it relates to what was counted in its box before.</param>
internal readonly record struct FactRead(
    Fact? Fact, Problem? Problem = null, int Applied = 200, BoxAgain Again = BoxAgain.No)
{
    public static implicit operator FactRead(Fact fact) => new(fact);

    public static FactRead Wrong(IResult problem) => new(null, (Problem)problem);

    /// <summary>Takes what was understood; when this returns, it is durable.</summary>
    public Task<Accepted> AcceptAsync(RefundEngine engine, CancellationToken stop) => Fact switch
    {
        Fact.ShipmentStep step => engine.Desk.StepAsync(step, stop),
        Fact.ReturnStep step => engine.Returns.StepAsync(step, Again, stop),
        _ => engine.HearAsync(Fact!, stop),
    };
}
