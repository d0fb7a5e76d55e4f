using Antui.Core.Orders;

namespace Antui.Core.Ways;

/// <summary>What a platform lets a shop choose; its connector declares it, and a shop is checked against it.</summary>
public abstract record Offer
{
    private Offer()
    {
    }

    /// <summary>The last level at which our own desk may stop a shipment for this platform.</summary>
    public StopLevel StopsUntil { get; init; } = StopLevel.Packed;

    /// <summary>A platform with an assistant that refunds after our report, and an agree that we may call.</summary>
    public sealed record Market : Offer;

    /// <summary>A platform that takes our report as the end of a request.</summary>
    public sealed record ByReport : Offer;

    /// <summary>We are the platform ourselves, and pay out.</summary>
    /// <param name="Words">The word a state of a request is shown by.</param>
    public sealed record Here(Func<ClaimStatus, string> Words) : Offer;
}
