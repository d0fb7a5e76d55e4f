using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Jushuitan;

/// <summary>Reads the connection part of a shop's ERP configuration (camel case).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(JushuitanSettings))]
public sealed partial class JushuitanSettingsJson : JsonSerializerContext
{
    /// <summary>
    /// The settings, and every fault at once; a misspelt name is one, because it would silently do nothing.
    /// </summary>
    public static (JushuitanSettings Settings, IReadOnlyList<string> Faults) Read(JsonElement connection)
    {
        var faults = new List<string>();
        var known = Default.JushuitanSettings.Properties.Select(p => p.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (connection.ValueKind != JsonValueKind.Object) return (new JushuitanSettings(), ["connection: an object."]);
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
    private static JushuitanSettings FromKept(Dictionary<string, JsonElement> kept)
    {
        var all = JsonSerializer.SerializeToNode(new JushuitanSettings(), Default.JushuitanSettings)!.AsObject();
        foreach (var (name, value) in kept)
        {
            all[JsonNamingPolicy.CamelCase.ConvertName(name)] = JsonNode.Parse(value.GetRawText());
        }
        return all.Deserialize(Default.JushuitanSettings) ?? new JushuitanSettings();
    }
}
