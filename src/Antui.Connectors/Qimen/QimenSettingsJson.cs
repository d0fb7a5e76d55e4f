using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Antui.Connectors.Qimen;

/// <summary>Reads the connection part of an ERP or shop (camel case); a misspelt name is a fault.</summary>
public static class QimenSettingsJson
{
    // By reflection: a generated reader resets every init property that is not named.
    private static readonly JsonSerializerOptions Shape = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <exception cref="JsonException">The shape is wrong.</exception>
    public static QimenSettings Read(JsonElement connection) =>
        connection.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            ? new QimenSettings()
            : connection.Deserialize<QimenSettings>(Shape) ?? new QimenSettings();

    /// <summary>Every fault at once, each with what to do.</summary>
    public static IReadOnlyList<string> Faults(JsonElement connection)
    {
        try
        {
            return Read(connection).Validate();
        }
        catch (JsonException wrong)
        {
            return [$"not readable at {wrong.Path ?? "$"}: see the settings of Qimen."];
        }
    }
}
