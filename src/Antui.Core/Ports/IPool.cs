using Antui.Core.Pool;

namespace Antui.Core.Ports;

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
