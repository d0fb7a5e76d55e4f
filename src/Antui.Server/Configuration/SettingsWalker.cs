using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Antui.Server.Configuration;

/// <summary>
/// Reads a tree of settings into a type and collects every fault with its path: unknown names (with the nearest known
/// one), wrong types, unknown words. What cannot be read is left out, so that one bad value does not hide the others.
/// </summary>
public sealed class SettingsWalker(JsonSerializerOptions options)
{
    public List<string> Faults { get; } = [];

    public T Read<T>(JsonObject tree)
    {
        var clean = Object(tree, options.GetTypeInfo(typeof(T)), "");
        return clean.Deserialize<T>(options)!;
    }

    private JsonObject Object(JsonObject tree, JsonTypeInfo type, string path)
    {
        var clean = new JsonObject();
        foreach (var (name, value) in tree)
        {
            var at = path == "" ? name : $"{path}.{name}";
            if (type.Properties.FirstOrDefault(p =>
                p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } known)
                Faults.Add($"{at}: there is no such setting{Nearest(name, type)}.");
            else if (known.Set is null)
                Faults.Add($"{at}: this follows from the other settings; leave it out.");
            else if (clean.ContainsKey(known.Name))
                Faults.Add($"{at}: stands twice; keep one.");
            else if (Value(value, known.PropertyType, at) is { } read)
                clean[known.Name] = read;
        }
        foreach (var missing in type.Properties.Where(p => p.IsRequired && !clean.ContainsKey(p.Name)))
        {
            var at = path == "" ? missing.Name : $"{path}.{missing.Name}";
            if (!Faults.Any(f => f.StartsWith(at + ":", StringComparison.OrdinalIgnoreCase)))
                Faults.Add($"{at}: missing; give it.");
            clean[missing.Name] = Placeholder(missing.PropertyType);
        }
        return clean;
    }

    private JsonNode? Value(JsonNode? value, Type declared, string path)
    {
        var type = options.GetTypeInfo(Nullable.GetUnderlyingType(declared) ?? declared);
        if (value is null)
        {
            if (Nullable.GetUnderlyingType(declared) is null)
                Faults.Add($"{path}: must not be null; leave it out for the default.");
            return null;
        }
        if (type.Kind is JsonTypeInfoKind.Object && type.PolymorphismOptions is null)
        {
            if (value is JsonObject map) return Object(map, type, path);
            Faults.Add($"{path}: an object in braces is needed.");
            return null;
        }
        if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element })
        {
            if (value is not JsonArray list)
            {
                Faults.Add($"{path}: a list in brackets is needed.");
                return null;
            }
            return new JsonArray(
                [.. list.Select((item, i) => Value(item, element, $"{path}[{i}]")).OfType<JsonNode>()]);
        }
        return Leaf(value, declared, path);
    }

    private JsonNode? Leaf(JsonNode value, Type type, string path)
    {
        try
        {
            value.Deserialize(type, options);
            return value.DeepClone();
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or InvalidOperationException)
        {
            Faults.Add($"{path}: {Needed(type, fault)}");
            return null;
        }
    }

    private static string Needed(Type declared, Exception fault)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsEnum)
        {
            var words = Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName);
            return $"one of {string.Join(", ", words)}.";
        }
        if (type == typeof(bool)) return "true or false is needed.";
        if (type == typeof(int) || type == typeof(long)) return "a whole number is needed.";
        if (type == typeof(TimeSpan)) return "a duration is needed, like \"30s\", \"5m\", \"24h\" or \"7d\".";
        if (type == typeof(string)) return "text is needed.";
        var text = fault.Message;
        return text.IndexOf(" Path:", StringComparison.Ordinal) is var cut and > 0 ? text[..cut] : text;
    }

    private static JsonValue? Placeholder(Type type) =>
        type == typeof(string) ? JsonValue.Create("") : JsonValue.Create(0);

    private static string Nearest(string name, JsonTypeInfo type)
    {
        var best = type.Properties.Where(p => p.Set is not null).MinBy(p => Distance(name, p.Name));
        return best is not null && Distance(name, best.Name) <= 2 ? $"; did you mean '{best.Name}'?" : "";
    }

    private static int Distance(string a, string b)
    {
        (a, b) = (a.ToLowerInvariant(), b.ToLowerInvariant());
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
            }
        }
        return row[b.Length];
    }
}
