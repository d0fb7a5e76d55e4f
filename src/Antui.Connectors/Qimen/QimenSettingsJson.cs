using System.Text.Json;

namespace Antui.Connectors.Qimen;

/// <summary>Reads the connection part of an ERP or shop (camel case); a misspelt name is a fault.</summary>
public static class QimenSettingsJson
{
    /// <exception cref="JsonException">The shape is wrong.</exception>
    public static QimenSettings Read(JsonElement connection) => ConnectionJson.Whole<QimenSettings>(connection);

    /// <summary>Every fault at once, each with what to do.</summary>
    public static IReadOnlyList<string> Faults(JsonElement connection) => ConnectionJson.FaultsOf<QimenSettings>(
        connection, s => s.Validate(), "the settings of Qimen");
}
