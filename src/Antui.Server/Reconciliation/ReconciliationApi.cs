using System.ComponentModel;
using System.Globalization;
using Antui.Core;
using Antui.Core.Reconciliation;
using Antui.Engine;
using Antui.Engine.Reconciliation;
using Antui.Server.Http;
using Antui.Server.Json;

namespace Antui.Server.Reconciliation;

/// <summary>Reconciliation of platform, goods and money: run it, read the five standing lists, resolve a row.</summary>
public static class ReconciliationApi
{
    public static void MapReconciliation(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/reconciliation").WithTags("Reconciliation");
        group.MapPost("/runs", RunAsync).Needs(Scopes.Act)
            .Answers<RunItem>("Compares now. A second run over the same facts adds nothing; 409 while another runs.");
        group.MapGet("/runs", RunsAsync).Needs(Scopes.Read).Answers<RunList>("Runs, newest first.");
        group.MapGet("", ListAsync).Needs(Scopes.Read).Answers<FindingPage>("Rows that do not fit, newest first.");
        group.MapPost("/{id}/resolve", ResolveAsync).Needs(Scopes.Act)
            .Answers<FindingItem>("A person says that a row needs nothing more, and why.");
    }

    private static async Task<IResult> RunAsync(
        RunRequest request, HttpContext http, RefundEngine engine, Reconciler reconciler, CancellationToken stop)
    {
        if (request.Shop is { Length: > 0 } shop && engine.Shops.Find(shop) is null) return RouteExtensions.NoShop(shop);
        var one = QueryReader.Blank(request.Shop);
        return await reconciler.RunAsync(one, "person:" + http.Caller().Name, stop) is { } run
            ? Results.Ok(Of(run))
            : Problems.Refused(new Refusal.ReconciliationRuns());
    }

    private static async Task<IResult> RunsAsync(Reconciler reconciler, CancellationToken stop) =>
        Results.Ok(new RunList([.. (await reconciler.RunsAsync(stop)).Take(QueryReader.MostLimit).Select(Of)]));

    private static async Task<IResult> ListAsync(
        [Description("One of the five lists; all when absent.")] string? list, string? shop,
        [Description("\"open\" (when absent), \"resolved\" or \"all\".")] string? state,
        [Description("The `next` of the page before.")] string? cursor, string? limit, Reconciler reconciler, CancellationToken stop)
    {
        var read = new QueryReader();
        var (one, most, skip) = (read.Word<StandingList>("list", list), read.Limit(limit), 0);
        if (state is not (null or "" or "open" or "resolved" or "all"))
            read.Errors.Add(new ProblemError("state", "state: open, resolved or all."));
        if (!string.IsNullOrEmpty(cursor) && (!int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out skip)))
            read.Errors.Add(new ProblemError("cursor", "cursor: use the `next` of the page before, unchanged."));
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        var all = await reconciler.FindingsAsync(open: state is null or "" or "open", stop);
        var counts = Enum.GetValues<StandingList>().ToDictionary(
            Words.Text, l => (long)all.Count(f => f.IsOpen && f.List == l && (shop is null or "" || f.Shop == shop)));
        var rows = all.Where(f => (one is null || f.List == one) && (shop is null or "" || f.Shop == shop)
            && (state is "all" || f.IsOpen == (state is not "resolved"))).ToList();
        var page = rows.Skip(skip).Take(most).Select(Of).ToList();
        return Results.Ok(new FindingPage(
            page, counts, await reconciler.RunsAsync(stop) is [var last, ..] ? Of(last) : null,
            skip + most < rows.Count ? (skip + most).ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<IResult> ResolveAsync(
        string id, ResolveRequest request, HttpContext http, Reconciler reconciler, CancellationToken stop)
    {
        var check = new BodyCheck();
        check.That(!string.IsNullOrWhiteSpace(request.Reason), "$.reason", "Say why nothing more is to be done.");
        check.Text("$.reason", request.Reason);
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        return await reconciler.ResolveAsync(id, "person:" + http.Caller().Name, request.Reason.Trim(), stop) is { } finding
            ? Results.Ok(Of(finding))
            : Problems.NotFound($"There is no reconciliation row '{id}'.");
    }

    private static FindingItem Of(Core.Reconciliation.Finding f) => new(
        f.Id, f.List, f.Shop, f.OrderNo, f.RefundNo, StandingTexts.Of(f), f.Expected, f.Found, f.Against, f.Evidence,
        StandingTexts.ActionOf(f.List), f.FoundAt, f.ResolvedAt, f.ResolvedBy, f.Reason);

    private static RunItem Of(ReconciliationRun r) =>
        new(r.Id, r.StartedAt, r.EndedAt, r.Author, r.Orders, r.Added, r.Resolved, r.Open, r.Error);
}
