using System.Text.Json;
using Antui.Core.Orders;
using Antui.Core.Subjects;
using Antui.Engine.Lanes;
using Antui.Simulation.Parties;
using Antui.Simulation.Run;

namespace Antui.Simulation.Oracle;

/// <summary>
/// Subjects that are no orders: each stands as its journal says, whoever moved it on and whatever died meanwhile; and no
/// parcel is merged by halves.
/// </summary>
internal static class SubjectChecks
{
    private const int Most = 200;

    public static void Final(Sim sim)
    {
        Check(sim, new BoxesIn());
        Check(sim, new Entries());
        Check(sim, new StockTold());
        Check(sim, new Findings());
        Check(sim, new WorkOrders());
        Sorter.Final(sim, Check(sim, new BulkTasks()));
        foreach (var merge in Check(sim, new Merges())) Whole(sim, merge);
    }

    /// <summary>As it is stored now; null when there is none.</summary>
    public static TState? Read<TState, TFact, TEvent>(
        Sim sim, SubjectKind<TState, TFact, TEvent> kind, string shop, string id)
        where TState : class
        where TEvent : class =>
        SimStore.Now(sim.Store.SubjectAsync(new(kind.Name, shop, id), default)) is { } stored
            ? JsonSerializer.Deserialize(stored.State, kind.StateJson) : null;

    private static List<TState> Check<TState, TFact, TEvent>(Sim sim, SubjectKind<TState, TFact, TEvent> kind)
        where TState : class
        where TEvent : class
    {
        var states = new List<TState>();
        foreach (var stored in SimStore.Now(sim.Store.NewestSubjectsAsync(kind.Name, null, false, null, Most, default)).Rows)
        {
            var journal = SimStore.Now(sim.Store.SubjectJournalAsync(stored.Key, default));
            TState? state = null;
            foreach (var entry in journal)
                foreach (var happened in JsonSerializer.Deserialize(entry.Events.Span, kind.EventsJson)!)
                    state = kind.Evolve(state, happened);
            if (JsonSerializer.Serialize(state!, kind.StateJson) != stored.State)
                sim.World.Break("S1", $"{stored.Key} does not stand as its journal says");
            if (Journal.BrokenAt(journal) is not null || !Journal.Digest(journal[^1]).AsSpan().SequenceEqual(stored.Digest.Span))
                sim.World.Break("S2", $"{stored.Key}: the chain of its journal is broken");
            if (journal.Count != stored.Version) sim.World.Break("S3", $"{stored.Key} has {journal.Count} entries");
            sim.Seen.Hit("subject-" + kind.Name);
            states.Add(state!);
        }
        return states;
    }

    /// <summary>All are in the parcel, or those that joined were told to go back.</summary>
    private static void Whole(Sim sim, Merge merge)
    {
        if (new Merges().Next(merge) is not null)
            sim.World.Break("M3", $"the merge into {merge.ParcelNo} never came to its end");
        if (merge.IsRefused) sim.Seen.Hit("merge-undone", merge.Parts.Count(p => p.Joining.IsDone));
        foreach (var part in merge.Parts.Where(p => p.Joining.IsDone && merge.IsRefused))
        {
            var there = sim.Mirror.Find(part.Order)?.Shipments.FirstOrDefault(s => s.ShipmentNo == part.ShipmentNo);
            if (there?.ParcelNo == merge.ParcelNo && part.Was != merge.ParcelNo
                && part.Leaving.State is not InstructionState.Refused)
                sim.World.Break("M2", $"{part.Order} {part.ShipmentNo} was left in {merge.ParcelNo} alone");
        }
    }
}
