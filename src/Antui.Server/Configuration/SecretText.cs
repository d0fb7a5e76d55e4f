using System.Text.Json;
using System.Text.Json.Nodes;

namespace Antui.Server.Configuration;

/// <summary>
/// Secrets stand in configuration as `env:NAME` or `file:PATH`; what is stored and shown is the reference, and the text
/// itself is read when it is used.
/// </summary>
public static class SecretText
{
    /// <returns>The text, or a fault that names the reference and never the content.</returns>
    public static (string Text, string? Fault) Resolve(string reference)
    {
        if (reference.StartsWith("env:", StringComparison.Ordinal))
        {
            var name = reference[4..];
            return Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
                ? (text, null)
                    : ("", $"the environment variable '{name}' is not set; set it, or change the reference.");
        }
        if (!reference.StartsWith("file:", StringComparison.Ordinal)) return (reference, null);
        var path = reference[5..];
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } text
                ? (text, null) : ("", $"the file '{path}' is empty; put the secret into it.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ("",
                $"the file '{path}' cannot be read ({fault.GetType().Name}); make it readable.");
        }
    }

    /// <summary>Every text of a JSON value with its references resolved, and the faults by path.</summary>
    public static (JsonElement Value, IReadOnlyList<string> Faults) Resolve(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Undefined)
            return (JsonSerializer.SerializeToElement(new JsonObject()), []);
        var faults = new List<string>();
        var resolved = Walk(JsonNode.Parse(value.GetRawText()), "", faults);
        return (JsonSerializer.SerializeToElement(resolved), faults);
    }

    private static JsonNode? Walk(JsonNode? node, string path, List<string> faults)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var name in map.Select(p => p.Key).ToArray())
                {
                    var child = map[name];
                    map[name] = null;
                    map[name] = Walk(child, path == "" ? name : $"{path}.{name}", faults);
                }
                return map;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    var child = list[i];
                    list[i] = null;
                    list[i] = Walk(child, $"{path}[{i}]", faults);
                }
                return list;
            case JsonValue text when text.TryGetValue<string>(out var reference):
                var (found, fault) = Resolve(reference);
                if (fault is not null) faults.Add($"{path}: {fault}");
                return JsonValue.Create(found);
            default:
                return node;
        }
    }
}
