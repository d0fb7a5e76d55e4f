using System.Text.Json.Nodes;
using Antui.Bench.Load;

namespace Antui.Bench.Sections;

/// <summary>The lifecycle over the public REST API on loopback; callers and node share the processors.</summary>
internal sealed class HttpSection(string store) : ISection
{
    private static readonly int[] Counts = [1, 16, 64];

    public string Path => "http." + store;

    public TimeSpan AtMost => TimeSpan.FromMinutes(3);

    public async Task<JsonObject?> RunAsync(BenchOptions options)
    {
        await using var place = await Place.MakeAsync(store, options);
        if (place is null) return null;
        await using var rig = await HttpRig.OpenAsync(place.Spec);
        var load = new Callers(rig.LifecycleAsync, place.Used);
        // The first run is thrown away: it is when the code of the web server is compiled.
        await load.RunAsync(Counts[1], options.WarmUp, options.WarmUp);
        var result = new JsonObject();
        foreach (var count in Counts)
        {
            BenchOptions.Say($"  {count} callers");
            result["c" + count] = Figures.Of(await load.RunAsync(count, options.WarmUp, options.Measure));
        }
        return result;
    }
}
