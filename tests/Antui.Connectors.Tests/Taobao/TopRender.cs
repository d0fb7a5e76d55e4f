using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Xml;
using Antui.Connectors.Taobao;

namespace Antui.Connectors.Tests.Top;

/// <summary>
/// Writes answers as the platform does: XML (its default), JSON with named list elements, or simplified JSON. The input
/// is the flat form that the wire records write.
/// </summary>
internal static class TopRender
{
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The element's name inside a list: the snake-case name of the platform's own type.</summary>
    private static readonly Dictionary<string, string> Elements = new(StringComparer.Ordinal)
    {
        ["results"] = "refund_mapping_result",
        ["result_list"] = "query_refund_status_response",
        ["allowed_operations"] = "operation",
        ["not_allowed_operations"] = "operation",
        ["combine_item_info"] = "combine_sub_item_do",
        ["addresses"] = "address_result",
        ["logistics_companies"] = "logistics_company",
        ["messages"] = "tmc_message",
        ["groups"] = "tmc_group",
        ["datas"] = "tmc_queue_info",
        ["msg_ids"] = "string",
    };

    public static string ElementOf(string list) =>
        Elements.TryGetValue(list, out var name) ? name : list.EndsWith('s') ? list[..^1] : list + "_item";

    public static string Success<T>(
        string method, T body, JsonTypeInfo<T> shape, bool asJson, bool simplify, string requestId)
    {
        var tree = JsonSerializer.SerializeToNode(body, shape) as JsonObject ?? [];
        return Success(method, tree, asJson, simplify, requestId);
    }

    /// <param name="body">Flat form; it is changed here.</param>
    public static string Success(string method, JsonObject body, bool asJson, bool simplify, string requestId)
    {
        body["request_id"] = requestId;
        var name = TopEnvelope.WrapperName(method);
        if (!asJson) return Xml(name, body);
        if (simplify) return body.ToJsonString(Plain);
        return new JsonObject { [name] = Named(body) }.ToJsonString(Plain);
    }

    public static string Error(TopError error, bool asJson)
    {
        var body = new JsonObject { ["code"] = error.Code, ["msg"] = error.Msg };
        if (error.SubCode.Length > 0) body["sub_code"] = error.SubCode;
        if (error.SubMsg.Length > 0) body["sub_msg"] = error.SubMsg;
        body["request_id"] = error.RequestId;
        return asJson
            ? new JsonObject { [TopEnvelope.ErrorName] = body }.ToJsonString(Plain)
            : Xml(TopEnvelope.ErrorName, body);
    }

    private static JsonObject Named(JsonObject flat)
    {
        var named = new JsonObject();
        foreach (var (name, value) in flat)
        {
            switch (value)
            {
                case JsonArray { Count: 0 }:
                    break;
                case JsonArray list:
                    var items = list.Select(i => i is JsonObject o ? Named(o) : i?.DeepClone()).ToArray();
                    named[name] = new JsonObject { [ElementOf(name)] = new JsonArray(items) };
                    break;
                case JsonObject inner:
                    named[name] = Named(inner);
                    break;
                default:
                    named[name] = value?.DeepClone();
                    break;
            }
        }
        return named;
    }

    private static string Xml(string name, JsonObject body)
    {
        var text = new Utf8Text();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = false, CheckCharacters = false }))
        {
            writer.WriteStartDocument();
            Write(writer, name, body);
            writer.WriteEndDocument();
        }
        return text.ToString();
    }

    private static void Write(XmlWriter writer, string name, JsonNode? value)
    {
        if (value is null or JsonArray { Count: 0 }) return;
        writer.WriteStartElement(name);
        switch (value)
        {
            case JsonObject inner:
                foreach (var (child, node) in inner) Write(writer, child, node);
                break;
            case JsonArray list:
                foreach (var item in list) Write(writer, ElementOf(name), item);
                break;
            default:
                // Characters that XML cannot carry are dropped: they would make the whole answer unreadable.
                writer.WriteString(Clean(Scalar(value)));
                break;
        }
        writer.WriteEndElement();
    }

    private static string Scalar(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    private static string Clean(string text) =>
        text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))
            ? text
            : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private sealed class Utf8Text : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
