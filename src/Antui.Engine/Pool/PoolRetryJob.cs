using Antui.Core.Pool;
using Antui.Engine.Jobs;

namespace Antui.Engine.Pool;

/// <summary>
/// Tries what was parked again: after its mapping was mended, after its order was converted, and now and then anyway.
/// Whoever asked for the conversion asked for it once.
/// </summary>
internal sealed class PoolRetryJob(EngineContext engine, PoolConverter converter) : IJobKind
{
    public const string Name = "retry-unmapped";

    private const int AtOnce = 100, Most = 2_000;

    public string Kind => Name;

    public bool RunsWhilePaused => true;

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var counts = new JobCounts();
        var shop = context.Shop!;
        // Orders first: a refund may wait for one of them.
        foreach (var kind in Enum.GetValues<PoolKind>())
        {
            for (var taken = 0; ;)
            {
                var rows = await engine.Store.NextPooledAsync(kind, shop.Config.Id, PoolStage.Parked, context.Now,
                    AtOnce, stop);
                if (rows.Count == 0) break;
                var faults = await Task.WhenAll(rows.Select(r => converter.ConvertAsync(shop, r, r.Author, stop)));
                counts.Add("converted", faults.Count(f => f is null)).Add("parked", faults.Count(f => f is not null));
                if ((taken += rows.Count) < Most) continue;
                counts.More = true;
                break;
            }
        }

        return counts;
    }
}
