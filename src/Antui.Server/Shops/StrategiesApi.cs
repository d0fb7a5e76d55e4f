using Antui.Core.Strategies;
using Antui.Engine;
using Antui.Engine.Documents;
using Antui.Server.Http;
using Antui.Server.Texts;

namespace Antui.Server.Shops;

/// <summary>A shop's strategies as versions, and the catalogue of what a strategy may ask.</summary>
public static class StrategiesApi
{
    public static void MapStrategies(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/shops/{shop}/strategies").WithTags("Strategies");
        group.MapGet("", Read).Needs(Scopes.Read).Answers<StrategiesView>("The strategies in force.");
        group.MapPut("", PutAsync).Needs(Scopes.Configure)
            .Answers<StrategiesView>("A new version; every fault is listed at once.").Compares();
        group.MapGet("/history", HistoryAsync).Needs(Scopes.Read)
            .Answers<StrategiesHistory>("All versions, with their authors.");
        group.MapPost("/rollback", RollbackAsync).Needs(Scopes.Configure)
            .Answers<StrategiesView>("Makes an old version the newest.").Compares();
        api.MapGet("/strategies/catalogue", () => Results.Ok(Catalogue)).WithTags("Strategies").Needs(Scopes.Read)
            .Answers<Catalogue>("Conditions with their parameters, and the templates.");
    }

    private static IResult Read(string shop, HttpContext http, RefundEngine engine) =>
        engine.Shops.Find(shop) is { } known ? Answer(http, known.Policy.Strategies) : RouteExtensions.NoShop(shop);

    private static Task<IResult> PutAsync(
        string shop, StrategiesRequest request, HttpContext http, RefundEngine engine, CancellationToken stop) =>
        SetAsync(shop, [.. request.Items], http, engine, stop);

    private static async Task<IResult> HistoryAsync(string shop, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is null) return RouteExtensions.NoShop(shop);
        var versions = await engine.Shops.StrategyHistoryAsync(shop, stop);
        return Results.Ok(new StrategiesHistory([.. versions.Select(View)]));
    }

    private static async Task<IResult> RollbackAsync(
        string shop, RollbackRequest request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is null) return RouteExtensions.NoShop(shop);
        var old = (await engine.Shops.StrategyHistoryAsync(shop, stop))
            .FirstOrDefault(v => v.Version == request.Version);
        return old is null
            ? Problems.NotFound($"The strategies of '{shop}' have no version {request.Version}.")
            : await SetAsync(shop, old.Items, http, engine, stop);
    }

    private static async Task<IResult> SetAsync(
        string shop, ImmutableArray<Strategy> items, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is null) return RouteExtensions.NoShop(shop);
        var faults = new StrategySet(0, "", default, items).Faults();
        if (faults.Count > 0) return Problems.Invalid([.. faults.Select(f => new ProblemError("$.items", f))]);
        var saved = await engine.Shops.SetStrategiesAsync(
            shop, items, Requests.Author(http), stop, IfMatch.Of(http));
        return saved is Saved<StrategySet>.Done done
            ? Answer(http, done.Now.Value) : Problems.Refused(saved.Refusal!);
    }

    private static IResult Answer(HttpContext http, StrategySet set) => IfMatch.Ok(http, View(set), set.Version);

    private static StrategiesView View(StrategySet set) => new(set.Version, set.Author, set.At, set.Items);

    private static CatalogueItem Item(string rule, params CatalogueParameter[] parameters) =>
        new(rule, RuleTexts.Of(rule), parameters);

    private static readonly Catalogue Catalogue = new(
        [
            Item("amount-at-most", new CatalogueParameter("fen", "fen", ("金额上限", "Amount at most"))),
            Item("reason-in", new CatalogueParameter("reasons", "text[]", ("退款原因", "Reasons"))),
            Item("reason-not-in", new CatalogueParameter("reasons", "text[]", ("退款原因", "Reasons"))),
            Item("shop-in", new CatalogueParameter("shops", "shop[]", ("店铺", "Shops"))),
            Item("goods-in", new CatalogueParameter("skus", "text[]", ("商品 SKU", "SKUs"))),
            Item("goods-not-in", new CatalogueParameter("skus", "text[]", ("商品 SKU", "SKUs"))),
            Item("gifts-may-stay"),
            Item("between",
                new CatalogueParameter("fromHour", "hour", ("从（时，北京时间）", "From (hour, UTC+8)")),
                new CatalogueParameter("toHour", "hour", ("到（时，不含）", "To (hour, exclusive)"))),
        ],
        [
            new CatalogueTemplate(
                StrategyTemplate.UnshippedStopped, WordTexts.Of(StrategyTemplate.UnshippedStopped), "shipment-stopped",
                RuleTexts.Of("shipment-stopped")),
            new CatalogueTemplate(
                StrategyTemplate.ReturnReceived, WordTexts.Of(StrategyTemplate.ReturnReceived), "goods-received",
                RuleTexts.Of("goods-received")),
        ]);
}
