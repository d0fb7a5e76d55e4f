using System.Diagnostics;
using System.Text.Json.Nodes;
using Antui.Bench.Load;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage;

namespace Antui.Bench.Sections;

/// <summary>What a person at the desk waits for with 100,000 pooled orders: pages, each filter, counts.</summary>
internal sealed class PoolSection(string store) : ISection
{
    private const int Stored = 100_000, Shops = 5, Limit = 50;

    private static readonly Instant First = new(1_790_000_000_000);

    public string Path => "pool_ms." + store;

    public TimeSpan AtMost => TimeSpan.FromMinutes(5);

    public async Task<JsonObject?> RunAsync(BenchOptions options)
    {
        await using var place = await Place.MakeAsync(store, options);
        if (place is null) return null;
        await using var pool = await Stores.OpenAsync(place.Spec, StoreOptions.Default, CancellationToken.None);
        var stored = Math.Min(Stored, options.StoredOrders);
        var start = Stopwatch.GetTimestamp();
        await FillAsync(pool, stored);
        BenchOptions.Say($"  filled in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        var result = new JsonObject { ["orders"] = stored };
        foreach (var (name, ask) in Questions(pool)) result[name] = await TimeAsync(ask);
        return result;
    }

    private static IEnumerable<(string Name, Func<int, Task> Ask)> Questions(IStore pool)
    {
        var all = new PoolFilter(PoolKind.Order);
        Func<int, Task> Page(Func<int, PoolFilter> filter) =>
            i => pool.PooledAsync(filter(i), null, Limit, CancellationToken.None);

        yield return ("list_first", Page(_ => all));
        yield return ("list_shop", Page(i => all with { Shop = "shop-" + i % Shops }));
        yield return ("list_stage", Page(_ => all with { Stage = PoolStage.ToConvert }));
        yield return ("list_shop_stage", Page(i => all with { Shop = "shop-" + i % Shops, Stage = PoolStage.Parked }));
        yield return ("filter_sku", Page(i => all with { Sku = "SKU-" + i % 500 }));
        yield return ("filter_bestseller", Page(_ => all with { Sku = "SKU-TOP", Stage = PoolStage.ToDownload }));
        yield return ("filter_buyer", Page(i => all with { BuyerRef = "buyer-" + i }));
        yield return ("filter_reason", Page(_ => all with { Reason = "UNMAPPED_GOODS" }));
        yield return ("filter_status", Page(_ => all with { RawStatus = "RARE" }));
        yield return ("filter_amount_none", Page(_ => all with { AmountFromFen = 99_999_999 }));
        yield return ("filter_amount_in_shop",
            Page(i => all with { Shop = "shop-1", AmountFromFen = 10_000 + i, AmountToFen = 10_010 + i }));
        yield return ("search_number", Page(i => all with { Search = No(i * 7) }));
        yield return ("count_by_stage", _ => pool.CountByStageAsync(PoolKind.Order, null, CancellationToken.None));
        yield return ("next_to_download", _ => pool.NextPooledAsync(
            PoolKind.Order, "shop-1", PoolStage.ToDownload, new Instant(long.MaxValue), 8, CancellationToken.None));
    }

    private static string No(int i) => (4_000_000_000L + i * 13).ToString();

    private static async Task FillAsync(IStore pool, int stored)
    {
        const int batch = 1_000;
        for (var from = 0; from < stored; from += batch)
        {
            PoolRow[] rows = [.. Enumerable.Range(from, Math.Min(batch, stored - from)).Select(Row)];
            await pool.PutHeadsAsync(rows, false, CancellationToken.None);
            var whole = rows.Where((_, i) => i % 5 != 0);
            await Task.WhenAll(whole.Select(r => pool.PutDetailsAsync(
                r, i(r) % 3 == 0 ? ["SKU-TOP"]
                    : ["SKU-" + i(r) % 500, "SKU-TOP"], new string('x', 800), CancellationToken.None)));
            foreach (var shop in rows.Where((_, n) => n % 25 == 1).GroupBy(r => r.Shop))
            {
                await pool.MovePooledAsync(
                    new PoolMove(
                        PoolKind.Order, shop.Key, [.. shop.Select(r => new PoolPlace(r.No, r.ModifiedAt))],
                            [PoolStage.ToConvert],
                        PoolStage.Parked, "UNMAPPED_GOODS", "SKU x", "bench", First),
                    CancellationToken.None);
            }
        }

        static int i(PoolRow row) => (int)row.AmountFen;
    }

    private static PoolRow Row(int i) => new(
        PoolKind.Order, "shop-" + i % Shops, No(i), No(i), PoolStage.ToDownload, "", "", i % 20_000 == 7 ? "RARE"
            : "WAIT_SELLER_SEND_GOODS",
        i, "SKU-1×2, SKU-2", "buyer-" + i % 20_000, "浙江", First + TimeSpan.FromSeconds(i),
            First + TimeSpan.FromSeconds(i),
        First, null, "bench");

    private static async Task<JsonObject> TimeAsync(Func<int, Task> ask)
    {
        const int warm = 3, times = 40;
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
