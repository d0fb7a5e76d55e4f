using System.Diagnostics;
using System.Text.Json.Nodes;
using Antui.Bench.Load;
using Antui.Core;
using Antui.Core.Guards;
using Antui.Core.Ports;
using Antui.Core.Strategies;

namespace Antui.Bench.Sections;

/// <summary>What a person waits for with a million orders stored: pages, filters, counts, and one refund explained.</summary>
internal sealed class PagesSection(string store) : ISection
{
    private const int Limit = 50;

    public string Path => "pages_ms." + store;

    public TimeSpan AtMost => TimeSpan.FromMinutes(8);

    public async Task<JsonObject?> RunAsync(BenchOptions options)
    {
        await using var place = await Place.MakeAsync(store, options);
        if (place is null) return null;
        var start = Stopwatch.GetTimestamp();
        await Filling.RunAsync(place.Spec, 0, options.StoredOrders, options);
        await using var rig = await Rig.OpenAsync(place.Spec);
        BenchOptions.Say($"  filled in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        var result = new JsonObject { ["orders"] = options.StoredOrders };
        foreach (var (name, ask) in Questions(rig, options.StoredOrders)) result[name] = await TimeAsync(ask);
        return result;
    }

    private static IEnumerable<(string Name, Func<int, Task> Ask)> Questions(Rig rig, int stored)
    {
        var store = rig.Store;
        var deep = "";
        Task<Page<RefundRow>> Page(RefundFilter filter, string? cursor = null) =>
            store.RefundsAsync(filter, cursor, Limit, CancellationToken.None);

        yield return ("list_first", _ => Page(new RefundFilter()));
        yield return ("list_deep", async _ =>
        {
            if (deep == "") deep = await DeepAsync(store, stored);
            await Page(new RefundFilter(), deep);
        }
        );
        yield return ("list_shop", i => Page(new RefundFilter(Shop: Workload.ShopOf(i))));
        yield return ("list_waiting", _ => Page(new RefundFilter(Phases: [RefundPhase.Waiting, RefundPhase.Running])));
        yield return ("list_refunded", i => Page(new RefundFilter(Shop: Workload.ShopOf(i), Phases: [RefundPhase.Refunded])));
        yield return ("filter_amount", i => Page(new RefundFilter(AmountFromFen: 10_000 + i, AmountToFen: 10_600 + i)));
        yield return ("filter_buyer", i => Page(new RefundFilter(BuyerRef: "buyer-" + i % 5_000)));
        yield return ("search_number", i => Page(new RefundFilter(Search: Workload.RefundNo(Refund(i, stored)))));
        yield return ("orders_first", _ => store.OrdersAsync(null, null, null, Limit, CancellationToken.None));
        yield return ("count_by_phase", _ => store.CountByPhaseAsync(null, CancellationToken.None));
        yield return ("verification", i => VerifyAsync(rig, Refund(i, stored)));
    }

    /// <summary>The number of some order that has a refund: the first three of every ten have.</summary>
    private static long Refund(int i, int stored) => Filling.First + i * 7_919L % (stored / 10) * 10 + i % 3;

    /// <summary>Load, fold, judge: what the page of one refund explains.</summary>
    private static async Task VerifyAsync(Rig rig, long n)
    {
        var key = new OrderKey(Workload.ShopOf(n), Workload.OrderNo(n));
        var order = await rig.Engine.ReadAsync(key, CancellationToken.None);
        var policy = rig.Engine.Shops.Find(key.Shop)!.Policy;
        var question = new Question(
            order!, order!.Case(Workload.RefundNo(n))!, policy, Instant.From(TimeProvider.System.GetUtcNow()));
        if (Verdict.Judge(question).Safe && Reasons.Of(question).Guards.Length == 0) throw new InvalidOperationException("Nothing was judged.");
    }

    /// <summary>The cursor of a page in the middle of the list.</summary>
    private static async Task<string> DeepAsync(IStore store, int stored)
    {
        const int most = 10_000;
        string? cursor = null;
        for (var left = stored * 3 / 20; left > 0; left -= most)
            cursor = (await store.RefundsAsync(new RefundFilter(), cursor, Math.Min(left, most), CancellationToken.None)).Next ?? cursor;
        return cursor ?? "";
    }

    private static async Task<JsonObject> TimeAsync(Func<int, Task> ask)
    {
        const int warm = 5, times = 60;
        var taken = new List<double>(times);
        for (var i = 0; i < warm + times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask(i);
            if (i >= warm) taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        taken.Sort();
        return new JsonObject { ["p50"] = Math.Round(taken[times / 2], 2), ["p99"] = Math.Round(taken[^1], 2) };
    }
}
