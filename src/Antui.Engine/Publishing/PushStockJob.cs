using Antui.Core.Effects;
using Antui.Core.Mapping;
using Antui.Core.Ports;
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
                counts.Add(await TellAsync(shop, book, next, mapping.Back(MappingTable.Goods, row.Sku), stop));
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
    /// <returns>The name it is counted by.</returns>
    private static async Task<string> TellAsync(
        Shop shop, Publications book, Publication next, string theirs, CancellationToken stop)
    {
        var outcome = await CallAsync(shop, book, next, theirs, stop);
        if (outcome is Outcome.Refused { Code: OutcomeCodes.BelowOccupied } below
            && next.RaisedTo(await OccupiedAsync(shop, next.Warehouse, theirs, stop), below.Text) is { } raised)
        {
            (next, outcome) = (raised, await CallAsync(shop, book, raised, theirs, stop));
            if (outcome is Outcome.Done) return "raised";
        }
        return outcome switch
        {
            Outcome.Done => "pushed",
            Outcome.Refused { RetryAfter: null } => "refused",
            // Nothing else would get through now: what is left waits for the next run, and the run says why.
            Outcome.Refused later => throw new InvalidOperationException($"{later.Code}: {later.Text}"),
            Outcome.Uncertain unknown => throw new InvalidOperationException(unknown.Why),
            _ => throw new InvalidOperationException("The platform gave no answer about its stock."),
        };
    }

    /// <summary>The intent is written before the call: a node that dies in between repeats the same call.</summary>
    private static async Task<Outcome> CallAsync(
        Shop shop, Publications book, Publication next, string theirs, CancellationToken stop)
    {
        await book.SaveAsync(next, stop);
        var push = new StockPush(book.KeyOf(next), theirs, theirs, next.Warehouse, next.Quantity);
        var outcome = new Effect.TellStock(push).At(shop) is { } bound ? await bound.PerformAsync(stop)
            : new Outcome.Refused(OutcomeCodes.NoPort, "The platform is told no stock.");
        if (outcome is Outcome.Done) await book.SaveAsync(next with { Done = true }, stop);
        if (outcome is Outcome.Refused { RetryAfter: null } no)
            await book.SaveAsync(next with { Note = no.Text }, stop);
        return outcome;
    }

    private static async Task<long> OccupiedAsync(
        Shop shop, string warehouse, string theirs, CancellationToken stop) =>
        shop.Port<IReadStock>() is not { } read ? 0
            : (await read.ReadStockAsync([theirs], stop)).Where(s => s.Warehouse == warehouse)
                .Select(s => s.Occupied).DefaultIfEmpty(0).Max();
}
