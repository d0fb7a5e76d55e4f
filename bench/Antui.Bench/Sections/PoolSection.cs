using System.Diagnostics;
using System.Text.Json.Nodes;
using Antui.Bench.Load;
using Antui.Core;
using Antui.Core.Pool;
using Antui.Core.Ports;
using Antui.Storage;

namespace Antui.Bench.Sections;

/// <summary>
/// What a person at the desk waits for with 100,000 pooled orders: each filter alone, filters together, deep pages,
/// counts, and what has no match at all.
/// </summary>
internal sealed class PoolSection(string store) : ISection
{
    private const int Stored = 100_000, Shops = 5, Limit = 50;

    private static readonly Instant First = new(1_790_000_000_000);
    private static readonly PoolFilter All = new(PoolKind.Order);

    public string Path => "pool_ms." + store;

    public TimeSpan AtMost => TimeSpan.FromMinutes(9);

    public async Task<JsonObject?> RunAsync(BenchOptions options)
    {
        await using var place = await Place.MakeAsync(store, options);
        if (place is null) return null;
        await using var pool = await Stores.OpenAsync(place.Spec, StoreOptions.Default, CancellationToken.None);
        var stored = Math.Min(Stored, options.StoredOrders);
        var start = Stopwatch.GetTimestamp();
        await FillAsync(pool, stored);
        BenchOptions.Say($"  filled in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        await place.SettleAsync();
        var result = new JsonObject { ["orders"] = stored };
        await Waits.TimeAsync(
            result, Alone(pool).Concat(Together(pool)).Concat(await DeepAsync(pool, stored)).Concat(Counts(pool)));
        return result;
    }

    private static IEnumerable<(string Name, Func<int, Task> Ask)> Alone(IStore pool)
    {
        Func<int, Task> Page(Func<int, PoolFilter> filter) =>
            i => pool.PooledAsync(filter(i), null, Limit, CancellationToken.None);

        yield return ("list_first", Page(_ => All));
        yield return ("list_shop", Page(i => All with { Shop = "shop-" + i % Shops }));
        yield return ("list_shop_without_any", Page(_ => All with { Shop = "none" }));
        yield return ("list_stage", Page(_ => All with { Stage = PoolStage.ToConvert }));
        yield return ("list_stage_nobody_is_in", Page(_ => All with { Stage = PoolStage.Handled }));
        yield return ("list_shop_stage", Page(i => All with { Shop = "shop-" + i % Shops, Stage = PoolStage.Parked }));
        yield return ("filter_sku", Page(i => All with { Sku = "SKU-" + i % 500 }));
        yield return ("filter_sku_in_most", Page(_ => All with { Sku = "SKU-TOP" }));
        yield return ("filter_sku_nobody_has", Page(_ => All with { Sku = "none" }));
        yield return ("filter_buyer", Page(i => All with { BuyerRef = "buyer-" + i }));
        yield return ("filter_reason", Page(_ => All with { Reason = "UNMAPPED_GOODS" }));
        yield return ("filter_reason_nobody_has", Page(_ => All with { Reason = "none" }));
        yield return ("filter_status", Page(_ => All with { RawStatus = "RARE" }));
        yield return ("filter_amount_none", Page(_ => All with { AmountFromFen = 99_999_999 }));
        yield return ("search_number", Page(i => All with { Search = No(i * 7) }));
        yield return ("next_to_download", _ => pool.NextPooledAsync(
            PoolKind.Order, "shop-1", PoolStage.ToDownload, new Instant(long.MaxValue), 8, CancellationToken.None));
    }

    private static IEnumerable<(string Name, Func<int, Task> Ask)> Together(IStore pool)
    {
        Func<int, Task> Page(Func<int, PoolFilter> filter) =>
            i => pool.PooledAsync(filter(i), null, Limit, CancellationToken.None);

        var top = All with { Sku = "SKU-TOP" };
        yield return ("filter_bestseller", Page(_ => top with { Stage = PoolStage.ToDownload }));
        yield return ("bestseller_shop_parked", Page(_ => top with { Shop = "shop-1", Stage = PoolStage.Parked }));
        yield return ("bestseller_status_rare", Page(_ => top with { RawStatus = "RARE", Shop = "shop-1" }));
        yield return ("bestseller_amount_none", Page(_ => top with { AmountFromFen = 99_999_999 }));
        yield return ("bestseller_reason_none", Page(_ => top with { Reason = "none", Stage = PoolStage.ToConvert }));
        yield return ("filter_amount_in_shop", Page(
            i => All with { Shop = "shop-1", AmountFromFen = 10_000 + i, AmountToFen = 10_010 + i }));
        yield return ("amount_none_stage", Page(
            _ => All with { Stage = PoolStage.ToConvert, AmountFromFen = 99_999_999 }));
        yield return ("amount_none_shop_stage_status", Page(
            _ => All with
            {
                Shop = "shop-1",
                Stage = PoolStage.ToConvert,
                AmountFromFen = 99_999_999,
                RawStatus = "WAIT_SELLER_SEND_GOODS",
            }));
        yield return ("status_of_all_in_a_stage_nobody_is_in", Page(
            _ => All with { RawStatus = "WAIT_SELLER_SEND_GOODS", Stage = PoolStage.Handled }));
        yield return ("status_rare_in_a_stage_of_most", Page(
            _ => All with { RawStatus = "RARE", Stage = PoolStage.ToConvert, Shop = "shop-3" }));
        yield return ("reason_in_a_stage_of_most", Page(
            _ => All with { Reason = "UNMAPPED_GOODS", Stage = PoolStage.ToConvert, Shop = "shop-1" }));
        yield return ("reason_amount_none", Page(
            _ => All with { Reason = "UNMAPPED_GOODS", AmountFromFen = 99_999_999 }));
        yield return ("buyer_shop_stage_sku", Page(
            i => top with { BuyerRef = "buyer-" + i, Shop = "shop-" + i % Shops, Stage = PoolStage.ToConvert }));
        yield return ("search_shop_stage_sku", Page(
            i => top with { Search = No(i * 7), Shop = "shop-" + i * 7 % Shops, Stage = PoolStage.ToConvert }));
        yield return ("time_shop_stage_sku_amount", Page(i => top with
        {
            Shop = "shop-2",
            Stage = PoolStage.ToConvert,
            AmountToFen = 1_000,
            CreatedFrom = First + TimeSpan.FromSeconds(i * 997),
            CreatedTo = First + TimeSpan.FromSeconds(i * 997 + 40_000),
        }));
        yield return ("time_amount_none", Page(
            _ => All with { AmountFromFen = 99_999_999, CreatedTo = First + TimeSpan.FromSeconds(Stored) }));
    }

    private static IEnumerable<(string Name, Func<int, Task> Ask)> Counts(IStore pool)
    {
        Func<int, Task> Count(PoolFilter filter) => _ => pool.CountPooledAsync(filter, CancellationToken.None);

        yield return ("count_by_stage", _ => pool.CountByStageAsync(PoolKind.Order, null, CancellationToken.None));
        yield return ("count_by_stage_of_a_shop",
            _ => pool.CountByStageAsync(PoolKind.Order, "shop-1", CancellationToken.None));
        yield return ("count_all", Count(All));
        yield return ("count_stage", Count(All with { Stage = PoolStage.ToConvert }));
        yield return ("count_shop_stage", Count(All with { Shop = "shop-1", Stage = PoolStage.ToConvert }));
        yield return ("count_bestseller_stage", Count(All with { Sku = "SKU-TOP", Stage = PoolStage.ToConvert }));
        yield return ("count_amount", Count(All with { AmountFromFen = 50_000 }));
    }

    private static async Task<(string Name, Func<int, Task> Ask)[]> DeepAsync(IStore pool, int stored)
    {
        var questions = new List<(string, Func<int, Task>)>();
        foreach (var (name, rows, filter) in new (string, int, PoolFilter)[]
        {
            ("deep_all", stored, All), ("deep_shop", stored / Shops, All with { Shop = "shop-1" }),
            ("deep_stage", stored / 2, All with { Stage = PoolStage.ToConvert }),
            ("deep_status", stored / 2, All with { RawStatus = "WAIT_SELLER_SEND_GOODS" }),
            ("deep_bestseller", stored / 2, All with { Sku = "SKU-TOP", Stage = PoolStage.ToConvert }),
            ("deep_time", stored / 2, All with { CreatedTo = First + TimeSpan.FromSeconds(stored) }),
        })
        {
            var cursor = await Waits.MiddleAsync(
                rows, (c, n) => pool.PooledAsync(filter, c, n, CancellationToken.None));
            questions.Add((name, _ => pool.PooledAsync(filter, cursor, Limit, CancellationToken.None)));
        }

        return [.. questions];
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
}
