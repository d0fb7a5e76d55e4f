using Antui.Core.Orders;

namespace Antui.Core.Strategies;

/// <summary>One refund, seen at one moment: what every guard and condition is asked about.</summary>
public readonly record struct Question(Order Order, RefundCase Case, ShopRules Policy, Instant Now)
{
    /// <summary>The lines that are asked for.</summary>
    public Needs Needs { get; } = Order.Needs(Case.Claim);
}

/// <summary>What a rule's answer means for the refund; the most cautious wins.</summary>
public enum Standing : byte
{
    Pass,
    /// <summary>Not yet: time or somebody outside will settle it.</summary>
    Wait,
    /// <summary>A person must look.</summary>
    Person,
    /// <summary>Never, as things stand.</summary>
    Stop,
}

/// <summary>A rule's answer with what it expected and what is known (fen, counts, hours or levels, as the rule
/// says).</summary>
/// <param name="Evidence">Index into the order's evidence of what the answer rests on; -1 when on none.</param>
public readonly record struct Answer(
    string Rule, Standing Standing, Code Code, long Expected = 0, long Known = 0, int Evidence = -1)
{
    public bool Passed => Standing is Standing.Pass;

    public static Answer Pass(string rule, long expected = 0, long known = 0, int evidence = -1) =>
        new(rule, Standing.Pass, Code.Ok, expected, known, evidence);

    public static Answer Wait(string rule, Code code, long expected = 0, long known = 0, int evidence = -1) =>
        new(rule, Standing.Wait, code, expected, known, evidence);

    public static Answer Person(string rule, Code code, long expected = 0, long known = 0, int evidence = -1) =>
        new(rule, Standing.Person, code, expected, known, evidence);

    public static Answer Stop(string rule, Code code, long expected = 0, long known = 0, int evidence = -1) =>
        new(rule, Standing.Stop, code, expected, known, evidence);
}
