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
