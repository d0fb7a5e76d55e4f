using Antui.Connectors.Qimen;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>A step of an order in the warehouse. Most are only kept; CANCELED and the courier's answer to an
/// interception are evidence.</summary>
public sealed class OrderProcessReport : IQimenMethod
{
    public string Name => "taobao.qimen.orderprocess.report";

    public bool Serves(Shop shop) => WarehouseReport.Serves(shop);

    public async Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
    {
        var head = call.Message.Child("order") ?? call.Message;
        if (head["orderCode"] is not { } code) return WarehouseReport.Missing("orderCode");
        if (call.Message.Child("process") is not { } process || process["processStatus"] is not { } status)
            return WarehouseReport.Missing("processStatus");
        var note = $"{code}:{status}:{process["operateTime"]}";
        if (await WarehouseReport.OrderAsync(call, code, stop) is not ({ } shop, { } order))
        {
            if (await KeptForReturnAsync(call, code, note, stop) is { } kept) return kept;
            if (!call.Shops.Any(s => QimenSteps.Proves(WarehouseReport.SettingsOf(s), status)))
                return await KeptAsNoteAsync(call, code, head["warehouseCode"], note, stop);
            return await WarehouseReport.EarlyAsync(call, "order", code, null, null, "ORDER_UNKNOWN", stop);
        }
        var settings = WarehouseReport.SettingsOf(shop);
        var answer = await WarehouseReport.TakeAsync(
            call, shop, order, o => QimenSteps.Read(call.Message, o, settings, call.Now), stop);
        return answer is { Ok: true } && answer.Message == status
            ? await QimenNotes.KeepAsync(call, shop, note, stop) : answer;
    }

    /// <summary>A step that proves nothing is nothing to wait for.</summary>
    private static async Task<QimenAnswer> KeptAsNoteAsync(
        QimenCall call, string code, string? warehouse, string subject, CancellationToken stop)
    {
        var ours = call.Shops.Where(s =>
            QimenMessages.NumberOf(WarehouseReport.SettingsOf(s), code) is not null).ToList();
        if (ours.Count == 0) return WarehouseReport.OrderUnknown(code);
        return ours.Find(s => WarehouseReport.IsOf(s, warehouse)) is { } shop
            ? await QimenNotes.KeepAsync(call, shop, subject, stop) : WarehouseReport.WarehouseUnknown(warehouse);
    }

    /// <summary>Steps of a return order prove nothing before its receipt is confirmed.</summary>
    private static async Task<QimenAnswer?> KeptForReturnAsync(
        QimenCall call, string code, string subject, CancellationToken stop)
    {
        foreach (var shop in call.Shops)
        {
            if (QimenMessages.NumberOf(WarehouseReport.SettingsOf(shop), code) is not { } refundNo) continue;
            if (await call.Engine.FindRefundAsync(shop.Config.Id, refundNo, stop) is not null)
                return await QimenNotes.KeepAsync(call, shop, subject, stop);
        }
        return null;
    }
}
