using Antui.Engine;
using Antui.Engine.Jobs;
using Antui.Server.Http;

namespace Antui.Server.Jobs;

/// <summary>Scheduled jobs: what runs when, what came of it, run now, pause.</summary>
public static class JobsApi
{
    public static void MapJobs(this IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Jobs");
        jobs.MapGet("", ListAsync).Needs(Scopes.Read)
            .Answers<JobList>("All jobs with their plans, last runs and next times.");
        jobs.MapGet("/{id}", ReadAsync).Needs(Scopes.Read).Answers<JobItem>("One job.")
            .Produces<ProblemBody>(404, Problems.ContentType);
        jobs.MapGet("/{id}/runs", RunsAsync).Needs(Scopes.Read).Answers<JobRuns>("Its last runs, newest first.")
            .Produces<ProblemBody>(404, Problems.ContentType);
        jobs.MapPut("/{id}", PutAsync).Needs(Scopes.Configure).Answers<JobItem>("Another plan, or paused or not.").Compares()
            .Produces<ProblemBody>(404, Problems.ContentType).Produces<ProblemBody>(422, Problems.ContentType);
        jobs.MapDelete("/{id}", ResetAsync).Needs(Scopes.Configure)
            .Answers<JobItem>("Forgets what was set: it has the plan it comes with, and is not paused.").Compares()
            .Produces<ProblemBody>(404, Problems.ContentType);
        jobs.MapPost("/{id}/run", Run).Needs(Scopes.Act)
            .Answers<JobItem>("Runs it as soon as it is free, also while it is paused.", 202)
            .Produces<ProblemBody>(404, Problems.ContentType);
    }

    private static async Task<IResult> ListAsync(RefundEngine engine, CancellationToken stop) =>
        Results.Ok(new JobList([.. (await engine.Jobs.ListAsync(stop)).Select(Item)]));

    private static async Task<IResult> ReadAsync(
        string id, HttpContext http, RefundEngine engine, CancellationToken stop) =>
        engine.Jobs.Find(id) is { } job ? Answer(http, await engine.Jobs.ViewAsync(job, stop)) : NoJob(id);

    private static async Task<IResult> RunsAsync(string id, RefundEngine engine, CancellationToken stop) =>
        engine.Jobs.Find(id) is { } job
            ? Results.Ok(new JobRuns(Item(await engine.Jobs.ViewAsync(job, stop)).Runs)) : NoJob(id);

    private static async Task<IResult> PutAsync(
        string id, JobChange change, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Jobs.Find(id) is not { } job) return NoJob(id);
        var plan = change.Plan is null ? null : JobPlan.Parse(change.Plan);
        if (change.Plan is not null && plan is null)
            return Problems.Invalid([new ProblemError("$.plan", $"'{change.Plan}' is no plan. {JobPlan.Forms}")]);
        if (plan is null && change.Paused is null)
            return Problems.Invalid([new ProblemError("$", "Give a plan, or paused, or both.")]);
        var saved = await engine.Jobs.SetAsync(
            job, plan, change.Paused, Requests.Author(http), stop, IfMatch.Of(http));
        return saved.Refusal is { } wrong
            ? Problems.Refused(wrong) : Answer(http, await engine.Jobs.ViewAsync(job, stop));
    }

    private static async Task<IResult> ResetAsync(
        string id, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Jobs.Find(id) is not { } job) return NoJob(id);
        return await engine.Jobs.ResetAsync(job, Requests.Author(http), stop, IfMatch.Of(http)) is { } wrong
            ? Problems.Refused(wrong) : Answer(http, await engine.Jobs.ViewAsync(job, stop));
    }

    private static async Task<IResult> Run(
        string id, JobRunRequest? request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Jobs.Find(id) is not { } job) return NoJob(id);
        engine.Jobs.RunNow(job, "person:" + http.Caller().Name, request?.Full ?? false);
        return Results.Json(Item(await engine.Jobs.ViewAsync(job, stop)), statusCode: 202);
    }

    private static IResult Answer(HttpContext http, JobView view) => IfMatch.Ok(http, Item(view), view.Version);

    private static IResult NoJob(string id) => Problems.NotFound($"There is no job '{id}'.");

    private static JobItem Item(JobView view)
    {
        JobRunItem[] runs = [.. view.Runs.Select(r => new JobRunItem(r.At, r.DurationMs, r.Counts, r.Error, r.Author))];
        return new JobItem(
            view.Job.Id, view.Job.Kind, view.Job.Shop, view.Plan, view.Job.Plan.Text, view.Paused, view.Running,
            runs.FirstOrDefault(), view.NextAt, runs, view.Version);
    }
}
