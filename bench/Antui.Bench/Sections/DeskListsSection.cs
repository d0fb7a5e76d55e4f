using System.Text.Json.Nodes;
using Antui.Bench.Load;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ports;
using Antui.Core.Returns;
using Antui.Storage;

namespace Antui.Bench.Sections;

/// <summary>
/// How long the order desk's lists take with 100,000 shipments and as many returns, most of them done: each filter
/// alone, filters together, and what has no match at all, for which a list that is only walked is walked to its end.
/// </summary>
internal sealed class DeskListsSection(string store) : ISection
{
    private const int Stored = DeskFilling.Stored, Limit = 50;

    public string Path => "desk_lists_ms." + store;

    public TimeSpan AtMost => TimeSpan.FromMinutes(8);

    public async Task<JsonObject?> RunAsync(BenchOptions options)
    {
        await using var place = await Place.MakeAsync(store, options);
        if (place is null) return null;
        await using var opened = await Stores.OpenAsync(place.Spec, StoreOptions.Default, CancellationToken.None);
        await DeskFilling.RunAsync(opened);
        var result = new JsonObject { ["shipments"] = Stored, ["returns"] = Stored };
        await Waits.TimeAsync(
            result, Shipments(opened).Concat(Together(opened)).Concat(await DeepAsync(opened)).Concat(Returns(opened)));
        return result;
    }

    private static IEnumerable<(string Name, Func<int, Task> Ask)> Shipments(IStore store)
    {
        Task Page(ShipmentFilter filter) => store.ShipmentsAsync(filter, null, Limit, CancellationToken.None);
        yield return ("all", _ => Page(new()));
        yield return ("to_audit", _ => Page(new(Stages: [ShipmentStage.Audit])));
        yield return ("to_audit_shop", i => Page(new(Shop: $"s{i % 4}", Stages: [ShipmentStage.Audit])));
        yield return ("open_stages", _ => Page(new(Stages: [ShipmentStage.Audit, ShipmentStage.Release])));
        yield return ("stage_nobody_is_in", _ => Page(new(Stages: [ShipmentStage.Pack])));
        yield return ("shipped", _ => Page(new(Stages: [ShipmentStage.Shipped])));
        yield return ("shop", i => Page(new(Shop: $"s{i % 4}")));
        yield return ("shop_without_any", _ => Page(new(Shop: "none")));
        yield return ("warehouse", _ => Page(new(Warehouse: "east")));
        yield return ("warehouse_without_any", _ => Page(new(Warehouse: "none")));
        yield return ("order", i => Page(new(Search: $"T{i * 37 % Stored}")));
        yield return ("waybill", i => Page(new(Search: $"SF{i * 53 % Stored}")));
        yield return ("parcel", i => Page(new(ParcelNo: $"P{i * 53 % Stored}")));
        yield return ("buyer", i => Page(new(BuyerRef: $"b{i * 71 % 20_000}")));
        yield return ("sku", i => Page(new(Sku: $"sku-{i % 500}")));
        yield return ("sku_in_all", _ => Page(new(Sku: "gift")));
        yield return ("sku_nobody_has", _ => Page(new(Sku: "none")));
        yield return ("counts", _ => store.CountShipmentsAsync(null, CancellationToken.None));
        yield return ("counts_shop", _ => store.CountShipmentsAsync("s1", CancellationToken.None));
        yield return ("scan", i => store.FindParcelAsync($"SF{i * 53 % Stored}", CancellationToken.None));
    }

    private static IEnumerable<(string Name, Func<int, Task> Ask)> Together(IStore store)
    {
        Task Page(ShipmentFilter filter) => store.ShipmentsAsync(filter, null, Limit, CancellationToken.None);
        Instant From(int i) => DeskFilling.At(i * 997 % Stored);
        yield return ("stopped_warehouse", _ => Page(new(Stages: [ShipmentStage.Stopped], Warehouse: "east")));
        yield return ("shop_with_a_warehouse_never_its", _ => Page(new(Shop: "s1", Warehouse: "s2")));
        yield return ("shipped_shop_warehouse_never_its", _ =>
            Page(new(Shop: "s1", Stages: [ShipmentStage.Shipped], Warehouse: "s2")));
        yield return ("time_shop", i =>
            Page(new(Shop: "s2", CreatedFrom: From(i), CreatedTo: From(i) + TimeSpan.FromHours(2))));
        yield return ("time_warehouse_without_any", _ =>
            Page(new(Warehouse: "none", CreatedTo: DeskFilling.At(Stored))));
        yield return ("sku_shop", i => Page(new(Shop: "s2", Sku: $"sku-{i % 500}")));
        yield return ("sku_to_audit", i => Page(new(Sku: $"sku-{i % 50 * 10}", Stages: [ShipmentStage.Audit])));
        yield return ("sku_in_all_to_audit", _ => Page(new(Sku: "gift", Stages: [ShipmentStage.Audit])));
        yield return ("sku_in_all_stage_nobody_is_in", _ => Page(new(Sku: "gift", Stages: [ShipmentStage.Pack])));
        yield return ("sku_in_all_stopped_or_shipped", _ =>
            Page(new(Sku: "gift", Stages: [ShipmentStage.Stopped, ShipmentStage.Shipped])));
        yield return ("sku_presale_stopped", _ => Page(new(Sku: "presale", Stages: [ShipmentStage.Stopped])));
        yield return ("sku_presale_shipped", _ => Page(new(Sku: "presale", Stages: [ShipmentStage.Shipped])));
        yield return ("sku_in_all_warehouse_without_any", _ => Page(new(Sku: "gift", Warehouse: "none")));
        yield return ("sku_shop_stage_warehouse_time", i => Page(new(
            "s0", [ShipmentStage.Shipped], "east", Sku: "gift", CreatedFrom: From(i),
            CreatedTo: From(i) + TimeSpan.FromDays(1))));
        yield return ("buyer_sku_stage", i =>
            Page(new(BuyerRef: $"b{i * 71 % 20_000}", Sku: "gift", Stages: [ShipmentStage.Audit])));
        yield return ("order_sku_shop_stage", i => Page(new(
            $"s{i * 37 % Stored % 4}", [ShipmentStage.Shipped], Search: $"T{i * 37 % Stored}", Sku: "gift")));
    }

    private static async Task<(string Name, Func<int, Task> Ask)[]> DeepAsync(IStore store)
    {
        var questions = new List<(string, Func<int, Task>)>();
        foreach (var (name, rows, filter) in new (string, int, ShipmentFilter)[]
        {
            ("deep_all", Stored, new()), ("deep_shop", Stored / 4, new(Shop: "s1")),
            ("deep_shipped", Stored * 4 / 5, new(Stages: [ShipmentStage.Shipped])),
            ("deep_to_audit", Stored / 10, new(Stages: [ShipmentStage.Audit])),
            ("deep_sku_in_all", Stored, new(Sku: "gift")),
            ("deep_sku_shop_shipped", Stored / 8, new(Shop: "s3", Sku: "gift", Stages: [ShipmentStage.Shipped])),
            ("deep_time", Stored, new(CreatedTo: DeskFilling.At(Stored))),
        })
        {
            var cursor = await Waits.MiddleAsync(
                rows, (c, n) => store.ShipmentsAsync(filter, c, n, CancellationToken.None));
            questions.Add((name, _ => store.ShipmentsAsync(filter, cursor, Limit, CancellationToken.None)));
        }

        return [.. questions];
    }

    private static IEnumerable<(string Name, Func<int, Task> Ask)> Returns(IStore store)
    {
        Task Page(ReturnFilter filter) => store.ReturnsAsync(filter, null, Limit, CancellationToken.None);
        yield return ("returns_all", _ => Page(new()));
        yield return ("returns_state", _ => Page(new(States: [ReturnState.InTransit])));
        yield return ("returns_closed_shop", _ => Page(new("s1", [ReturnState.Closed])));
        yield return ("returns_shop_without_any", _ => Page(new(Shop: "none")));
        yield return ("returns_warehouse_without_any", _ => Page(new(Warehouse: "none", States: [ReturnState.Closed])));
        yield return ("returns_buyer", i => Page(new(BuyerRef: $"b{i * 71 % 20_000}")));
        yield return ("returns_tracking", i => Page(new(Search: $"YT{i * 53 % Stored}")));
        yield return ("returns_counts", _ => store.CountReturnsAsync(null, CancellationToken.None));
    }
}
