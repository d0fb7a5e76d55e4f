using Antui.Connectors.Qimen;
using Antui.Core.Orders;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>The warehouse confirms what came back. The return order's code is our refund number, so a receipt is never
/// guessed onto a refund.</summary>
public sealed class ReturnOrderConfirm : IQimenMethod
{
    public string Name => "taobao.qimen.returnorder.confirm";

    public bool Serves(Shop shop) => WarehouseReport.Serves(shop);

    public async Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
    {
        var head = call.Message.Child("returnOrder") ?? call.Message;
        if (head["returnOrderCode"] is not { } code) return WarehouseReport.Missing("returnOrderCode");
        if (await FindAsync(call, code, stop) is not ({ } shop, { } order, { } refund))
        {
            if (QimenReturned.Wrong(call.Message, call.Now) is { } wrong) return DeskMethod.Of(wrong);
            var orderNo = call.Message.List("orderLines", "orderLine").FirstOrDefault()?["sourceOrderCode"];
            return await WarehouseReport.EarlyAsync(
                call, "returnOrder", code, orderNo, QimenReturned.NumberOf(call.Message), "REFUND_UNKNOWN", stop);
        }
        return await WarehouseReport.TakeAsync(call, shop, order,
            o => QimenReturned.Read(call.Message, o, o.Case(refund.RefundNo) ?? refund, call.Now), stop);
    }

    private static async Task<(Shop, Order, RefundCase)?> FindAsync(QimenCall call, string code, CancellationToken stop)
    {
        foreach (var shop in call.Shops)
        {
            if (QimenMessages.NumberOf(WarehouseReport.SettingsOf(shop), code) is not { } refundNo) continue;
            if (await call.Engine.FindRefundAsync(shop.Config.Id, refundNo, stop) is { } found)
                return (shop, found.Order, found.Refund);
        }
        return null;
    }
}
