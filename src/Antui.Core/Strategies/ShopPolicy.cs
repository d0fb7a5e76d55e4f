using Antui.Core.Evidence;

namespace Antui.Core.Strategies;

/// <summary>Where the goods of a shop are, and so how it is proved that they will not leave or are back.</summary>
public enum Fulfilment
{
    /// <summary>The built-in order and warehouse desk.</summary>
    BuiltIn,
    /// <summary>A remote ERP that we ask to stop shipments.</summary>
    RemoteErp,
    /// <summary>An ERP that reports to us by itself, as it would to the platform's assistant.</summary>
    Reports,
}

/// <summary>How the refund comes about once the goods side has proved it.</summary>
public enum WayToMoney
{
    /// <summary>The platform's assistant refunds after our report, by the strategies set there.</summary>
    Assistant,
    /// <summary>Our own strategies decide, and we call the platform's agree.</summary>
    Direct,
    /// <summary>The shop is hosted here: our strategies decide, and we pay through its provider.</summary>
    PayOut,
}

/// <summary>What a hosted shop does when a term ends and nobody answered.</summary>
public enum WhenSilent
{
    /// <summary>A person is asked before the deadline, and nothing happens at it.</summary>
    Ask,
    /// <summary>As a platform: the refund or the return is agreed, or the request closes.</summary>
    Decide,
}

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

    /// <summary>"taobao", "hosted", … names the connector and how times and codes are explained.</summary>
    public required string Platform { get; init; }

    public Fulfilment Fulfilment { get; init; } = Fulfilment.BuiltIn;

    public WayToMoney Way { get; init; } = WayToMoney.Direct;

    /// <summary>Report evidence to the platform's assistant even where our own strategies refund.</summary>
    public bool Reports { get; init; } = true;

    /// <summary>Agree return requests without a person, so that the buyer can send the goods.</summary>
    public bool AgreeReturns { get; init; } = true;

    /// <summary>Built-in desk: orders are audited as they come (客审 by rule).</summary>
    public bool AutoAudit { get; init; } = true;

    /// <summary>The shop's own rules of the audit; they stand above <see cref="AutoAudit"/>. Null: it has none.</summary>
    public Shipments.AuditRules? Audit { get; init; }

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

    /// <summary>Hosted shop: how long the seller has to answer; all other terms of a request follow from it.</summary>
    public TimeSpan HostedDeadline { get; init; } = TimeSpan.FromHours(48);

    /// <summary>Hosted shop: what happens when a term ends and nobody answered.</summary>
    public WhenSilent HostedWhenSilent { get; init; } = WhenSilent.Ask;

    /// <summary>The remote ERP keeps after-sale documents that we create and complete.</summary>
    public bool ErpDocuments { get; init; }

    /// <summary>A courier is asked to bring back what left before it could be stopped.</summary>
    public bool Recalls { get; init; }

    /// <summary>The goods are in a warehouse of others that knows only the orders we send it.</summary>
    public bool SendsOrders { get; init; }

    /// <summary>
    /// The platform takes our report as the end of the request and tells us nothing more: its service pays about one
    /// working day later (Tmall Global direct).
    /// </summary>
    public bool EndsByReport { get; init; }

    /// <summary>
    /// The last level at which the built-in desk may stop a shipment. Most platforms care only that the goods stay;
    /// Tmall Global direct takes a cancel only while the order was not released to the warehouse.
    /// </summary>
    public StopLevel StopsUntil { get; init; } = StopLevel.Packed;

    public bool IsHosted => Way is WayToMoney.PayOut;

    /// <summary>The shop lives here and decides like a platform when nobody answers.</summary>
    public bool SilenceDecides => IsHosted && HostedWhenSilent is WhenSilent.Decide;
}
