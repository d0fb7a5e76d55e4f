using Antui.Core;
using Antui.Engine;
using Antui.Server.Http;

namespace Antui.Server.Desk;

/// <summary>One shipment as several (拆单): by hand, by warehouse, by stock.</summary>
internal static class SplitApi
{
    public static async Task<IResult> SplitAsync(
        SplitRequest request, HttpContext http, RefundEngine engine, CancellationToken stop)
    {
        if (engine.Shops.Find(request.Shop) is null) return RouteExtensions.NoShop(request.Shop);
        var check = new BodyCheck();
        check.Number("$.orderNo", request.OrderNo);
        check.Number("$.shipmentNo", request.ShipmentNo);
        check.Lines("$.lines", request.Lines);
        check.That(request.Lines is { Length: > 0 } != request.By is not null, "$.by",
            "Name lines, or say \"warehouse\" or \"stock\".");
        if (check.Errors.Count > 0) return Problems.Invalid(check.Errors);
        var key = new OrderKey(request.Shop, request.OrderNo);
        var step = request.StepId is { Length: > 0 } given ? given : Requests.NewStep();
        var done = await engine.Desk.Splitting.SplitAsync(
            key, request.ShipmentNo, [.. request.Lines ?? []], request.By ?? default, step, Requests.Author(http),
            stop);
        return done.Wrong switch
        {
            Refusal.OrderUnknown => ShipmentsApi.Missing(key),
            Refusal.ShipmentUnknown unknown => Problems.NotFound(unknown.Text),
            { } wrong => Problems.Refused(wrong),
            null => Results.Ok(new SplitResult(
                [.. done.Parts.Select(s => new SplitPartView(s.ShipmentNo, s.WarehouseOf(key.Shop), s.Lines))])),
        };
    }
}
