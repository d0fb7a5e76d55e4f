using System.Diagnostics;

namespace Antui.Bench.Load;

/// <summary>What a number of callers got done in a time.</summary>
/// <param name="Lifecycles">Those that ended inside the measured time.</param>
internal sealed record Run(int Callers, double Seconds, long Lifecycles, double P50Ms, double P99Ms, Resources Used)
{
    public double PerSecond => Lifecycles / Seconds;

    public double CpuMsPerLifecycle => Used.CpuMs / Math.Max(1, Lifecycles);

    public double AllocatedPerLifecycle => Used.Allocated / (double)Math.Max(1, Lifecycles);

    public double BytesPerLifecycle => Used.Bytes / (double)Math.Max(1, Lifecycles);
}

/// <summary>
/// So many callers, each doing one lifecycle after the other, closed loop or at a given pace. Where lists follow, the
/// clock stops when they show everything: a lifecycle that lists do not show yet is not done.
/// </summary>
internal sealed class Callers(Func<long, Task> lifecycle, Func<Resources> resources, Func<Task>? settle = null)
{
    private long _next;
    private long _from;
    private long _to;

    /// <summary>Lifecycles given out so far; the numbers of their orders.</summary>
    public long Next => Interlocked.Read(ref _next);

    /// <param name="perSecond">Zero: as fast as it goes. Otherwise lifecycles begin at this pace, spread over the callers.</param>
    public async Task<Run> RunAsync(int callers, TimeSpan warmUp, TimeSpan measure, double perSecond = 0)
    {
        (_from, _to) = (long.MaxValue, long.MaxValue);
        var times = new List<long>[callers];
        var all = Enumerable.Range(0, callers)
            .Select(c => Task.Run(() => CallAsync(times[c] = [], c, callers, perSecond))).ToArray();
        // A thread of its own keeps the time: the pool's threads are what is being loaded.
        var (used, began) = (default(Resources), default(Resources));
        var clock = new Thread(() =>
        {
            Thread.Sleep(warmUp);
            var before = resources();
            Volatile.Write(ref _from, Stopwatch.GetTimestamp());
            Thread.Sleep(measure);
            Volatile.Write(ref _to, Stopwatch.GetTimestamp());
            if (settle is null) used = resources() - before;
            else began = before;
        });
        clock.Start();
        await Task.WhenAll(all);
        clock.Join();
        if (settle is not null)
        {
            await settle();
            (_to, used) = (Stopwatch.GetTimestamp(), resources() - began);
        }
        var sorted = times.SelectMany(t => t).Order().ToArray();
        return new Run(
            callers, Stopwatch.GetElapsedTime(_from, _to).TotalSeconds, sorted.Length, At(sorted, 0.5), At(sorted, 0.99), used);
    }

    private async Task CallAsync(List<long> times, int caller, int callers, double perSecond)
    {
        var gap = perSecond > 0 ? (long)(callers / perSecond * Stopwatch.Frequency) : 0;
        var due = Stopwatch.GetTimestamp() + gap * caller / callers;
        while (Volatile.Read(ref _to) == long.MaxValue)
        {
            if (gap > 0 && Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } early) await Task.Delay(early);
            var start = Stopwatch.GetTimestamp();
            due += gap;
            await lifecycle(Interlocked.Increment(ref _next));
            var end = Stopwatch.GetTimestamp();
            if (end >= Volatile.Read(ref _from) && (settle is not null || end < Volatile.Read(ref _to))) times.Add(end - start);
        }
    }

    private static double At(long[] sorted, double percentile) => sorted.Length == 0
        ? 0
        : sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(sorted.Length * percentile))] * 1_000.0 / Stopwatch.Frequency;
}
