using System.Text.Json;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Generic;

/// <summary>Reads the connection part of a shop's `erp` (camel case).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(GenericSettings))]
public sealed partial class GenericSettingsJson : JsonSerializerContext
{
    public static (GenericSettings Settings, IReadOnlyList<string> Faults) Read(JsonElement connection) =>
        ConnectionJson.Read(connection, Default.GenericSettings, s => s.Validate());
}
