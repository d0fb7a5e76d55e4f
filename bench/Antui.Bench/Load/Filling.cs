using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Bench.Load;

/// <summary>Fills a store with orders of which three in ten have a refund, nine of ten of those made, the others open.</summary>
internal static class Filling
{
    private const int Batch = 500;
    private const int Tens = 10;

    /// <summary>Numbers of filled orders start here, far from those of lifecycles.</summary>
    public const long First = 500_000_000;

    /// <param name="from">How many are stored already.</param>
    public static async Task RunAsync(IStore store, int from, int to, BenchOptions options)
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
    }

    /// <summary>One order is made every two seconds, so that a million of them is about three weeks.</summary>
    private static async Task PutAsync(IStore store, Rows rows, int from, int to, Instant end)
    {
        var waves = new List<OrderCommit>[5];
        for (var i = from; i < to; i++)
        {
            var at = end - TimeSpan.FromSeconds(2.0 * (1_000_000 - i % 1_000_000));
            var steps = i % Tens >= 3 ? 1 : i / Tens % 10 == 0 ? 2 : 5;
            var commits = rows.Lifecycle(First + i, at, steps);
            for (var step = 0; step < commits.Count; step++)
                (waves[step] ??= []).Add(commits[step] with { DueAt = Instant.Never });
        }
        foreach (var wave in waves)
        {
            if (wave is null) continue;
            var results = await store.CommitAsync(new CommitBatch(end, wave, [], [], []), CancellationToken.None);
            if (results.Any(r => r is not CommitResult.Written)) throw new InvalidOperationException("Filling met a conflict.");
        }
    }
}
