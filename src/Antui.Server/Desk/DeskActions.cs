using Antui.Core;
using Antui.Engine;
using Antui.Engine.Desk;
using Antui.Server.Http;
using Antui.Server.Texts;

namespace Antui.Server.Desk;

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
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var step = new DeskStep(ActionOf(request.Action), request.Warehouse, request.Waybill, request.Confirm);
        var done = await engine.Desk.ActAsync(Named(request.Items), step, Requests.Author(http), stop);
        return done.Wrong is { } wrong ? Problems.Refused(wrong, PathOf(wrong))
            : Results.Ok(new DeskResult(done.Done, Shown(done.Failed)));
    }

    public static IReadOnlyList<ShipmentName> Named(IReadOnlyList<ShipmentKey> items) =>
        [.. items.Select(i => new ShipmentName(i.Shop, i.OrderNo, i.ShipmentNo))];

    public static IReadOnlyList<DeskFailure> Shown(IReadOnlyList<DeskFault> failed) =>
    [
        .. failed.Select(f => new DeskFailure(
            f.Shipment.Shop, f.Shipment.OrderNo, f.Shipment.ShipmentNo, f.Why.Code, RefusalTexts.Words(f.Why))),
    ];

    private static string? PathOf(Refusal wrong) => wrong switch
    {
        Refusal.WarehouseUnknown => "$.warehouse",
        Refusal.WaybillOfSeveral => "$.waybill",
        _ => null,
    };

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
