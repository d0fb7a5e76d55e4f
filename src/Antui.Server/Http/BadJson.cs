using System.Text.Json;
using Antui.Server.Json;

namespace Antui.Server.Http;

/// <summary>
/// What is wrong with JSON, and where. The library's text is kept only for its reason: types of ours are nobody's
/// business.
/// </summary>
internal static class BadJson
{
    /// <param name="root">The path of what was being read, within the whole body.</param>
    internal static Problem Of(JsonException json, string root)
    {
        var at = json.LineNumber is { } line ? $" (line {line + 1}, byte {json.BytePositionInLine + 1})" : "";
        var path = root + (json.Path ?? "$")[1..];
        var why = Why(json.Message, json.Path ?? "$");
        return new Problem(
            StatusCodes.Status400BadRequest, "BAD_JSON", $"At {path}{at}: {why}", [new ProblemError(path, why)]);
    }

    private static string Why(string message, string path)
    {
        if (message.Contains("could not be mapped", StringComparison.Ordinal)) return "There is no such field.";
        if (message.Contains("missing required", StringComparison.Ordinal))
        {
            var at = message.IndexOf("including", StringComparison.Ordinal);
            var fields = message[(at >= 0 ? at + 10 : 0)..];
            return "Missing: " + fields.Split(". Path")[0].TrimStart(' ', ':').TrimEnd('.') + ".";
        }
        if (message.Contains("could not be converted", StringComparison.Ordinal)) return WrongValue(message, path);
        if (message.Contains("Duplicate", StringComparison.OrdinalIgnoreCase)) return "A field stands twice.";
        if (message.Contains("required constructor parameter", StringComparison.OrdinalIgnoreCase)
            || message.Contains("null", StringComparison.Ordinal)) return "The value must not be null.";
        var cut = message.IndexOf(" Path:", StringComparison.Ordinal);
        return cut > 0 ? message[..cut] : message;
    }

    /// <summary>The library names the type that was read, or the one it is a field of; known words are told.</summary>
    private static string WrongValue(string message, string path)
    {
        const string before = " converted to ";
        var name = message[(message.IndexOf(before, StringComparison.Ordinal) + before.Length)..].Split(". Path")[0];
        Type[] ours = [typeof(Core.Orders.Claim), typeof(Problem)];
        var read = ours.Select(t => t.Assembly.GetType(name.TrimEnd('.'))).FirstOrDefault(t => t is not null);
        var field = path[(path.LastIndexOf('.') + 1)..].Split('[')[0];
        var type = read is { IsEnum: false }
            ? read.GetProperties()
                .FirstOrDefault(p => p.Name.Equals(field, StringComparison.OrdinalIgnoreCase))?.PropertyType
            : read;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;
        return type is not { IsEnum: true } ? "The value has a wrong type."
            : $"This is no known word; name one of {string.Join(", ", Enum.GetNames(type).Select(Words.Spelled))}.";
    }
}
