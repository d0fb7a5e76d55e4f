using System.Text.Json;
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
    /// <summary>The settings, and every fault at once.</summary>
    public static (AscpSettings Settings, IReadOnlyList<string> Faults) Read(JsonElement connection) =>
        ConnectionJson.Read(connection, Default.AscpSettings, s => s.Validate());
}
