using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Engine;

/// <summary>
/// The switches of a shop's connection as one version, with who set it. They are a document of their own, as strategies
/// are: they go before the shop's configuration, and a restart with the file it came from does not undo them.
/// </summary>
/// <param name="On">Only what somebody set; the rest is as the connection's settings say.</param>
public sealed record SwitchesVersion(int Version, string Author, Instant At, SortedDictionary<string, bool> On)
{
    internal const string Kind = "switches";

    internal static async Task<SwitchesVersion?> ReadAsync(IDocuments documents, string shop, CancellationToken stop) =>
        await documents.ReadAsync(Kind, shop, stop) is { } d
            ? new SwitchesVersion(
                d.Version, d.Author, d.At,
                JsonSerializer.Deserialize(d.Json, EngineJson.Default.SortedDictionaryStringBoolean)!)
            : null;

    /// <summary>What is stored, and what changes over it.</summary>
    internal static string With(Document? stored, IReadOnlyDictionary<string, bool> changed)
    {
        var on = stored is null ? [] : new SortedDictionary<string, bool>(
            JsonSerializer.Deserialize(stored.Json, EngineJson.Default.SortedDictionaryStringBoolean)!,
            StringComparer.Ordinal);
        foreach (var (name, value) in changed) on[name] = value;
        return JsonSerializer.Serialize(on, EngineJson.Default.SortedDictionaryStringBoolean);
    }

    /// <summary>Whether a switch is on: as somebody set it, else as the settings say, else by itself.</summary>
    public static bool IsOn(ConnectionSwitch known, ShopConfig config, SwitchesVersion? set)
    {
        if (set is not null && set.On.TryGetValue(known.Name, out var on)) return on;
        if (config.Connection.ValueKind is not JsonValueKind.Object) return known.Default;
        foreach (var setting in config.Connection.EnumerateObject())
            if (IsNamed(setting.Name, known.Name)
                && setting.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
                return setting.Value.ValueKind is JsonValueKind.True;
        return known.Default;
    }

    /// <summary>The configuration with the switches over its connection; a name nobody knows does nothing.</summary>
    internal static ShopConfig Over(ShopConfig config, IEnumerable<ConnectionSwitch> known, SwitchesVersion? set)
    {
        var changed = known.Where(k => set?.On.ContainsKey(k.Name) ?? false).ToList();
        if (changed.Count == 0 || config.Connection.ValueKind is not JsonValueKind.Object) return config;
        var settings = new JsonObject();
        foreach (var setting in config.Connection.EnumerateObject())
            if (!changed.Exists(k => IsNamed(setting.Name, k.Name)))
                settings[setting.Name] = JsonNode.Parse(setting.Value.GetRawText());
        foreach (var one in changed) settings[one.Name] = set!.On[one.Name];
        return config with { Connection = JsonSerializer.SerializeToElement(settings, EngineJson.Default.JsonObject) };
    }

    /// <summary>Settings are read whatever the case of their names.</summary>
    private static bool IsNamed(string setting, string name) =>
        setting.Equals(name, StringComparison.OrdinalIgnoreCase);
}
