using System.Security.Cryptography;
using Antui.Connectors.Qimen;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>
/// Reports that move no refund by themselves (a shortage, an exception): kept as documents, so that nothing that was
/// answered with a yes is lost.
/// </summary>
/// <param name="head">The element with the report's own fields; empty where they stand in the root.</param>
/// <param name="code">The field that names its subject.</param>
/// <param name="quantity">The quantity every item must have; empty for none.</param>
public sealed class WarehouseNote(string name, string head, string code, string quantity = "") : IQimenMethod
{
    public static ImmutableArray<WarehouseNote> All { get; } =
    [
        new("taobao.qimen.itemlack.report", "", "deliveryOrderCode", "lackQty"),
        new("taobao.qimen.orderexception.report", "", "orderCode"),
    ];

    public string Name => name;

    public bool Serves(Shop shop) => WarehouseReport.Serves(shop);

    public Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
    {
        var fields = call.Message.Child(head) ?? call.Message;
        if (fields[code] is not { } subject) return Task.FromResult(WarehouseReport.Missing(code));
        foreach (var item in call.Message.List("items", "item"))
        {
            if (item["itemCode"] is null) return Task.FromResult(WarehouseReport.Missing("itemCode"));
            if (quantity.Length > 0 && item.Whole(quantity) is null)
            {
                return Task.FromResult(QimenAnswer.Failure(
                    "quantity-wrong", $"{quantity} of '{item["itemCode"]}': a whole number; nothing was kept."));
            }
        }
        var once = fields["outBizCode"] ?? fields["checkOrderCode"] ?? Digest(call.Message);
        return QimenNotes.KeepAsync(call, call.Shop, $"{subject}:{once}", stop);
    }

    private static string Digest(QimenNode message) =>
        Convert.ToHexStringLower(SHA256.HashData(message.ToBytes())[..10]);
}
