using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Antui.Server.Configuration;

/// <summary>The settings are wrong. All faults are told at once, each with its path and what to do.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults)
    : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<string> Faults => faults;
}

/// <summary>
/// Settings from, in rising order: appsettings.json in the working directory, the file of --config, environment
/// variables (ANTUI_STORE, ANTUI_SHOPS__0__CONNECTION__SESSION), and the command line.
/// </summary>
public static class Settings
{
    public const string Prefix = "ANTUI_";

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>What other programs keep in the same file or environment.</summary>
    private static readonly string[] Foreign = ["Logging", "AllowedHosts", "$schema"];

    /// <exception cref="SettingsException">With every fault of every source.</exception>
    public static AntuiOptions Load(
        string? file, IReadOnlyDictionary<string, string?> commandLine, IDictionary? environment = null,
        string appsettings = "appsettings.json")
    {
        var faults = new List<string>();
        var tree = new JsonObject();
        if (File.Exists(appsettings)) Overlay(tree, ReadFile(appsettings, faults));
        if (file is not null) Overlay(tree, ReadFile(file, faults));
        Overlay(tree, ReadEnvironment(environment ?? Environment.GetEnvironmentVariables(), faults));
        foreach (var (name, value) in commandLine)
            if (value is not null) Put(tree, [name], JsonValue.Create(value));
        foreach (var foreign in Foreign) tree.Remove(foreign);
        var walker = new SettingsWalker(SettingsJson.Options);
        var options = walker.Read<AntuiOptions>(tree);
        faults.AddRange(walker.Faults);
        faults.AddRange(SettingsCheck.Faults(options, walker.Faults));
        return faults.Count == 0 ? options : throw new SettingsException(faults);
    }

    private static JsonObject ReadFile(string path, List<string> faults)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (JsonNode.Parse(stream, null, Lenient) is JsonObject map) return map;
            faults.Add($"{path}: a JSON object in braces is needed.");
        }
        catch (JsonException bad)
        {
            faults.Add(
                $"{path}: not JSON at line {bad.LineNumber + 1}: {Plain(bad.Message)}");
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{path}: cannot be read; give the path of a readable file.");
        }
        return [];
    }

    private static string Plain(string message) =>
        message.IndexOf(" LineNumber:", StringComparison.Ordinal) is var at and > 0 ? message[..at] : message;

    private static JsonObject ReadEnvironment(IDictionary environment, List<string> faults)
    {
        var tree = new JsonObject();
        foreach (DictionaryEntry entry in environment)
        {
            var name = (string)entry.Key;
            if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || entry.Value is not string text)
                continue;
            // ANTUI_KEY, ANTUI_SERVER and ANTUI_LANG are for the commands that talk to a running server.
            if (name.ToUpperInvariant() is "ANTUI_KEY" or "ANTUI_SERVER" or "ANTUI_LANG" or "ANTUI_CONFIG") continue;
            var path = name[Prefix.Length..].Split("__");
            if (path.Any(p => p == "")) faults.Add($"{name}: a part of the name is empty.");
            else Put(tree, path, Parse(text));
        }
        return tree;
    }

    /// <summary>Numbers, true, false, lists and objects are JSON; anything else is text.</summary>
    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length > 0
                && (text[0] is '[' or '{' or '-' || char.IsAsciiDigit(text[0]) || text is "true" or "false")
                ? JsonNode.Parse(text, null, Lenient) : JsonValue.Create(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    private static void Overlay(JsonObject under, JsonObject over)
    {
        foreach (var name in over.Select(p => p.Key).ToArray())
        {
            var value = over[name];
            over.Remove(name);
            Lay(under, name, value);
        }
    }

    private static void Lay(JsonObject under, string name, JsonNode? value)
    {
        var known = NameIn(under, name);
        if (value is JsonObject upper && under[known] is JsonObject lower) Overlay(lower, upper);
        else if (value is JsonObject items && under[known] is JsonArray list
            && items.All(i => int.TryParse(i.Key, out _)))
            OverlayItems(list, items);
        else under[known] = value;
    }

    /// <summary>SHOPS__0__… changes one item of a list.</summary>
    private static void OverlayItems(JsonArray list, JsonObject items)
    {
        foreach (var (index, value) in items.OrderBy(i => int.Parse(i.Key)).ToArray())
        {
            var at = int.Parse(index);
            items.Remove(index);
            if (at < list.Count && list[at] is JsonObject lower && value is JsonObject upper) Overlay(lower, upper);
            else if (at < list.Count) list[at] = value;
            else list.Add(value);
        }
    }

    private static void Put(JsonObject tree, ReadOnlySpan<string> path, JsonNode? value)
    {
        var name = NameIn(tree, path[0]);
        if (path.Length == 1)
        {
            tree[name] = value;
            return;
        }
        if (tree[name] is not JsonObject inner) tree[name] = inner = [];
        Put(inner, path[1..], value);
    }

    private static string NameIn(JsonObject tree, string name) =>
        tree.Select(p => p.Key).FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
}
