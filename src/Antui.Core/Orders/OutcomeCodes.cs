namespace Antui.Core.Orders;

/// <summary>Codes of refusals that mean the same on every platform.</summary>
public static class OutcomeCodes
{
    /// <summary>The request changed on the platform since our decision: read it again and decide anew.</summary>
    public const string StaleVersion = "STALE_VERSION";

    /// <summary>Found absent when no attempt can land any more: it certainly did not happen and will not.</summary>
    public const string Gone = "GONE";

    public const string Throttled = "THROTTLED";

    public const string SessionExpired = "SESSION_EXPIRED";

    /// <summary>A quantity below what is occupied there was refused: read it again and push the right figure.</summary>
    public const string BelowOccupied = "BELOW_OCCUPIED";

    /// <summary>The shop's breaker is open: nothing was sent, and a person is asked.</summary>
    public const string BreakerOpen = "BREAKER_OPEN";

    /// <summary>A person stopped all shops, or paused this one: nothing was sent.</summary>
    public const string AllStopped = "ALL_STOPPED", ShopPaused = "SHOP_PAUSED";

    /// <summary>It was done, and its money came back later: an older answer that says "done" is no news.</summary>
    public const string TakenBack = "TAKEN_BACK";

    /// <summary>The shop has no port for this action.</summary>
    public const string NoPort = "NO_PORT";
}
