using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ledger;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Core.Stock;

namespace Antui.Storage.Tests;

/// <summary>A commit of an order with what the lists are to show of it.</summary>
internal sealed record Told(
    OrderKey Key, long Version, Instant At, string Source, ReadOnlyMemory<byte> Events, Instant DueAt, OrderRow? Row,
    ImmutableArray<RefundRow> Refunds)
{
    public long SpendFen { get; init; }

    public SpendCaps? Caps { get; init; }

    public IReadOnlyList<Count>? Counts { get; init; }

    public IReadOnlyList<StockMove>? Stock { get; init; }

    public ImmutableArray<ShipmentRow> Shipments { get; init; } = [];

    public ImmutableArray<ReturnRow> Returns { get; init; } = [];

    public IReadOnlyList<Posting>? Postings { get; init; }

    public IReadOnlyList<string>? Wakes { get; init; }

    public IReadOnlyList<Number>? Numbers { get; init; }

    public OrderCommit Truth => new(
        Key, Version, At, Source, Events, DueAt, default, SpendFen, Caps, Wakes, Numbers);

    public OrderRows Rows => new(
        Key, Row, [.. Refunds.GroupBy(x => x.RefundNo).Select(x => x.Last())], Shipments, Returns, Counts ?? [],
        [.. Moves()], Postings is { Count: > 0 } booked ? [new Booking(Version, At, booked)] : []);

    private IEnumerable<StockMovement> Moves() =>
        from move in Stock ?? []
        where !move.IsNothing
        let warehouse = move.Warehouse == "" ? Key.Shop : move.Warehouse
        group move by (warehouse, move.Sku, move.Kind) into same
        select new StockMovement(
            same.Key.warehouse, same.Key.Sku, At, same.Key.Kind, same.Sum(x => x.OnHand), same.Sum(x => x.Occupied),
            same.Sum(x => x.Defective), Key.OrderNo, Source);
}

/// <summary>A batch of them.</summary>
internal sealed record ToldBatch(
    Instant Now, IReadOnlyList<Told> Orders, IReadOnlyList<ParkedFact> Park, IReadOnlyList<string> Unpark,
    IReadOnlyList<Count> Counts)
{
    public CommitBatch Truth => new(Now, [.. Orders.Select(x => x.Truth)], Park, Unpark, Counts);
}

internal static class Telling
{
    public static readonly ImmutableArray<ListName> All = [.. Enum.GetValues<ListName>()];

    /// <summary>Commits, and lets the lists follow what was written: as the engine does, without waiting.</summary>
    public static async Task<CommitResult[]> CommitAsync(this IStore store, ToldBatch batch, CancellationToken stop)
    {
        var (results, place) = await store.CommitAsync(batch.Truth, stop);
        if (place == 0) return results;
        var rows = batch.Orders.Where((_, i) => results[i] is CommitResult.Written).Select(x => x.Rows).ToList();
        while (true)
        {
            var at = (await store.ListsAsync(stop))[0].Place;
            if (await store.FollowAsync(new ListStep(All, at, Math.Max(at, place), rows), stop)) return results;
        }
    }
}
