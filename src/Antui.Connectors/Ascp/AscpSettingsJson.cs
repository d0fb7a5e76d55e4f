using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Ascp;

/// <summary>Reads the connection part of a shop's configuration (camel case).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(AscpSettings))]
public sealed partial class AscpSettingsJson : JsonSerializerContext
{
    /// <summary>
    /// The settings, and every fault at once; a misspelt name is one, because it would silently do nothing.
    /// </summary>
    public static (AscpSettings Settings, IReadOnlyList<string> Faults) Read(JsonElement connection)
    {
        if (connection.ValueKind != JsonValueKind.Object) return (new AscpSettings(), ["connection: an object."]);
        var faults = new List<string>();
        var known = Default.AscpSettings.Properties.Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kept = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in connection.EnumerateObject())
        {
            if (!known.Contains(property.Name)) faults.Add($"{property.Name}: no such setting.");
            else if (property.Value.ValueKind == JsonValueKind.Null) continue;
            else if (!Fits(property)) faults.Add($"{property.Name}: not readable.");
            else kept[property.Name] = property.Value;
        }
        var settings = FromKept(kept);
        faults.AddRange(settings.Validate());
        return (settings, faults);
    }

    /// <summary>
    /// Whether this one setting can be read by itself, so that one bad value does not hide the other faults.
    /// </summary>
    private static bool Fits(JsonProperty property)
    {
        try
        {
            FromKept(new Dictionary<string, JsonElement> { [property.Name] = property.Value });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Laid over the defaults: a generated reader would reset every setting that is not named.</summary>
    private static AscpSettings FromKept(Dictionary<string, JsonElement> kept)
    {
        var all = JsonSerializer.SerializeToNode(new AscpSettings(), Default.AscpSettings)!.AsObject();
        foreach (var (name, value) in kept)
            all[JsonNamingPolicy.CamelCase.ConvertName(name)] = JsonNode.Parse(value.GetRawText());
        return all.Deserialize(Default.AscpSettings) ?? new AscpSettings();
    }
}
