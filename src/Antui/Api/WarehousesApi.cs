using System.Text.Json;
using Antui.Api.Shapes;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Core.Strategies;
using Antui.Engine;

namespace Antui.Api;

/// <summary>The warehouses of the installation. Each shop with the built-in desk has one of its own from the
/// start.</summary>
public static class WarehousesApi
{
    private const string Kind = "warehouses";
    private const int Most = 200;

    public static void MapWarehouses(this IEndpointRouteBuilder api)
    {
        api.MapGet("/warehouses", ListAsync).WithTags("Stock").Needs(Scopes.Read)
            .Answers<WarehouseList>("All warehouses, with the shops' own.");
        api.MapPut("/warehouses", PutAsync).WithTags("Stock").Needs(Scopes.Configure)
            .Answers<WarehouseList>(
                "Replaces the list. A warehouse with stock cannot be left out: 409 WAREHOUSE_IN_USE.")
            .Compares().Produces<ProblemBody>(409, Problems.ContentType).Produces<ProblemBody>(422, Problems.ContentType);
    }

    /// <summary>In the merchant's order; shops' own that he did not name come then, and warehouses of others that tell
    /// their stock come last.</summary>
    public static async Task<IReadOnlyList<WarehouseView>> AllAsync(RefundEngine engine, CancellationToken stop) =>
        All(await engine.Store.ReadAsync(Kind, Kind, stop), engine);

    private static IReadOnlyList<WarehouseView> All(Document? stored, RefundEngine engine)
    {
        var named = stored is null ? [] : JsonSerializer.Deserialize(stored.Json, ApiJson.Api.WarehouseList)!.Items;
        var own = engine.Shops.All
            .Where(s => s.Config.Fulfilment is Fulfilment.BuiltIn && named.All(w => w.Code != s.Config.Id))
            .Select(s => new WarehouseView(s.Config.Id, s.Config.Name == "" ? s.Config.Id : s.Config.Name));
        var others = engine.Shops.All.Select(s => s.Port<IKeepStock>()?.Warehouse ?? "").Distinct()
            .Where(code => IsOthers(engine, code) && named.All(w => w.Code != code))
            .Select(code => new WarehouseView(code, code, Returns: false, Others: true));
        return [.. named.Select(w => w with { Others = IsOthers(engine, w.Code) }), .. own, .. others];
    }

    /// <param name="others">Also those of others, out of which the desk sends nothing.</param>
    public static async Task<bool> KnowsAsync(
        RefundEngine engine, string? code, CancellationToken stop, bool others = false) =>
        !string.IsNullOrEmpty(code)
        && (engine.Shops.Find(code)?.Config.Fulfilment is Fulfilment.BuiltIn
            || (await AllAsync(engine, stop)).Any(w => w.Code == code && (others || !w.Others)));

    private static bool IsOthers(RefundEngine engine, string code) =>
        code != "" && engine.Shops.Find(code)?.Config.Fulfilment is not Fulfilment.BuiltIn
        && engine.Shops.All.Any(s => s.Port<IKeepStock>()?.Warehouse == code);

    private static async Task<IResult> ListAsync(HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var stored = await engine.Store.ReadAsync(Kind, Kind, stop);
        return IfMatch.Ok(http, new WarehouseList(All(stored, engine), stored?.Version ?? 0), stored?.Version ?? 0);
    }

    private static async Task<IResult> PutAsync(
        WarehouseList request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var check = new BodyCheck();
        check.That(request.Items.Count <= Most, "$.items", $"At most {Most} warehouses.");
        for (var i = 0; i < request.Items.Count; i++)
        {
            check.Number($"$.items[{i}].code", request.Items[i].Code);
            check.Text($"$.items[{i}].name", request.Items[i].Name);
            check.Text($"$.items[{i}].address", request.Items[i].Address);
            var code = request.Items[i].Code;
            check.That(request.Items.Count(w => w.Code == code) == 1, $"$.items[{i}].code", $"'{code}' stands twice.");
        }
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        foreach (var gone in (await AllAsync(engine, stop)).Where(w => request.Items.All(n => n.Code != w.Code)))
        {
            if (gone.Others || engine.Shops.Find(gone.Code)?.Config.Fulfilment is Fulfilment.BuiltIn) continue;
            if (await HasStockAsync(engine, gone.Code, stop))
            {
                return Problems.Refused(new Refusal.WarehouseInUse(gone.Code));
            }
        }
        var json = JsonSerializer.Serialize(new WarehouseList(request.Items), ApiJson.Api.WarehouseList);
        return await engine.Store.SaveAsync(
            Kind, Kind, IfMatch.Of(http), DeskQueries.Author(http), RefundsApi.Now(engine), _ => json, stop) is not null
            ? await ListAsync(http, engine, stop)
            : IfMatch.Changed("WAREHOUSES_CHANGED", "The warehouses were");
    }

    private static async Task<bool> HasStockAsync(RefundEngine engine, string code, CancellationToken stop)
    {
        string? after = null;
        while (true)
        {
            var rows = await engine.Lists.StockAsync(code, after, 1_000, stop);
            if (rows.Any(r => r.OnHand != 0 || r.Occupied != 0 || r.Defective != 0)) return true;
            if (rows.Count < 1_000) return false;
            after = rows[^1].Sku;
        }
    }
}
