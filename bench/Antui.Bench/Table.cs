using System.Text.Json.Nodes;

namespace Antui.Bench;

/// <summary>The result for people: one line a figure, indented as it is nested; small groups of figures on one line.</summary>
internal static class Table
{
    public static void Print(JsonObject whole)
    {
        foreach (var (name, value) in whole) Print(name, value, 0);
    }

    private static void Print(string name, JsonNode? value, int depth)
    {
        var indent = new string(' ', depth * 2);
        if (value is not JsonObject group)
        {
            Console.WriteLine($"{indent}{name.PadRight(34 - indent.Length)} {Text(value)}");
            return;
        }
        if (group.Count <= 5 && group.All(p => p.Value is JsonValue))
        {
            var line = string.Join("   ", group.Select(p => $"{p.Key} {Text(p.Value)}"));
            Console.WriteLine($"{indent}{name.PadRight(34 - indent.Length)} {line}");
            return;
        }
        Console.WriteLine(indent + name);
        foreach (var (key, inner) in group) Print(key, inner, depth + 1);
    }

    private static string Text(JsonNode? value) => value is JsonValue number && number.TryGetValue<double>(out var figure)
        ? figure.ToString("#,0.###")
        : value?.ToString() ?? "";
}
