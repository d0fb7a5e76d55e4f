using Antui.Core;
using Antui.Core.Orders;
using Antui.Core.Returns;
using Antui.Engine;
using Antui.Server.Http;

namespace Antui.Server.Returns;

/// <summary>Goods that came in and belong to nobody yet: list, claim, or dismiss them with a reason.</summary>
public static class UnmatchedApi
{
    private const int MostQuantity = 1_000_000, MostKeyLength = 300;

    public static void MapUnmatched(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/unmatched-goods").WithTags("Returns");
        group.MapGet("", ListAsync).Needs(Scopes.Read).Answers<UnmatchedPage>(
            "Goods that came in and fit no return, or of which a receipt named more than the order has; newest first.");
        group.MapPost("/claim", ClaimAsync).Needs(Scopes.Evidence).Answers<UnmatchedResult>(
            "A person says which return or refund pieces belong to. Each piece is given once.");
        group.MapPost("/dismiss", DismissAsync).Needs(Scopes.Evidence).Answers<UnmatchedResult>(
            "Pieces belong to no refund; the reason is kept.");
    }

    private static async Task<IResult> ListAsync(
        string? cursor, string? limit, RefundEngine engine, CancellationToken stop)
    {
        var read = new QueryReader();
        var most = read.Limit(limit);
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        return await Requests.PageAsync(async () =>
        {
            var page = await engine.Boxes.LooseAsync(QueryReader.Blank(cursor), most, stop);
            return new UnmatchedPage([.. page.Rows.SelectMany(BoxViews.Loose)], page.Next);
        });
    }

    private static async Task<IResult> ClaimAsync(
        UnmatchedClaim request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var check = Checked(request.StepId, request.Box, request.Sku, request.Quantity, request.Warehouse);
        check.Number("$.orderNo", request.OrderNo);
        check.Number("$.lineNo", request.LineNo);
        check.That((request.ReturnNo == "") != (request.RefundNo == ""), "$", "Name either the return or the refund.");
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        if (engine.Shops.Find(request.Shop) is null) return RouteExtensions.NoShop(request.Shop);
        var part = new BoxPart(
            new OrderKey(request.Shop, request.OrderNo), request.ReturnNo, request.RefundNo,
            [new BoxLine(request.LineNo, request.Sku, request.Quantity, request.Grade)]);
        return Of(await engine.Boxes.ClaimAsync(
            request.Box, request.Warehouse, request.StepId, part, Requests.Author(http), stop));
    }

    private static async Task<IResult> DismissAsync(
        UnmatchedDismissal request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var check = Checked(request.StepId, request.Box, request.Sku, request.Quantity, request.Warehouse);
        check.That(!string.IsNullOrWhiteSpace(request.Reason), "$.reason", "Say what they are: the reason is kept.");
        check.Text("$.reason", request.Reason);
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        return Of(await engine.Boxes.DismissAsync(
            request.Box, request.Warehouse, request.StepId, new BoxGoods(request.Sku, request.Grade, request.Quantity),
            request.Reason.Trim(), Requests.Author(http), stop));
    }

    private static BodyCheck Checked(string stepId, string box, string sku, int quantity, string warehouse)
    {
        var check = new BodyCheck();
        check.Number("$.stepId", stepId);
        check.That(box is { Length: >= 1 and <= MostKeyLength }, "$.box", "Name the box as the list does.");
        check.That(sku is { Length: >= 1 and <= MostKeyLength }, "$.sku", "Name the goods as the list does.");
        check.That(quantity is >= 1 and <= MostQuantity, "$.quantity", "A quantity is at least 1.");
        check.Text("$.warehouse", warehouse);
        return check;
    }

    private static IResult Of(Accepted answer) => answer switch
    {
        Accepted.Refused refused => Problems.Refused(refused.Why),
        Accepted.Duplicate => Results.Ok(new UnmatchedResult("duplicate")),
        _ => Results.Ok(new UnmatchedResult("applied")),
    };
}
