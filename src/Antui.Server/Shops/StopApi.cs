using Antui.Core;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Http;

namespace Antui.Server.Shops;

/// <summary>
/// The emergency stop of the whole installation: no shop begins an effect any more, on any node, until a named person
/// lets them go on. Shops that were paused or capped before stay so.
/// </summary>
public static class StopApi
{
    public static void MapStop(this IEndpointRouteBuilder api)
    {
        var all = api.MapGroup("/installation").WithTags("Shops");
        all.MapGet("", ReadAsync).Needs(Scopes.Read)
            .Answers<StopView>("Whether all shops are stopped, who said so and why, and every word about that.");
        Says(all, "/stop", true, "Begins no effect of any shop any more, on any node; the shops are still read.");
        Says(all, "/resume", false, "Lets all shops go on; those with a pause or an open breaker of their own stay so.");
    }

    private static void Says(IEndpointRouteBuilder all, string path, bool shut, string summary) =>
        all.MapPost(path, (GateRequest request, HttpContext http, RefundEngine engine, CancellationToken stop) =>
                SayAsync(shut, request.Reason, http, engine, stop))
            .Needs(Scopes.Admin).Answers<StopView>(summary)
            .Produces<ProblemBody>(409, Problems.ContentType).Produces<ProblemBody>(422, Problems.ContentType);

    private static async Task<IResult> ReadAsync(RefundEngine engine, CancellationToken stop) =>
        Results.Ok(await ViewAsync(engine, stop));

    private static async Task<IResult> SayAsync(
        bool shut, string reason, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var answer = await engine.SetGateAsync(
            ShopBook.Everywhere, GateKind.Pause, shut, reason, "person:" + http.Caller().Name, stop);
        return answer is Accepted.Refused no
            ? Problems.Refused(no.Why, no.Why is Refusal.ReasonLength ? "$.reason" : null)
            : Results.Ok(await ViewAsync(engine, stop));
    }

    private static async Task<StopView> ViewAsync(RefundEngine engine, CancellationToken stop)
    {
        var said = (await engine.Shops.GateHistoryAsync(ShopBook.Everywhere, GateKind.Pause, stop))
            .Select(w => new GateItem("stop", w.Shut, w.Reason, w.Author, w.At)).ToList();
        return new StopView(said is [{ Shut: true }, ..], said.FirstOrDefault(), said);
    }
}
