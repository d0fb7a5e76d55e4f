using Antui.Core;
using Antui.Core.Effects;
using Antui.Core.Mapping;
using Antui.Core.Ports;
using Antui.Core.Refunds;
using Antui.Core.Stock;
using Antui.Engine.Jobs;

namespace Antui.Engine.Publishing;

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
        var (counts, shop) = (new JobCounts(), context.Shop!);
        var mapping = await context.Engine.Mappings.OfAsync(shop.Config.Id, stop);
        var book = new Publications(context.Engine, shop.Config.Id);
        var told = (await book.AllAsync(stop)).ToDictionary(p => (p.Warehouse, p.Sku));
        foreach (var warehouse in shop.Port<IPublishStock>()!.PublishedWarehouses)
        {
            await foreach (var row in RowsAsync(context.Engine, warehouse, stop))
            {
                var wanted = Publication.Of(row.OnHand, row.Occupied);
                var last = told.GetValueOrDefault((warehouse, row.Sku));
                if (Publication.Next(last, warehouse, row.Sku, wanted, context.Now, context.Full) is not { } next)
                    continue;
                if (counts["pushed"] + counts["raised"] + counts["refused"] >= Most)
                {
                    counts.More = true;
                    return counts;
                }
                if (!await TellAsync(context, book, next, mapping.Back(MappingTable.Goods, row.Sku), counts, stop))
                    return counts;
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

    /// <param name="theirs">What the platform calls the SKU.</param>
    /// <returns>False when nothing else would get through now: what is left waits for the next run.</returns>
    private static async Task<bool> TellAsync(
        JobContext context, Publications book, Publication next, string theirs, JobCounts counts,
        CancellationToken stop)
    {
        var shop = context.Shop!;
        var (told, name) = (await CallAsync(context, book, next, theirs, stop), "pushed");
        if (told is { State: InstructionState.Refused, Code: OutcomeCodes.BelowOccupied }
            && next.RaisedTo(await OccupiedAsync(shop, next.Warehouse, theirs, stop), told.Text, context.Now) is { } raised)
            (told, name) = (await CallAsync(context, book, raised, theirs, stop), "raised");
        if (told.IsDone || told.State is InstructionState.Refused)
        {
            counts.Add(told.IsDone ? name : "refused");
            return true;
        }
        counts.AgainBy(told.DueAt);
        counts.Fault = $"{told.Code}: {told.Text}";
        return false;
    }

    private static Task<Course> CallAsync(
        JobContext context, Publications book, Publication next, string theirs, CancellationToken stop)
    {
        var (shop, clock) = (context.Shop!, context.Engine.Clock);
        var push = new StockPush(book.KeyOf(next), theirs, theirs, next.Warehouse, next.Quantity);
        var errand = new Errand(shop, shop.Config.Timing, () => Instant.From(clock.GetUtcNow()), async told =>
        {
            var note = told.State is InstructionState.Refused ? told.Text : next.Note;
            await book.SaveAsync(next with { Told = told, Note = note }, stop);
            return true;
        });
        return errand.RunAsync(new Effect.TellStock(push), next.Told, stop);
    }

    private static async Task<long> OccupiedAsync(
        Shop shop, string warehouse, string theirs, CancellationToken stop) =>
        shop.Port<IReadStock>() is not { } read ? 0
            : (await read.ReadStockAsync([theirs], stop)).Where(s => s.Warehouse == warehouse)
                .Select(s => s.Occupied).DefaultIfEmpty(0).Max();
}
