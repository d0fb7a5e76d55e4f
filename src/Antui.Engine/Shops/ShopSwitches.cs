using System.Text.Json;
using System.Text.Json.Nodes;
using Antui.Core.Ports;

namespace Antui.Engine.Shops;

/// <summary>What the switches that somebody set mean for a shop's connection.</summary>
internal static class ShopSwitches
{
    /// <summary>What is set, and what changes over it.</summary>
    public static SortedDictionary<string, bool> With(
        SortedDictionary<string, bool>? set, IReadOnlyDictionary<string, bool> changed)
    {
        var on = new SortedDictionary<string, bool>(set ?? [], StringComparer.Ordinal);
        foreach (var (name, value) in changed) on[name] = value;
        return on;
    }

    /// <summary>Whether a switch is on: as somebody set it, else as the settings say, else by itself.</summary>
    public static bool IsOn(ConnectionSwitch known, ShopConfig config, SortedDictionary<string, bool>? set)
    {
        if (set is not null && set.TryGetValue(known.Name, out var on)) return on;
        if (config.Connection.ValueKind is not JsonValueKind.Object) return known.Default;
        foreach (var setting in config.Connection.EnumerateObject())
            if (IsNamed(setting.Name, known.Name)
                && setting.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
                return setting.Value.ValueKind is JsonValueKind.True;
        return known.Default;
    }

    /// <summary>The configuration with the switches over its connection; a name nobody knows does nothing.</summary>
    public static ShopConfig Over(
        ShopConfig config, IEnumerable<ConnectionSwitch> known, SortedDictionary<string, bool>? set)
    {
        var changed = known.Where(k => set?.ContainsKey(k.Name) ?? false).ToList();
        if (changed.Count == 0 || config.Connection.ValueKind is not JsonValueKind.Object) return config;
        var settings = new JsonObject();
        foreach (var setting in config.Connection.EnumerateObject())
            if (!changed.Exists(k => IsNamed(setting.Name, k.Name)))
                settings[setting.Name] = JsonNode.Parse(setting.Value.GetRawText());
        foreach (var one in changed) settings[one.Name] = set![one.Name];
        return config with { Connection = JsonSerializer.SerializeToElement(settings, EngineJson.Default.JsonObject) };
    }

    /// <summary>Settings are read whatever the case of their names.</summary>
    private static bool IsNamed(string setting, string name) =>
        setting.Equals(name, StringComparison.OrdinalIgnoreCase);
}
