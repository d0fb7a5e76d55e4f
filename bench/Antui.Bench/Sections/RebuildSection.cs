using System.Diagnostics;
using System.Text.Json.Nodes;
using Antui.Bench.Load;

namespace Antui.Bench.Sections;

/// <summary>All lists made anew on a node that does nothing else: rows, then figures and books beside them.</summary>
internal sealed class RebuildSection(string store) : ISection
{
    public string Path => "rebuild." + store;

    public TimeSpan AtMost => TimeSpan.FromMinutes(8);

    public async Task<JsonObject?> RunAsync(BenchOptions options)
    {
        var stored = Math.Min(options.StoredOrders, 100_000);
        await using var place = await Place.MakeAsync(store, options);
        if (place is null) return null;
        await Filling.RunAsync(place.Spec, 0, stored, options);
        await using var rig = await Rig.OpenAsync(place.Spec);
        var start = Stopwatch.GetTimestamp();
        var remake = rig.Engine.Lists.StartRemake("bench")
            ?? throw new InvalidOperationException("Lists are made anew already.");
        TimeSpan? rows = null;
        while (await Task.WhenAny(remake.Ended, Task.Delay(20)) != remake.Ended)
            if (remake.Orders == stored) rows ??= Stopwatch.GetElapsedTime(start);
        var all = Stopwatch.GetElapsedTime(start);
        if (remake.Fault != "") throw new InvalidOperationException(remake.Fault);
        return new JsonObject
        {
            ["orders"] = stored,
            ["rows_per_second"] = Math.Round(stored / (rows ?? all).TotalSeconds),
            ["sums_per_second"] = Math.Round(stored / (all - (rows ?? all)).TotalSeconds),
            ["orders_per_second"] = Math.Round(stored / all.TotalSeconds),
        };
    }
}
