namespace Antui.Core.Pool;

/// <summary>What a person may do with pooled records.</summary>
public enum PoolAction
{
    Convert,
    Remove,
    Handle,
    Undo,
    /// <summary>Refunds only: the refusal is written back to the shop.</summary>
    Reject,
}

/// <summary>Which rows a list shows. Null means all.</summary>
/// <param name="Search">The number of the record or of its order, whole.</param>
/// <param name="Sku">One of its goods codes, whole.</param>
public sealed record PoolFilter(
    PoolKind Kind, string? Shop = null, PoolStage? Stage = null, string? Search = null, string? RawStatus = null,
    string? Sku = null, string? BuyerRef = null, string? Reason = null, long? AmountFromFen = null,
    long? AmountToFen = null, Instant? CreatedFrom = null, Instant? CreatedTo = null);
