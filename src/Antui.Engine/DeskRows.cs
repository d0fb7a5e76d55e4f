using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Antui.Core.Returns;
using Antui.Core.Shipments;

namespace Antui.Engine;

/// <summary>
/// The built-in desk's list rows of an order as they were last written. What did not change is not made again: most
/// commits of an order's life touch no shipment.
/// </summary>
internal sealed record DeskRows(
    ImmutableArray<ShipmentRow> Shipments, ImmutableArray<ReturnRow> Returns, ImmutableArray<bool> Holds)
{
    public static readonly DeskRows None = new([], [], []);

    /// <param name="from">The order these rows were made from; null when nobody made any yet.</param>
    /// <returns>All rows, and those of them that changed.</returns>
    public (DeskRows Rows, ImmutableArray<ShipmentRow> Shipments, ImmutableArray<ReturnRow> Returns) Next(
        Order? from, Order order, Instant now)
    {
        if (order.Shipments.IsEmpty && order.Returns.IsEmpty) return (None, [], []);
        var sameHead = from is not null && ReferenceEquals(from.Head, order.Head);
        var holds = HoldsOf(order);
        var sameShipments = sameHead && from!.Shipments == order.Shipments
            && Holds.AsSpan().SequenceEqual(holds.AsSpan());
        var sameReturns = sameHead && from!.Returns == order.Returns;
        if (sameShipments && sameReturns) return (this, [], []);
        var shipments = Shipments;
        var returns = Returns;
        var changedShipments = sameShipments ? [] : Changed(
            ref shipments, order.Shipments.Length, i => Row(order, order.Shipments[i], holds[i], now),
            static (old, row) => old with { ModifiedAt = row.ModifiedAt } == row);
        var changedReturns = sameReturns ? [] : Changed(
            ref returns, order.Returns.Length, i => Row(order, order.Returns[i], now),
            static (old, row) => old with { ModifiedAt = row.ModifiedAt } == row);
        return (new DeskRows(shipments, returns, holds), changedShipments, changedReturns);
    }

    /// <summary>Shipments and returns are only ever added, so a place names the same one before and after.</summary>
    private static ImmutableArray<T> Changed<T>(
        ref ImmutableArray<T> known, int count, Func<int, T> make, Func<T, T, bool> same)
    {
        var all = ImmutableArray.CreateBuilder<T>(count);
        var changed = ImmutableArray.CreateBuilder<T>();
        for (var i = 0; i < count; i++)
        {
            var row = make(i);
            if (i < known.Length && same(known[i], row))
            {
                all.Add(known[i]);
                continue;
            }
            all.Add(row);
            changed.Add(row);
        }
        known = all.MoveToImmutable();
        return changed.DrainToImmutable();
    }

    /// <summary>For each shipment: does a refund, paid or asked for, keep something of it from going out?</summary>
    private static ImmutableArray<bool> HoldsOf(Order order)
    {
        var holds = ImmutableArray.CreateBuilder<bool>(order.Shipments.Length);
        foreach (var shipment in order.Shipments) holds.Add(Core.Shipments.Holds.Of(order, shipment) is not null);
        return holds.MoveToImmutable();
    }

    internal static ShipmentRow Row(Order order, Shipment s, bool hold, Instant now) => new(
        order.Key.Shop, order.Key.OrderNo, s.ShipmentNo, StageOf(s), s.Level, s.Kind, s.WarehouseOf(order.Key.Shop),
        s.ParcelNo,
        s.Waybill?.Carrier ?? "", s.Waybill?.Number ?? "", Pieces(s.Lines), Pieces(s.Stopped),
        Skus(order, s.Lines.IsEmpty ? s.Stopped : s.Lines), order.Head.BuyerRef ?? "", order.Head.ShipTo ?? "", hold,
        order.Head.Created, now);

    internal static ReturnRow Row(Order order, ReturnOrder r, Instant now)
    {
        long good = 0, other = 0;
        foreach (var found in r.Inspected)
        {
            if (found.Grade is Grade.Good) good += found.Quantity;
            else other += found.Quantity;
        }
        var created = r.Created != default ? r.Created : order.Case(r.RefundNo)?.Claim.Asked ?? order.Head.Created;
        return new ReturnRow(
            order.Key.Shop, order.Key.OrderNo, r.ReturnNo, r.RefundNo, StateOf(r,
                good + other), r.Tracking?.Carrier ?? "",
            r.Tracking?.Number ?? "", r.WarehouseOf(order.Key.Shop), Pieces(r.Expected), Pieces(r.Received), good,
            other,
            Skus(order, r.Expected), order.Head.BuyerRef ?? "", created, now);
    }

    private static ShipmentStage StageOf(Shipment s) => s switch
    {
        { HasLeft: true } => ShipmentStage.Shipped,
        { Lines.IsEmpty: true } => ShipmentStage.Stopped,
        { Audited: false } => ShipmentStage.Audit,
        _ => s.Level switch
        {
            StopLevel.Released => ShipmentStage.Pick,
            StopLevel.Picking => ShipmentStage.Pack,
            StopLevel.Packed => ShipmentStage.HandOver,
            _ => ShipmentStage.Release,
        },
    };

    private static ReturnState StateOf(ReturnOrder r, long inspected) =>
        r.Closed ? ReturnState.Closed
        : inspected > 0 && inspected >= Pieces(r.Expected) ? ReturnState.Inspected
        : inspected > 0 || !r.Received.IsEmpty ? ReturnState.Received
        : r.Tracking is not null ? ReturnState.InTransit
        : ReturnState.Expected;

    private static long Pieces(ImmutableArray<LineQuantity> lines)
    {
        long sum = 0;
        foreach (var line in lines) sum += line.Quantity;
        return sum;
    }

    /// <summary>"A×2, B": one entry a SKU.</summary>
    private static string Skus(Order order, ImmutableArray<LineQuantity> lines)
    {
        if (lines.Length == 1) return SkuText.One(SkuOf(order, lines[0].LineNo), lines[0].Quantity);
        return SkuText.Join(
            lines.GroupBy(l => SkuOf(order, l.LineNo)).Select(g => SkuText.One(g.Key, g.Sum(l => l.Quantity))));
    }

    private static string SkuOf(Order order, string lineNo) =>
        order.Line(lineNo)?.Sku ?? GoodsSaid.SkuOf(lineNo) ?? lineNo;
}
