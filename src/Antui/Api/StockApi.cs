using System.ComponentModel;
using Antui.Api.Shapes;
using Antui.Engine;

namespace Antui.Api;

/// <summary>What lies in the built-in warehouse.</summary>
public static class StockApi
{
    public static void MapStock(this IEndpointRouteBuilder api) =>
        api.MapGet("/shops/{shop}/stock", ListAsync).WithTags("Shops").Needs(Scopes.Read)
            .Answers<StockPage>(
                "Stock by SKU, in order of SKU: on hand, occupied by audited shipments, available, defective. "
                + "It counts what audits, stops, hand-overs and inspected returns moved; a shop whose goods are in "
                + "another ERP has none here. The next page begins after the SKU in `next`.")
            .Produces<ProblemBody>(404, Problems.ContentType);

    private static async Task<IResult> ListAsync(
        string shop, [Description("SKU that the page begins after: the `next` of the page before.")] string? after,
        [Description("1 to 200; 50 when absent.")] string? limit, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is null) return RouteExtensions.NoShop(shop);
        var read = new QueryReader();
        var most = read.Limit(limit);
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        var rows = await engine.Store.StockAsync(shop, after, most + 1, stop);
        return Results.Ok(new StockPage(
            [.. rows.Take(most).Select(r => new StockItem(r.Sku, r.OnHand, r.Occupied, r.Available, r.Defective))],
            rows.Count > most ? rows[most - 1].Sku : null));
    }
}
