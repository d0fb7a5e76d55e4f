using System.Text.Json.Nodes;
using Antui.Bench.Ceiling;
using Antui.Bench.Load;
using Antui.Bench.Peer;

namespace Antui.Bench.Sections;

/// <summary>
/// Full refund lifecycles in process: one caller, 16, 64, and as many as it takes for the most; beside them, in the same
/// run and on the same disk, what the storage can do at all and what a plain program does. On the memory store, which is
/// run only when asked for, it shows what the engine itself takes.
/// </summary>
internal sealed class LifecycleSection(string store) : ISection
{
    private const long HalfLoadFirst = 200_000_000;
    private static readonly int[] Few = [1, 16, 64];
    private static readonly int[] Many = [512, 2_000];

    public string Path => "lifecycles." + store;

    public TimeSpan AtMost => TimeSpan.FromMinutes(6);

    public async Task<JsonObject?> RunAsync(BenchOptions options)
    {
        await using var place = await Place.MakeAsync(store, options);
        if (place is null) return null;
        var result = await OursAsync(place, options);
        var ours = (double)result["per_second"]!;
        if (store == "memory") return result;

        BenchOptions.Say("  storage ceiling: the same rows, batched, by hand");
        var ceiling = store == "sqlite"
            ? await SqliteCeiling.RunAsync(options)
            : await PostgresCeiling.RunAsync(await place.AnotherAsync("ceiling"), options);
        result["ceiling_per_second"] = Math.Round(ceiling);
        result["ratio_to_ceiling"] = Figures.Ratio(ours, ceiling);

        BenchOptions.Say("  plain peer: one transaction a step, work table with SKIP LOCKED");
        var peer = store == "sqlite" ? await SqlitePeer.BestAsync(options) : await BestPeerAsync(place, options);
        result["plain_peer_per_second"] = Math.Round(peer);
        result["ratio_to_plain_peer"] = Figures.Ratio(ours, peer);
        return result;
    }

    private static async Task<JsonObject> OursAsync(Place place, BenchOptions options)
    {
        var (result, best) = await MostAsync(place, options);
        result["evidence_to_refund_ms"] = await HalfLoadAsync(place, best, options);
        return result;
    }

    private static async Task<(JsonObject Result, Run Best)> MostAsync(Place place, BenchOptions options)
    {
        await using var rig = await Rig.OpenAsync(place.Spec);
        var callers = new Callers(rig.LifecycleAsync, place.Used, rig.SettledAsync);
        Run? best = null;
        var each = new JsonObject();
        foreach (var count in Many.Concat(Few))
        {
            BenchOptions.Say($"  {count} in flight");
            var run = await callers.RunAsync(count, options.WarmUp, options.Measure);
            each["c" + count] = Figures.Full(run);
            if (best is null || run.PerSecond > best.PerSecond) best = run;
        }
        var result = Figures.Full(best!);
        result["in_flight"] = best!.Callers;
        result["memory_mb"] = Math.Round(Resources.PeakMegabytes());
        result["callers"] = each;
        return (result, best);
    }

    /// <summary>From the evidence to the refund call while half of the most arrives; a new engine, so nothing else is counted.</summary>
    private static async Task<JsonObject> HalfLoadAsync(Place place, Run best, BenchOptions options)
    {
        BenchOptions.Say("  half load");
        await using var rig = await Rig.OpenAsync(place.Spec);
        var callers = new Callers(n => rig.LifecycleAsync(HalfLoadFirst + n), place.Used, rig.SettledAsync);
        var run = await callers.RunAsync(1_000, TimeSpan.Zero, options.Measure, best.PerSecond / 2);
        var (call, whole) = (rig.Engine.Meters.EvidenceToRefund, rig.EvidenceToAgree);
        return new JsonObject
        {
            ["p50"] = Math.Round(whole.PercentileMs(0.5), 2),
            ["p99"] = Math.Round(whole.PercentileMs(0.99), 2),
            ["each_call_p50"] = Math.Round(call.PercentileMs(0.5), 2),
            ["each_call_p99"] = Math.Round(call.PercentileMs(0.99), 2),
            ["at_per_second"] = Math.Round(run.PerSecond),
            ["list_lag_p50"] = Math.Round(rig.Engine.Meters.ListLag.PercentileMs(0.5), 1),
            ["list_lag_p99"] = Math.Round(rig.Engine.Meters.ListLag.PercentileMs(0.99), 1),
        };
    }

    private static async Task<double> BestPeerAsync(Place place, BenchOptions options)
    {
        await using var peer = await PlainPeer.OpenAsync(await place.AnotherAsync("peer"));
        var callers = new Callers(peer.LifecycleAsync, Resources.OfThisProcess);
        double best = 0;
        foreach (var count in (int[])[16, 64])
            best = Math.Max(best, (await callers.RunAsync(count, options.WarmUp, options.Measure)).PerSecond);
        return best;
    }
}
