using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Antui.Connectors;

/// <summary>Reads a connector's settings as people write them: every fault at once, each naming its setting.</summary>
internal static class ConnectionJson
{
    // By reflection: a generated reader resets every init property that is not named.
    private static readonly JsonSerializerOptions Shape = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>A misspelt name is a fault, because it would silently do nothing.</summary>
    public static (T Settings, IReadOnlyList<string> Faults) Read<T>(
        JsonElement connection, JsonTypeInfo<T> shape, Func<T, IEnumerable<string>> validate) where T : new()
    {
        if (connection.ValueKind != JsonValueKind.Object) return (new T(), ["connection: an object."]);
        var faults = new List<string>();
        var known = shape.Properties.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // Laid over the defaults: a generated reader would reset every setting that is not named.
        var all = JsonSerializer.SerializeToNode(new T(), shape)!.AsObject();
        foreach (var property in connection.EnumerateObject())
        {
            if (!known.Contains(property.Name)) faults.Add($"{property.Name}: no such setting.");
            else if (property.Value.ValueKind == JsonValueKind.Null) continue;
            else if (!Fits(property, shape)) faults.Add($"{property.Name}: not readable.");
            else all[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = Node(property);
        }
        var settings = all.Deserialize(shape)!;
        faults.AddRange(validate(settings));
        return (settings, faults);
    }

    /// <summary>Settings with lists of their own parts, read whole; absent ones are the defaults.</summary>
    /// <exception cref="JsonException">The shape is wrong, or a name is misspelt.</exception>
    public static T Whole<T>(JsonElement connection) where T : new() =>
        connection.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            ? new T() : connection.Deserialize<T>(Shape) ?? new T();

    /// <param name="what">What to look up when the shape is wrong.</param>
    public static IReadOnlyList<string> FaultsOf<T>(
        JsonElement connection, Func<T, IReadOnlyList<string>> validate, string what) where T : new()
    {
        try
        {
            return validate(Whole<T>(connection));
        }
        catch (JsonException wrong)
        {
            return [$"not readable at {wrong.Path ?? "$"}: see {what}."];
        }
    }

    private static JsonNode? Node(JsonProperty property) => JsonNode.Parse(property.Value.GetRawText());

    /// <summary>Whether this setting can be read by itself: one bad value does not hide the other faults.</summary>
    private static bool Fits<T>(JsonProperty property, JsonTypeInfo<T> shape)
    {
        try
        {
            return new JsonObject { [property.Name] = Node(property) }.Deserialize(shape) is not null;
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
