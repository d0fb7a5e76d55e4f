namespace Antui.Core.Ports;

public enum PoolKind
{
    Order,
    Refund,
}

/// <summary>How far a fetched record is on its way to the desk (待下载 → 待转入 → converted).</summary>
public enum PoolStage
{
    /// <summary>Number and head are known; the details are to be read.</summary>
    ToDownload,
    /// <summary>Read whole, to be converted by the machine or by a person.</summary>
    ToConvert,
    /// <summary>It could not be converted; the reason says why, and it is tried again.</summary>
    Parked,
    /// <summary>The engine has it. From now on its changes go straight there.</summary>
    Converted,
    /// <summary>A person dealt with it elsewhere: not fetched and not converted again, until that is undone.</summary>
    Handled,
    /// <summary>Taken out by a person; fetched again when it changes or with the next full window.</summary>
    Removed,
}

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

/// <summary>One fetched order or refund as lists show it.</summary>
/// <param name="No">The order's or the refund's number, unique with kind and shop.</param>
/// <param name="Reason">Why it is parked, as a code; empty when nothing is wrong.</param>
/// <param name="Note">What the code speaks of (which SKU, what the other side said), or a person's own words.</param>
/// <param name="Skus">"A×2, B"; empty while the lines are not known.</param>
/// <param name="FetchedAt">When its head or its details were last read.</param>
/// <param name="Author">Who moved it to its stage: the job, or a person.</param>
public sealed record PoolRow(
    PoolKind Kind, string Shop, string No, string OrderNo, PoolStage Stage, string Reason, string Note, string RawStatus,
    long AmountFen, string Skus, string BuyerRef, string ShipTo, Instant CreatedAt, Instant ModifiedAt, Instant FetchedAt,
    Instant? ConvertedAt, string Author);

/// <summary>A row with what was read of it.</summary>
/// <param name="Json">The fact it will become, as JSON; empty while only its head is known.</param>
public sealed record PoolRecord(PoolRow Row, string Json);

/// <summary>One change of stage; they are only ever added.</summary>
public sealed record PoolStep(Instant At, PoolStage Stage, string Reason, string Note, string Author);

/// <summary>Which rows a list shows. Null means all.</summary>
/// <param name="Search">The number of the record or of its order, whole.</param>
/// <param name="Sku">One of its goods codes, whole.</param>
public sealed record PoolFilter(
    PoolKind Kind, string? Shop = null, PoolStage? Stage = null, string? Search = null, string? RawStatus = null,
    string? Sku = null, string? BuyerRef = null, string? Reason = null, long? AmountFromFen = null,
    long? AmountToFen = null, Instant? CreatedFrom = null, Instant? CreatedTo = null);

/// <summary>A row as it was when somebody decided on it: a move does not touch a newer one.</summary>
public readonly record struct PoolPlace(string No, Instant ModifiedAt);

/// <summary>Moves rows of one shop to another stage, those that still are where and as they were seen.</summary>
public sealed record PoolMove(
    PoolKind Kind, string Shop, IReadOnlyList<PoolPlace> Places, ImmutableArray<PoolStage> From, PoolStage To,
    string Reason, string Note, string Author, Instant At);

/// <summary>
/// What was fetched and is not yet an order or a refund of ours. A stage is changed by one statement that names the
/// stages it may come from, so that two nodes, a job and a person do not undo each other.
/// </summary>
public interface IPool
{
    /// <summary>
    /// Heads as a list gave them: new ones wait for their download, newer ones wait again. A converted or handled row
    /// stays as it is; a removed one comes back when it changed, or with <paramref name="full"/>. Stage, reason and
    /// conversion time of the heads are not read.
    /// </summary>
    /// <returns>The stage of each head's row after the write, in the same order.</returns>
    Task<IReadOnlyList<PoolStage>> PutHeadsAsync(IReadOnlyList<PoolRow> heads, bool full, CancellationToken stop);

    /// <summary>Rows of a stage to work on that were not tried since: those not tried longest first.</summary>
    Task<IReadOnlyList<PoolRow>> NextPooledAsync(
        PoolKind kind, string shop, PoolStage stage, Instant triedBefore, int limit, CancellationToken stop);

    /// <summary>They were tried and stay where they are, with the reason that holds now.</summary>
    Task TriedAsync(
        PoolKind kind, string shop, IReadOnlyList<string> numbers, string reason, string note, Instant now,
        CancellationToken stop);

    /// <summary>
    /// What was read of a record that waits for it (to download, to convert or parked): it is to be converted now.
    /// </summary>
    /// <param name="skus">Its goods codes, for the filter.</param>
    /// <returns>False when the row is not waiting any more, or what is stored is newer.</returns>
    Task<bool> PutDetailsAsync(PoolRow row, IReadOnlyList<string> skus, string json, CancellationToken stop);

    Task<PoolRecord?> ReadPooledAsync(PoolKind kind, string shop, string no, CancellationToken stop);

    /// <summary>Newest first by the time of creation; stable while rows arrive and change their stage.</summary>
    Task<Page<PoolRow>> PooledAsync(PoolFilter filter, string? cursor, int limit, CancellationToken stop);

    Task<long> CountPooledAsync(PoolFilter filter, CancellationToken stop);

    Task<IReadOnlyDictionary<PoolStage, long>> CountByStageAsync(PoolKind kind, string? shop, CancellationToken stop);

    Task MovePooledAsync(PoolMove move, CancellationToken stop);

    Task<IReadOnlyList<PoolStep>> PoolHistoryAsync(PoolKind kind, string shop, string no, CancellationToken stop);
}
