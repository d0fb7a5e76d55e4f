using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Antui.Connectors;

/// <summary>Text as XML can carry it: one such character in a title must not lose the message.</summary>
internal static partial class AnswerXml
{
    /// <summary>Without characters that XML has not, and without references to them.</summary>
    public static string Repaired(string text)
    {
        var clean = Clean(text);
        return clean.Contains("&#", StringComparison.Ordinal) ? Reference().Replace(clean, Allowed) : clean;
    }

    public static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) kept.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                kept.Append(text[i]).Append(text[++i]);
        }
        return kept.ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
            if (!XmlConvert.IsXmlChar(c)) return false;
        return true;
    }

    private static string Allowed(Match reference)
    {
        var isHex = reference.Groups[1].Success;
        var code = int.TryParse(
            reference.Groups[isHex ? 1 : 2].ValueSpan, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture, out var number) ? number : -1;
        var isGood = code > char.MaxValue ? Rune.IsValid(code) : code >= 0 && XmlConvert.IsXmlChar((char)code);
        return isGood ? reference.Value : "";
    }

    [GeneratedRegex("&#(?:x([0-9A-Fa-f]+)|([0-9]+));", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
