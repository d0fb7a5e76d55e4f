using System.ComponentModel;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Server.Http;
using Antui.Server.Texts;

namespace Antui.Server.Parked;

/// <summary>Facts that fit nothing yet: visible, tried again by themselves, and in people's hands.</summary>
public static class ParkedApi
{
    public static void MapParked(this IEndpointRouteBuilder api)
    {
        var parked = api.MapGroup("/parked").WithTags("Parked");
        parked.MapGet("", ListAsync).Needs(Scopes.Read)
            .Answers<ParkedList>("Parked facts, oldest first; how many wait in all, and since when the oldest.");
        Acts(parked.MapPost("/{id}/retry", RetryAsync))
            .Answers<FactResult>("Tries it now; `unread` when nobody here can read it.");
        Acts(parked.MapPost("/{id}/assign", AssignAsync))
            .Answers<ParkedItem>("A person looks after it; an empty name gives it back.");
        Acts(parked.MapPost("/{id}/dismiss", DismissAsync))
            .Answers<ParkedItem>("It needs nothing; it stays readable with the reason and is not tried again.");
    }

    private static RouteHandlerBuilder Acts(RouteHandlerBuilder route) => route.Needs(Scopes.Act)
        .Produces<ProblemBody>(404, Problems.ContentType).Produces<ProblemBody>(409, Problems.ContentType)
        .Produces<ProblemBody>(422, Problems.ContentType);

    private static async Task<IResult> ListAsync(
        string? shop, [Description("A code, e.g. ORDER_UNKNOWN.")] string? reason,
        [Description("Who looks after it.")] string? assignee,
        [Description("\"waiting\" (when absent) or \"dismissed\".")] string? state,
        [Description("The `next` of the page before.")] string? cursor,
        [Description("1 to 200; 50 when absent.")] string? limit, RefundEngine engine, CancellationToken stop)
    {
        var read = new QueryReader();
        var most = read.Limit(limit);
        if (state is not (null or "" or "waiting" or "dismissed"))
            read.Errors.Add(new ProblemError("state", "state: waiting or dismissed."));
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        var filter = new ParkedFilter(
            QueryReader.Blank(shop), null, QueryReader.Blank(assignee), QueryReader.Blank(reason),
            state == "dismissed");
        var page = await engine.Store.ParkedPageAsync(filter, QueryReader.Blank(cursor), most, stop);
        var oldest = await engine.Store.ParkedAsync(null, 1, stop);
        return Results.Ok(new ParkedList(
            [.. page.Rows.Select(Item)], await engine.Store.ParkedCountAsync(null, stop),
            oldest is [var first] ? first.At : null, page.Next));
    }

    private static async Task<IResult> RetryAsync(string id, RefundEngine engine, CancellationToken stop)
    {
        var (wrong, accepted) = await engine.Parked.RetryAsync(id, stop);
        if (wrong is not null) return Problems.Refused(wrong);
        var (result, reason) = accepted switch
        {
            Accepted.Applied => ("applied", null),
            Accepted.Duplicate => ("duplicate", null),
            Accepted.Parked p => ("parked", p.Reason),
            Accepted.Refused no => ("refused", no.Why.Code),
            _ => ("unread", (string?)null),
        };
        return Results.Json(
            new FactResult(result, reason, reason is null ? null : WordTexts.Parked(reason)));
    }

    private static async Task<IResult> AssignAsync(
        string id, AssignRequest request, RefundEngine engine, CancellationToken stop) =>
        await ShowAsync(await engine.Parked.AssignAsync(id, request.To, stop), "$.to", id, engine, stop);

    private static async Task<IResult> DismissAsync(
        string id, DismissRequest request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var author = "person:" + http.Caller().Name;
        var wrong = await engine.Parked.DismissAsync(id, request.Reason, author, stop);
        return await ShowAsync(wrong, "$.reason", id, engine, stop);
    }

    private static async Task<IResult> ShowAsync(
        Refusal? wrong, string path, string id, RefundEngine engine, CancellationToken stop) =>
        wrong is not null ? Problems.Refused(wrong, wrong.Kind is RefusalKind.Wrong ? path : null)
        : await engine.Store.FindParkedAsync(id, stop) is { } fact
            ? Results.Json(Item(fact)) : Problems.Refused(new Refusal.ParkedUnknown(id));

    private static ParkedItem Item(ParkedFact p) => new(
        p.Id, p.Key.Shop, p.Key.OrderNo, p.Reason, p.Source, p.At, p.Attempts, WordTexts.Parked(p.Reason),
        p.Dismissed is null ? p.DueAt : null, p.Assignee,
        p.Dismissed is { } end ? new ParkedEndItem(end.By, end.Reason, end.At) : null);
}
