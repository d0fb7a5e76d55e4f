using System.ComponentModel;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Strategies;
using Antui.Server.Json;
using Antui.Server.Texts;

namespace Antui.Server.Refunds;

/// <summary>Why a refund is, or is not, made automatically, and what would change it.</summary>
/// <param name="Automatic">It would be, or was, refunded without a person.</param>
/// <param name="Decision">refund, wait, person, no, or done.</param>
/// <param name="Actions">What a person can do now.</param>
/// <param name="Acceptable">Rules that do not hold and that a person may knowingly pass.</param>
public sealed record Verification(
    bool Automatic, [property: OneOf("refund", "wait", "person", "no", "done")] string Decision,
    BlockingView Blocking, Turn Turn, Both TurnText, IReadOnlyList<Finding> Findings,
    IReadOnlyList<PersonAction> Actions, IReadOnlyList<string> Acceptable);

public sealed record BlockingView(string Code, Both Text);

public sealed record StrategyRef(string Id, string Name, int Version);

/// <summary>One rule's answer, in three parts: what stopped it, on which fact, and what would make it pass.</summary>
public sealed record Finding(
    [property: OneOf("guard", "strategy"), Description(
        "guard: a safety rule that nothing switches off; strategy: a wish of the merchant.")] string Group,
    StrategyRef? Strategy, string Rule, Both RuleText, bool Passed, Standing Standing, string Code, Both Text,
    [property: Description("What the rule expected, in the unit given.")] long? Expected, long? Known,
    [property: Description("fen, count, hour, or empty.")] string Unit,
    [property: Description("Who said the fact the answer rests on.")] string? Source, Instant? KnownAt,
    long? AgeSeconds,
    Both Help, Turn Turn,
    [property: OneOf("acknowledge", "approve", "hold", "open-shop", "open-strategies", "refuse", "release",
        "report-evidence", "set-handled"), Description("The button that acts, or null.")] string? Action);
