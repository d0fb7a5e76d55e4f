using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Antui.Connectors;

/// <summary>
/// Reads answers that are JSON but for one record: control characters that somebody pasted into a text, half of an
/// emoji, a property that stands twice. What can be repaired is; what cannot is left for its own row to fail on, so
/// that the rows beside it are read.
/// </summary>
internal static class AnswerJson
{
    private const int Deepest = 256;
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false, MaxDepth = Deepest };
    private static readonly JsonDocumentOptions Twice = new() { AllowDuplicateProperties = true, MaxDepth = Deepest };

    /// <exception cref="JsonException">It is no JSON, or what stands around the rows says something twice.</exception>
    public static JsonElement Parse(string text)
    {
        var clean = Repaired(text);
        try
        {
            return JsonElement.Parse(clean, Once);
        }
        catch (JsonException)
        {
            var root = JsonElement.Parse(clean, Twice);
            return SaysTwice(root) ? throw new JsonException("A property stands twice.") : root;
        }
    }

    /// <summary>Outside of lists only: what is inside of one is the row's own fault.</summary>
    private static bool SaysTwice(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) return false;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
            if (!seen.Add(property.Name) || SaysTwice(property.Value)) return true;
        return false;
    }

    /// <summary>
    /// Without control characters other than tab and line breaks, raw or escaped, without halves of surrogate pairs,
    /// and with escapes that JSON has.
    /// </summary>
    public static string Repaired(string text)
    {
        if (!IsSuspect(text)) return text;
        var kept = new StringBuilder(text.Length + 16);
        var inString = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"') inString = !inString;
            if (c == '\\' && inString) i += Escape(text.AsSpan(i), kept);
            else if (c < ' ') kept.Append(inString ? Escaped(c) : c is '\t' or '\n' or '\r' ? c.ToString() : " ");
            else if (!char.IsSurrogate(c)) kept.Append(c);
            else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1])) kept.Append(c).Append(text[++i]);
            else kept.Append('\uFFFD');
        }
        return kept.ToString();
    }

    private static bool IsSuspect(string text)
    {
        foreach (var c in text)
            if (c < ' ' || c == '\\' || char.IsSurrogate(c)) return true;
        return false;
    }

    /// <summary>A line break inside a text is text; other control characters carry nothing.</summary>
    private static string Escaped(char c) => c switch { '\t' => "\\t", '\n' => "\\n", '\r' => "\\r", _ => "" };

    /// <returns>How many characters after the backslash were taken.</returns>
    private static int Escape(ReadOnlySpan<char> at, StringBuilder kept)
    {
        switch (at.Length > 1 ? at[1] : '\0')
        {
            case '"' or '\\' or '/' or 'n' or 'r' or 't':
                kept.Append(at[..2]);
                return 1;
            case 'b' or 'f':
                return 1;
            case 'u' when Unit(at) is { } unit:
                return Unicode(at, unit, kept);
            default:
                // No escape at all: the backslash stands for itself.
                kept.Append(@"\\");
                return 0;
        }
    }

    private static int Unicode(ReadOnlySpan<char> at, char unit, StringBuilder kept)
    {
        const int length = 6;
        if (char.IsHighSurrogate(unit) && Unit(at[length..]) is { } low && char.IsLowSurrogate(low))
        {
            kept.Append(at[..(2 * length)]);
            return 2 * length - 1;
        }
        if (char.IsSurrogate(unit)) kept.Append('\uFFFD');
        else if (unit < ' ') kept.Append(Escaped(unit));
        else kept.Append(at[..length]);
        return length - 1;
    }

    private static char? Unit(ReadOnlySpan<char> at) =>
        at.Length >= 6 && at[0] == '\\' && at[1] == 'u'
        && ushort.TryParse(at.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit : null;
}
