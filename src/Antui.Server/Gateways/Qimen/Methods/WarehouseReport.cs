using Antui.Connectors.Qimen;
using Antui.Core;
using Antui.Core.Orders;
using Antui.Engine;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>What reports of the warehouse behind a shop share: they find the order by our own code and become evidence
/// before they are answered.</summary>
public static class WarehouseReport
{
    /// <summary>Written where the ERP does not choose the warehouse.</summary>
    public const string AnyWarehouse = "OTHER";

    public static bool Serves(Shop shop) => shop.Port<QimenErp>() is not null;

    public static QimenSettings SettingsOf(Shop shop) => shop.Port<QimenErp>()!.Settings;

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

    /// <summary>The shops that this warehouse serves; a report that names none speaks for each.</summary>
    public static bool IsOf(Shop shop, string? warehouse) =>
        warehouse is null or AnyWarehouse || warehouse == SettingsOf(shop).WarehouseCode;

    /// <summary>
    /// The report came before what it speaks of: it waits for it, so that the warehouse need not repeat it. A code that
    /// cannot be ours, or a warehouse that is not, is refused.
    /// </summary>
    /// <param name="head">The element with the report's own fields.</param>
    /// <param name="orderNo">Our number of the order, where the report names it beside its code.</param>
    /// <param name="once">The report's number.</param>
    public static async Task<QimenAnswer> EarlyAsync(
        QimenCall call, string head, string code, string? orderNo, string? once, string reason, CancellationToken stop)
    {
        var warehouse = (call.Message.Child(head) ?? call.Message)["warehouseCode"];
        var ours = call.Shops.Where(s => QimenMessages.NumberOf(SettingsOf(s), code) is not null).ToList();
        if (ours.Count == 0) return OrderUnknown(code);
        if (ours.Find(s => IsOf(s, warehouse)) is not { } shop) return WarehouseUnknown(warehouse);
        var number = orderNo ?? QimenMessages.NumberOf(SettingsOf(shop), code)!;
        return await QimenWaiting.KeepAsync(
            call, shop, head, number, once, (reason, $"'{code}' is not here yet; applied when it is."), stop);
    }

    public static QimenAnswer WarehouseUnknown(string? code) => QimenAnswer.Failure(
        "warehouse-unknown", $"The warehouse '{code}' serves none of these shops; nothing was applied.");

    public static QimenAnswer OrderUnknown(string? code) =>
        QimenAnswer.Failure("order-unknown", $"There is no order '{code}' here; nothing was applied.");

    public static QimenAnswer Missing(string name) => QimenAnswer.Failure("isv.missing-field", $"{name} is missing.");

    /// <summary>Makes evidence of what was said, on the order as it is then, and answers what became of it.</summary>
    public static async Task<QimenAnswer> TakeAsync(
        QimenCall call, Shop shop, Order order, Func<Order, QimenRead> read, CancellationToken stop)
    {
        var (accepted, answer) = await call.Engine.SayAsync(
            order.Key, now => Means(shop, read(now ?? order)), stop);
        // Now, not when a report that waited was first heard.
        if (answer is null) shop.State.ErpSpoke(Instant.From(call.Engine.Clock.GetUtcNow()));
        return answer ?? accepted switch
        {
            Accepted.Refused no => QimenAnswer.Failure(no.Why.Code, no.Why.Text),
            Accepted.Parked parked => QimenAnswer.Success("kept: " + parked.Reason),
            _ => QimenAnswer.Success(),
        };
    }

    private static Meant<QimenAnswer> Means(Shop shop, QimenRead read) => read switch
    {
        QimenRead.Refused no => QimenAnswer.Failure(no.Code, no.Text),
        QimenRead.Said said => new Meant<QimenAnswer>(
            [.. said.Goods.Select(one => RefundEngine.GoodsFact(shop, one))], null),
        QimenRead.Nothing { Why: var why } => QimenAnswer.Success(why),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
