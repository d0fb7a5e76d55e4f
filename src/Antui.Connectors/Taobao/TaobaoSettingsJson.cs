using System.Text.Json;
using System.Text.Json.Serialization;

namespace Antui.Connectors.Taobao;

/// <summary>Reads the connection part of a shop's configuration (camel case).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TaobaoSettings))]
public sealed partial class TaobaoSettingsJson : JsonSerializerContext
{
    /// <summary>The settings, and every fault at once.</summary>
    public static (TaobaoSettings Settings, IReadOnlyList<string> Faults) Read(JsonElement connection) =>
        ConnectionJson.Read(connection, Default.TaobaoSettings, s => s.Validate());
}
