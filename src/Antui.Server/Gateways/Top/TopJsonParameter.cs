using System.Globalization;
using System.Text.Json;
using Antui.Connectors;
using Antui.Core;

namespace Antui.Server.Gateways.Top;

/// <summary>
/// An object parameter as callers really write it: numbers may come as text, dates are text, unknown names are ignored.
/// Each getter says what is wrong in the business form, because the platform's front door does not look inside.
/// </summary>
public readonly struct TopJsonParameter(JsonElement element)
{
    public static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static readonly TopJsonParameter Nothing = new(default);

    public string Raw => element.ValueKind == JsonValueKind.Undefined ? "" : element.GetRawText();

    public TopAnswer.Error? Id(string name, out string id)
    {
        id = (Value(name) ?? "").Trim();
        if (id.Length == 0) return Missing(name);
        return GatewayCall.IsId(id) ? null : GatewayCall.BadParameter(name);
    }

    /// <summary>An id that may be absent; zero means absent, too, because some callers write it for "none".</summary>
    public TopAnswer.Error? MaybeId(string name, out string? id)
    {
        id = Value(name)?.Trim();
        if (id is null or "" or "0") id = null;
        return id is null || GatewayCall.IsId(id) ? null : GatewayCall.BadParameter(name);
    }

    public TopAnswer.Error? Text(string name, out string text)
    {
        text = Value(name) ?? "";
        return text.Length == 0 ? Missing(name) : null;
    }

    public string MaybeText(string name) => Value(name) ?? "";

    public TopAnswer.Error? Whole(string name, out long value)
    {
        value = 0;
        if (Value(name) is not { Length: > 0 } text) return Missing(name);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            ? null : GatewayCall.BadParameter(name);
    }

    public TopAnswer.Error? MaybeWhole(string name, out long? value)
    {
        value = null;
        if (Value(name) is not { Length: > 0 } text) return null;
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return GatewayCall.BadParameter(name);
        value = number;
        return null;
    }

    public TopAnswer.Error? MaybeTime(string name, out Instant? at)
    {
        at = null;
        if (Value(name) is not { Length: > 0 } text) return null;
        if (!ChinaTime.TryParse(text, out var time)) return GatewayCall.BadParameter(name);
        at = time;
        return null;
    }

    /// <summary>
    /// A list of objects: an array, an array under its element's name, or one element in the list's place.
    /// </summary>
    public TopAnswer.Error? List(string name, out List<TopJsonParameter> items)
    {
        items = [];
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var list))
            return Missing(name);
        if (list.ValueKind == JsonValueKind.Object && Single(list) is { } inner) list = inner;
        if (list.ValueKind == JsonValueKind.Object) items.Add(new TopJsonParameter(list));
        else if (list.ValueKind != JsonValueKind.Array) return GatewayCall.BadParameter(name);
        else
        {
            foreach (var item in list.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.Object) return GatewayCall.BadParameter(name);
                items.Add(new TopJsonParameter(item));
            }
        }
        return items.Count == 0 ? Missing(name) : null;
    }

    public static TopAnswer.Error Missing(string name) =>
        TopErrors.Business("isv.missing-parameter:" + name, $"缺少参数{name}");

    private static JsonElement? Single(JsonElement wrapper)
    {
        JsonElement? found = null;
        foreach (var property in wrapper.EnumerateObject())
        {
            if (found is not null || property.Value.ValueKind != JsonValueKind.Array) return null;
            found = property.Value;
        }
        return found;
    }

    /// <summary>Exact digits, whatever they were written as.</summary>
    private string? Value(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                // An object where a text belongs is kept as it is: "extra" fields are JSON texts anyway.
                JsonValueKind.Object or JsonValueKind.Array => value.GetRawText(),
                _ => null,
            }
            : null;
}
