using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Http;

namespace Antui.Server.Shops;

/// <summary>
/// What of a shop's connection its merchant turns on and off. Only these are shown and changed: the rest of a
/// connection holds secrets and is replaced with the shop as a whole.
/// </summary>
public static class SwitchesApi
{
    public static void MapSwitches(this IEndpointRouteBuilder api)
    {
        var switches = api.MapGroup("/shops/{shop}/switches").WithTags("Shops");
        switches.MapGet("", Read).Needs(Scopes.Read)
            .Answers<SwitchesView>("The switches of the shop's connection; none for most platforms.")
            .Produces<ProblemBody>(404, Problems.ContentType);
        switches.MapPut("", PutAsync).Needs(Scopes.Configure)
            .Answers<SwitchesView>("Turns switches on or off as a new version; those not named stay as they are.")
            .Compares().Produces<ProblemBody>(404, Problems.ContentType)
            .Produces<ProblemBody>(422, Problems.ContentType);
        switches.MapDelete("", RemoveAsync).Needs(Scopes.Configure)
            .Answers<SwitchesView>("Forgets what was turned on or off: all are as the shop's connection says.")
            .Compares().Produces<ProblemBody>(404, Problems.ContentType);
    }

    private static IResult Read(string shop, HttpContext http, RefundEngine engine) =>
        engine.Shops.Find(shop) is { } known ? Answer(http, known, engine) : RouteExtensions.NoShop(shop);

    private static async Task<IResult> PutAsync(
        string shop, SwitchesRequest request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is not { } known) return RouteExtensions.NoShop(shop);
        if (Faults(request, known, engine) is { Count: > 0 } faults) return Problems.Invalid(faults);
        var changed = request.Items.ToDictionary(i => i.Name, i => i.On);
        var saved = await engine.Shops.SetSwitchesAsync(
            shop, changed, Requests.Author(http), stop, IfMatch.Of(http));
        return saved.Refusal is { } wrong ? Problems.Refused(wrong) : Answer(http, engine.Shops.Find(shop)!, engine);
    }

    private static async Task<IResult> RemoveAsync(
        string shop, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is null) return RouteExtensions.NoShop(shop);
        return await engine.Shops.RemoveSwitchesAsync(shop, Requests.Author(http), stop, IfMatch.Of(http))
            is { } wrong ? Problems.Refused(wrong) : Answer(http, engine.Shops.Find(shop)!, engine);
    }

    private static List<ProblemError> Faults(SwitchesRequest request, Shop shop, RefundEngine engine)
    {
        var check = new BodyCheck();
        var names = engine.Shops.SwitchesOf(shop).Select(s => s.Switch.Name).ToList();
        check.That(
            request.Items.Length > 0 && request.Items.All(i => i is not null), "$.items", "Name at least one switch.");
        if (check.Errors.Count > 0) return check.Errors;
        for (var i = 0; i < request.Items.Length; i++)
        {
            var name = request.Items[i].Name;
            check.That(
                names.Contains(name), $"$.items[{i}].name",
                names.Count == 0 ? "This shop has no switches." : $"One of {string.Join(", ", names)}.");
            check.That(
                request.Items.Take(i).All(other => other.Name != name), $"$.items[{i}].name",
                $"'{name}' is named twice.");
        }
        return check.Errors;
    }

    private static IResult Answer(HttpContext http, Shop shop, RefundEngine engine) =>
        IfMatch.Ok(http, View(shop, engine), shop.Switches?.Version ?? 0);

    private static SwitchesView View(Shop shop, RefundEngine engine) => new(
        shop.Switches?.Version ?? 0, shop.Switches?.Author ?? "", shop.Switches?.At,
        [
            .. engine.Shops.SwitchesOf(shop)
                .Select(s => new SwitchItem(s.Switch.Name, s.On, s.Switch.Text, s.Switch.Help)),
        ]);
}
