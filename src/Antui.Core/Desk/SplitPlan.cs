using Antui.Core.Orders;

namespace Antui.Core.Desk;

/// <summary>A quantity of a line with its goods code.</summary>
public readonly record struct Wanted(string LineNo, string Sku, int Quantity);

/// <summary>A part to split off, and the warehouse it goes to; empty: where it is.</summary>
public sealed record SplitPart(string Warehouse, ImmutableArray<LineQuantity> Lines);

/// <summary>How a shipment is split when no lines are named.</summary>
public enum SplitBy
{
    Warehouse,
    Stock,
}

/// <summary>How a shipment is split by what lies where. Available counts what the shipment itself occupies.</summary>
public static class SplitPlan
{
    /// <summary>What cannot go now is split off, so that the rest can. Nothing when all or none of it can.</summary>
    public static ImmutableArray<SplitPart> ByStock(
        IReadOnlyList<Wanted> wanted, IReadOnlyDictionary<string, long> available)
    {
        var left = new Dictionary<string, long>(available);
        var missing = ImmutableArray.CreateBuilder<LineQuantity>();
        var here = 0;
        foreach (var line in wanted)
        {
            var take = (int)Math.Clamp(left.GetValueOrDefault(line.Sku), 0, line.Quantity);
            left[line.Sku] = left.GetValueOrDefault(line.Sku) - take;
            here += take;
            if (take < line.Quantity) missing.Add(new LineQuantity(line.LineNo, line.Quantity - take));
        }
        return here == 0 || missing.Count == 0 ? [] : [new SplitPart("", missing.DrainToImmutable())];
    }

    /// <summary>
    /// Lines that their own warehouse cannot send whole go to the first of the others that can; what no warehouse can
    /// stays. The order of the warehouses is the merchant's.
    /// </summary>
    public static ImmutableArray<SplitPart> ByWarehouse(
        IReadOnlyList<Wanted> wanted, string own, IReadOnlyList<string> warehouses,
        IReadOnlyDictionary<(string Warehouse, string Sku), long> available)
    {
        var left = new Dictionary<(string, string), long>(available);
        var parts = new Dictionary<string, ImmutableArray<LineQuantity>>();
        foreach (var line in wanted)
        {
            var from = new[] { own }.Concat(warehouses.Where(w => w != own))
                .FirstOrDefault(w => left.GetValueOrDefault((w, line.Sku)) >= line.Quantity) ?? own;
            left[(from, line.Sku)] = left.GetValueOrDefault((from, line.Sku)) - line.Quantity;
            parts[from] = [.. parts.GetValueOrDefault(from, []), new LineQuantity(line.LineNo, line.Quantity)];
        }
        return [.. parts.Where(p => p.Key != own).Select(p => new SplitPart(p.Key, p.Value))];
    }
}
