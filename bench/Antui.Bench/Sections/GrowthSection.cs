using System.Text.Json.Nodes;
using Antui.Bench.Load;

namespace Antui.Bench.Sections;

/// <summary>The same lifecycles with ten thousand and with a million orders stored.</summary>
internal sealed class GrowthSection(string store) : ISection
{
    private const int Small = 10_000;
    private const int InFlight = 512;

    public string Path => store == "sqlite" ? "growth" : "growth." + store;

    public TimeSpan AtMost => TimeSpan.FromMinutes(8);

    public async Task<JsonObject?> RunAsync(BenchOptions options)
    {
        await using var place = await Place.MakeAsync(store, options);
        if (place is null) return null;
        var few = await MeasureAsync(place, 0, Small, options);
        var many = await MeasureAsync(place, Small, options.StoredOrders, options);
        return new JsonObject
        {
            ["10k"] = Math.Round(few),
            ["1m"] = Math.Round(many),
            ["orders"] = options.StoredOrders,
            ["slower_percent"] = Math.Round((1 - many / few) * 100, 1),
        };
    }

    /// <summary>A new engine each time; orders of lifecycles are numbered on.</summary>
    private static async Task<double> MeasureAsync(Place place, int from, int to, BenchOptions options)
    {
        await Filling.RunAsync(place.Spec, from, to, options);
        await using var rig = await Rig.OpenAsync(place.Spec);
        BenchOptions.Say($"  with {to:N0} orders");
        var callers = new Callers(n => rig.LifecycleAsync(from * 1_000L + n), place.Used, rig.SettledAsync);
        return (await callers.RunAsync(InFlight, options.WarmUp, options.Measure)).PerSecond;
    }
}
