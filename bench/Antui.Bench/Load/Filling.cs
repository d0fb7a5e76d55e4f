using System.Collections.Immutable;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Storage;

namespace Antui.Bench.Load;

/// <summary>Fills a store with orders of which three in ten have a refund, nine of ten of those made, the others open.</summary>
internal static class Filling
{
    private const int Batch = 500;
    private const int Tens = 10;

    /// <summary>Numbers of filled orders start here, far from those of lifecycles.</summary>
    public const long First = 500_000_000;

    /// <summary>Before an engine works on the store: it would follow the same marks.</summary>
    public static async Task RunAsync(string spec, int from, int to, BenchOptions options)
    {
        await using var store = await Stores.OpenAsync(spec, StoreOptions.Default, CancellationToken.None);
        await RunAsync(store, from, to, options);
    }

    /// <param name="from">How many are stored already.</param>
    private static async Task RunAsync(IStore store, int from, int to, BenchOptions options)
    {
        var rows = new Rows();
        var end = Instant.From(TimeProvider.System.GetUtcNow());
        var said = 0;
        var gate = new SemaphoreSlim(4);
        var tasks = new List<Task>();
        for (var start = from; start < to; start += Batch)
        {
            await gate.WaitAsync();
            var (at, most) = (start, Math.Min(to, start + Batch));
            tasks.Add(Task.Run(async () =>
            {
                await PutAsync(store, rows, at, most, end);
                gate.Release();
            }));
            if (start / 250_000 <= said) continue;
            said = start / 250_000;
            BenchOptions.Say($"  stored {start:N0} orders");
        }
        await Task.WhenAll(tasks);
        await EndAsync(store);
    }

    /// <summary>One order is made every two seconds, so that a million of them is about three weeks.</summary>
    private static async Task PutAsync(IStore store, Rows maker, int from, int to, Instant end)
    {
        var waves = new List<OrderCommit>[5];
        var rows = new List<OrderRows>(to - from);
        for (var i = from; i < to; i++)
        {
            var at = end - TimeSpan.FromSeconds(2.0 * (1_000_000 - i % 1_000_000));
            var steps = i % Tens >= 3 ? 1 : i / Tens % 10 == 0 ? 2 : 5;
            var (commits, shown) = maker.Lifecycle(First + i, at, steps);
            rows.Add(shown);
            for (var step = 0; step < commits.Count; step++)
                (waves[step] ??= []).Add(commits[step] with { DueAt = Instant.Never });
        }
        foreach (var wave in waves)
        {
            if (wave is null) continue;
            var (results, _) = await store.CommitAsync(new CommitBatch(end, wave, [], [], []), CancellationToken.None);
            if (results.Any(r => r is not CommitResult.Written)) throw new InvalidOperationException("Filling met a conflict.");
        }
        await ShowAsync(store, rows);
    }

    /// <summary>Rows are written where the lists stand: their marks are forgotten when all is filled.</summary>
    public static async Task ShowAsync(IStore store, List<OrderRows> rows)
    {
        ImmutableArray<ListName> all = [.. Enum.GetValues<ListName>()];
        while (true)
        {
            var at = (await store.ListsAsync(CancellationToken.None))[0].Place;
            if (await store.FollowAsync(new ListStep(all, at, at, rows), CancellationToken.None)) return;
        }
    }

    /// <summary>The lists have all of it.</summary>
    public static async Task EndAsync(IStore store)
    {
        ImmutableArray<ListName> all = [.. Enum.GetValues<ListName>()];
        var (at, newest) = ((await store.ListsAsync(CancellationToken.None))[0].Place,
            await store.NewestPlaceAsync(CancellationToken.None));
        if (!await store.FollowAsync(new ListStep(all, at, newest, []), CancellationToken.None))
            throw new InvalidOperationException("Somebody follows while the store is filled.");
        await store.ForgetChangesAsync(newest, CancellationToken.None);
    }
}
