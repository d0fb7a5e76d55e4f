using System.Text.Json;
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
    /// <summary>The settings, and every fault at once.</summary>
    public static (JushuitanSettings Settings, IReadOnlyList<string> Faults) Read(JsonElement connection) =>
        ConnectionJson.Read(connection, Default.JushuitanSettings, s => s.Validate());
}
