using Antui.Core.Returns;

namespace Antui.Core.Strategies;

/// <summary>
/// What a merchant wants and allows, whichever way goods and money of the shop go: strategies, limits, waits.
/// </summary>
public abstract record ShopRules
{
    public required string Shop { get; init; }

    /// <summary>Names the connector, and is part of the keys of effects.</summary>
    public required string Platform { get; init; }

    /// <summary>A recalled parcel counts as stopped up to this amount; 0 never.</summary>
    public long RecalledCountsUpToFen { get; init; }

    /// <summary>
    /// How often a refund that had succeeded and failed later is made again by machine, on the same evidence; after that
    /// a person looks (REOPENED_LATE). 0: always a person.
    /// </summary>
    public int LateFailuresRetried { get; init; } = 1;

    /// <summary>Where buyers send goods back to, in the order they are tried; the one that fits decides the warehouse.</summary>
    public ImmutableArray<ReturnAddress> ReturnAddresses { get; init; } = [];

    public StrategySet Strategies { get; init; } = StrategySet.Empty;

    public Caps Caps { get; init; } = new();

    /// <summary>A rolling cap was reached: nothing is refunded by machine until a named person closes the
    /// breaker.</summary>
    public bool BreakerOpen { get; init; }

    /// <summary>
    /// A person paused the shop or stopped all of them, as far as this node knows: what was held back waits.
    /// </summary>
    public bool Paused { get; init; }

    public Timing Timing { get; init; } = new();

    /// <summary>A courier is asked to bring back what left before it could be stopped.</summary>
    public bool Recalls { get; init; }
}
