namespace Antui.Core;

/// <content>What holds a shop back, and what two people change at once.</content>
public abstract partial record Refusal
{
    /// <summary>Somebody else wrote at the same moment.</summary>
    public sealed record ChangedMeanwhile() : Refusal(
        "CHANGED", RefusalKind.NotNow, "Somebody else changed it at the same moment: read again.");

    /// <summary>Somebody else saved since the writer looked: he replaces nothing.</summary>
    public sealed record ShopChanged() : Refusal(
        "SHOP_CHANGED", RefusalKind.Changed, "The shop was changed by somebody else meanwhile: read again.");

    public sealed record StrategiesChanged() : Refusal(
        "STRATEGIES_CHANGED", RefusalKind.Changed, "The strategies were changed by somebody else meanwhile: read again.");

    public sealed record AuditRulesChanged() : Refusal(
        "AUDIT_RULES_CHANGED", RefusalKind.Changed, "The rules were changed by somebody else meanwhile: read again.");

    public sealed record AddressesChanged() : Refusal(
        "ADDRESSES_CHANGED", RefusalKind.Changed, "The return addresses were changed by somebody else meanwhile: read again.");

    public sealed record JobChanged() : Refusal(
        "JOB_CHANGED", RefusalKind.Changed, "The job was changed by somebody else meanwhile: read again.");

    /// <summary>Gates and changed rules take effect by this job.</summary>
    public sealed record JobNeeded() : Refusal(
        "JOB_NEEDED", RefusalKind.NotNow, "Gates and changed rules take effect by this job; it cannot be paused.");

    public sealed record MappingChanged() : Refusal(
        "MAPPING_CHANGED", RefusalKind.Changed, "The mapping was changed by somebody else meanwhile: read again.");

    public sealed record SwitchesChanged() : Refusal(
        "SWITCHES_CHANGED", RefusalKind.Changed, "The switches were changed by somebody else meanwhile: read again.");

    public sealed record WarehousesChanged() : Refusal(
        "WAREHOUSES_CHANGED", RefusalKind.Changed, "The warehouses were changed by somebody else meanwhile: read again.");

    public sealed record ReasonLength(int Most)
        : Refusal("INVALID", RefusalKind.Wrong, $"Say in up to {Most} characters why.");

    public sealed record NameLength(int Most)
        : Refusal("INVALID", RefusalKind.Wrong, $"A name of up to {Most} characters.");

    public sealed record PausedByConfiguration(string Shop) : Refusal(
        "PAUSED_BY_CONFIGURATION", RefusalKind.NotNow,
        $"The shop '{Shop}' is paused by its configuration: set `paused` to false there.");

    public sealed record BreakerOpenAlready(string Shop) : Refusal(
        "BREAKER_OPEN", RefusalKind.NotNow, $"The breaker of '{Shop}' is open already.");

    public sealed record BreakerNotOpen(string Shop) : Refusal(
        "BREAKER_NOT_OPEN", RefusalKind.NotNow, $"The breaker of '{Shop}' is not open; there is nothing to close.");

    public sealed record AlreadyPaused(string Shop)
        : Refusal("ALREADY_PAUSED", RefusalKind.NotNow, $"The shop '{Shop}' is paused already.");

    public sealed record NotPaused(string Shop) : Refusal(
        "NOT_PAUSED", RefusalKind.NotNow, $"The shop '{Shop}' is not paused; there is nothing to resume.");

    public sealed record AlreadyStopped() : Refusal(
        "ALREADY_STOPPED", RefusalKind.NotNow, "All shops are stopped already.");

    public sealed record NotStopped() : Refusal(
        "NOT_STOPPED", RefusalKind.NotNow, "The shops are not stopped; there is nothing to resume.");

    public sealed record ParkedDismissed(string Fact) : Refusal(
        "PARKED_DISMISSED", RefusalKind.NotNow, $"The parked fact '{Fact}' was dismissed already.");

    public sealed record ParkedUnknown(string Fact) : Refusal(
        "NOT_FOUND", RefusalKind.Unknown, $"No fact '{Fact}' is parked; it was applied meanwhile, or never parked.");

    public sealed record OutsideStockNowhere() : Refusal(
        "NO_OUTSIDE_STOCK", RefusalKind.NotNow,
        "Neither the ERP nor the platform of this shop tells its stock; what lies here is under /stock.");

    public sealed record NotTmallDirect() : Refusal(
        "NOT_TMALL_DIRECT", RefusalKind.NotNow,
        "This shop is not one of Tmall Global direct: its platform pushes no return orders.");

    public sealed record ReconciliationRuns() : Refusal(
        "RUNNING", RefusalKind.NotNow, "A reconciliation runs just now; read its result in a moment.");

    public sealed record RebuildRuns() : Refusal(
        "REBUILD_RUNS", RefusalKind.NotNow, "The lists are being made anew already; see how far it is.");
}
