using System.Text.Json;
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
    /// <summary>The settings, and every fault at once.</summary>
    public static (KuaimaiSettings Settings, IReadOnlyList<string> Faults) Read(JsonElement connection) =>
        ConnectionJson.Read(connection, Default.KuaimaiSettings, s => s.Validate());
}
