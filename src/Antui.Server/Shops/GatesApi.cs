using Antui.Core;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Http;
using Antui.Server.Json;

namespace Antui.Server.Shops;

/// <summary>
/// What holds a shop back: the breaker that a reached cap opens, and the pause that a person sets. Both end by a named
/// person with a reason, and everything said is kept.
/// </summary>
public static class GatesApi
{
    public static void MapGates(this IEndpointRouteBuilder api)
    {
        var shop = api.MapGroup("/shops/{shop}").WithTags("Shops");
        shop.MapGet("/gates", ReadAsync).Needs(Scopes.Read)
            .Answers<GatesView>("Whether the shop is paused or its breaker is open, and every word about that.")
            .Produces<ProblemBody>(404, Problems.ContentType);
        Says(shop, "/pause", GateKind.Pause, true, "Begins no effect any more, on any node; the shop is still read.");
        Says(shop, "/resume", GateKind.Pause, false, "Lets a paused shop go on.");
        Says(shop, "/breaker/close", GateKind.Breaker, false, "Lets refunds by machine go on after a cap was reached.");
    }

    private static void Says(
        IEndpointRouteBuilder shop, string path, GateKind kind, bool shut, string summary) =>
        shop.MapPost(path, (string shop, GateRequest request, HttpContext http, RefundEngine engine,
                CancellationToken stop) => SayAsync(shop, kind, shut, request.Reason, http, engine, stop))
            .Needs(Scopes.Configure).Answers<GatesView>(summary)
            .Produces<ProblemBody>(404, Problems.ContentType).Produces<ProblemBody>(409, Problems.ContentType)
            .Produces<ProblemBody>(422, Problems.ContentType);

    private static async Task<IResult> ReadAsync(string shop, RefundEngine engine, CancellationToken stop) =>
        engine.Shops.Find(shop) is { } known ? Results.Ok(await ViewAsync(known, engine, stop))
            : RouteExtensions.NoShop(shop);

    private static async Task<IResult> SayAsync(
        string shop, GateKind kind, bool shut, string reason, HttpContext http, RefundEngine engine,
        CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is null) return RouteExtensions.NoShop(shop);
        var answer = await engine.SetGateAsync(
            shop, kind, shut, reason, "person:" + http.Caller().Name, stop);
        return answer is Accepted.Refused no
            ? Problems.Refused(no.Why, no.Why is Refusal.ReasonLength ? "$.reason" : null)
            : Results.Ok(await ViewAsync(engine.Shops.Find(shop)!, engine, stop));
    }

    private static async Task<GatesView> ViewAsync(Shop shop, RefundEngine engine, CancellationToken stop)
    {
        var said = new List<GateItem>();
        foreach (var kind in Enum.GetValues<GateKind>())
            said.AddRange((await engine.Shops.GateHistoryAsync(shop.Config.Id, kind, stop))
                .Select(w => new GateItem(Words.Text(kind), w.Shut, w.Reason, w.Author, w.At)));
        return new GatesView(
            shop.Paused, shop.Gates.BreakerOpen, shop.Gates.Stopped, [.. said.OrderByDescending(w => w.At.Ms)]);
    }
}
