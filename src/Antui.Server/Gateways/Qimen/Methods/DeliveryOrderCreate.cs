using Antui.Connectors;
using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>An ERP that we serve as warehouse sends an order: the desk gets it. The same order again is the same
/// order.</summary>
public sealed class DeliveryOrderCreate : IQimenMethod
{
    public string Name => "taobao.qimen.deliveryorder.create";

    public bool Serves(Shop shop) => DeskMethod.Serves(shop);

    public async Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
    {
        var head = call.Message.Child("deliveryOrder") ?? call.Message;
        if (head["deliveryOrderCode"] is not { } code) return WarehouseReport.Missing("deliveryOrderCode");
        var (seen, wrong) = QimenAsks.Delivery(call.Shop.Config.Id, call.Message, call.Now);
        if (seen is null) return DeskMethod.Of(wrong!);
        var (accepted, answer) = await call.Engine.SayAsync<QimenAnswer>(seen.Key, known =>
        {
            if (known is null) return new Fact.OrderSeen(seen, DeskMethod.Source(call));
            return QimenAsks.IsSame(known.Head, seen) ? Taken(call, seen, known.Head.Created) : QimenAnswer.Failure(
                "order-exists",
                $"The order '{code}' is here with other lines; cancel it and send it under another code.");
        }, stop);
        return answer ?? DeskMethod.Failed(accepted) ?? Taken(call, seen, seen.Created);
    }

    private static QimenAnswer Taken(QimenCall call, OrderSnapshot order, Instant created) => QimenAnswer.Success() with
    {
        Fields =
        [
            new QimenNode("deliveryOrderId", order.Key.OrderNo), new QimenNode("createTime", ChinaTime.Text(created)),
            new QimenNode("warehouseCode", DeskMethod.SettingsOf(call.Shop).WarehouseCode),
        ],
    };
}
