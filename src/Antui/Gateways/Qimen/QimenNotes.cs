using System.Text.Json.Nodes;
using Antui.Connectors.Qimen;
using Antui.Core.Ports;
using Antui.Engine;

namespace Antui.Gateways.Qimen;

/// <summary>Keeps what was reported, one document a report.</summary>
public static class QimenNotes
{
    public const string Kind = "qimen-note";

    /// <param name="subject">One report: the same with other content is a mistake of the sender.</param>
    public static async Task<QimenAnswer> KeepAsync(QimenCall call, Shop shop, string subject, CancellationToken stop)
    {
        var id = $"{shop.Config.Id}/{call.Method}/{(subject.Length > 200 ? subject[..200] : subject)}";
        var json = Fields(QimenKept.Of(call.Message)).ToJsonString();
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
        foreach (var group in node.Children.GroupBy(c => c.Name))
        {
            fields[group.Key] = group.Count() == 1 ? Fields(group.First())
                : new JsonArray([.. group.Select(JsonNode? (c) => Fields(c))]);
        }
        return fields;
    }
}
