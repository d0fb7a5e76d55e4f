using System.Diagnostics;
using Antui.Simulation.Kernel;
using Antui.Simulation.Mutants;

namespace Antui.Simulation.Run;

/// <summary>What many seeds came to.</summary>
internal sealed record FleetResult(IReadOnlyList<RunResult> Failed, int Seeds, long Refunds, double VirtualHours, TimeSpan Took, Coverage Seen)
{
    public override string ToString() =>
        $"{Seeds} seeds in {Took.TotalSeconds:0.0} s ({Seeds / Took.TotalSeconds:0} seeds/s), {Refunds} refund lifecycles, "
        + $"{VirtualHours:0} virtual hours, {Failed.Count} breaches";
}

/// <summary>Independent worlds side by side, one on each core.</summary>
internal static class Fleet
{
    public static FleetResult Run(ulong firstSeed, int count, Func<Mutant>? mutant = null, int mostFailures = int.MaxValue)
    {
        var clock = Stopwatch.StartNew();
        var seen = new Coverage();
        var failed = new List<RunResult>();
        long refunds = 0;
        double hours = 0;
        int next = -1, done = 0;
        var gate = new Lock();
        void Work()
        {
            while (true)
            {
                var i = Interlocked.Increment(ref next);
                if (i >= count) return;
                var result = Sim.Run(firstSeed + (ulong)i, mutant?.Invoke());
                lock (gate)
                {
                    done++;
                    seen.Add(result.Seen);
                    refunds += result.Refunds;
                    hours += result.VirtualHours;
                    if (result.Breach is not null) failed.Add(result);
                    if (failed.Count >= mostFailures) return;
                }
            }
        }
        var threads = Enumerable.Range(0, Math.Min(Environment.ProcessorCount, count)).Select(_ => new Thread(Work)).ToList();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return new FleetResult([.. failed.OrderBy(f => f.Seed)], done, refunds, hours, clock.Elapsed, seen);
    }
}
