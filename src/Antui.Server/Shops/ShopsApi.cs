using Antui.Core.Effects;
using Antui.Core.Ports;
using Antui.Engine;
using Antui.Engine.Documents;
using Antui.Engine.Shops;
using Antui.Server.Configuration;
using Antui.Server.Http;
using Antui.Server.Texts;

namespace Antui.Server.Shops;

/// <summary>Shops and their connection. Secrets of a connection are never given back.</summary>
public static class ShopsApi
{
    public static void MapShops(this IEndpointRouteBuilder api)
    {
        var shops = api.MapGroup("/shops").WithTags("Shops");
        shops.MapGet("", ListAsync).Needs(Scopes.Read)
            .Answers<ShopList>("All shops with the state of their connections.");
        shops.MapGet("/{shop}", ReadAsync).Needs(Scopes.Read).Answers<ShopItem>("One shop.");
        shops.MapPut("/{shop}", PutAsync).Needs(Scopes.Configure)
            .Answers<ShopItem>("Creates or replaces a shop; every fault of the configuration is listed at once.")
            .Compares().Produces<ProblemBody>(422, Problems.ContentType);
        shops.MapPost("/{shop}/check", CheckAsync).Needs(Scopes.Act)
            .Answers<ConnectionView>("Asks the platform and the ERP now whether the shop is connected.");
    }

    private static async Task<IResult> ListAsync(RefundEngine engine, CancellationToken stop)
    {
        foreach (var shop in engine.Shops.All) await LearnAsync(shop, engine, stop);
        return Results.Ok(new ShopList([.. engine.Shops.All.Select(s => Item(s, engine))]));
    }

    private static async Task<IResult> ReadAsync(
        string shop, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is not { } known) return RouteExtensions.NoShop(shop);
        await LearnAsync(known, engine, stop);
        return IfMatch.Ok(http, Item(known, engine), await engine.Shops.VersionAsync(shop, stop));
    }

    private static async Task<IResult> PutAsync(
        string shop, ShopConfig config, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (config.Id != shop)
            return Problems.Invalid([new ProblemError("$.id", $"The id is the one of the address: '{shop}'.")]);
        var whole = ShopDefaults.Complete(config);
        if (engine.Shops.Faults(whole) is { Count: > 0 } faults) return Problems.Invalid(Faults(faults));
        var isNew = engine.Shops.Find(shop) is null;
        var saved = await engine.Shops.PutAsync(whole, Requests.Author(http), stop, IfMatch.Of(http));
        if (saved is not Saved<ShopConfig>.Done { Now.Version: var version }) return Problems.Refused(saved.Refusal!);
        IfMatch.Tag(http, version);
        return Results.Json(
            Item(engine.Shops.Find(shop)!, engine), statusCode: isNew ? 201 : 200);
    }

    private static async Task<IResult> CheckAsync(string shop, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is not { } known) return RouteExtensions.NoShop(shop);
        await ProbeAsync(known, engine, stop);
        await LearnAsync(known, engine, stop);
        return Results.Ok(Connections.Of(known, engine.Now()));
    }

    private static Task LearnAsync(Shop shop, RefundEngine engine, CancellationToken stop) =>
        shop.Platform.Port<IWarn>()?.LearnAsync(engine.Lists, engine.Now(), stop) ?? Task.CompletedTask;

    public static async Task ProbeAsync(Shop shop, RefundEngine engine, CancellationToken stop)
    {
        if (shop.Platform.Port<IProbe>() is { } platform)
            await AskAsync(platform, shop.State.PlatformSpoke, shop.State.PlatformFailed, engine, stop);
        if (shop.Erp?.Port<IProbe>() is { } erp)
            await AskAsync(erp, shop.State.ErpSpoke, shop.State.ErpFailed, engine, stop);
    }

    private static async Task AskAsync(
        IProbe probe, Action<Core.Instant> spoke, Action<Core.Instant, string> failed, RefundEngine engine,
        CancellationToken stop)
    {
        var outcome = await probe.ProbeAsync(stop);
        var now = engine.Now();
        if (outcome is Outcome.Done) spoke(now);
        else failed(now, OutcomeTexts.Of(outcome));
    }

    public static ShopItem Item(Shop shop, RefundEngine engine) => new(
        shop.Config.Id, shop.Config.Name is "" ? shop.Config.Id : shop.Config.Name, shop.Config.Platform,
        shop.Config.Fulfilment, shop.Config.Way, shop.Paused, shop.Policy.Strategies.Items,
        shop.Policy.Strategies.Version, shop.Config.Caps, Connections.Of(shop, engine.Now()),
        shop.Config.Erp?.Kind, [.. LimitsOf(shop.Erp), .. LimitsOf(shop.Platform)],
        shop.Policy.IsHosted
            ? new TermsView((long)shop.Config.HostedDeadline.TotalSeconds, shop.Config.HostedWhenSilent) : null);

    private static IEnumerable<Both> LimitsOf(Connector? connector) =>
        connector?.Port<IDeclareLimits>() is { } declared ? declared.Limits.Select(l => (Both)(l.Zh, l.En)) : [];

    /// <summary>"path: what to do" becomes an error at $.path.</summary>
    public static List<ProblemError> Faults(IEnumerable<string> faults) =>
        [.. faults.Select(f => f.IndexOf(": ", StringComparison.Ordinal) is var at and > 0
            ? new ProblemError("$." + f[..at], f) : new ProblemError("$", f))];
}
