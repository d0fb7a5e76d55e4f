using System.ComponentModel;
using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Evidence;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Server.Http;

namespace Antui.Server.Desk;

/// <summary>The order desk's list of shipments, and parcels added to an order.</summary>
public static class ShipmentsApi
{
    public static void MapShipments(this IEndpointRouteBuilder api)
    {
        var desk = api.MapGroup("/shipments").WithTags("Order desk");
        desk.MapGet("", ListAsync).Needs(Scopes.Read).Answers<ShipmentPage>(
            "Shipments of the built-in desk, newest order first. `stage` may repeat; `q` is an order, waybill or "
                + "parcel "
            + "number, whole; what waits for its audit says which rules hold it.");
        desk.MapGet("/counts", CountsAsync).Needs(Scopes.Read).Answers<ShipmentCounts>("How many are in each stage.");
        desk.MapPost("/actions", DeskActions.ActAsync).Needs(Scopes.Evidence).Answers<DeskResult>(
            "Audit, release, pick, pack, hand over, route, unmerge. A merged parcel moves with all its parts. What "
                + "could "
            + "not be done is listed with its reason; the rest is done.")
            .Produces<ProblemBody>(409, Problems.ContentType).Produces<ProblemBody>(422, Problems.ContentType);
        desk.MapGet("/merge-proposals", MergeApi.ProposalsAsync).Needs(Scopes.Read)
            .Answers<MergeProposalList>("Shipments of one buyer to one address that could go out together.");
        desk.MapPost("/merge", MergeApi.MergeAsync).Needs(Scopes.Evidence)
            .Answers<MergeResult>("Joins shipments into one parcel: all of them, or none.")
            .Produces<ProblemBody>(422, Problems.ContentType);
        desk.MapPost("/split", SplitApi.SplitAsync).Needs(Scopes.Evidence)
            .Answers<SplitResult>("Splits a shipment by hand, by warehouse or by stock.")
            .Produces<ProblemBody>(404, Problems.ContentType).Produces<ProblemBody>(409, Problems.ContentType)
            .Produces<ProblemBody>(422, Problems.ContentType);
        desk.MapPost("/add", AddAsync).Needs(Scopes.Evidence)
            .Answers<AddResult>("Adds a gift or a replacement: a parcel of its own that waits for its audit.", 201)
            .Produces<ProblemBody>(404, Problems.ContentType).Produces<ProblemBody>(409, Problems.ContentType)
            .Produces<ProblemBody>(422, Problems.ContentType);
        api.MapPost("/orders/{shop}/{orderNo}/extra-refund", ExtraRefundAsync).WithTags("Order desk").Needs(Scopes.Act)
            .TakesFact(
                "An extra partial refund of a hosted shop (额外部分退款), paid at once by the word of this key, within every "
                + "ceiling. A shop on a platform is told where to do it.")
            .Produces<FactResult>(201);
        api.MapAuditRules();
    }

    private static async Task<IResult> ListAsync(
        [Description("Shop id.")] string? shop,
        [Description("audit, release, pick, pack, hand-over, shipped, stopped; may repeat.")] string[]? stage,
        string? warehouse, [Description("Order, waybill or parcel number, whole.")] string? q,
        [Description("The buyer's pseudonym.")] string? buyer, [Description("A goods code in it, whole.")] string? sku,
        string? parcelNo, string? createdFrom, string? createdTo, string? cursor,
        [Description("1 to 200; 50 when absent.")] string? limit, RefundEngine engine, CancellationToken stop)
    {
        var read = new QueryReader();
        var filter = new ShipmentFilter(
            QueryReader.Blank(shop), Requests.Words<ShipmentStage>(read, "stage", stage), QueryReader.Blank(warehouse),
            QueryReader.Blank(parcelNo), QueryReader.Blank(q), QueryReader.Blank(buyer), QueryReader.Blank(sku),
            read.Time("createdFrom", createdFrom), read.Time("createdTo", createdTo));
        var most = read.Limit(limit);
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        return await Requests.PageAsync(async () =>
        {
            var page = await engine.Lists.ShipmentsAsync(filter, QueryReader.Blank(cursor), most, stop);
            return new ShipmentPage(await ShipmentViews.ItemsAsync(engine, page.Rows, stop), page.Next);
        });
    }

    private static async Task<IResult> CountsAsync(
        [Description("Shop id.")] string? shop, RefundEngine engine, CancellationToken stop)
    {
        var n = await engine.Lists.CountShipmentsAsync(QueryReader.Blank(shop), stop);
        return Results.Ok(new ShipmentCounts(
            n[ShipmentStage.Audit], n[ShipmentStage.Release], n[ShipmentStage.Pick], n[ShipmentStage.Pack],
            n[ShipmentStage.HandOver], n[ShipmentStage.Shipped], n[ShipmentStage.Stopped]));
    }

    private static async Task<IResult> AddAsync(
        AddRequest request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(request.Shop) is null) return RouteExtensions.NoShop(request.Shop);
        var check = new BodyCheck();
        check.Number("$.orderNo", request.OrderNo);
        check.That(request.Kind is not ShipmentKind.Sale, "$.kind", "\"gift\" or \"reship\".");
        check.That(request.Lines.Length is >= 1 and <= 100, "$.lines", "Give 1 to 100 lines.");
        for (var i = 0; i < request.Lines.Length; i++)
        {
            var line = request.Lines[i];
            check.That(line.LineNo is null != line.Sku is null, $"$.lines[{i}]",
                "Give lineNo of the order, or sku of other goods.");
            check.That(line.Sku is null or { Length: >= 1 and <= 200 } && line.Sku?.Any(char.IsControl) is not true,
                $"$.lines[{i}].sku", "A SKU has 1 to 200 characters.");
            check.That(line.Quantity is >= 1 and <= 1_000_000, $"$.lines[{i}].quantity", "A quantity is at least 1.");
        }
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var step = request.StepId is { Length: > 0 } given ? given : Requests.NewStep();
        var key = new OrderKey(request.Shop, request.OrderNo);
        if (await engine.ReadAsync(key, stop) is null) return Missing(key);
        var accepted = await engine.Desk.AddAsync(
            new Fact.ShipmentStep(
                key, ShipmentAction.Add, "", Requests.Author(http),
                [.. request.Lines.Select(l => new LineQuantity(l.LineNo ?? GoodsSaid.BySku(l.Sku!), l.Quantity))],
                Warehouse: request.Warehouse, Kind: request.Kind, StepId: step),
            stop);
        if (accepted is Accepted.Refused { Why: var why })
            return Problems.Refused(why, why is Refusal.WarehouseUnknown ? "$.warehouse" : null);
        var made = (await engine.ReadAsync(key, stop))?.Shipments.FirstOrDefault(s => s.StepId == step);
        return Results.Json(new AddResult(made?.ShipmentNo ?? ""), statusCode: 201);
    }

    private static async Task<IResult> ExtraRefundAsync(
        string shop, string orderNo, ExtraRefundRequest request, HttpContext http, RefundEngine engine,
        CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is null) return RouteExtensions.NoShop(shop);
        var check = new BodyCheck();
        check.Number("$.refundNo", request.RefundNo);
        check.PositiveFen("$.amountFen", request.AmountFen);
        check.That(!string.IsNullOrWhiteSpace(request.Reason), "$.reason", "Say why: the reason is kept.");
        check.Text("$.reason", request.Reason);
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var key = new OrderKey(shop, orderNo);
        if (await engine.ReadAsync(key, stop) is not { } order) return Missing(key);
        return await engine.AnswerAsync(
            new Fact.SellerGrants(
                key, request.RefundNo, new Money(request.AmountFen, order.Head.Paid.Currency), request.Reason.Trim(),
                Requests.Author(http)),
            201, stop);
    }

    internal static IResult Missing(OrderKey key) =>
        Problems.NotFound($"The shop '{key.Shop}' has no order '{key.OrderNo}'.");
}
