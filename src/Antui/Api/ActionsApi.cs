using Antui.Api.Shapes;
using Antui.Core;
using Antui.Core.Refunds;
using Antui.Engine;

namespace Antui.Api;

/// <summary>What a person does with a refund. The author is the key's name; the reason is kept.</summary>
public static class ActionsApi
{
    private const int MostReasonLength = 500;

    public static void MapActions(this IEndpointRouteBuilder api) =>
        api.MapPost("/refunds/{shop}/{refundNo}/actions", ActAsync).WithTags("Refunds").Needs(Scopes.Act)
            .Answers<ActionResult>(
                "Hold, release, approve, refuse, or mark as handled. 409 with TOO_LATE, REQUEST_CHANGED or "
                + "ALREADY_REFUNDED when it cannot hold any more.");

    private static async Task<IResult> ActAsync(
        string shop, string refundNo, ActionRequest request, HttpContext http, RefundEngine engine,
        CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > MostReasonLength)
            return Problems.Invalid(
                [new ProblemError("$.reason", $"Say why, in at most {MostReasonLength} characters: it is kept.")]);
        if (await engine.Store.FindRefundAsync(shop, refundNo, stop) is not [var row, ..])
            return RefundsApi.Missing(shop, refundNo);
        var author = "person:" + http.Caller().Name;
        var say = new PersonSay(
            request.Action, author, request.Reason.Trim(), RefundsApi.Now(engine), request.Version,
            [.. request.Accepts ?? []]);
        var accepted = await engine.AcceptAsync(new Fact.PersonActs(row.Key, refundNo, say, author), stop);
        if (accepted is Accepted.Refused refused) return Problems.Refused(refused);
        var now = await engine.Store.FindRefundAsync(shop, refundNo, stop);
        var result = accepted is Accepted.Duplicate ? "duplicate" : "applied";
        return Results.Ok(new ActionResult(result, Views.Item(now is [var fresh, ..] ? fresh : row, engine.Shops)));
    }
}
