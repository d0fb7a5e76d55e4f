using Antui.Connectors.Qimen;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>
/// Goods came into the warehouse of others (入库单确认): they are added to the stock that is kept under its code.
/// Several confirmations of one document add up, in whatever order they come; what arrived is what arrived, also
/// beyond the plan.
/// </summary>
public sealed class EntryOrderConfirm : IQimenMethod
{
    public string Name => "taobao.qimen.entryorder.confirm";

    public bool Serves(Shop shop) => WarehouseReport.Serves(shop);

    public async Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
    {
        var head = call.Message.Child("entryOrder") ?? call.Message;
        if (head["entryOrderCode"] is not { } code) return WarehouseReport.Missing("entryOrderCode");
        var (shop, unknown) = WarehouseStock.ShopOf(call, head);
        if (shop is null) return unknown!;
        var settings = WarehouseReport.SettingsOf(shop);
        var status = head["status"] ?? "FULFILLED";
        if (status is not ("FULFILLED" or "PARTFULFILLED" or "CLOSED"))
            return await NoGoodsAsync(call, shop, code, status, stop);
        if (!QimenReports.TryTime(call.Now, out _, head["operateTime"])) return DeskMethod.Of(QimenReports.TimeWrong);
        var (pieces, wrong) = QimenGoods.Received(call.Message, settings);
        if (wrong is not null) return DeskMethod.Of(wrong);
        var docNo = WarehouseStock.DocNo(call, settings.WarehouseCode, code, head["outBizCode"]);
        if (await WarehouseStock.WrongAsync(call, shop, docNo, stop) is { } refused) return refused;
        await WarehouseStock.EnterAsync(call, settings.WarehouseCode, docNo, pieces, stop);
        return QimenAnswer.Success();
    }

    /// <summary>Taken on, refused or cancelled: no goods moved. One that names goods all the same contradicts
    /// itself.</summary>
    private static async Task<QimenAnswer> NoGoodsAsync(
        QimenCall call, Shop shop, string code, string status, CancellationToken stop)
    {
        if (call.Message.List("orderLines", "orderLine").Any(l => l.Whole("actualQty") is not (null or 0)))
        {
            return QimenAnswer.Failure(
                "status-unknown",
                $"Status '{status}' says that nothing came in, the lines say otherwise; nothing was applied.");
        }
        return await QimenNotes.KeepAsync(
            call, shop, $"{code}:{status}:{(call.Message.Child("entryOrder") ?? call.Message)["outBizCode"]}", stop);
    }
}
