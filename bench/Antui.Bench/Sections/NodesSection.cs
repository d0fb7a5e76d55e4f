using System.Text.Json.Nodes;
using Antui.Bench.Load;

namespace Antui.Bench.Sections;

/// <summary>
/// Lifecycles with one, two and four nodes over one PostgreSQL, all on this machine: what several nodes cost each other
/// is seen, what more machines give is not.
/// </summary>
internal sealed class NodesSection : ISection
{
    private const int InFlight = 512;
    private const long Apart = 100_000_000;

    public string Path => "nodes.postgres";

    public TimeSpan AtMost => TimeSpan.FromMinutes(5);

    public async Task<JsonObject?> RunAsync(BenchOptions options)
    {
        var result = new JsonObject();
        double one = 0;
        foreach (var nodes in (int[])[1, 2, 4])
        {
            await using var place = await Place.MakeAsync("postgres", options);
            if (place is null) return null;
            BenchOptions.Say($"  {nodes} nodes");
            var rigs = new List<Rig>();
            try
            {
                for (var i = 0; i < nodes; i++) rigs.Add(await Rig.OpenAsync(place.Spec, "node" + i));
                var callers = new Callers(
                    n => rigs[(int)(n % nodes)].LifecycleAsync(Apart + n), place.Used,
                    () => Task.WhenAll(rigs.Select(r => r.SettledAsync())));
                var rate = (await callers.RunAsync(InFlight, options.WarmUp, options.Measure)).PerSecond;
                if (nodes == 1) one = rate;
                result[nodes.ToString()] = new JsonObject
                {
                    ["per_second"] = Math.Round(rate),
                    ["of_one"] = Math.Round(rate / one, 2),
                };
            }
            finally
            {
                foreach (var rig in rigs) await rig.DisposeAsync();
            }
        }
        return result;
    }
}
