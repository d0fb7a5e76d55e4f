using System.Globalization;

namespace Antui.Core;

/// <summary>
/// What people write in their own words: reasons, notes, descriptions. Buyers put phone, card and identity numbers
/// there. They are kept as written, and masked wherever the text is shown or exported: all digits but the last four
/// become '*'. Of a buyer's own words lists show no more than how they begin (<see cref="InShort"/>). Numbers in fields
/// of their own (orders, refunds, waybills) are no free text.
/// </summary>
public static class FreeText
{
    /// <summary>Stands where the buyer's own words were, and where they cannot be read.</summary>
    public const string Erased = "‹erased›";

    private const int ShownAtEnd = 4, ShortestHidden = 10, LongestHidden = 21, MostBetween = 3;

    private const int BeginningMost = 2;

    private const char Cut = '…';

    /// <summary>Somebody's own words: they are sealed, and they can be erased.</summary>
    public static bool IsOwn(string? text) =>
        !string.IsNullOrEmpty(text) && text != Erased && !OfferedReasons.Has(text);

    /// <summary>
    /// As much of somebody's own words as a list shows: that there are some, and how they begin. What was shortened
    /// stays as it is.
    /// </summary>
    public static string InShort(string text)
    {
        if (!IsOwn(text) || (text.Length <= BeginningMost + 1 && text[^1] == Cut)) return text;
        var shown = Math.Min(BeginningMost, text.Length / 2);
        if (shown > 0 && char.IsHighSurrogate(text[shown - 1])) shown--;
        return text[..shown] + Cut;
    }

    /// <summary>The text as it may be shown. The same instance when there is nothing to hide.</summary>
    public static string Masked(string text)
    {
        char[]? masked = null;
        foreach (var groups in Runs(text))
        {
            for (var first = 0; first < groups.Count; first++)
            {
                if (LongestFrom(text, groups, first) is not { } last) continue;
                Hide(masked ??= text.ToCharArray(), groups[first].Start, groups[last].End);
                first = last;
            }
        }
        return masked is null ? text : new string(masked);
    }

    /// <summary>A text that was shown masked and comes back unchanged means what was kept.</summary>
    public static string Returned(string given, string kept) => given == Masked(kept) ? kept : given;

    /// <summary>Digits that stand together, and those that only blanks, hyphens and the like part.</summary>
    private static IEnumerable<List<(int Start, int End)>> Runs(string text)
    {
        var groups = new List<(int Start, int End)>();
        for (var at = 0; at < text.Length;)
        {
            if (DigitOf(text[at]) < 0)
            {
                at++;
                continue;
            }
            var end = at + 1;
            while (end < text.Length && DigitOf(text[end]) >= 0) end++;
            // The last place of an identity number may be an X.
            var isX = end < text.Length && text[end] is 'X' or 'x' or 'Ｘ' or 'ｘ';
            if (isX && (end + 1 == text.Length || !char.IsAsciiLetter(text[end + 1]))) end++;
            if (groups.Count > 0 && !IsBetween(text, groups[^1].End, at))
            {
                yield return groups;
                groups = [];
            }
            groups.Add((at, end));
            at = end;
        }
        if (groups.Count > 0) yield return groups;
    }

    private static bool IsBetween(string text, int from, int to)
    {
        if (to - from > MostBetween) return false;
        for (var at = from; at < to; at++)
        {
            var c = text[at];
            var parts = char.IsWhiteSpace(c) || c is '_' or '.' or '·' or '/' or '(' or ')' or '（' or '）'
                || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
            if (!parts) return false;
        }
        return true;
    }

    private static int? LongestFrom(string text, List<(int Start, int End)> groups, int first)
    {
        Span<char> digits = stackalloc char[LongestHidden];
        var (length, found) = (0, (int?)null);
        for (var last = first; last < groups.Count; last++)
        {
            if (length + groups[last].End - groups[last].Start > LongestHidden) break;
            for (var at = groups[last].Start; at < groups[last].End; at++)
                digits[length++] = DigitOf(text[at]) is var digit and >= 0 ? (char)('0' + digit) : 'X';
            var head = groups[first].End - groups[first].Start;
            if (length >= ShortestHidden && IsPersonal(digits[..length], head, last > first)) found = last;
        }
        return found;
    }

    private static bool IsPersonal(ReadOnlySpan<char> number, int firstGroup, bool isParted) =>
        IsMobile(number) || IsIdentity(number) || IsCard(number)
        || (isParted && firstGroup is 3 or 4 && IsFixedLine(number));

    /// <summary>With the code of its area, which something parts from the rest.</summary>
    private static bool IsFixedLine(ReadOnlySpan<char> number) =>
        number[0] == '0' && number.Length is >= 10 and <= 12 && number[^1] != 'X';

    /// <summary>A mobile phone of the mainland, with or without the country's code.</summary>
    private static bool IsMobile(ReadOnlySpan<char> number)
    {
        if (number.StartsWith("0086")) number = number[4..];
        else if (number.StartsWith("86")) number = number[2..];
        return number.Length == 11 && number[0] == '1' && number[1] is >= '3' and <= '9' && number[^1] != 'X';
    }

    /// <summary>18 places with a day of birth in the middle; 15 in the old form.</summary>
    private static bool IsIdentity(ReadOnlySpan<char> number) => number.Length switch
    {
        18 => number[0] is >= '1' and <= '8' && (number[6..].StartsWith("19") || number[6..].StartsWith("20"))
            && IsDay(number[10..14]),
        15 => number[0] is >= '1' and <= '8' && number[^1] != 'X' && IsDay(number[8..12]),
        _ => false,
    };

    private static bool IsDay(ReadOnlySpan<char> monthAndDay) =>
        int.TryParse(monthAndDay, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
        && day / 100 is >= 1 and <= 12 && day % 100 is >= 1 and <= 31;

    /// <summary>A number of a card by its first places and its check digit (Luhn).</summary>
    private static bool IsCard(ReadOnlySpan<char> number)
    {
        var first = (number[0], number[1]);
        var isIssued = number.Length switch
        {
            >= 16 and <= 19 when first is ('6', '2') || number.StartsWith("9558") => true,
            16 => first is ('4', _) or ('5', >= '1' and <= '5') or ('2', >= '2' and <= '7') or ('3', '5')
                or ('6', '0' or '4' or '5'),
            15 => first is ('3', '4' or '7'),
            13 => number[0] == '4',
            _ => false,
        };
        return isIssued && number[^1] != 'X' && IsLuhn(number);
    }

    private static bool IsLuhn(ReadOnlySpan<char> number)
    {
        var sum = 0;
        for (var place = 0; place < number.Length; place++)
        {
            var digit = number[^(place + 1)] - '0';
            if (place % 2 == 1) digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }

    private static void Hide(char[] text, int start, int end)
    {
        var shown = 0;
        for (var at = end - 1; at >= start; at--)
        {
            if (DigitOf(text[at]) < 0 && !char.IsLetter(text[at])) continue;
            if (shown++ >= ShownAtEnd) text[at] = '*';
        }
    }

    /// <summary>Of any script, and full width; below 0 when it is none.</summary>
    private static int DigitOf(char c) => c is >= '0' and <= '9' ? c - '0'
        : c > 0x7F && char.IsDigit(c) ? (int)char.GetNumericValue(c) : -1;
}
