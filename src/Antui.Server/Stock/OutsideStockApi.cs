using System.ComponentModel;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Engine;
using Antui.Engine.Stock;
using Antui.Server.Http;

namespace Antui.Server.Stock;

/// <summary>Stock as others have it: what an ERP or a platform says now, and what the platform was told.</summary>
public static class OutsideStockApi
{
    private const int SkusMost = 50;

    public static void MapOutsideStock(this IEndpointRouteBuilder api)
    {
        api.MapGet("/shops/{shop}/stock/outside", OutsideAsync).WithTags("Stock").Needs(Scopes.Read)
            .Answers<OutsideStock>(
                "Asks the shop's ERP now, or its platform where it has no ERP, for the stock of up to 50 SKUs. A SKU "
                + "that is unknown there is left out. 409 NO_OUTSIDE_STOCK: neither can be asked. 502: no answer.")
            .Produces<ProblemBody>(404, Problems.ContentType).Produces<ProblemBody>(409, Problems.ContentType)
            .Produces<ProblemBody>(502, Problems.ContentType);
        api.MapGet("/shops/{shop}/stock/published", PublishedAsync).WithTags("Stock").Needs(Scopes.Read)
            .Answers<PublishedStockPage>(
                "What the platform was last told of the shop's stock, by warehouse and SKU, as the job push-stock "
                + "left it. Empty for a shop that publishes none.")
            .Produces<ProblemBody>(404, Problems.ContentType);
    }

    private static async Task<IResult> OutsideAsync(
        string shop, [Description("Goods codes, the parameter repeated for each.")] string[] sku, RefundEngine engine,
        CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is not { } known) return RouteExtensions.NoShop(shop);
        string[] skus = [.. sku.Select(s => s.Trim()).Where(s => s != "").Distinct(StringComparer.Ordinal)];
        if (skus.Length is < 1 or > SkusMost)
            return Problems.BadQuery([new ProblemError("sku", $"sku: give 1 to {SkusMost} goods codes.")]);
        if (known.Port<IReadStock>() is not { } port)
        {
            return Problems.Refused(new Refusal.OutsideStockNowhere());
        }
        try
        {
            var said = await port.ReadStockAsync(skus, stop);
            await engine.KeepUnreadAsync(known, said, stop);
            return Results.Ok(new OutsideStock(
                known.Erp?.Port<IReadStock>() is not null ? known.Config.Erp!.Kind : known.Config.Platform,
                [
                    .. said.Select(s => new StockItem(
                        s.Warehouse, s.Sku, s.OnHand, s.Occupied, s.OnHand - s.Occupied, s.Defective)),
                ]));
        }
        catch (PortReadException fault)
        {
            return Problems.Of(502, "OUTSIDE_SILENT", "The stock could not be read: " + fault.Message);
        }
    }

    private static async Task<IResult> PublishedAsync(string shop, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is not { } known) return RouteExtensions.NoShop(shop);
        var told = await engine.Publications.AllAsync(shop, stop);
        return Results.Ok(new PublishedStockPage(PushStockJob.Serves(known), [.. told.Select(Item)]));
    }

    private static PublishedItem Item(Publication p) => new(
        p.Warehouse, p.Sku, p.Wanted, p.Quantity, p switch
        {
            { Done: true } when p.Quantity > p.Wanted => PublicationState.Raised,
            { Done: true } => PublicationState.Published,
            { Note: "" } => PublicationState.Unknown,
            _ => PublicationState.Refused,
        }, p.At, p.Note);
}
