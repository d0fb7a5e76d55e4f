using System.ComponentModel;
using System.Text.Json.Nodes;
using Antui.Core;
using Antui.Core.Pool;
using Antui.Server.Texts;

namespace Antui.Server.Pool;

/// <summary>One fetched order or refund.</summary>
/// <param name="Reason">Why it is parked, as a code; empty when nothing is wrong.</param>
/// <param name="Note">What the code speaks of, or the words of the person who moved it.</param>
public sealed record PoolItem(
    PoolKind Kind, string Shop, string No, string OrderNo, PoolStage Stage, string Reason, string Note,
        Both? ReasonText,
    string RawStatus, long AmountFen, string Skus, string BuyerRef, string ShipTo, Instant CreatedAt,
        Instant ModifiedAt,
    Instant FetchedAt, Instant? ConvertedAt, string Author);

public sealed record PoolPage(IReadOnlyList<PoolItem> Items, string? Next);

public sealed record PoolCounts(long ToDownload, long ToConvert, long Parked, long Converted, long Handled,
    long Removed);

public sealed record PoolStepItem(Instant At, PoolStage Stage, string Author, string Reason);

/// <param name="Details">What was read from the platform; null while only the head is known.</param>
public sealed record PoolDetail(
    PoolKind Kind, string Shop, string No, string OrderNo, PoolStage Stage, string Reason, string Note,
        Both? ReasonText,
    string RawStatus, long AmountFen, string Skus, string BuyerRef, string ShipTo, Instant CreatedAt,
        Instant ModifiedAt,
    Instant FetchedAt, Instant? ConvertedAt, string Author, JsonNode? Details, IReadOnlyList<PoolStepItem> History);

public sealed record PoolNumber(string Shop, string No);

/// <summary>The filters of the list, for an action over all that match.</summary>
public sealed record PoolMatch(
    string? Shop = null, PoolStage? Stage = null, string? Q = null, string? Status = null, string? Sku = null,
    string? Buyer = null, string? Reason = null, long? AmountFromFen = null, long? AmountToFen = null,
    Instant? CreatedFrom = null, Instant? CreatedTo = null);

/// <param name="Shop">For numbers that name no shop of their own, or beside a filter.</param>
/// <param name="Numbers">These records; leave out for all that match the filter.</param>
public sealed record PoolActionRequest(
    PoolAction Action, string? Shop = null, PoolNumber[]? Numbers = null, PoolMatch? Filter = null,
    string? Reason = null);

public sealed record PoolFailed(string No, string Code, Both Text);

public sealed record PoolDone(int Done, IReadOnlyList<PoolFailed> Failed);

public sealed record PoolStarted([property: Description("Ask /pool/tasks/{id} how far it is.")] string TaskId);

/// <summary>An action over all records that matched, and how far it is.</summary>
/// <param name="Total">How many matched when it began.</param>
/// <param name="Done">Worked on so far, without those that failed.</param>
/// <param name="Finished">Nothing more happens: every record was worked on, or a person stopped it.</param>
/// <param name="StoppedBy">Who stopped it; null when nobody did.</param>
/// <param name="Failures">The first of those that failed.</param>
public sealed record PoolTaskView(
    string Id, PoolKind Kind, PoolAction Action, string Reason, string Author, Instant StartedAt, long Done, long Total,
    long Failed, bool Finished, Instant? EndedAt, string? StoppedBy, IReadOnlyList<PoolFailed> Failures);

/// <summary>The newest first.</summary>
public sealed record PoolTaskList(IReadOnlyList<PoolTaskView> Items);
