using Antui.Core;
using Antui.Core.Returns;
using Antui.Engine;

namespace Antui.Api;

/// <summary>A body as it was understood: a fact for the engine, a count for a box, or what is wrong with it.</summary>
/// <param name="Applied">The HTTP status when the fact is applied: 200, or 201 where it makes something new.</param>
/// <param name="Number">Of a count: the parcel's number.</param>
internal readonly record struct FactRead(
    Fact? Fact, Problem? Problem = null, int Applied = 200, BoxCount? Count = null, string Number = "")
{
    public static implicit operator FactRead(Fact fact) => new(fact);

    public static FactRead Wrong(IResult problem) => new(null, (Problem)problem);

    /// <summary>Pieces of one return that lay in a box.</summary>
    public static FactRead Counts(string number, BoxCount count) => new(null, Count: count, Number: number);

    /// <summary>Takes what was understood; when this returns, it is durable.</summary>
    public async Task<Accepted> AcceptAsync(RefundEngine engine, CancellationToken stop) => Count is null
        ? await engine.HearAsync(Fact!, stop)
        : (await engine.Boxes.InspectAsync(Number, "", Count, stop))[0].Answer;
}
