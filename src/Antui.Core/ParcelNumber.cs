using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Antui.Core;

/// <summary>
/// A parcel's number in the one spelling in which numbers are compared. Platforms, people and scanners write the same
/// label in lower case, in full width, with blanks and with hyphens; the text stays as it was written, and whatever is
/// looked up is looked up by <see cref="Key"/>.
/// </summary>
/// <param name="Key">Upper case and narrow, without blanks, hyphens and the suffix of the parcel; empty when the text
/// has no letter and no digit.</param>
/// <param name="Part">Which parcel of a consignment the label is on, from 1; 0 when the label does not say so.</param>
/// <param name="Parts">How many parcels the consignment has; 0 when the label does not say so.</param>
public readonly partial record struct ParcelNumber(string Key, int Part, int Parts)
{
    private const int ShortestNumber = 8;

    /// <summary>One parcel of several: what it holds never proves that the consignment is complete.</summary>
    public bool IsOneOfSeveral => Parts > 1;

    /// <summary>Reads a label: <c>JD0123456789-1-2-</c> is the first of two parcels of JD0123456789.</summary>
    public static ParcelNumber Read(string? written)
    {
        if (string.IsNullOrEmpty(written)) return new ParcelNumber("", 0, 0);
        if (IsPlain(written)) return new ParcelNumber(written, 0, 0);
        var text = Narrow(written);
        var suffix = Suffix().Match(text);
        if (!suffix.Success) suffix = ShortSuffix().Match(text);
        if (suffix.Success && int.Parse(suffix.Groups["part"].ValueSpan, CultureInfo.InvariantCulture) is var part
            && int.Parse(suffix.Groups["parts"].ValueSpan, CultureInfo.InvariantCulture) is var parts && part <= parts
            && Joined(suffix.Groups["number"].Value) is { Length: >= ShortestNumber } number)
        {
            // The only parcel of its consignment is the consignment.
            return parts == 1 ? new ParcelNumber(number, 0, 0) : new ParcelNumber(number, part, parts);
        }
        return new ParcelNumber(Joined(text), 0, 0);
    }

    /// <summary>The spelling in which numbers are compared; empty when there is nothing to compare.</summary>
    public static string KeyOf(string? written) => Read(written).Key;

    /// <summary>Whether two texts name the same consignment; nothing is the same as nothing.</summary>
    public static bool Same(string? a, string? b) => KeyOf(a) is { Length: > 0 } key && key == KeyOf(b);

    [GeneratedRegex("^(?<number>.+?)-(?<part>[1-9][0-9]{0,2})-(?<parts>[1-9][0-9]{0,2})-[0-9]*$")]
    private static partial Regex Suffix();

    /// <summary>Where the last hyphen is left away; other couriers group their digits like this.</summary>
    [GeneratedRegex("^(?<number>JD.+?)-(?<part>[1-9][0-9]?)-(?<parts>[1-9][0-9]?)$")]
    private static partial Regex ShortSuffix();

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c)) return false;
        return true;
    }

    /// <summary>Narrow, upper case, one kind of hyphen, and nothing that cannot be seen.</summary>
    private static string Narrow(string written)
    {
        var text = new StringBuilder(written.Length);
        foreach (var c in written)
        {
            // U+FF01 to U+FF5E are the visible characters of ASCII in full width.
            var narrow = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
            if (char.IsWhiteSpace(narrow)) continue;
            switch (char.GetUnicodeCategory(narrow))
            {
                case UnicodeCategory.Control or UnicodeCategory.Format:
                    break;
                case UnicodeCategory.DashPunctuation:
                    text.Append('-');
                    break;
                default:
                    // The minus sign and the long mark of a Chinese or Japanese keyboard.
                    text.Append(narrow is '\u2212' or '\u30FC' ? '-' : char.ToUpperInvariant(narrow));
                    break;
            }
        }
        return text.ToString();
    }

    private static string Joined(string narrow)
    {
        var key = narrow.Replace("-", "", StringComparison.Ordinal);
        return key.Any(char.IsLetterOrDigit) ? key : "";
    }
}
