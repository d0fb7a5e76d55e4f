using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Antui.Connectors.Qimen;
using Antui.Core.Ports;
using Antui.Engine;

namespace Antui.Gateways.Qimen;

/// <summary>Keeps what was reported, one document a report. Only fields of goods and documents are kept: names, phones
/// and addresses are left behind.</summary>
public static class QimenNotes
{
    public const string Kind = "qimen-note";

    private static readonly FrozenSet<string> Kept = new[]
    {
        "order", "orderCode", "orderId", "orderType", "deliveryOrderCode", "deliveryOrderId", "returnOrderCode",
        "warehouseCode", "ownerCode", "outBizCode", "checkOrderCode", "process", "processStatus", "operateTime",
        "status",
        "packages", "package", "logisticsCode", "expressCode", "signTime", "items", "item", "itemCode", "itemId",
        "inventoryType", "quantity", "planQty", "lackQty", "actualQty", "reason", "createTime", "messageType",
        "adjustType",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="subject">One report: the same with other content is a mistake of the sender.</param>
    public static async Task<QimenAnswer> KeepAsync(QimenCall call, Shop shop, string subject, CancellationToken stop)
    {
        var id = $"{shop.Config.Id}/{call.Method}/{(subject.Length > 200 ? subject[..200] : subject)}";
        var json = Fields(call.Message).ToJsonString();
        for (var attempt = 0; attempt < 8; attempt++)
        {
            if (await call.Store.ReadAsync(Kind, id, stop) is { } known)
            {
                return known.Json == json ? QimenAnswer.Success("repeat") : QimenAnswer.Failure(
                    "outbizcode-reused", "This number was used before for another report; nothing was kept.");
            }
            var note = new Document(Kind, id, 1, "qimen:" + call.AppKey, call.Now, json);
            if (await call.Store.WriteAsync(note, keepHistory: true, stop)) return QimenAnswer.Success("kept");
        }
        throw new InvalidOperationException("The note is written by too many at once.");
    }

    private static JsonNode Fields(QimenNode node)
    {
        if (node.Children.Count == 0) return JsonValue.Create(node.Text.Trim());
        var fields = new JsonObject();
        foreach (var group in node.Children.Where(c => Kept.Contains(c.Name)).GroupBy(c => c.Name))
        {
            fields[group.Key] = group.Count() == 1 ? Fields(group.First())
                : new JsonArray([.. group.Select(JsonNode? (c) => Fields(c))]);
        }
        return fields;
    }
}
