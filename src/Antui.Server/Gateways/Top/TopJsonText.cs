using System.Globalization;
using System.Text;

namespace Antui.Server.Gateways.Top;

/// <summary>
/// Texts in JSON with nothing escaped but what JSON requires: widespread client libraries read \uXXXX with letters in
/// it wrongly, and the framework's encoders write every character beyond the first plane so.
/// </summary>
public static class TopJsonText
{
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c < ' ') quoted.Append(Control(c));
            else if (!char.IsSurrogate(c)) quoted.Append(c);
            else if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1])) quoted.Append(c).Append(text[++i]);
            else quoted.Append('\uFFFD');
        }
        return quoted.Append('"').ToString();
    }

    private static string Control(char c) => c switch
    {
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
    };
}
