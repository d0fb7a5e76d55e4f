using Antui.Core;
using Antui.Engine;
using Antui.Server.Texts;

namespace Antui.Server.Http;

public static class RouteExtensions
{
    /// <summary>What a route answers when all is well, and in one sentence what it is for.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder route, string summary, int status = 200,
        string type = "application/json", params string[] types) =>
        route.WithSummary(summary).Produces<T>(status, type, types).Produces<ProblemBody>(400, Problems.ContentType)
            .Produces<ProblemBody>(401, Problems.ContentType).Produces<ProblemBody>(403, Problems.ContentType);

    /// <summary>A save that may name the version it replaces in If-Match: 412 when somebody else saved
    /// meanwhile.</summary>
    public static RouteHandlerBuilder Compares(this RouteHandlerBuilder route) => route
        .WithMetadata(new TakesIfMatch()).Produces<ProblemBody>(412, Problems.ContentType);

    /// <summary>A route that takes a fact: 200 or 201 applied, 200 duplicate, 202 parked.</summary>
    public static RouteHandlerBuilder TakesFact(this RouteHandlerBuilder route, string summary) =>
        route.Answers<FactResult>(summary).Produces<FactResult>(202)
            .Produces<ProblemBody>(404, Problems.ContentType).Produces<ProblemBody>(409, Problems.ContentType)
            .Produces<ProblemBody>(422, Problems.ContentType);

    /// <summary>The answer to a fact, given only after it is durable.</summary>
    public static async Task<IResult> AnswerAsync(this RefundEngine engine, Fact fact, int applied,
        CancellationToken stop) => Answer(await engine.HearAsync(fact, stop), applied);

    /// <summary>The answer to a body that was read: its fault, or what became of what it says.</summary>
    internal static async Task<IResult> AnswerAsync(this RefundEngine engine, FactRead read, CancellationToken stop) =>
        read.Problem is { } problem ? problem : Answer(await read.AcceptAsync(engine, stop), read.Applied);

    private static IResult Answer(Accepted accepted, int applied) => accepted switch
    {
        Accepted.Applied => Results.Json(
            new FactResult("applied"), statusCode: applied),
        Accepted.Duplicate => Results.Json(new FactResult("duplicate")),
        Accepted.Parked p => Results.Json(
            new FactResult("parked", p.Reason, WordTexts.Parked(p.Reason)),
            statusCode: 202),
        Accepted.Refused r => Problems.Refused(r.Why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static IResult NoShop(string shop) => Problems.NotFound($"There is no shop '{shop}'.");
}
