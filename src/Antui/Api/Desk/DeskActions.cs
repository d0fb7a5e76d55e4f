using Antui.Api.Shapes;
using Antui.Core;
using Antui.Core.Ports;
using Antui.Engine;

namespace Antui.Api.Desk;

/// <summary>One button for many shipments. Each has its own outcome; what failed says why.</summary>
internal static class DeskActions
{
    private const int Most = 500;

    public static async Task<IResult> ActAsync(
        DeskActionRequest request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        var check = new BodyCheck();
        check.That(request.Items.Count is >= 1 and <= Most, "$.items", $"Name 1 to {Most} shipments.");
        check.Tracking("$.waybill", request.Waybill);
        if (request.Action is DeskAction.Route)
        {
            check.That(await WarehousesApi.KnowsAsync(engine, request.Warehouse, stop), "$.warehouse",
                $"There is no warehouse '{request.Warehouse}': add it to the warehouses first.");
        }
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var finder = new ShipmentFinder(engine);
        var rows = await finder.FindAsync(request.Items, stop);
        var groups = IsWarehouseStep(request.Action)
            ? await finder.WithPartsAsync(rows, stop)
            : rows.ConvertAll(r => new List<ShipmentRow> { r });
        if (request.Waybill is not null && groups.Count > 1)
        {
            return Problems.Invalid(
                [new ProblemError("$.waybill",
                    "A waybill belongs to one parcel: hand over one at a time, or merge them first.")]);
        }
        if (request is { Action: DeskAction.HandOver, Confirm: false })
        {
            return Problems.Refused(new Refusal.ConfirmHandOver(groups.Count));
        }
        var ready = groups.Where(g => IsReady(g, request, engine, finder)).SelectMany(g => g).ToList();
        var author = DeskQueries.Author(http);
        var answers = await Task.WhenAll(ready.Select(r => engine.AcceptAsync(StepOf(r, request, author), stop)));
        var done = 0;
        for (var i = 0; i < ready.Count; i++)
        {
            if (answers[i] is Accepted.Refused no) finder.Fail(ready[i], no.Why);
            else done++;
        }
        return Results.Ok(new DeskResult(done, finder.Failed));
    }

    private static bool IsWarehouseStep(DeskAction action) =>
        action is DeskAction.Release or DeskAction.Pick or DeskAction.Pack or DeskAction.HandOver;

    /// <summary>A parcel moves whole: what holds one of its parts holds them all.</summary>
    private static bool IsReady(
        List<ShipmentRow> group, DeskActionRequest request, RefundEngine engine, ShipmentFinder finder)
    {
        if (!IsWarehouseStep(request.Action)) return true;
        Refusal? why = group.Count > 1 && group.Exists(r => r.Stage is ShipmentStage.Audit)
            ? new Refusal.PartNotAudited()
            : group.Exists(r => r.Hold) && (!request.Confirm || request.Action is DeskAction.HandOver)
                ? new Refusal.HeldByRefund()
            : request.Action is DeskAction.HandOver && request.Waybill is null
                && group.Exists(r => NeedsWaybill(r, engine))
                ? new Refusal.WaybillMissing()
            : null;
        if (why is null) return true;
        foreach (var row in group) finder.Fail(row, why);
        return false;
    }

    /// <summary>A platform takes no shipment without its number; a hosted shop may deliver by itself.</summary>
    private static bool NeedsWaybill(ShipmentRow row, RefundEngine engine) =>
        row.Waybill == "" && row.Pieces > 0 && row.Kind is Core.Shipments.ShipmentKind.Sale
        && row.Stage is not ShipmentStage.Shipped && engine.Shops.Find(row.Shop)?.Policy.IsHosted is false;

    private static Fact.ShipmentStep StepOf(ShipmentRow row, DeskActionRequest request, string author) => new(
        row.Key, ActionOf(request.Action), row.ShipmentNo, author, Waybill: request.Waybill,
        Warehouse: request.Warehouse);

    private static ShipmentAction ActionOf(DeskAction action) => action switch
    {
        DeskAction.Audit => ShipmentAction.Audit,
        DeskAction.Release => ShipmentAction.Release,
        DeskAction.Pick => ShipmentAction.Pick,
        DeskAction.Pack => ShipmentAction.Pack,
        DeskAction.HandOver => ShipmentAction.HandOver,
        DeskAction.Route => ShipmentAction.Route,
        DeskAction.Unmerge => ShipmentAction.Unmerge,
    };
}
