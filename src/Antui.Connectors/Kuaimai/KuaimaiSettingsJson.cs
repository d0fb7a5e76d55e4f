using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Kuaimai;

/// <summary>Reads the ERP part of a shop's configuration (camel case).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(KuaimaiSettings))]
public sealed partial class KuaimaiSettingsJson : JsonSerializerContext
{
    /// <summary>
    /// The settings, and every fault at once; a misspelt name is one, because it would silently do nothing.
    /// </summary>
    public static (KuaimaiSettings Settings, IReadOnlyList<string> Faults) Read(JsonElement connection)
    {
        if (connection.ValueKind != JsonValueKind.Object) return (new KuaimaiSettings(), ["connection: an object."]);
        var faults = new List<string>();
        var kept = new JsonObject();
        var known = Default.KuaimaiSettings.Properties.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var property in connection.EnumerateObject())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!known.Contains(name)) faults.Add($"{property.Name}: no such setting.");
            else if (property.Value.ValueKind == JsonValueKind.Null) continue;
            else if (!Fits(name, property.Value)) faults.Add($"{property.Name}: not readable.");
            else kept[name] = JsonNode.Parse(property.Value.GetRawText());
        }
        var settings = FromKept(kept);
        faults.AddRange(settings.Validate());
        return (settings, faults);
    }

    /// <summary>
    /// Whether this one setting can be read by itself, so that one bad value does not hide the other faults.
    /// </summary>
    private static bool Fits(string name, JsonElement value)
    {
        try
        {
            FromKept(new JsonObject { [name] = JsonNode.Parse(value.GetRawText()) });
            return true;
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Laid over the defaults: a generated reader would reset every setting that is not named.</summary>
    private static KuaimaiSettings FromKept(JsonObject kept)
    {
        var all = JsonSerializer.SerializeToNode(new KuaimaiSettings(), Default.KuaimaiSettings)!.AsObject();
        foreach (var (name, value) in kept) all[name] = value?.DeepClone();
        return all.Deserialize(Default.KuaimaiSettings) ?? new KuaimaiSettings();
    }
}
