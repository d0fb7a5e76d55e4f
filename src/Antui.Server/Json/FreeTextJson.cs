using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Antui.Core;

namespace Antui.Server.Json;

/// <summary>
/// Free text in JSON that people or their programs see: masked by the names of its fields, wherever they stand. What is
/// stored is written by others and stays as it was written.
/// </summary>
public static class FreeTextJson
{
    /// <summary>Fields in people's own words, and sentences that quote them.</summary>
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "reason", "note", "text", "zh", "en", "detail", "message", "title", "description", "remark", "memo", "why",
        "answer", "error", "lastError", "withdrawnBecause", "against", "shipTo");

    public static bool IsFree(string name) => Names.Contains(name);

    /// <summary>Written masked, read as it comes.</summary>
    public static void Mask(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.Get is not { } get) continue;
            if (property.PropertyType == typeof(string) && Names.Contains(property.Name))
                property.Get = o => get(o) is string text ? FreeText.Masked(text) : null;
            else if (property.PropertyType == typeof(JsonElement))
                property.Get = o => Masked((JsonElement)get(o)!);
            else if (property.PropertyType == typeof(JsonNode))
                property.Get = o => Masked((JsonNode?)get(o));
        }
    }

    public static JsonElement Masked(JsonElement element) =>
        element.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? JsonSerializer.SerializeToElement(Masked(JsonNode.Parse(element.GetRawText()))) : element;

    /// <summary>A copy whose free text is masked.</summary>
    public static JsonNode? Masked(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Value(p.Key, p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Masked)]),
        _ => node?.DeepClone(),
    };

    private static JsonNode? Value(string name, JsonNode? value) =>
        value is JsonValue text && Names.Contains(name) && text.TryGetValue<string>(out var words)
            ? JsonValue.Create(FreeText.Masked(words)) : Masked(value);
}
