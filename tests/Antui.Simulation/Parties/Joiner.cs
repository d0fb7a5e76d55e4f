using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Subjects;
using Antui.Engine.Desk;
using Antui.Engine.Shops;
using Antui.Simulation.Kernel;
using Antui.Simulation.Oracle;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// A clerk who puts orders of one buyer into one parcel, by what the list showed, while the packers go on with them.
/// Nobody is told that a merge was done of which one part stayed behind.
/// </summary>
internal sealed class Joiner(Sim sim, SplitMix random)
{
    private const int RowsMost = 100;

    public void Start(long untilMs)
    {
        foreach (var shape in sim.Shops.Where(s => s.Fulfilment is Fulfilment.BuiltIn))
            for (var n = random.Between(1, 8); n > 0; n--)
                sim.World.After(random.Between(60_000, untilMs), () => Merges(shape.Id));
    }

    /// <summary>A packer takes one of them in that moment: the others have to go back.</summary>
    private void Packs(ShipmentRow row) => sim.World.After(random.Between(0, 30), () => sim.Cluster.Deliver(
        new Fact.ShipmentStep(row.Key, ShipmentAction.Release, row.ShipmentNo, "person:packer", [])));

    private void Merges(string shop) => sim.Cluster.Do(
        async engine =>
        {
            var rows = (await engine.Lists.ShipmentsAsync(new(Shop: shop), null, RowsMost, default)).Rows
                .Where(Parcels.MayMerge).Take(3).ToList();
            if (rows.Count > 1 && random.Chance(0.5)) Packs(rows[^1]);
            return await engine.Desk.Merging.MergeAsync(
                [.. rows.Select(ShipmentName.Of)], "", "person:clerk", bound => random.Between(0, bound), default);
        },
        merged =>
        {
            if (merged is null) return;
            sim.Seen.Hit(merged.ParcelNo != "" ? "merged" : merged.Failed.Count > 0 ? "merge-refused" : "nothing-to-merge");
            if (merged.ParcelNo != "" && SubjectChecks.Read(sim, new Merges(), shop, merged.ParcelNo) is not { IsRefused: false })
                sim.World.Break("M1", $"{merged.ParcelNo} is called merged, and one part stayed behind");
        });
}
