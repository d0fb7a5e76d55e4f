using Antui.Core.Mapping;
using Antui.Core.Orders;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Core.Subjects;
using Antui.Engine.Jobs;
using Antui.Engine.Shops;

namespace Antui.Engine.Stock;

/// <summary>
/// Tells a platform the stock of our warehouses: what changed since it was told last, and everything once a day. A
/// figure is never below what our audited orders occupy; where the platform has more occupied, it is told that much.
/// </summary>
public sealed class PushStockJob : IJobKind
{
    public const string Name = "push-stock", Plan = "every 5m";

    private const int Part = 500, Most = 500;

    public string Kind => Name;

    public static bool Serves(Shop shop) => shop.Port<IPublishStock>() is { PublishedWarehouses.Count: > 0 };

    public async Task<JobCounts> RunAsync(JobContext context, CancellationToken stop)
    {
        var (counts, shop, engine) = (new JobCounts(), context.Shop!, context.Engine);
        var mapping = await engine.Mappings.OfAsync(shop.Config.Id, stop);
        var told = (await engine.Publications.AllAsync(shop.Config.Id, stop))
            .ToDictionary(p => (p.Warehouse, p.Sku));
        foreach (var warehouse in shop.Port<IPublishStock>()!.PublishedWarehouses)
        {
            await foreach (var row in RowsAsync(engine, warehouse, stop))
            {
                var wanted = Publication.Of(row.OnHand, row.Occupied);
                var last = told.GetValueOrDefault((warehouse, row.Sku));
                if (!Publication.IsWanted(last, wanted, context.Now, context.Full)) continue;
                if (counts["pushed"] + counts["raised"] + counts["refused"] >= Most)
                {
                    counts.More = true;
                    return counts;
                }
                var fact = new StockFact(
                    shop.Config.Id, warehouse, row.Sku, mapping.Back(MappingTable.Goods, row.Sku), wanted,
                    context.Full);
                if (!Counted(await engine.Publications.TellAsync(fact, context.Author, stop), counts)) return counts;
            }
        }
        return counts;
    }

    private static async IAsyncEnumerable<StockRow> RowsAsync(
        RefundEngine engine, string warehouse,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        string? after = null;
        while (true)
        {
            var rows = await engine.Lists.StockAsync(warehouse, after, Part, stop);
            foreach (var row in rows) yield return row;
            if (rows.Count < Part) yield break;
            after = rows[^1].Sku;
        }
    }

    /// <returns>False when nothing else would get through now: what is left waits for the next run.</returns>
    private static bool Counted(Publication told, JobCounts counts)
    {
        var waits = told.Told.State is InstructionState.Refused && told.Asking is { State: not InstructionState.Refused } asking
            && !asking.IsDone ? asking : told.Told;
        if (waits.IsDone || waits.State is InstructionState.Refused)
        {
            counts.Add(!told.Done ? "refused" : told.Quantity > told.Wanted ? "raised" : "pushed");
            return true;
        }
        counts.AgainBy(waits.DueAt);
        counts.Fault = $"{waits.Code}: {waits.Text}";
        return false;
    }
}
