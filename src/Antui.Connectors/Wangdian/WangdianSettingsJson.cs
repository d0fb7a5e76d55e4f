using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Wangdian;

/// <summary>Reads the ERP part of a shop's configuration (camel case).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(WangdianSettings))]
public sealed partial class WangdianSettingsJson : JsonSerializerContext
{
    /// <summary>
    /// The settings, and every fault at once; a misspelt name is one, because it would silently do nothing.
    /// </summary>
    public static (WangdianSettings Settings, IReadOnlyList<string> Faults) Read(JsonElement connection)
    {
        if (connection.ValueKind != JsonValueKind.Object) return (new WangdianSettings(), ["connection: an object."]);
        var faults = new List<string>();
        var kept = new JsonObject();
        foreach (var property in connection.EnumerateObject())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!Names(Default.WangdianSettings).Contains(name)) faults.Add($"{property.Name}: no such setting.");
            else if (property.Value.ValueKind == JsonValueKind.Null) continue;
            else if (!Fits(name, property.Value, out var why)) faults.Add($"{property.Name}: {why}");
            else kept[name] = JsonNode.Parse(property.Value.GetRawText());
        }
        var settings = FromKept(kept);
        faults.AddRange(settings.Validate());
        return (settings, faults);
    }

    /// <summary>
    /// Whether this one setting can be read by itself, so that one bad value does not hide the other faults.
    /// </summary>
    private static bool Fits(string name, JsonElement value, out string why)
    {
        why = name == "qimen" ? "not readable; see the settings of the scene." : "not readable.";
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
    private static WangdianSettings FromKept(JsonObject kept)
    {
        var all = JsonSerializer.SerializeToNode(new WangdianSettings(), Default.WangdianSettings)!.AsObject();
        foreach (var (name, value) in kept) all[name] = value?.DeepClone();
        if (all["qimen"] is JsonObject written)
        {
            var scene = JsonSerializer.SerializeToNode(new WangdianQimen(), Default.WangdianQimen)!.AsObject();
            foreach (var (name, value) in written)
            {
                if (value is not null) scene[JsonNamingPolicy.CamelCase.ConvertName(name)] = value.DeepClone();
            }
            all["qimen"] = scene;
        }
        return all.Deserialize(Default.WangdianSettings) ?? new WangdianSettings();
    }

    private static HashSet<string> Names(System.Text.Json.Serialization.Metadata.JsonTypeInfo shape) =>
        [.. shape.Properties.Select(p => p.Name)];
}
