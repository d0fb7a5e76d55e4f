using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Returns;

namespace Antui.Bench.Load;

/// <summary>
/// Fills a store with shipments and returns of the desk: eight of ten have left, every tenth waits for its audit, every
/// tenth is stopped. A gift is in all of them, a presale article only in what waits.
/// </summary>
internal static class DeskFilling
{
    public const int Stored = 100_000;

    private const int Batch = 1_000;

    private static readonly Instant Start = new(1_760_000_000_000);

    /// <summary>When the order with this number was placed.</summary>
    public static Instant At(int i) => Start + TimeSpan.FromSeconds(i * 2);

    public static async Task RunAsync(IStore store)
    {
        for (var from = 0; from < Stored; from += Batch)
        {
            var orders = Enumerable.Range(from, Batch).Select(Order).ToList();
            var commits = orders.Select(o => new OrderCommit(
                o.Key, 1, Start, "bench", "[]"u8.ToArray(), Instant.Never)).ToList();
            await store.CommitAsync(new CommitBatch(Start, commits, [], [], []), CancellationToken.None);
            await Filling.ShowAsync(store, orders);
        }
        await Filling.EndAsync(store);
    }

    private static OrderRows Order(int i)
    {
        var key = new OrderKey($"s{i % 4}", $"T{i}");
        var (at, shipment) = (At(i), Shipment(key, i));
        var row = new OrderRow(
            key.Shop, key.OrderNo, OrderStatus.Paid, "PAID", 10_000, 0, at, at, shipment.BuyerRef, Hosted: false);
        return new OrderRows(key, row, [], [shipment], [Return(shipment, i)], [], [], []);
    }

    private static ShipmentRow Shipment(OrderKey key, int i)
    {
        var stage = i % 10 == 0 ? ShipmentStage.Audit : i % 10 == 1 ? ShipmentStage.Stopped : ShipmentStage.Shipped;
        var shipped = stage is ShipmentStage.Shipped;
        var skus = stage is ShipmentStage.Audit ? $"sku-{i % 500}×2, gift, presale" : $"sku-{i % 500}×2, gift";
        return new ShipmentRow(
            key.Shop, key.OrderNo, "S1", stage, shipped ? StopLevel.HandedOver : StopLevel.NotReleased,
            ShipmentKind.Sale, i % 3 == 0 ? "east" : key.Shop, $"P{i}", shipped ? "SF" : "", shipped ? $"SF{i}" : "", 2,
            0, skus, $"b{i % 20_000}", "浙江", false, At(i), At(i));
    }

    private static ReturnRow Return(ShipmentRow of, int i) => new(
        of.Shop, of.OrderNo, "R1", $"F{i}",
        of.Stage switch
        {
            ShipmentStage.Audit => ReturnState.InTransit,
            ShipmentStage.Stopped => ReturnState.Inspected,
            _ => ReturnState.Closed,
        },
        "YTO", $"YT{i}", of.Warehouse, 1, 1, 1, 0, of.Skus, of.BuyerRef, of.CreatedAt, of.ModifiedAt);
}
