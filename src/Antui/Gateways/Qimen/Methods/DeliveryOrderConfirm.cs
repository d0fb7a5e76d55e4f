using Antui.Connectors.Qimen;
using Antui.Engine;

namespace Antui.Gateways.Qimen.Methods;

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
        if (await WarehouseReport.OrderAsync(call, code, stop) is not ({ } shop, { } order))
            return WarehouseReport.OrderUnknown(code);
        var settings = WarehouseReport.SettingsOf(shop);
        var status = head["status"] ?? "DELIVERED";
        if (status is "DELIVERED" or "PARTDELIVERED")
            return await WarehouseReport.TakeAsync(call, shop, order, o =>
                QimenShipped.Read(call.Message, o, call.Now), stop);
        if (status == QimenProcess.CanceledFail || settings.StoppedStatuses.Contains(status))
        {
            return await WarehouseReport.TakeAsync(call, shop, order, o => QimenSteps.OfStatus(
                o, settings, status, head["operateTime"] ?? head["orderConfirmTime"], null, call.Now), stop);
        }
        return QimenAnswer.Failure("status-unknown",
            $"A confirmation with status '{status}' says neither that goods left nor that they stay; nothing was "
                + "applied.");
    }
}
