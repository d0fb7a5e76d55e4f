using System.Diagnostics;
using System.Text.Json.Nodes;
using Antui.Bench.Load;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Shipments;
using Antui.Storage;

namespace Antui.Bench.Sections;

/// <summary>How long the order desk's lists take with 100,000 shipments, a fifth of them open.</summary>
internal sealed class DeskListsSection(string store) : ISection
{
    private const int Stored = 100_000, Batch = 1_000, Limit = 50;

    private static readonly Instant Start = new(1_760_000_000_000);

    public string Path => "desk_lists_ms." + store;

    public TimeSpan AtMost => TimeSpan.FromMinutes(5);

    public async Task<JsonObject?> RunAsync(BenchOptions options)
    {
        await using var place = await Place.MakeAsync(store, options);
        if (place is null) return null;
        await using var opened = await Stores.OpenAsync(place.Spec, StoreOptions.Default, CancellationToken.None);
        for (var from = 0; from < Stored; from += Batch)
        {
            var commits = Enumerable.Range(from, Batch).Select(Commit).ToList();
            await opened.CommitAsync(new CommitBatch(Start, commits, [], [], []), CancellationToken.None);
        }
        var result = new JsonObject { ["shipments"] = Stored };
        foreach (var (name, ask) in Questions(opened)) result[name] = await TimeAsync(ask);
        return result;
    }

    private static IEnumerable<(string Name, Func<int, Task> Ask)> Questions(IStore store)
    {
        Task Page(ShipmentFilter filter) => store.ShipmentsAsync(filter, null, Limit, CancellationToken.None);
        yield return ("all", _ => Page(new ShipmentFilter()));
        yield return ("to_audit", _ => Page(new ShipmentFilter(Stages: [ShipmentStage.Audit])));
        yield return ("to_audit_shop", i => Page(new ShipmentFilter(Shop: $"s{i % 4}", Stages: [ShipmentStage.Audit])));
        yield return ("shipped", _ => Page(new ShipmentFilter(Stages: [ShipmentStage.Shipped])));
        yield return ("stopped_warehouse", _ =>
            Page(new ShipmentFilter(Stages: [ShipmentStage.Stopped], Warehouse: "east")));
        yield return ("order", i => Page(new ShipmentFilter(Search: $"T{i * 37 % Stored}")));
        yield return ("waybill", i => Page(new ShipmentFilter(Search: $"SF{i * 53 % Stored}")));
        yield return ("buyer", i => Page(new ShipmentFilter(BuyerRef: $"b{i * 71 % 20_000}")));
        yield return ("sku", i => Page(new ShipmentFilter(Sku: $"sku-{i % 500}")));
        yield return ("sku_nobody_has", _ => Page(new ShipmentFilter(Sku: "none")));
        yield return ("counts", _ => store.CountShipmentsAsync(null, CancellationToken.None));
        yield return ("scan", i => store.FindParcelAsync($"SF{i * 53 % Stored}", CancellationToken.None));
    }

    private static OrderCommit Commit(int i)
    {
        var key = new OrderKey($"s{i % 4}", $"T{i}");
        var at = Start + TimeSpan.FromSeconds(i * 2);
        var stage = i % 10 == 0 ? ShipmentStage.Audit : i % 10 == 1 ? ShipmentStage.Stopped : ShipmentStage.Shipped;
        var shipped = stage is ShipmentStage.Shipped;
        var shipment = new ShipmentRow(
            key.Shop, key.OrderNo, "S1", stage, shipped ? StopLevel.HandedOver
                : StopLevel.NotReleased, ShipmentKind.Sale,
            i % 3 == 0 ? "east" : key.Shop, "", shipped ? "SF" : "", shipped ? $"SF{i}"
                : "", 2, 0, $"sku-{i % 500}×2, gift",
            $"b{i % 20_000}", "浙江", false, at, at);
        var row = new OrderRow(
            key.Shop, key.OrderNo, OrderStatus.Paid, "PAID", 10_000, 0, at, at, shipment.BuyerRef, Hosted: false);
        return new OrderCommit(key, 1, at, "bench", "[]"u8.ToArray(), Instant.Never, row, [], Shipments: [shipment]);
    }

    private static async Task<JsonObject> TimeAsync(Func<int, Task> ask)
    {
        const int warm = 5, times = 60;
        var taken = new List<double>(times);
        for (var i = 0; i < warm + times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask(i);
            if (i >= warm) taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        taken.Sort();
        return new JsonObject { ["p50"] = Math.Round(taken[times / 2], 2), ["p99"] = Math.Round(taken[^1], 2) };
    }
}
