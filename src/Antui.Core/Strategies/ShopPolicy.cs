using Antui.Core.Ways;

namespace Antui.Core.Strategies;

/// <summary>How long things may take. Every value is a setting of the shop.</summary>
public sealed record Timing
{
    /// <summary>How long an effect may be under way before it counts as lost: call time-out plus a margin.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>First wait before a retry or another question; doubles up to <see cref="BackOffMost"/>.</summary>
    public TimeSpan BackOff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest such wait, until a trouble has lasted for hours: then a forty-eighth of that time.</summary>
    public TimeSpan BackOffMost { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long after sending a call may still land. Until then "absent" is not "will not happen".</summary>
    public TimeSpan UnknownHorizon { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long an outcome may stay unknown before a person is shown it; asking goes on.</summary>
    public TimeSpan UnknownPatience { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long the assistant may take to refund after a report, or a platform to confirm an agreed
    /// refund.</summary>
    public TimeSpan AssistantPatience { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long before the platform's own deadline an open case must be with a person.</summary>
    public TimeSpan EscalationLead { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long an ERP or a warehouse may be silent before a person is asked.</summary>
    public TimeSpan GoodsPatience { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long the word of an ERP or a warehouse outside that goods are stopped is trusted: right before money
    /// moves on an older one it is asked again.</summary>
    public TimeSpan StopLease { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>Most that may be refunded automatically, in fen; null is no cap. Windows roll, per shop.</summary>
public sealed record Caps
{
    public long? RefundFen { get; init; }

    public long? MinuteFen { get; init; }

    public long? HourFen { get; init; }

    public long? DayFen { get; init; }

    public bool AnyWindow => MinuteFen is not null || HourFen is not null || DayFen is not null;
}

/// <summary>Everything the decisions about a shop's orders depend on; immutable, replaced as a whole.</summary>
public sealed record ShopPolicy
{
    public required string Shop { get; init; }

    /// <summary>Names the connector, and is part of the keys of effects.</summary>
    public required string Platform { get; init; }

    /// <summary>Where buyer and money are.</summary>
    public required Channel Channel { get; init; }

    public required Goods Goods { get; init; }

    /// <summary>A recalled parcel counts as stopped up to this amount; 0 never.</summary>
    public long RecalledCountsUpToFen { get; init; }

    /// <summary>
    /// How often a refund that had succeeded and failed later is made again by machine, on the same evidence; after that
    /// a person looks (REOPENED_LATE). 0: always a person.
    /// </summary>
    public int LateFailuresRetried { get; init; } = 1;

    /// <summary>Where buyers send goods back to, in the order they are tried; the one that fits decides the warehouse.</summary>
    public ImmutableArray<Returns.ReturnAddress> ReturnAddresses { get; init; } = [];

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

    /// <summary>The shop lives here: we are its platform.</summary>
    public bool IsHosted => Channel is Channel.PayOut;
}
