using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Antui.Tests.Api;

/// <summary>
/// Whether an answer is what the reviewed document says of it: every field that it promises, none that it does not
/// name, and of each word one that it lists. Clients are generated from that document.
/// </summary>
public static class Described
{
    private const string Base = "/api/v1/";

    private static readonly JsonObject Document =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "openapi.json")))!.AsObject();

    /// <summary>What does not fit, with its place; nothing for paths that the document does not have.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">Below the API's base, with its query.</param>
    /// <param name="status">What was answered.</param>
    /// <param name="body">The answer's JSON.</param>
    public static IReadOnlyList<string> Faults(HttpMethod method, string path, int status, JsonNode body)
    {
        if (SchemaOf(method.Method.ToLowerInvariant(), path.Split('?')[0], status) is not { } schema) return [];
        var faults = new List<string>();
        Check(schema, body, $"{method} {path} {status} $", faults);
        return faults;
    }

    private static JsonObject? SchemaOf(string method, string path, int status)
    {
        var parts = (Base + path).Split('/');
        // A path of words is meant before one with a parameter in their place.
        var operation = Document["paths"]!.AsObject()
            .Where(p => Fits(p.Key.Split('/'), parts))
            .OrderBy(p => p.Key.Count(c => c is '{'))
            .Select(p => p.Value![method]).FirstOrDefault();
        var answers = operation?["responses"];
        var answer = answers?[$"{status}"] ?? (status >= 400 ? answers?["default"] : null);
        if (answer is null) return null;
        return Resolved(answer.AsObject())["content"]?.AsObject()
            .FirstOrDefault(c => c.Key.EndsWith("json", StringComparison.Ordinal)).Value?["schema"]?.AsObject();
    }

    private static bool Fits(string[] template, string[] parts) => template.Length == parts.Length
        && template.Zip(parts).All(p => p.First.StartsWith('{') || p.First == p.Second);

    private static JsonObject Resolved(JsonObject node)
    {
        while ((string?)node["$ref"] is { } target)
            node = target.Split('/').Skip(1).Aggregate((JsonNode)Document, (at, name) => at[name]!).AsObject();
        return node;
    }

    private static void Check(JsonObject schema, JsonNode? value, string at, List<string> faults)
    {
        var known = Resolved(schema);
        if ((known["oneOf"] ?? known["anyOf"]) is JsonArray cases)
        {
            if (!cases.Any(c => Fits(c!.AsObject(), value, at))) faults.Add($"{at}: fits none of its cases");
            return;
        }
        var types = known["type"] switch
        {
            null => [],
            JsonArray many => many.Select(t => (string)t!).ToArray(),
            var one => [(string)one!],
        };
        var isWhole = TypeOf(value) is "integer" && types.Contains("number");
        if (types.Length > 0 && !isWhole && !types.Contains(TypeOf(value)))
            faults.Add($"{at}: is {TypeOf(value)}, not {string.Join(" or ", types)}");
        if (known["enum"] is JsonArray words && !words.Any(w => JsonNode.DeepEquals(w, value)))
            faults.Add($"{at}: {value} is none of {words.ToJsonString()}");
        if (value is JsonArray items && known["items"] is JsonObject of)
            for (var i = 0; i < items.Count; i++) Check(of, items[i], $"{at}[{i}]", faults);
        if (value is JsonObject fields) Fields(known, fields, at, faults);
    }

    private static void Fields(JsonObject known, JsonObject fields, string at, List<string> faults)
    {
        foreach (var needed in known["required"]?.AsArray().Select(n => (string)n!) ?? [])
            if (!fields.ContainsKey(needed)) faults.Add($"{at}: has no {needed}");
        var properties = known["properties"]?.AsObject();
        foreach (var (name, field) in fields)
        {
            var schema = properties?[name] ?? known["additionalProperties"] as JsonObject;
            if (schema is JsonObject one) Check(one, field, $"{at}.{name}", faults);
            else if (known["additionalProperties"]?.GetValueKind() is JsonValueKind.False)
                faults.Add($"{at}.{name}: the document does not name it");
        }
    }

    private static bool Fits(JsonObject schema, JsonNode? value, string at)
    {
        var faults = new List<string>();
        Check(schema, value, at, faults);
        return faults.Count == 0;
    }

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value.ToJsonString().Contains('.', StringComparison.Ordinal) ? "number" : "integer",
    };

    private static string Here([CallerFilePath] string path = "") => path;
}
