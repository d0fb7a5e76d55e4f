using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Engine;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>
/// What a stock-take of the warehouse found: differences, not figures. They move the stock that is kept under the
/// warehouse's code, all of a report or nothing of it.
/// </summary>
public sealed class InventoryReport : IQimenMethod
{
    public string Name => "taobao.qimen.inventory.report";

    private const string Later =
        " Nothing was entered; it is when these goods come in, or a person counts them.";

    public bool Serves(Shop shop) => WarehouseReport.Serves(shop);

    public async Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
    {
        var (shop, unknown) = WarehouseStock.ShopOf(call, call.Message);
        if (shop is null) return unknown!;
        var (pieces, wrong) = QimenGoods.Differences(call.Message, WarehouseReport.SettingsOf(shop));
        if (wrong is not null) return DeskMethod.Of(wrong);
        var warehouse = WarehouseReport.SettingsOf(shop).WarehouseCode;
        var code = call.Message["checkOrderCode"] ?? "";
        var docNo = WarehouseStock.DocNo(call, warehouse, code, call.Message["outBizCode"]);
        if (await WarehouseStock.WrongAsync(call, shop, docNo, stop) is { } refused) return refused;
        if (call.HeardAt is { } since)
            pieces = await WarehouseStock.NotCountedSinceAsync(call, warehouse, pieces, since, stop);
        return await WarehouseStock.EnterAsync(call, warehouse, docNo, pieces, stop) is Accepted.Refused no
            ? await QimenWaiting.KeepAsync(
                call, shop, "", code == "" ? docNo : code, null, ("STOCK_BELOW_ZERO", Why(no.Why)), stop)
            : QimenAnswer.Success();
    }

    private static string Why(Refusal no) => no switch
    {
        Refusal.BelowZero goods => $"{goods.Sku}: {goods.OnHand} are there, this would leave {goods.Left}." + Later,
        Refusal.DefectiveBelowZero bad =>
            $"{bad.Sku}: {bad.Defective} defective pieces are there, this would leave {bad.Left}." + Later,
        _ => no.Text,
    };
}
