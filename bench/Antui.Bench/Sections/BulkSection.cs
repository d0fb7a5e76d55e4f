using System.Text.Json.Nodes;
using Antui.Bench.Load;

namespace Antui.Bench.Sections;

/// <summary>Facts by the hundred in one call of the public REST API; callers and node share the processors.</summary>
internal sealed class BulkSection(string store) : ISection
{
    private const int Facts = 498, Senders = 4;

    public string Path => "bulk." + store;

    public TimeSpan AtMost => TimeSpan.FromMinutes(2);

    public async Task<JsonObject?> RunAsync(BenchOptions options)
    {
        var result = new JsonObject { ["facts_a_call"] = Facts };
        foreach (var (name, whole) in new[] { ("orders", false), ("orders_with_refund_and_evidence", true) })
        {
            await using var place = await Place.MakeAsync(store, options);
            if (place is null) return null;
            await using var rig = await HttpRig.OpenAsync(place.Spec);
            BenchOptions.Say($"  {name}");
            var load = new Callers(call => rig.BulkAsync(call, Facts, whole), place.Used);
            var run = await load.RunAsync(Senders, options.WarmUp, options.Measure);
            result[name] = new JsonObject
            {
                ["facts_per_second"] = Math.Round(run.PerSecond * Facts),
                ["call_p50_ms"] = Math.Round(run.P50Ms, 1),
                ["call_p99_ms"] = Math.Round(run.P99Ms, 1),
            };
        }
        return result;
    }
}
