using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>The people at the built-in desk: they release, split, pack and hand over, and open what comes back.</summary>
internal sealed class Warehouse(Sim sim)
{
    private int _documents;

    public void Adopt(OrderKey key)
    {
        var random = sim.World.Random;
        if (random.Chance(0.25)) return;
        var at = random.Between(60_000, 1_500_000);
        if (random.Chance(0.3))
        {
            var lineNo = sim.Goods.Of(key).Ordered.Keys.First();
            At(at, key, ShipmentAction.Split, "S1", [new LineQuantity(lineNo, 1)]);
        }
        foreach (var action in new[] { ShipmentAction.Release, ShipmentAction.Pick, ShipmentAction.Pack, ShipmentAction.HandOver })
        {
            at += random.Between(1_000, 600_000);
            At(at, key, action, random.Chance(0.3) ? "S1" : "", []);
        }
        // What was left behind or came free again goes out later.
        for (var again = random.Below(3); again > 0; again--)
        {
            at += random.Between(60_000, 900_000);
            At(at, key, ShipmentAction.HandOver, "", []);
        }
    }

    /// <summary>Opens a parcel: what is in it becomes true now, in one document or two.</summary>
    public List<(string Document, ImmutableArray<Inspected> Found)> Open(OrderKey key, string refundNo, ImmutableArray<LineQuantity> lines)
    {
        var returned = sim.Goods.Of(key).Returned;
        if (!returned.TryGetValue(refundNo, out var documents)) returned[refundNo] = documents = [];
        if (documents.Count > 0) return [];
        var parts = Sides(lines).Select(found => (Document: $"D{++_documents}", Found: found)).ToList();
        foreach (var (document, part) in parts) documents[document] = [.. part];
        sim.World.Say($"  warehouse opens {key} {refundNo} {parts[0].Found[0].Grade} in {parts.Count}");
        return parts;
    }

    /// <summary>Something of the same request that came by itself.</summary>
    public (string Document, ImmutableArray<Inspected> Found) OpenMore(
        OrderKey key, string refundNo, ImmutableArray<LineQuantity> lines)
    {
        var (document, found) = ($"D{++_documents}", Whole(lines));
        sim.Goods.Of(key).Returned[refundNo][document] = [.. found];
        sim.World.Say($"  warehouse opens more of {key} {refundNo}: {string.Join(',', lines)}");
        return (document, found);
    }

    public static ImmutableArray<Inspected> Whole(ImmutableArray<LineQuantity> lines) =>
        [.. lines.Select(l => new Inspected(l.LineNo, l.Quantity, Grade.Good))];

    /// <summary>What is found at first, and what lies underneath.</summary>
    public List<ImmutableArray<Inspected>> Sides(ImmutableArray<LineQuantity> lines)
    {
        var random = sim.World.Random;
        var grade = random.Chance(0.85) ? Grade.Good : random.Of(Grade.Defective, Grade.WrongItem, Grade.Opened);
        var found = lines.Select(l => new Inspected(l.LineNo, l.Quantity, grade)).ToList();
        if (random.Chance(0.08)) found[0] = found[0] with { Grade = Grade.Missing };
        if (found[0].Quantity == 1 || random.Chance(0.5)) return [[.. found]];
        ImmutableArray<Inspected> first = [found[0] with { Quantity = 1 }];
        found[0] = found[0] with { Quantity = found[0].Quantity - 1 };
        return [first, [.. found]];
    }

    private void At(long ms, OrderKey key, ShipmentAction action, string shipmentNo, ImmutableArray<LineQuantity> lines) =>
        sim.World.After(ms, () => sim.Cluster.Deliver(new Fact.ShipmentStep(
            key, action, shipmentNo, "person:packer", lines,
            Waybill: action is ShipmentAction.HandOver ? new Tracking("SF", $"W{sim.World.NowMs % 1_000_000}") : null)));
}
