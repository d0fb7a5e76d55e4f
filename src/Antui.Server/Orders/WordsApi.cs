using System.ComponentModel;
using Antui.Core;
using Antui.Engine;
using Antui.Server.Http;
using Antui.Server.Json;

namespace Antui.Server.Orders;

/// <summary>Why somebody reads what a buyer wrote, or has it erased.</summary>
public sealed record WordsRequest([property: Description("Kept in the order's journal.")] string Reason);

/// <param name="About">refund or return.</param>
/// <param name="No">Its number.</param>
/// <param name="Words">As they were written.</param>
public sealed record BuyersLine([property: OneOf("refund", "return")] string About, string No, string Words);

public sealed record BuyersLines(IReadOnlyList<BuyersLine> Items);

/// <summary>
/// What the buyer of an order wrote in his own words. Lists and pages show how it begins; whoever reads it whole says
/// why, and that stands in the journal before he is answered.
/// </summary>
public static class WordsApi
{
    public static void MapWords(this IEndpointRouteBuilder api)
    {
        var words = api.MapGroup("/orders/{shop}/{orderNo}/words").WithTags("Orders").WithMetadata(new NeverKept());
        words.MapPost("/read", ReadAsync).Needs(Scopes.Act).Answers<BuyersLines>(
            "Shows what the buyer wrote, whole; who read it and why is kept. 409 NO_WORDS when there is nothing.")
            .Produces<ProblemBody>(404, Problems.ContentType).Produces<ProblemBody>(409, Problems.ContentType)
            .Produces<ProblemBody>(422, Problems.ContentType);
        words.MapPost("/erase", EraseAsync).Needs(Scopes.Admin).TakesFact(
            "Erases what the buyer wrote, for good, and keeps nothing he writes later: the key is destroyed, the "
            + "journal stays whole, the refund goes on. 409 NO_WORDS when there is nothing.");
    }

    private static async Task<IResult> ReadAsync(
        string shop, string orderNo, WordsRequest request, HttpContext http, RefundEngine engine,
        CancellationToken stop)
    {
        if (await FaultAsync(shop, orderNo, request, engine, stop) is { } fault) return fault;
        var (wrong, order) = await engine.Words.ShowAsync(
            new OrderKey(shop, orderNo), request.Reason.Trim(), "person:" + http.Caller().Name, stop);
        if (wrong is not null) return Problems.Refused(wrong);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new BuyersLines([
            .. order!.Cases.Where(c => FreeText.IsOwn(c.Claim.Reason))
                .Select(c => new BuyersLine("refund", c.RefundNo, c.Claim.Reason)),
            .. order.Returns.Where(r => FreeText.IsOwn(r.Note))
                .Select(r => new BuyersLine("return", r.ReturnNo, r.Note)),
        ]));
    }

    private static async Task<IResult> EraseAsync(
        string shop, string orderNo, WordsRequest request, HttpContext http, RefundEngine engine,
        CancellationToken stop) =>
        await FaultAsync(shop, orderNo, request, engine, stop) ?? await engine.AnswerAsync(
            engine.Words.Erasing(new OrderKey(shop, orderNo), request.Reason.Trim(), "person:" + http.Caller().Name),
            200, stop);

    private static async Task<IResult?> FaultAsync(
        string shop, string orderNo, WordsRequest request, RefundEngine engine, CancellationToken stop)
    {
        var check = new BodyCheck();
        check.That(!string.IsNullOrWhiteSpace(request.Reason), "$.reason", "Say why: the reason is kept.");
        check.Text("$.reason", request.Reason);
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        return await engine.ReadAsync(new OrderKey(shop, orderNo), stop) is null
            ? Problems.NotFound($"The shop '{shop}' has no order '{orderNo}'.") : null;
    }
}
