using System.Text;

namespace Antui.Sandbox.Months;

/// <summary>The text of an exported table, whatever program wrote it: encodings, separators, quotes, guards.</summary>
internal static class ExportText
{
    private static readonly char[] Separators = [',', '\t', ';'];

    /// <summary>UTF-8 and UTF-16, with a mark or without; what is neither is GB18030, as platforms export.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        // Zero bytes are halves of UTF-16 letters whose file lost its mark: the high halves come first or second.
        if (bytes.Contains((byte)0))
            return (IsBigEndian(bytes) ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }

    private static bool IsBigEndian(ReadOnlySpan<byte> bytes)
    {
        var (first, second) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != 0) continue;
            if (i % 2 == 0) first++;
            else second++;
        }
        return first > second;
    }

    /// <summary>Physical lines; a record may go over several of them.</summary>
    public static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The separator whose cells are a header by the given test, and the line it stands in.</summary>
    public static (int Line, char Separator)? Header(string[] lines, int most, Func<List<string>, bool> isHeader)
    {
        for (var line = 0; line < Math.Min(lines.Length, most); line++)
            foreach (var separator in Separators)
                if (Record(lines, line, separator, 1) is { } found && isHeader(found.Cells)) return (line, separator);
        return null;
    }

    /// <summary>
    /// The record that begins in the line: its cells as they stand, and how many lines it takes. A quoted cell may hold
    /// line breaks; a quote that is never closed, or not as a quote is closed, makes the line unreadable and leaves the
    /// lines after it alone.
    /// </summary>
    public static (List<string> Cells, int Lines)? Record(string[] lines, int from, char separator, int mostLines)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (quoted, line) = (false, from);
        for (var at = 0; ; at++)
        {
            var text = lines[line];
            if (at >= text.Length)
            {
                if (!quoted) break;
                if (++line >= Math.Min(lines.Length, from + mostLines)) return null;
                cell.Append('\n');
                at = -1;
                continue;
            }
            var c = text[at];
            if (quoted && c == '"' && at + 1 < text.Length && text[at + 1] == '"') at++;
            else if (quoted && c == '"')
            {
                quoted = false;
                var rest = text.AsSpan(at + 1).IndexOf(separator);
                var between = rest < 0 ? text.AsSpan(at + 1) : text.AsSpan(at + 1, rest);
                if (!between.IsWhiteSpace()) return null;
                at += between.Length;
                continue;
            }
            else if (!quoted && c == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
                continue;
            }
            else if (!quoted && c == '"' && cell.ToString().AsSpan().IsWhiteSpace())
            {
                quoted = true;
                cell.Clear();
                continue;
            }
            cell.Append(c);
        }
        cells.Add(cell.ToString());
        return (cells, line - from + 1);
    }

    /// <summary>
    /// A cell without what surrounds it: blanks of every kind, marks that are not seen, and what keeps Excel from
    /// taking a number for one: ="123", =123, '123, or a tab behind it.
    /// </summary>
    public static string Clean(string cell)
    {
        var text = Trim(cell);
        if (text is ['=', '"', .. var inner, '"']) text = Trim(inner.Replace("\"\"", "\"", StringComparison.Ordinal));
        else if (text is ['=', .. var formula]) text = Trim(formula);
        return text is ['\'' or '’' or '‘' or '`' or '＇', .. var guarded] ? Trim(guarded) : text;
    }

    /// <summary>Full-width digits, letters and signs as plain ones.</summary>
    public static string Plain(string cell) => Trim(string.Concat(Clean(cell).Select(Narrow)));

    private static char Narrow(char c) => c switch
    {
        >= '！' and <= '～' => (char)(c - '！' + '!'),
        '￥' => '¥',
        _ => c,
    };

    private static string Trim(string text)
    {
        var (from, to) = (0, text.Length);
        while (from < to && IsBlank(text[from])) from++;
        while (to > from && IsBlank(text[to - 1])) to--;
        return text[from..to];
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c)
        || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format;
}
