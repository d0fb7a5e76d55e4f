using Antui.Connectors.Qimen;
using Antui.Engine;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen.Methods;

/// <summary>An ERP that we serve as warehouse announces goods (入库单): the desk awaits them, and what it counts is
/// confirmed to the ERP. The same document again is the same document.</summary>
public sealed class EntryOrderCreate : IQimenMethod
{
    public string Name => "taobao.qimen.entryorder.create";

    public bool Serves(Shop shop) => DeskMethod.Serves(shop);

    public async Task<QimenAnswer> HandleAsync(QimenCall call, CancellationToken stop)
    {
        var head = call.Message.Child("entryOrder") ?? call.Message;
        if (head["entryOrderCode"] is not { } code) return WarehouseReport.Missing("entryOrderCode");
        if (call.Shops.FirstOrDefault(s => DeskMethod.IsOf(s, head["warehouseCode"])) is not { } shop)
            return WarehouseReport.WarehouseUnknown(head["warehouseCode"]);
        var (order, wrong) = QimenEntries.Announced(shop.Config.Id, call.Message, DeskMethod.Source(call), call.Now);
        if (order is null) return DeskMethod.Of(wrong!);
        return await call.Engine.Entries.AddAsync(order, stop) is Accepted.Refused
            ? QimenAnswer.Failure(
                "entry-exists",
                $"The document '{code}' is here with other lines; cancel it and send it under another code.")
            : QimenAnswer.Success() with { Fields = [new QimenNode("entryOrderId", code)] };
    }
}
