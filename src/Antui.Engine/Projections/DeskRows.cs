using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Core.Returns;

namespace Antui.Engine.Projections;

/// <summary>
/// The built-in desk's list rows of an order. What did not change is not made again: most entries of an order's life
/// touch no shipment.
/// </summary>
internal static class DeskRows
{
    /// <summary>Rows that the entries changed, as they stand after the last change of each.</summary>
    public static (ImmutableArray<ShipmentRow> Shipments, ImmutableArray<ReturnRow> Returns) Changed(
        IReadOnlyList<Followed> entries)
    {
        ShipmentRow?[] shipments = [];
        ReturnRow?[] returns = [];
        foreach (var entry in entries)
        {
            if (!IsTouched(entry.Before, entry.After)) continue;
            Array.Resize(ref shipments, entry.After.Shipments.Length);
            Array.Resize(ref returns, entry.After.Returns.Length);
            Add(shipments, entry);
            Add(returns, entry);
        }
        return ([.. shipments.OfType<ShipmentRow>()], [.. returns.OfType<ReturnRow>()]);
    }

    /// <summary>Shipments and returns are only ever added, so a place names the same one before and after.</summary>
    private static void Add(ShipmentRow?[] rows, Followed entry)
    {
        var (before, after) = (entry.Before, entry.After);
        var (was, holds) = (before is null ? [] : HoldsOf(before), HoldsOf(after));
        for (var i = 0; i < rows.Length; i++)
        {
            var row = Row(after, after.Shipments[i], holds[i], entry.At);
            if (i < was.Length && Row(before!, before!.Shipments[i], was[i], entry.At) == row) continue;
            rows[i] = row;
        }
    }

    private static void Add(ReturnRow?[] rows, Followed entry)
    {
        var (before, after) = (entry.Before, entry.After);
        for (var i = 0; i < rows.Length; i++)
        {
            var row = Row(after, after.Returns[i], entry.At);
            if (i < before?.Returns.Length && Row(before, before.Returns[i], entry.At) == row) continue;
            rows[i] = row;
        }
    }

    private static bool IsTouched(Order? before, Order after)
    {
        if (after.Shipments.IsEmpty && after.Returns.IsEmpty) return false;
        return before is null || !ReferenceEquals(before.Head, after.Head) || before.Shipments != after.Shipments
            || before.Returns != after.Returns || !HoldsOf(before).AsSpan().SequenceEqual(HoldsOf(after).AsSpan());
    }

    /// <summary>For each shipment: does a refund, paid or asked for, keep something of it from going out?</summary>
    private static ImmutableArray<bool> HoldsOf(Order order)
    {
        var holds = ImmutableArray.CreateBuilder<bool>(order.Shipments.Length);
        foreach (var shipment in order.Shipments) holds.Add(Holds.Of(order, shipment) is not null);
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
