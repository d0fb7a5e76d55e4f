using Antui.Core.Subjects;
using Antui.Engine.Reconciliation;
using Antui.Simulation.Kernel;
using Antui.Simulation.Oracle;
using Antui.Simulation.Run;

namespace Antui.Simulation.Parties;

/// <summary>
/// Finance compares platform, goods and money, at any moment and on any node, and says of a difference that nothing more
/// is to be done. What she was told is resolved stays so, whatever later runs see.
/// </summary>
internal sealed class Bookkeeper(Sim sim, SplitMix random)
{
    private const string Author = "person:cai";

    /// <summary>Another node compares already.</summary>
    private static readonly ReconciliationRun NotNow = new("", default, default, "", 0, 0, 0, 0, "");

    private readonly Dictionary<(string Shop, string Id), string> _resolved = [];

    public void Start(long untilMs)
    {
        for (var n = random.Between(2, 8); n > 0; n--) sim.World.After(random.Between(60_000, untilMs), Compares);
    }

    /// <summary>What she was told, and is not so.</summary>
    public Breach? FirstWrong()
    {
        foreach (var ((shop, id), by) in _resolved)
        {
            var finding = SubjectChecks.Read(sim, new Findings(), shop, id);
            if (finding?.IsOpen is not false || finding.ResolvedBy != by)
                return new Breach("F1", $"{shop} {id}: {by} was told that it is resolved, and it is by '{finding?.ResolvedBy}'");
        }
        return null;
    }

    private void Compares() => sim.Cluster.Do(
        async engine => await new Reconciler(engine) { Patience = TimeSpan.FromMinutes(5) }.RunAsync(null, Author, default) ?? NotNow,
        run =>
        {
            if (run is null || run == NotNow) return;
            sim.Seen.Hit(run.Added > 0 ? "differences-found" : "nothing-differs");
            sim.World.After(random.Between(1_000, 600_000), Resolves);
        });

    private void Resolves()
    {
        var open = SimStore.Now(sim.Store.NewestSubjectsAsync(new Findings().Name, null, true, null, 20, default)).Rows;
        if (open.Count == 0) return;
        var key = open[random.Below(open.Count)].Key;
        sim.Cluster.Do(
            async engine => (await new Reconciler(engine).ResolveAsync(key.Id, Author, "looked at", default))!,
            finding =>
            {
                if (finding is null) return;
                sim.Seen.Hit("difference-resolved");
                _resolved.TryAdd((key.Shop, key.Id), finding.ResolvedBy);
            });
    }
}
