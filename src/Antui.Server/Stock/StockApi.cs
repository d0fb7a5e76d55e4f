using System.ComponentModel;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Stock;
using Antui.Engine;
using Antui.Server.Http;
using Antui.Server.Texts;

namespace Antui.Server.Stock;

/// <summary>What lies in the built-in warehouses, what moved it, and entries.</summary>
public static class StockApi
{
    private const int MostEntryLines = 500;

    public static void MapStock(this IEndpointRouteBuilder api)
    {
        api.MapGet("/shops/{shop}/stock", OfShopAsync).WithTags("Stock").Needs(Scopes.Read)
            .Answers<StockPage>(
                "Stock of the shop's own warehouse by SKU, or of the warehouse of others that tells us its stock "
                    + "(Qimen). A shop whose goods are in another ERP has none here. The next page begins after the "
                    + "SKU in `next`.")
            .Produces<ProblemBody>(404, Problems.ContentType);
        api.MapGet("/stock", ListAsync).WithTags("Stock").Needs(Scopes.Read)
            .Answers<StockPage>(
                "Stock of a warehouse by SKU, in order of SKU: on hand, occupied by audited shipments, available, "
                    + "defective.");
        api.MapGet("/stock/movements", MovementsAsync).WithTags("Stock").Needs(Scopes.Read)
            .Answers<MovementPage>("What moved stock, newest first, each with its order or document and its author.");
        api.MapPost("/stock/entries", EnterAsync).WithTags("Stock").Needs(Scopes.Evidence)
            .Answers<StockEntryResult>(
                "Goods in, goods out, or a count; all of it or nothing. A document that was entered before changes "
                    + "nothing. "
                + "409 STOCK_BELOW_OCCUPIED or STOCK_BELOW_ZERO names the SKU and its figures.", 201)
            .Produces<StockEntryResult>().Produces<ProblemBody>(409, Problems.ContentType)
            .Produces<ProblemBody>(422, Problems.ContentType);
    }

    private static Task<IResult> OfShopAsync(
        string shop, [Description("SKU that the page begins after: the `next` of the page before.")] string? after,
        [Description("1 to 200; 50 when absent.")] string? limit, RefundEngine engine, CancellationToken stop) =>
        engine.Shops.Find(shop) is not { } found
            ? Task.FromResult(RouteExtensions.NoShop(shop))
            : ListAsync(found.Port<IKeepStock>()?.Warehouse ?? shop, after, limit, engine, stop);

    private static async Task<IResult> ListAsync(
        [Description("The warehouse's code; a shop's own has the shop's id.")] string? warehouse,
        [Description("SKU that the page begins after: the `next` of the page before.")] string? after,
        [Description("1 to 200; 50 when absent.")] string? limit, RefundEngine engine, CancellationToken stop)
    {
        var read = new QueryReader();
        var most = read.Limit(limit);
        if (string.IsNullOrEmpty(warehouse)) read.Errors.Add(new ProblemError("warehouse", "warehouse: name one."));
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        var rows = await engine.Lists.StockAsync(warehouse!, after, most + 1, stop);
        return Results.Ok(new StockPage(
            [
                .. rows.Take(most).Select(r =>
                    new StockItem(r.Warehouse, r.Sku, r.OnHand, r.Occupied, r.Available, r.Defective)),
            ],
            rows.Count > most ? rows[most - 1].Sku : null));
    }

    private static async Task<IResult> MovementsAsync(
        [Description("The warehouse's code.")] string? warehouse, [Description("Of one SKU.")] string? sku,
        string? cursor,
        [Description("1 to 200; 50 when absent.")] string? limit, RefundEngine engine, CancellationToken stop)
    {
        var read = new QueryReader();
        var most = read.Limit(limit);
        if (string.IsNullOrEmpty(warehouse)) read.Errors.Add(new ProblemError("warehouse", "warehouse: name one."));
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        return await Requests.PageAsync(async () =>
        {
            var page = await engine.Lists.MovementsAsync(
                warehouse!, QueryReader.Blank(sku), QueryReader.Blank(cursor), most, stop);
            return new MovementPage(
                [
                    .. page.Rows.Select(m => new MovementItem(
                        m.Warehouse, m.Sku, m.At, m.Kind, DeskTexts.Of(m.Kind), m.OnHand, m.Occupied, m.Defective,
                        m.Ref, m.Author)),
                ],
                page.Next);
        });
    }

    private static async Task<IResult> EnterAsync(
        StockEntryRequest request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var check = new BodyCheck();
        check.Number("$.docNo", request.DocNo);
        check.Text("$.note", request.Note);
        check.That(request.Lines.Length is >= 1 and <= MostEntryLines, "$.lines", $"Give 1 to {MostEntryLines} lines.");
        for (var i = 0; i < request.Lines.Length; i++)
        {
            var line = request.Lines[i];
            check.That(line.Sku is { Length: >= 1 and <= 200 } && !line.Sku.Any(char.IsControl), $"$.lines[{i}].sku",
                "A SKU has 1 to 200 characters.");
            check.That(line.Quantity is >= 0 and <= 1_000_000_000, $"$.lines[{i}].quantity",
                "A quantity is 0 or more.");
            check.That(line.Defective is null or (>= 0 and <= 1_000_000_000), $"$.lines[{i}].defective",
                "A quantity is 0 or more.");
        }
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var entry = new StockEntry(
            request.DocNo, request.Warehouse, Kind(request.Kind),
            [.. request.Lines.Select(l =>
                new StockEntryLine(l.Sku, l.Quantity, l.Defective))], Requests.Author(http),
            request.Note.Trim(), engine.Now());
        return await engine.Stock.EnterAsync(entry, stop) switch
        {
            Accepted.Applied => Results.Json(
                new StockEntryResult(request.DocNo, "written"), statusCode: 201),
            Accepted.Refused no => Problems.Refused(no.Why, PathOf(no.Why, request)),
            _ => Results.Json(new StockEntryResult(request.DocNo, "repeated")),
        };
    }

    private static string? PathOf(Refusal why, StockEntryRequest request)
    {
        var sku = why switch
        {
            Refusal.BelowZero no => no.Sku,
            Refusal.BelowOccupied no => no.Sku,
            Refusal.DefectiveBelowZero no => no.Sku,
            _ => null,
        };
        return why is Refusal.WarehouseUnknown ? "$.warehouse"
            : sku is null ? null : $"$.lines[{Array.FindIndex(request.Lines, l => l.Sku == sku)}]";
    }

    private static StockMoveKind Kind(EntryKind kind) => kind switch
    {
        EntryKind.In => StockMoveKind.In,
        EntryKind.Out => StockMoveKind.Out,
        EntryKind.Count => StockMoveKind.Count,
    };
}
