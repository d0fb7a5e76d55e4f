using Antui.Core;

namespace Antui.Api;

/// <summary>A body as it was understood: a fact for the engine, or what is wrong with it.</summary>
/// <param name="Applied">The HTTP status when the fact is applied: 200, or 201 where it makes something new.</param>
internal readonly record struct FactRead(Fact? Fact, Problem? Problem = null, int Applied = 200)
{
    public static implicit operator FactRead(Fact fact) => new(fact);

    public static FactRead Wrong(IResult problem) => new(null, (Problem)problem);
}
