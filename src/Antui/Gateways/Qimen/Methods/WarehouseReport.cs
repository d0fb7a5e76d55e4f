using Antui.Connectors.Qimen;
using Antui.Core.Orders;
using Antui.Engine;

namespace Antui.Gateways.Qimen.Methods;

/// <summary>What reports of the warehouse behind a shop share: they find the order by our own code and become evidence
/// before they are answered.</summary>
public static class WarehouseReport
{
    public static bool Serves(Shop shop) => shop.Erp is QimenErp;

    public static QimenSettings SettingsOf(Shop shop) => ((QimenErp)shop.Erp!).Settings;

    /// <summary>The order that a code of ours names, in whichever shop of this routing id it is.</summary>
    public static async Task<(Shop Shop, Order Order)?> OrderAsync(QimenCall call, string? code, CancellationToken stop)
    {
        foreach (var shop in call.Shops)
        {
            if (QimenMessages.NumberOf(SettingsOf(shop), code) is not { } number) continue;
            if (await call.Engine.ReadAsync(new(shop.Config.Id, number), stop) is { } order) return (shop, order);
        }
        return null;
    }

    public static QimenAnswer OrderUnknown(string? code) =>
        QimenAnswer.Failure("order-unknown", $"There is no order '{code}' here; nothing was applied.");

    public static QimenAnswer Missing(string name) => QimenAnswer.Failure("isv.missing-field", $"{name} is missing.");

    /// <summary>Reads under the order's lock, makes evidence of what was said, and answers what became of it.</summary>
    public static async Task<QimenAnswer> TakeAsync(
        QimenCall call, Shop shop, Order order, Func<Order, QimenRead> read, CancellationToken stop)
    {
        using var locked = await call.LockAsync(order.Key, stop);
        var now = await call.Engine.ReadAsync(order.Key, stop) ?? order;
        return read(now) switch
        {
            QimenRead.Refused no => QimenAnswer.Failure(no.Code, no.Text),
            QimenRead.Said said => await SayAsync(call, shop, said, stop),
            QimenRead.Nothing { Why: var why } => QimenAnswer.Success(why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<QimenAnswer> SayAsync(
        QimenCall call, Shop shop, QimenRead.Said said, CancellationToken stop)
    {
        foreach (var one in said.Goods)
        {
            switch (await call.Engine.SeeGoodsAsync(shop, one, stop))
            {
                case Accepted.Refused no:
                    return QimenAnswer.Failure(no.Code, no.Text);
                case Accepted.Parked parked:
                    return QimenAnswer.Success("kept: " + parked.Reason);
            }
        }
        return QimenAnswer.Success();
    }
}
