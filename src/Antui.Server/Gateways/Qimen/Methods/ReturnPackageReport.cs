using System.Security.Cryptography;
using System.Text;
using Antui.Connectors.Qimen;
using Antui.Core.Returns;
using Antui.Engine.Returns;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>
/// A parcel was signed for at the warehouse's door. One that nobody announced becomes an unclaimed parcel of the desk,
/// with the refunds it may belong to; one whose return is awaited is only noted: it is confirmed when it is opened.
/// </summary>
public sealed class ReturnPackageReport(UnclaimedParcels parcels) : IQimenMethod
{
    private const int MostNumberLength = 64;

    public string Name => "taobao.qimen.returnpackage.report";

    public bool Serves(Shop shop) => WarehouseReport.Serves(shop);

    public async Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
    {
        var head = call.Message.Child("order") ?? call.Message;
        if (head["orderCode"] is not { } code) return WarehouseReport.Missing("orderCode");
        var warehouse = head["warehouseCode"];
        if (call.Shops.FirstOrDefault(s => WarehouseReport.IsOf(s, warehouse)) is not { } shop)
            return WarehouseReport.WarehouseUnknown(warehouse);
        var once = QimenReports.NumberOf(head, QimenKept.Of(call.Message));
        var found = new List<UnclaimedParcel>();
        foreach (var package in call.Message.List("packages", "package"))
        {
            var (parcel, wrong) = Read(call, shop, package, code, $"{code}:{once}:{found.Count}");
            if (parcel is null) return DeskMethod.Of(wrong!);
            found.Add(parcel);
        }
        if (found.Count == 0) return WarehouseReport.Missing("packages");
        var kept = await QimenNotes.KeepAsync(call, shop, $"{code}:{once}", stop);
        if (!kept.Ok || await IsOursAsync(call, code, stop)) return kept;
        foreach (var parcel in found) await AddAsync(parcel, stop);
        return kept;
    }

    private async Task AddAsync(UnclaimedParcel parcel, CancellationToken stop)
    {
        if (await parcels.FindAsync(parcel.Id, stop) is not null) return;
        var matches = await parcels.MatchAsync(parcel.Parcel, stop);
        if (matches.Any(m => m.Because.Contains(MatchReason.ReturnNumber))) return;
        await parcels.AddAsync(parcel, otherId: null, stop);
    }

    private static (UnclaimedParcel?, QimenRead.Refused?) Read(
        QimenCall call, Shop shop, QimenNode package, string code, string once)
    {
        var number = package["expressCode"] ?? "";
        if (number.Length > MostNumberLength || number.Any(char.IsControl))
            return (null, new("express-wrong",
                $"expressCode: up to {MostNumberLength} characters; nothing was kept."));
        if (!QimenReports.TryTime(call.Now, out var at, package["signTime"])) return (null, QimenReports.TimeWrong);
        var goods = ImmutableArray.CreateBuilder<SkuQuantity>();
        foreach (var item in package.List("items", "item"))
        {
            if (item["itemCode"] is not { } sku)
                return (null, new("isv.missing-field", "itemCode is missing; nothing was kept."));
            if (QimenReports.Quantity(item, "quantity", "actualQty", "planQty") is not { } quantity)
                return (null, new("quantity-wrong",
                    $"quantity of '{sku}': a whole number of 0 or more; nothing was kept."));
            if (quantity > 0) goods.Add(new SkuQuantity(sku, quantity));
        }
        var settings = WarehouseReport.SettingsOf(shop);
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{call.CustomerId}:{once}:{number}"));
        var id = "Q" + Convert.ToHexStringLower(digest)[..16];
        return (new UnclaimedParcel(
            id, UnclaimedParcel.Open,
            new FoundParcel(number, QimenMessages.NumberOf(settings, code) ?? code, "", goods.DrainToImmutable(), 0),
            package["logisticsCode"] ?? "", settings.WarehouseCode, "", [], at, "qimen:" + call.AppKey), null);
    }

    /// <summary>The code is that of a return that was announced to the warehouse.</summary>
    private static async Task<bool> IsOursAsync(QimenCall call, string code, CancellationToken stop)
    {
        foreach (var shop in call.Shops)
        {
            if (QimenMessages.NumberOf(WarehouseReport.SettingsOf(shop), code) is { } refundNo
                && await call.Engine.FindRefundAsync(shop.Config.Id, refundNo, stop) is not null) return true;
        }
        return false;
    }
}
