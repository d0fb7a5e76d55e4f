using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Server.Http;

namespace Antui.Server.Orders;

/// <summary>Hosted shops: the buyer asks for a refund, changes or withdraws it, sends the goods.</summary>
public static class HostedApi
{
    public static void MapHosted(this IEndpointRouteBuilder api)
    {
        var shop = api.MapGroup("/shops/{shop}/refunds").WithTags("Hosted shops").Needs(Scopes.Orders);
        shop.MapPost("", AskAsync)
            .TakesFact("A refund request: new (201), known already (200), or kept until its order comes (202).")
            .Produces<FactResult>(201);
        shop.MapPost("/{refundNo}/changes", ChangeAsync)
            .TakesFact("The buyer modifies or withdraws the request, asks again, or sends the goods back.");
    }

    private static Task<IResult> AskAsync(
        string shop, NewRefund request, HttpContext http, RefundEngine engine, CancellationToken stop) =>
        engine.AnswerAsync(Read(shop, request, SourceOf(http), engine), stop);

    internal static FactRead Read(string shop, NewRefund request, string source, RefundEngine engine)
    {
        if (engine.Shops.Find(shop) is null) return FactRead.Wrong(RouteExtensions.NoShop(shop));
        var check = new BodyCheck();
        check.Number("$.refundNo", request.RefundNo);
        check.Number("$.orderNo", request.OrderNo);
        check.That(request.Kind is not RefundKind.Unknown, "$.kind", "Say what kind of request it is.");
        check.PositiveFen("$.amountFen", request.AmountFen);
        check.That((request.FreightFen ?? 0) is >= 0 and var freight && freight <= Math.Max(0, request.AmountFen),
            "$.freightFen",
            "The freight is a part of the amount, not negative and not above it.");
        check.Lines("$.lines", request.Lines);
        check.Text("$.reason", request.Reason);
        check.Currency("$.currency", request.Currency);
        if (check.Errors.Count > 0) return FactRead.Wrong(Problems.Invalid(check.Errors));
        var key = new OrderKey(shop, request.OrderNo);
        return new FactRead(new Fact.BuyerAsks(
            key, request.RefundNo, request.Kind, new Money(request.AmountFen, request.Currency),
            request.FreightFen is { } said ? new Money(said, request.Currency) : null, [.. request.Lines ?? []],
            request.Reason, source), Applied: 201);
    }

    private static Task<IResult> ChangeAsync(
        string shop, string refundNo, RefundChange request, HttpContext http, RefundEngine engine,
        CancellationToken stop) =>
        engine.AnswerAsync(Read(shop, refundNo, request, SourceOf(http), engine), stop);

    internal static FactRead Read(
        string shop, string refundNo, RefundChange request, string source, RefundEngine engine)
    {
        if (engine.Shops.Find(shop) is null) return FactRead.Wrong(RouteExtensions.NoShop(shop));
        var check = new BodyCheck();
        check.Number("$.orderNo", request.OrderNo);
        check.Text("$.changeId", request.ChangeId);
        if (request.AmountFen is { } fen) check.PositiveFen("$.amountFen", fen);
        check.That(request.Kind is not RefundKind.Unknown, "$.kind", "Say what kind of request it is.");
        check.Tracking("$.tracking", request.Tracking);
        check.Currency("$.currency", request.Currency);
        if (check.Errors.Count > 0) return FactRead.Wrong(Problems.Invalid(check.Errors));
        var key = new OrderKey(shop, request.OrderNo);
        Money? amount = request.AmountFen is { } asked ? new Money(asked, request.Currency) : null;
        return new Fact.BuyerChanges(
            key, refundNo, request.Change, request.ChangeId, source, amount, request.Kind, request.Tracking);
    }

    private static string SourceOf(HttpContext http) => "api:" + http.Caller().Name;
}
