using System.Collections.Frozen;
using Antui.Connectors.Qimen;

namespace Antui.Server.Gateways.Qimen;

/// <summary>What of a message is ever stored: fields of goods and documents. Names, phones, addresses and free texts
/// are left behind.</summary>
public static class QimenKept
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "order", "orderCode", "orderId", "orderType", "deliveryOrder", "deliveryOrderCode", "deliveryOrderId",
        "returnOrder", "returnOrderCode", "returnOrderId", "entryOrder", "entryOrderCode", "entryOrderId",
        "entryOrderType", "purchaseOrderCode", "warehouseCode", "ownerCode", "outBizCode", "confirmType",
        "checkOrderCode", "checkTime", "currentPage", "totalPage", "process", "processStatus",
        "operateTime", "orderConfirmTime", "status",
        "orderLines", "orderLine", "orderLineNo", "sourceOrderCode", "subSourceOrderCode", "batchs", "batch",
        "packages", "package", "logisticsCode", "expressCode", "signTime", "items", "item", "itemCode", "itemId",
        "inventoryType", "quantity", "planQty", "lackQty", "actualQty", "reason", "createTime", "messageType",
        "adjustType",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The same message without what is not kept.</summary>
    public static QimenNode Of(QimenNode message)
    {
        if (message.Children.Count == 0) return new QimenNode(message.Name, message.Text.Trim());
        var kept = new QimenNode(message.Name);
        foreach (var child in message.Children.Where(c => Names.Contains(c.Name))) kept.Add(Of(child));
        return kept;
    }
}
