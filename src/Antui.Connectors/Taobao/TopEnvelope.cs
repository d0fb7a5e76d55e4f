using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace Antui.Connectors.Taobao;

/// <summary>
/// The wrapper around every answer, in its three spellings: JSON, simplified JSON (no wrapper, flat lists) and XML.
/// XML is read into the same tree as JSON, so the records above know only one form.
/// </summary>
public static class TopEnvelope
{
    public const string ErrorName = "error_response";
    private const int MaxXmlCharacters = 64 * 1024 * 1024;
    private const int Deepest = 64;

    /// <summary>"taobao.refund.get" → "refund_get_response"; only a leading "taobao." is dropped.</summary>
    public static string WrapperName(string method)
    {
        const string prefix = "taobao.";
        var bare = method.StartsWith(prefix, StringComparison.Ordinal) ? method[prefix.Length..] : method;
        return bare.Replace('.', '_') + "_response";
    }

    /// <summary>
    /// Reads an answer to the method. Throws <see cref="JsonException"/> or <see cref="XmlException"/> for what is
    /// neither; the caller then knows nothing about the call's effect.
    /// </summary>
    public static TopAnswer Parse(string method, string text, bool simplify = false)
    {
        var isXml = text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("<");
        var root = isXml
            ? JsonSerializer.SerializeToElement(ReadXml(text), TaobaoJson.Default.JsonObject)
            : ReadJson(text);
        if (root.TryGetProperty(ErrorName, out var error)) return new TopAnswer(null, ReadError(error));
        var name = WrapperName(method);
        if (root.TryGetProperty(name, out var body))
        {
            return body.ValueKind == JsonValueKind.Object
                ? new TopAnswer(body, null)
                : throw new JsonException($"{name} is not an object.");
        }
        // Without wrapper only when it was asked for: any other object must not pass as an empty success.
        return simplify && !isXml
            ? new TopAnswer(root, null)
            : throw new JsonException($"Neither {name} nor an error.");
    }

    private static JsonElement ReadJson(string text)
    {
        var root = AnswerJson.Parse(text);
        return root.ValueKind == JsonValueKind.Object ? root : throw new JsonException("Not an object.");
    }

    private static TopError ReadError(JsonElement error)
    {
        if (error.ValueKind != JsonValueKind.Object) throw new JsonException("The error envelope is not an object.");
        var wire = error.Deserialize(TaobaoJson.Default.TopErrorWire) ?? throw new JsonException("Empty error.");
        var code = wire.Code ?? throw new JsonException("The error envelope has no code.");
        return new TopError(code, wire.Msg ?? "", wire.SubCode ?? "", wire.SubMsg ?? "", wire.RequestId ?? "");
    }

    private static JsonObject ReadXml(string text)
    {
        // Only this reader refuses document types; the tree classes would expand their entities.
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = MaxXmlCharacters,
        };
        using var source = new StringReader(AnswerXml.Repaired(text).TrimStart('\uFEFF', ' ', '\t', '\r', '\n'));
        using var reader = XmlReader.Create(source, settings);
        reader.MoveToContent();
        var name = reader.LocalName;
        var value = ReadElement(reader, depth: 0);
        while (reader.Read()) { }
        return new JsonObject { [name] = value is JsonObject ? value : new JsonObject() };
    }

    /// <summary>
    /// Children become properties, repeated children an array, a childless element its text; empty is absent.
    /// </summary>
    private static JsonNode? ReadElement(XmlReader reader, int depth)
    {
        if (depth > Deepest) throw new XmlException("The document is nested too deeply.");
        if (reader.IsEmptyElement) return null;
        var children = new JsonObject();
        var text = "";
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element) Add(children, reader.LocalName, ReadElement(reader, depth + 1));
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                text += reader.Value;
            }
        }
        if (children.Count > 0) return children;
        return text.Length > 0 ? JsonValue.Create(text) : null;
    }

    private static void Add(JsonObject parent, string name, JsonNode? value)
    {
        if (value is null) return;
        if (!parent.TryGetPropertyValue(name, out var existing)) parent[name] = value;
        else if (existing is JsonArray list) list.Add(value);
        else
        {
            parent.Remove(name);
            parent[name] = new JsonArray(existing, value);
        }
    }
}

/// <summary>
/// Either the body of a success or the error; a success may still carry a business failure in its fields.
/// </summary>
public sealed record TopAnswer(JsonElement? Body, TopError? Error);
