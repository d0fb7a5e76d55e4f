using Antui.Core;
using Antui.Core.Desk;
using Antui.Core.Ways;
using Antui.Engine;
using Antui.Engine.Shops;
using Antui.Server.Http;

namespace Antui.Server.Desk;

/// <summary>Which orders of a shop are audited by machine (客审规则).</summary>
internal static class AuditRulesApi
{
    public static void MapAuditRules(this IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/shops/{shop}/audit-rules").WithTags("Order desk");
        rules.MapGet("", Read).Needs(Scopes.Read).Answers<AuditRulesView>("The rules in force.")
            .Produces<ProblemBody>(404, Problems.ContentType);
        rules.MapPut("", PutAsync).Needs(Scopes.Configure)
            .Answers<AuditRulesView>("A new version. What waits already is looked at again by the new rules.")
            .Compares().Produces<ProblemBody>(404, Problems.ContentType).Produces<ProblemBody>(409, Problems.ContentType)
            .Produces<ProblemBody>(422, Problems.ContentType);
        rules.MapDelete("", RemoveAsync).Needs(Scopes.Configure)
            .Answers<AuditRulesView>("Takes the shop's own rules away: it is audited as its configuration says.")
            .Compares().Produces<ProblemBody>(404, Problems.ContentType);
    }

    private static IResult Read(string shop, HttpContext http, RefundEngine engine) =>
        engine.Shops.Find(shop) is { } known ? Answer(http, known) : RouteExtensions.NoShop(shop);

    private static async Task<IResult> PutAsync(
        string shop, AuditRulesView request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is not { } known) return RouteExtensions.NoShop(shop);
        if (known.Policy.Goods is not Goods.OurDesk)
            return Problems.Refused(new Refusal.NoDeskToAudit());
        var defaults = new AuditRules();
        var rules = new AuditRules
        {
            AutoAudit = request.AutoAudit,
            MaxFen = request.MaxFen,
            NeedStock = request.NeedStock ?? false,
            HoldReasons = request.HoldReasons is { } reasons ? [.. reasons.Distinct()] : defaults.HoldReasons,
            HoldSkus = [.. request.HoldSkus ?? []],
            HoldShipTo = [.. request.HoldShipTo ?? []],
            MergeWindowHours = request.MergeWindowHours ?? defaults.MergeWindowHours,
        };
        var faults = rules.Faults();
        if (faults.Count > 0) return Problems.Invalid([.. faults.Select(f =>
            new ProblemError("$." + f[..f.IndexOf(':')], f))]);
        var saved = await engine.Shops.SetAuditRulesAsync(
            shop, rules, Requests.Author(http), stop, IfMatch.Of(http));
        return saved.Refusal is { } wrong ? Problems.Refused(wrong) : Answer(http, engine.Shops.Find(shop)!);
    }

    private static async Task<IResult> RemoveAsync(
        string shop, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(shop) is null) return RouteExtensions.NoShop(shop);
        return await engine.Shops.RemoveAuditRulesAsync(shop, Requests.Author(http), stop, IfMatch.Of(http))
            is { } wrong ? Problems.Refused(wrong) : Answer(http, engine.Shops.Find(shop)!);
    }

    private static IResult Answer(HttpContext http, Shop shop) => IfMatch.Ok(http, View(shop), shop.Audit?.Version ?? 0);

    /// <summary>A shop without rules of its own shows what its switch means.</summary>
    private static AuditRulesView View(Shop shop)
    {
        var rules = shop.Audit?.Value ?? new AuditRules { AutoAudit = shop.Config.AutoAudit, HoldReasons = [] };
        return new AuditRulesView
        {
            AutoAudit = rules.AutoAudit,
            MaxFen = rules.MaxFen,
            NeedStock = rules.NeedStock,
            HoldReasons = [.. rules.HoldReasons],
            HoldSkus = [.. rules.HoldSkus],
            HoldShipTo = [.. rules.HoldShipTo],
            MergeWindowHours = rules.MergeWindowHours,
            Version = shop.Audit?.Version ?? 0,
            Author = shop.Audit?.Author ?? "",
            At = shop.Audit?.At,
        };
    }
}
