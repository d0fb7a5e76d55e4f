using Antui.Connectors.Qimen;
using Antui.Core.Orders;
using Antui.Core.Ways;
using Antui.Engine;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>What calls of an ERP share that we serve as its warehouse: a shop of platform "qimen" whose goods are in
/// the built-in desk.</summary>
public static class DeskMethod
{
    public static bool Serves(Shop shop) =>
        shop.Policy.Goods is Goods.OurDesk && shop.Port<QimenWms>() is not null;

    public static QimenSettings SettingsOf(Shop shop) => shop.Port<QimenWms>()!.Settings;

    /// <summary>Whether a document is for this shop's warehouse; one that names none is for any.</summary>
    public static bool IsOf(Shop shop, string? warehouse) =>
        warehouse is null or WarehouseReport.AnyWarehouse || warehouse == SettingsOf(shop).WarehouseCode;

    public static string Source(QimenCall call) => "qimen:" + call.AppKey;

    public static QimenAnswer Of(QimenRead.Refused no) => QimenAnswer.Failure(no.Code, no.Text);

    /// <summary>Null when the fact was taken, now or before.</summary>
    public static QimenAnswer? Failed(Accepted accepted) => accepted switch
    {
        Accepted.Refused no => QimenAnswer.Failure(no.Why.Code, no.Why.Text),
        Accepted.Parked parked => QimenAnswer.Failure("order-unknown", parked.Reason),
        _ => null,
    };

    /// <summary>Whether everything that these lines still ship can be stopped: nothing of it has been handed
    /// over.</summary>
    public static bool CanStop(Order order, ImmutableArray<Core.Orders.LineQuantity> lines)
    {
        var covered = lines.IsEmpty ? order.AllLines : lines;
        return covered.All(l => order.Shipments.Where(s => s.HasLeft).Sum(s => s.Remaining(l.LineNo))
            <= (order.Line(l.LineNo)?.Quantity ?? 0) - l.Quantity);
    }
}
