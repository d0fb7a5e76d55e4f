using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>An ERP that we serve as warehouse holds an order or lets it go on; held orders are not released, picked,
/// packed or handed over.</summary>
public sealed class OrderPending : IQimenMethod
{
    public string Name => "taobao.qimen.order.pending";

    public bool Serves(Shop shop) => DeskMethod.Serves(shop);

    public async Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
    {
        if (call.Message["orderCode"] is not { } code) return WarehouseReport.Missing("orderCode");
        if (call.Message["actionType"] is not ("pending" or "restore"))
            return QimenAnswer.Failure("action-unknown", "actionType: pending or restore.");
        if (await call.FindOrderAsync(code, stop) is not (_, { } found)) return WarehouseReport.OrderUnknown(code);
        var (accepted, answer) = await call.Engine.SayAsync(found.Key, order => Means(call, order ?? found), stop);
        return answer ?? DeskMethod.Failed(accepted) ?? QimenAnswer.Success();
    }

    private static Meant<QimenAnswer> Means(QimenCall call, Order order)
    {
        var to = call.Message["actionType"] == "pending" ? OrderStatus.PaidOnHold : OrderStatus.Paid;
        if (order.Head.Status == to) return QimenAnswer.Success("repeat");
        if (to is OrderStatus.PaidOnHold && order.Shipments.Any(s => s.HasLeft))
            return QimenAnswer.Failure("order-left",
                "Part of the order has been handed over; cancel what is left instead.");
        var head = order.Head with
        {
            Status = to,
            RawStatus = to is OrderStatus.PaidOnHold ? "PENDING" : "",
            Modified = Instant.Max(call.Now, new Instant(order.Head.Modified.Ms + 1)),
        };
        return new Fact.OrderSeen(head, DeskMethod.Source(call));
    }
}
