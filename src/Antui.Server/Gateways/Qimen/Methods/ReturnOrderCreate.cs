using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>An ERP that we serve as warehouse announces a return: the returns desk expects it, and what arrives is
/// confirmed to the ERP.</summary>
public sealed class ReturnOrderCreate : IQimenMethod
{
    public string Name => "taobao.qimen.returnorder.create";

    public bool Serves(Shop shop) => DeskMethod.Serves(shop);

    public async Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
    {
        var head = call.Message.Child("returnOrder") ?? call.Message;
        if (head["returnOrderCode"] is not { } code) return WarehouseReport.Missing("returnOrderCode");
        var first = call.Message.List("orderLines", "orderLine").FirstOrDefault()?["sourceOrderCode"];
        if ((head["preDeliveryOrderCode"] ?? first) is not { } sent) return WarehouseReport.Missing(
            "preDeliveryOrderCode");
        if (await call.FindOrderAsync(sent, stop) is not (_, { } found)) return WarehouseReport.OrderUnknown(sent);
        var (accepted, answer) = await call.Engine.SayAsync(
            found.Key, order => Means(call, code, order ?? found), stop);
        return answer ?? DeskMethod.Failed(accepted) ?? Taken(code);
    }

    private static Meant<QimenAnswer> Means(QimenCall call, string code, Order order)
    {
        var (claim, wrong) = QimenAsks.Return(call.Message, order, call.Now);
        if (claim is null) return DeskMethod.Of(wrong!);
        if (order.Case(code) is { } known)
        {
            if (!known.Claim.Lines.SequenceEqual(claim.Lines))
                return QimenAnswer.Failure("return-exists", $"The return order '{code}' is here with other lines.");
            if (claim.Tracking is null || claim.Tracking == known.Claim.Tracking || !known.Claim.IsOpen) return Taken(code);
            // Announced again, now with the parcel's number: the door finds the return by it.
            claim = known.Claim with { Tracking = claim.Tracking, Version = known.Claim.Version + 1, Modified = call.Now };
        }
        return new Fact.RefundSeen(order.Key, claim, DeskMethod.Source(call));
    }

    private static QimenAnswer Taken(string code) =>
        QimenAnswer.Success() with { Fields = [new QimenNode("returnOrderId", code)] };
}
