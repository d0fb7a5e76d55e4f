using Antui.Core;
using Antui.Engine;
using Antui.Engine.Projections;
using Antui.Server.Http;
using Antui.Server.Json;

namespace Antui.Server.Operations;

/// <summary>How far lists have followed what was written, and making their rows anew.</summary>
public static class ListsApi
{
    public static void MapLists(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/lists").WithTags("Lists");
        group.MapGet("", ReadAsync).Needs(Scopes.Read).Answers<ListsView>(
            "Where every list stands against what was written, and why one stands still.");
        group.MapPost("/rebuild", Rebuild).Needs(Scopes.Configure).Produces<ListsRebuild>(202).WithSummary(
            "Makes all rows of orders, refunds, shipments and returns anew from the journal, while they are read. "
            + "Then figures and books are added up anew beside those that are read. Stock stays as it is.").Produces<ProblemBody>(409, Problems.ContentType);
    }

    private static async Task<IResult> ReadAsync(RefundEngine engine, CancellationToken stop)
    {
        var newest = await engine.Store.NewestPlaceAsync(stop);
        var lists = await engine.Lists.PositionsAsync(stop);
        var current = new Dictionary<long, bool>();
        foreach (var place in lists.Select(l => l.Place).Distinct())
            current[place] = (await engine.Store.ChangesAsync(place, 1, stop)).Changes.Count == 0;
        return Results.Ok(new ListsView(
            newest, engine.Lists.Remake is { } remake ? Of(remake) : null, engine.Lists.Behind, Math.Round(engine.Meters.ListLag.PercentileMs(0.99), 1),
            [
                .. lists.Select(l => new ListView(
                    Words.Text(l.Name), l.Place, current[l.Place], l.Fault, l.Fault == "" ? null : l.FaultAt)),
            ]));
    }

    private static IResult Rebuild(HttpContext http, RefundEngine engine) =>
        engine.Lists.StartRemake(Requests.Author(http)) is { } begun
        ? Results.Json(Of(begun), statusCode: StatusCodes.Status202Accepted)
        : Problems.Refused(new Refusal.RebuildRuns());

    private static ListsRebuild Of(Remake remake) => new(remake.Orders, remake.IsDone, remake.Fault);
}
