using Antui.Connectors.Qimen;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>The warehouse confirms what it sent, in one or several parcels; or that it cancelled, or could
/// not.</summary>
public sealed class DeliveryOrderConfirm : IQimenMethod
{
    public string Name => "taobao.qimen.deliveryorder.confirm";

    public bool Serves(Shop shop) => WarehouseReport.Serves(shop);

    public async Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
    {
        var head = call.Message.Child("deliveryOrder") ?? call.Message;
        if (head["deliveryOrderCode"] is not { } code) return WarehouseReport.Missing("deliveryOrderCode");
        var status = head["status"] ?? "DELIVERED";
        var left = status is "DELIVERED" or "PARTDELIVERED";
        if (await WarehouseReport.OrderAsync(call, code, stop) is not ({ } shop, { } order))
        {
            if (left && QimenShipped.Wrong(call.Message, call.Now) is { } wrong) return DeskMethod.Of(wrong);
            return left || call.Shops.Any(s => QimenSteps.Proves(WarehouseReport.SettingsOf(s), status))
                ? await WarehouseReport.EarlyAsync(
                    call, "deliveryOrder", code, null, left ? QimenShipped.NumberOf(call.Message) : null,
                    "ORDER_UNKNOWN", stop)
                : StatusUnknown(status);
        }
        var settings = WarehouseReport.SettingsOf(shop);
        if (left)
            return await WarehouseReport.TakeAsync(call, shop, order, o =>
                QimenShipped.Read(call.Message, o, call.Now), stop);
        if (status == QimenProcess.CanceledFail || settings.StoppedStatuses.Contains(status))
        {
            return await WarehouseReport.TakeAsync(call, shop, order, o => QimenSteps.OfStatus(
                o, settings, status, head["operateTime"] ?? head["orderConfirmTime"], null, call.Now), stop);
        }
        return StatusUnknown(status);
    }

    private static QimenAnswer StatusUnknown(string status) => QimenAnswer.Failure("status-unknown",
        $"A confirmation with status '{status}' says neither that goods left nor that they stay; nothing was applied.");
}
