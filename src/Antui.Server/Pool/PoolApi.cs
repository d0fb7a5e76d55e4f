using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Antui.Core;
using Antui.Core.Pool;
using Antui.Core.Subjects;
using Antui.Engine;
using Antui.Server.Http;
using Antui.Server.Texts;
using Microsoft.AspNetCore.Mvc;

namespace Antui.Server.Pool;

/// <summary>Filters of the pool's lists: everything a row shows.</summary>
public sealed record PoolQuery(
    [property: FromQuery, Description("Shop id.")] string? Shop,
    [property: FromQuery, Description("to-download, to-convert, parked, converted, handled or removed.")] string? Stage,
    [property: FromQuery, Description("Number of the record or of its order, whole.")] string? Q,
    [property: FromQuery, Description("The platform's own status.")] string? Status,
    [property: FromQuery, Description("One of its goods codes, whole.")] string? Sku,
    [property: FromQuery, Description("The buyer's pseudonym.")] string? Buyer,
    [property: FromQuery, Description("Why it is parked, e.g. UNMAPPED_GOODS.")] string? Reason,
    [property: FromQuery] string? AmountFromFen,
    [property: FromQuery] string? AmountToFen,
    [property: FromQuery, Description("RFC 3339.")] string? CreatedFrom,
    [property: FromQuery, Description("RFC 3339.")] string? CreatedTo,
    [property: FromQuery, Description("The `next` of the page before.")] string? Cursor,
    [property: FromQuery, Description("1 to 200; 50 when absent.")] string? Limit);

/// <summary>Fetched orders and refunds that wait to be converted (待下载, 待转入, 待转入退单).</summary>
public static class PoolApi
{
    private const int MostNumbers = 1_000, MostReasonLength = 500, MostTasks = 20;

    public static void MapPool(this IEndpointRouteBuilder api)
    {
        var pool = api.MapGroup("/pool").WithTags("Pool");
        pool.MapGet("/tasks", TasksAsync).Needs(Scopes.Read)
            .Answers<PoolTaskList>("The newest actions over many records, under way or ended.");
        pool.MapGet("/tasks/{id}", TaskAsync).Needs(Scopes.Read)
            .Answers<PoolTaskView>("How far an action over many records is.")
            .Produces<ProblemBody>(404, Problems.ContentType);
        pool.MapPost("/tasks/{id}/stop", StopAsync).Needs(Scopes.Act)
            .Answers<PoolTaskView>("Begins nothing more of it; what was done stays done.")
            .Produces<ProblemBody>(404, Problems.ContentType).Produces<ProblemBody>(409, Problems.ContentType);
        foreach (var (path, kind) in (IEnumerable<(string, PoolKind)>)[("orders", PoolKind.Order),
            ("refunds", PoolKind.Refund)])
        {
            var one = pool.MapGroup("/" + path);
            one.MapGet("", ([AsParameters] PoolQuery query, RefundEngine engine, CancellationToken stop) =>
                    ListAsync(kind, query, engine, stop)).Needs(Scopes.Read)
                .Answers<PoolPage>("Fetched records, newest first, by filters; pages are stable.");
            one.MapGet("/counts", async (string? shop, RefundEngine engine, CancellationToken stop) =>
                    Results.Ok(await CountAsync(kind, QueryReader.Blank(shop), engine, stop))).Needs(Scopes.Read)
                .Answers<PoolCounts>("How many records stand in each stage.");
            one.MapGet("/{shop}/{no}", (string shop, string no, RefundEngine engine, CancellationToken stop) =>
                    ReadAsync(kind, shop, no, engine, stop)).Needs(Scopes.Read)
                .Answers<PoolDetail>("One record with what was read and every change of its stage.")
                .Produces<ProblemBody>(404, Problems.ContentType);
            one.MapPost("/actions",
                (PoolActionRequest request, HttpContext http, RefundEngine engine, CancellationToken stop) =>
                    ActAsync(kind, request, http, engine, stop)).Needs(Scopes.Act)
                .Answers<PoolDone>(
                    "Convert, remove (fetched again when it changes), handle (not fetched again), undo either, or "
                    + "reject a refund with a reason that is written back. By numbers at once; by filter as a task "
                    + "with progress.")
                .Produces<PoolStarted>(202).Produces<ProblemBody>(422, Problems.ContentType);
        }
    }

    private static async Task<IResult> ListAsync(PoolKind kind, PoolQuery query, RefundEngine engine,
        CancellationToken stop)
    {
        var read = new QueryReader();
        var filter = new PoolFilter(
            kind, QueryReader.Blank(query.Shop), read.Word<PoolStage>("stage", query.Stage), QueryReader.Blank(query.Q),
            QueryReader.Blank(query.Status), QueryReader.Blank(query.Sku), QueryReader.Blank(query.Buyer),
            QueryReader.Blank(query.Reason), read.Fen("amountFromFen", query.AmountFromFen),
            read.Fen("amountToFen", query.AmountToFen), read.Time("createdFrom", query.CreatedFrom),
            read.Time("createdTo", query.CreatedTo));
        var limit = read.Limit(query.Limit);
        if (read.Errors.Count > 0) return Problems.BadQuery(read.Errors);
        try
        {
            var page = await engine.Store.PooledAsync(filter, QueryReader.Blank(query.Cursor), limit, stop);
            return Results.Ok(new PoolPage([.. page.Rows.Select(Item)], page.Next));
        }
        catch (ArgumentException)
        {
            return Problems.BadQuery(
                [new ProblemError("cursor", "cursor: use the `next` of the page before, unchanged.")]);
        }
    }

    private static async Task<PoolCounts> CountAsync(PoolKind kind, string? shop, RefundEngine engine,
        CancellationToken stop)
    {
        var counts = await engine.Store.CountByStageAsync(kind, shop, stop);
        return new PoolCounts(
            counts[PoolStage.ToDownload], counts[PoolStage.ToConvert], counts[PoolStage.Parked],
            counts[PoolStage.Converted], counts[PoolStage.Handled], counts[PoolStage.Removed]);
    }

    private static async Task<IResult> ReadAsync(
        PoolKind kind, string shop, string no, RefundEngine engine, CancellationToken stop)
    {
        if (await engine.Store.ReadPooledAsync(kind, shop, no, stop) is not { } record)
            return Problems.Refused(new Refusal.NotPooled(kind, shop, no));
        var i = Item(record.Row);
        var history = await engine.Store.PoolHistoryAsync(kind, shop, no, stop);
        return Results.Ok(new PoolDetail(
            i.Kind, i.Shop, i.No, i.OrderNo, i.Stage, i.Reason, i.Note, i.ReasonText, i.RawStatus, i.AmountFen, i.Skus,
            i.BuyerRef, i.ShipTo, i.CreatedAt, i.ModifiedAt, i.FetchedAt, i.ConvertedAt, i.Author,
            Details(kind, record.Json),
                [.. history.Select(h => new PoolStepItem(h.At, h.Stage, h.Author, Reason(h)))]));
    }

    /// <summary>What was read, without the envelope it is stored in.</summary>
    private static JsonNode? Details(PoolKind kind, string json) =>
        json == "" ? null : JsonNode.Parse(json)![kind is PoolKind.Order ? "order" : "claim"]?.DeepClone();

    private static string Reason(PoolStep step) =>
        step is { Reason: not "", Note: not "" } ? $"{step.Reason}: {step.Note}" : step.Reason + step.Note;

    private static async Task<IResult> ActAsync(
        PoolKind kind, PoolActionRequest request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (Faults(kind, request, engine) is { Count: > 0 } faults) return Problems.Invalid(faults);
        var (author, reason) = ("person:" + http.Caller().Name, request.Reason?.Trim() ?? "");
        if (request.Numbers is null)
        {
            var task = await engine.Pool.Tasks.BeginAsync(request.Action, Filter(kind, request), reason, author, stop);
            return Results.Json(new PoolStarted(task.Id),
                statusCode: StatusCodes.Status202Accepted);
        }
        var failed = new List<PoolFailed>();
        var numbers = request.Numbers.Distinct().ToList();
        foreach (var ofShop in numbers.GroupBy(n => n.Shop))
        {
            var refused = await engine.Pool.ActAsync(
                kind, request.Action, ofShop.Key, [.. ofShop.Select(n => n.No)], reason, author, stop);
            failed.AddRange(refused.Select(f => Failed(f.No, f.Why)));
        }
        return Results.Ok(new PoolDone(numbers.Count - failed.Count, failed));
    }

    private static List<ProblemError> Faults(PoolKind kind, PoolActionRequest request, RefundEngine engine)
    {
        var faults = new List<ProblemError>();
        if (request.Numbers is null == request.Filter is null)
            faults.Add(new ProblemError("$.numbers",
                "Give either numbers or a filter (an empty filter is everything)."));
        if (request.Numbers is { Length: 0 or > MostNumbers })
            faults.Add(new ProblemError("$.numbers", $"1 to {MostNumbers} numbers; use a filter for more."));
        if (request.Reason is { Length: > MostReasonLength })
            faults.Add(new ProblemError("$.reason", $"At most {MostReasonLength} characters."));
        if (request.Action is PoolAction.Reject && kind is not PoolKind.Refund)
            faults.Add(new ProblemError("$.action", "Only refunds can be rejected."));
        if (request.Action is not PoolAction.Convert && string.IsNullOrWhiteSpace(request.Reason))
            faults.Add(new ProblemError("$.reason", "Say why: the reason is kept."));
        if ((request.Filter?.Shop ?? request.Shop) is { } shop && engine.Shops.Find(shop) is null)
            faults.Add(new ProblemError("$.shop", $"There is no shop '{shop}'."));
        return faults;
    }

    private static PoolFilter Filter(PoolKind kind, PoolActionRequest request)
    {
        var f = request.Filter!;
        return new PoolFilter(
            kind, QueryReader.Blank(f.Shop) ?? QueryReader.Blank(request.Shop), f.Stage, QueryReader.Blank(f.Q),
            QueryReader.Blank(f.Status), QueryReader.Blank(f.Sku), QueryReader.Blank(f.Buyer),
            QueryReader.Blank(f.Reason),
            f.AmountFromFen, f.AmountToFen, f.CreatedFrom, f.CreatedTo);
    }

    private static async Task<PoolTaskList> TasksAsync(RefundEngine engine, CancellationToken stop) =>
        new([.. (await engine.Pool.Tasks.NewestAsync(MostTasks, stop)).Select(View)]);

    private static async Task<IResult> TaskAsync(string id, RefundEngine engine, CancellationToken stop) =>
        await engine.Pool.Tasks.ReadAsync(id, stop) is { } task
            ? Results.Ok(View(task)) : Problems.Refused(new Refusal.TaskUnknown(id));

    private static async Task<IResult> StopAsync(
        string id, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var stands = await engine.Pool.Tasks.StopAsync(id, "person:" + http.Caller().Name, stop);
        return stands.Accepted is Accepted.Refused no ? Problems.Refused(no.Why) : Results.Ok(View(stands.State!));
    }

    private static PoolTaskView View(BulkTask task) => task.Work is BulkWork.Pooled(var action, var filter)
        ? new PoolTaskView(
            task.Id, filter.Kind, action, task.Reason, task.Author, task.StartedAt, task.Done, task.Total, task.Failed,
            !task.IsRunning, task.EndedAt, QueryReader.Blank(task.EndedBy),
            [.. task.Faults.Select(f => Failed(f.No, f.Why))])
        : throw new UnreachableException(task.Work.GetType().Name);

    private static PoolFailed Failed(string no, Refusal why) => new(no, why.Code, RefusalTexts.Words(why));

    /// <summary>Null when there is nothing to explain; a person's own reason is shown as it is.</summary>
    private static Both? Why(PoolRow row) => row.Reason != ""
        ? RefusalTexts.Words(KeptRefusal.Of(row.Reason, row.Note)) : row.Note != "" ? (row.Note, row.Note) : null;

    private static PoolItem Item(PoolRow row) => new(
        row.Kind, row.Shop, row.No, row.OrderNo, row.Stage, row.Reason, row.Note, Why(row), row.RawStatus,
        row.AmountFen, row.Skus, row.BuyerRef, row.ShipTo, row.CreatedAt, row.ModifiedAt, row.FetchedAt,
            row.ConvertedAt,
        row.Author);
}
