using System.Text.Json;

namespace Antui.Connectors;

/// <summary>Members of an answer, read leniently where documentation and examples differ.</summary>
public static class Members
{
    /// <summary>The text of a member; empty when it is none.</summary>
    public static string Text(JsonElement body, string name) =>
        Of(body, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() ?? "" : "";

    /// <summary>The first of these members that is a text or a number.</summary>
    public static string TextOrNumber(JsonElement body, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Of(body, name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } value)
                return value.ToString();
        }
        return "";
    }

    /// <summary>A whole number, also one that is written as text.</summary>
    public static long? Number(JsonElement body, string name) =>
        long.TryParse(TextOrNumber(body, name), out var number) ? number : null;

    /// <summary>Ids of a list; also of text with commas between them.</summary>
    public static IReadOnlyList<string> Ids(JsonElement body, string name) =>
        Of(body, name) is not { } list ? []
        : list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(e => e.ToString())]
        : list.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static JsonElement? Of(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) ? value : null;
}
