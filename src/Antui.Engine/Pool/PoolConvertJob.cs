using Antui.Core.Pool;
using Antui.Engine.Jobs;

namespace Antui.Engine.Pool;

/// <summary>Converts what waits, for shops that leave it to the machine.</summary>
internal sealed class PoolConvertJob(EngineContext engine, PoolConverter converter, PoolKind pool) : IJobKind
{
    private const int AtOnce = 100, Most = 2_000;

    public string Kind => NameOf(pool);

    public bool RunsWhilePaused => true;

    public static string NameOf(PoolKind pool) => pool is PoolKind.Order ? "convert-orders" : "convert-refunds";

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var counts = new JobCounts();
        var shop = context.Shop!;
        for (var taken = 0; taken < Most && !counts.More;)
        {
            var rows = await engine.Store.NextPooledAsync(pool, shop.Config.Id, PoolStage.ToConvert, context.Now,
                AtOnce, stop);
            if (rows.Count == 0) break;
            var faults = await Task.WhenAll(rows.Select(r => converter.ConvertAsync(shop, r, "job:" + Kind, stop)));
            counts.Add("converted", faults.Count(f => f is null)).Add("parked", faults.Count(f => f is not null));
            taken += rows.Count;
            counts.More = taken >= Most;
        }

        if (pool is PoolKind.Order
            && counts["converted"] > 0) await context.Engine.Pool.OrdersConvertedAsync(shop.Config.Id, stop);
        return counts;
    }
}
