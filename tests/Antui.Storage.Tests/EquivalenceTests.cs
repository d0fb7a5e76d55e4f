using System.Text;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ledger;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Storage.Memory;
using Antui.Tests.Shared;
using static Antui.Storage.Tests.Sample;

namespace Antui.Storage.Tests;

/// <summary>
/// Random lists of commands give the same answers from every store. The seed is printed on failure;
/// ANTUI_STORAGE_SEED repeats one list, ANTUI_STORAGE_LISTS runs more of them.
/// </summary>
public sealed class EquivalenceTests
{
    private static readonly int Lists = Number("ANTUI_STORAGE_LISTS") ?? 200;

    [Fact]
    public async Task Sqlite_answers_as_memory_does()
    {
        for (var i = 0; i < Lists; i++)
        {
            await CompareAsync(
                Number("ANTUI_STORAGE_SEED") ?? i, () =>
                    Stores.OpenAsync("sqlite::memory:", StoreOptions.Default, default));
        }
    }

    [Fact]
    public async Task Postgres_answers_as_memory_does()
    {
        for (var i = 0; i < Math.Max(1, Lists / 30); i++)
        {
            var database = await PrivatePostgres.NewDatabaseAsync();
            var options = StoreOptions.Default with { NodeClock = true };
            await CompareAsync(Number("ANTUI_STORAGE_SEED") ?? i, () => Stores.OpenAsync(database, options, default));
        }
    }

    private static async Task CompareAsync(int seed, Func<Task<IStore>> open)
    {
        await using var memory = new MemoryStore();
        await using var other = await open();
        var expected = await RunAsync(memory, seed);
        var actual = await RunAsync(other, seed);
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        for (var i = 0; i < left.Length; i++)
            Assert.True(left[i] == right[i], $"ANTUI_STORAGE_SEED={seed}\nmemory: {left[i]}\n{other.Name}: {right[i]}");
    }

    private static async Task<string> RunAsync(IStore store, int seed)
    {
        var random = new Random(seed);
        var log = new StringBuilder();
        var versions = new Dictionary<OrderKey, long>();
        var now = Now;
        for (var step = 0; step < 60; step++)
        {
            now += TimeSpan.FromSeconds(random.Next(0, 90));
            log.Append(step).Append(' ').AppendLine(await StepAsync(store, random, versions, now));
        }

        log.AppendLine(await SummaryAsync(store, now));
        return log.ToString();
    }

    private static async Task<string> StepAsync(
        IStore store, Random random, Dictionary<OrderKey, long> versions, Instant now)
    {
        switch (random.Next(8))
        {
            case 0:
                return Text((await store.ClaimDueAsync(now, TimeSpan.FromSeconds(random.Next(1, 300)), 1000, default))
                    .Select(x => x.ToString()).Order(StringComparer.Ordinal));
            case 1:
                return (await store.WriteAsync(
                    new Document(
                        "k", $"d{random.Next(3)}", random.Next(1, 4), "me", now, random.Next(4) > 0 ? "{}" : ""),
                    random.Next(2) == 0, default))
                    .ToString();
            case 2:
                return (await store.TryLeaseAsync(
                    "l", $"n{random.Next(2)}", TimeSpan.FromSeconds(random.Next(1, 200)), now, default)).ToString();
            case 3:
                try
                {
                    return (await store.AppendAsync(
                        new($"e{random.Next(20)}", Key($"o{random.Next(3)}"), "r", random.Next(-40, 60), 100, now),
                            default)).ToString();
                }
                catch (CeilingPassedException)
                {
                    return "ceiling";
                }

            default:
                return await CommitAsync(store, random, versions, now);
        }
    }

    private static async Task<string> CommitAsync(
        IStore store, Random random, Dictionary<OrderKey, long> versions, Instant now)
    {
        var orders = new List<Told>();
        foreach (
            var key in Enumerable.Range(0, random.Next(0, 4)).Select(_ =>
            Key($"o{random.Next(6)}", $"s{random.Next(2)}")).Distinct())
        {
            var version = Math.Max(1,
                versions.GetValueOrDefault(key) + 1 - (random.Next(8) == 0 ? 1 : 0) + (random.Next(12) == 0 ? 1 : 0));
            var due = random.Next(3) == 0 ? Instant.Never : now + TimeSpan.FromSeconds(random.Next(-60, 600));
            var refunds = Enumerable.Range(0, random.Next(0, 3)).Select(x => Refund(
                key, $"{key.OrderNo}-{x}", (RefundPhase)random.Next(6), Now + TimeSpan.FromSeconds(random.Next(4)),
                    random.Next(1000), random.Next(2) == 0));
            orders.Add(
                Commit(key, version, due,
                version == 1 || random.Next(3) == 0 ? Row(key, now, random.Next(2) == 0) : null, [.. refunds])
                with
                {
                    SpendFen = random.Next(3) * 40,
                    Caps = random.Next(2) == 0 ? new(100, 200, 500) : null,
                    Counts = random.Next(2) == 0 ? [new(key.Shop, $"c{random.Next(3)}", now, random.Next(5))] : null,
                    Stock = random.Next(2) == 0 ? [Move(), Move()] : null,
                    Shipments = [.. Enumerable.Range(0, random.Next(3)).Select(x => Parcel(key, x))],
                    Postings = random.Next(2) == 0 ? [new(BookAccount.Receivable, random.Next(9), 0, "r", "t")] : null,
                });
        }

        var parked = random.Next(6);
        var results = await store.CommitAsync(
            new ToldBatch(
                now, orders, random.Next(4) == 0 ? [Parked($"p{parked}", Key($"o{parked}"), now)] : [],
                random.Next(4) == 0 ? [$"p{random.Next(5)}"] : [],
                    [new("s0", $"c{random.Next(3)}", now, random.Next(5))]),
            default);
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] == CommitResult.Written) versions[orders[i].Key] = orders[i].Version;
        }

        return string.Join(',', results);

        StockMove Move() => new(
            $"k{random.Next(4)}", random.Next(-3, 4), random.Next(-3, 4), random.Next(-1,
                2), (StockMoveKind)random.Next(8),
            random.Next(2) == 0 ? "" : "w");

        ShipmentRow Parcel(OrderKey key, int no) => new(
            key.Shop, key.OrderNo, $"S{no}", (ShipmentStage)random.Next(7), StopLevel.Released, ShipmentKind.Sale, "w",
            $"P{random.Next(3)}", "", $"W{random.Next(4)}", random.Next(4), 0, $"A×2, k{random.Next(3)}", "b", "",
            random.Next(2) == 0,
            Now + TimeSpan.FromSeconds(random.Next(3)), now);
    }

    private static async Task<string> SummaryAsync(IStore store, Instant now)
    {
        var log = new StringBuilder();
        string? cursor = null;
        do
        {
            var page = await store.RefundsAsync(new(), cursor, 4, default);
            log.AppendLine(Text(page.Rows));
            cursor = page.Next;
        }
        while (cursor is not null);

        var orders = (await store.OrdersAsync(null, null, null, 100, default)).Rows;
        log.AppendLine(Text(orders));
        foreach (var entries in await store.LoadAsync([.. orders.Select(x => x.Key)], default))
            log.AppendLine(Text(entries.Select(x => $"{x.Version} {x.At} {Encoding.UTF8.GetString(x.Events.Span)}")));
        log.AppendLine(Text((await store.CountByPhaseAsync(null, default)).OrderBy(x => x.Key)));
        log.AppendLine(Text(await store.FiguresAsync(null, Now, now, true, default)));
        log.AppendLine(Text((await store.ParkedAsync(null, 100, default)).Select(x => $"{x.Id} {x.At} {x.Key}")));
        log.AppendLine(Text(await store.ListAsync("k", default)));
        log.AppendLine(Text(await store.HistoryAsync("k", "d1", default)));
        log.AppendLine(Text(await store.AllAsync(null, default).ToListAsync()));
        log.AppendLine((await store.NextDueAsync(now, default)).ToString());
        foreach (var filter in new ShipmentFilter[]
        {
            new(), new(Stages: [ShipmentStage.Audit,
                ShipmentStage.Shipped]), new(Stages: [ShipmentStage.Pick]), new(ParcelNo: "P1"),
            new(Search: "W2"), new(Search: "o2"), new(Sku: "k1", Shop: "s1"),
        })
        {
            var page = await store.ShipmentsAsync(filter, null, 3, default);
            log.AppendLine(Text(page.Rows));
            log.AppendLine(Text((await store.ShipmentsAsync(filter, page.Next, 100, default)).Rows));
        }

        log.AppendLine(Text((await store.CountShipmentsAsync("s1", default)).OrderBy(x => x.Key)));
        var books = await store.BooksAsync(null, null, null, null, 3, default);
        log.AppendLine(Text(books.Rows));
        log.AppendLine(Text((await store.BooksAsync(null, null, null, books.Next, 100, default)).Rows));
        log.AppendLine(Text(await store.TrialBalanceAsync(null, null, null, default)));
        log.AppendLine(Text((await store.MovementsAsync("w", null, null, 1000, default)).Rows.Select(x =>
            x.ToString()).Order()));
        log.AppendLine(Text(await store.FindStockAsync("w", ["k1", "k3"], default)));
        foreach (var shop in new[] { "s0", "s1" })
        {
            log.AppendLine(Text((await store.ChangedRefundsAsync(shop, Now, now, null, 0, 100, default)).Rows
                .OrderBy(x => x.RefundNo, StringComparer.Ordinal)));
            log.AppendLine(Text(await store.StockAsync(shop, null, 2, default)));
            log.AppendLine(Text(await store.StockAsync(shop, "k1", 10, default)));
            log.AppendLine(Text((await store.ChangedOrdersAsync(shop, Now, now, 0, 100, default)).Rows));
        }

        return log.ToString();
    }

    private static string Text<T>(IEnumerable<T> items) => string.Join("; ", items);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;
}
