using System.Text.Json.Nodes;
using Antui.Connectors.Qimen;
using Antui.Engine.Documents;
using Antui.Engine.Shops;

namespace Antui.Server.Gateways.Qimen;

/// <summary>Keeps what was reported, one document a report.</summary>
public static class QimenNotes
{
    /// <param name="subject">One report: the same with other content is a mistake of the sender.</param>
    public static async Task<QimenAnswer> KeepAsync(QimenCall call, Shop shop, string subject, CancellationToken stop)
    {
        var id = $"{shop.Config.Id}/{call.Method}/{(subject.Length > 200 ? subject[..200] : subject)}";
        var json = Fields(QimenKept.Of(call.Message)).ToJsonString();
        return await call.Engine.Notes.ReportAsync(id, json, "qimen:" + call.AppKey, stop) switch
        {
            NoteKept.New => QimenAnswer.Success("kept"),
            NoteKept.Repeated => QimenAnswer.Success("repeat"),
            NoteKept.Contradicted => QimenAnswer.Failure(
                "outbizcode-reused", "This number was used before for another report; nothing was kept."),
        };
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
