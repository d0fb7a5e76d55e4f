using Antui.Engine;
using Antui.Engine.Stock;
using Antui.Server.Http;

namespace Antui.Server.Stock;

/// <summary>The warehouses of the installation. Each shop with the built-in desk has one of its own from the
/// start.</summary>
public static class WarehousesApi
{
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

    private static async Task<IResult> ListAsync(HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var (items, version) = await engine.Warehouses.ReadAsync(stop);
        return IfMatch.Ok(
            http,
            new WarehouseList(
                [.. items.Select(w => new WarehouseView(w.Code, w.Name, w.Address, w.Returns, w.Others))], version),
            version);
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
        var wrong = await engine.Warehouses.ReplaceAsync(
            [.. request.Items.Select(w => new Warehouse(w.Code, w.Name, w.Address, w.Returns))], IfMatch.Of(http),
            Requests.Author(http), stop);
        return wrong is null ? await ListAsync(http, engine, stop) : Problems.Refused(wrong);
    }
}
