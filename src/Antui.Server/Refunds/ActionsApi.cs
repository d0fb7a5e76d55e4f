using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Engine.Projections;
using Antui.Server.Http;

namespace Antui.Server.Refunds;

/// <summary>What a person does with a refund. The author is the key's name; the reason is kept.</summary>
public static class ActionsApi
{
    private const int MostReasonLength = 500;

    public static void MapActions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/refunds/{shop}/{refundNo}/actions", ActAsync).WithTags("Refunds").Needs(Scopes.Act)
            .Answers<ActionResult>(
                "Hold, release, approve, refuse, or mark as handled. 409 with TOO_LATE, REQUEST_CHANGED or "
                + "ALREADY_REFUNDED when it cannot hold any more, and with the code of a money rule when that forbids it.");
        api.MapPost("/refunds/{shop}/{refundNo}/actions/preview", PreviewAsync).WithTags("Refunds").Needs(Scopes.Read)
            .Answers<EffectPreview>(
                "What the action would do now: refund how much, wait for what, or be refused. Nothing is written.");
    }

    private static async Task<IResult> PreviewAsync(
        string shop, string refundNo, ActionRequest request, HttpContext http, RefundEngine engine,
        CancellationToken stop)
    {
        if (await RefundsApi.FindAsync(engine, shop, refundNo, stop) is not { } found)
            return RefundsApi.Missing(shop, refundNo);
        if (Faults(request) is { Count: > 0 } faults) return Problems.Invalid(faults);
        var now = engine.Now();
        var named = string.IsNullOrWhiteSpace(request.Reason) ? request with { Reason = "?" } : request;
        var say = Say(named, http, now, found.Order);
        return Results.Ok(EffectPreviews.OfAction(found.Order, refundNo, say, found.Shop, now));
    }

    private static async Task<IResult> ActAsync(
        string shop, string refundNo, ActionRequest request, HttpContext http, RefundEngine engine,
        CancellationToken stop)
    {
        var faults = Faults(request);
        if (string.IsNullOrWhiteSpace(request.Reason))
            faults.Add(new ProblemError("$.reason", $"Say why, in at most {MostReasonLength} characters: it is kept."));
        if (faults.Count > 0) return Problems.Invalid(faults);
        if (await RefundsApi.FindAsync(engine, shop, refundNo, stop) is not { } found)
            return RefundsApi.Missing(shop, refundNo);
        if (request is { Action: PersonAction.Approve, Version: 0 } && found.Case.Claim.Version != 0)
        {
            return Problems.Invalid([new ProblemError("$.version",
                "An approval names the version of the request that was looked at: claim.version of the refund.")]);
        }
        var say = Say(request, http, engine.Now(), found.Order);
        var fact = new Fact.PersonActs(found.Order.Key, refundNo, say, say.Author);
        var accepted = await engine.AcceptAsync(fact, stop);
        if (accepted is Accepted.Refused refused) return Problems.Refused(refused.Why);
        var order = await engine.ReadAsync(found.Order.Key, stop) ?? found.Order;
        var now = engine.Now();
        var row = Projection.Row(order, order.Case(refundNo)!, found.Shop.Policy, now);
        var result = accepted is Accepted.Duplicate ? "duplicate" : "applied";
        var notYet = request.Action is PersonAction.Approve
            ? EffectPreviews.NotYet(order, refundNo, found.Shop, now) : null;
        return Results.Ok(new ActionResult(result, Views.Item(row, engine.Shops), notYet));
    }

    private static List<ProblemError> Faults(ActionRequest request)
    {
        var check = new BodyCheck();
        check.That((request.Reason ?? "").Length <= MostReasonLength, "$.reason",
            $"A reason has at most {MostReasonLength} characters.");
        if (request.AmountFen is { } fen) check.PositiveFen("$.amountFen", fen);
        check.That(request.AmountFen is null || request.Action is PersonAction.Approve, "$.amountFen",
            "Only an approval names an amount.");
        return check.Errors;
    }

    private static PersonSay Say(ActionRequest request, HttpContext http, Instant now, Order order) => new(
        request.Action, "person:" + http.Caller().Name, request.Reason.Trim(), now, request.Version,
        [.. request.Accepts ?? []], request.AmountFen is { } fen ? new Money(fen, order.Head.Paid.Currency) : null);
}
