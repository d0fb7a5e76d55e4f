namespace Antui.Core.Desk;

/// <summary>
/// Goods codes in one line, as lists show them: "A×2, B". The same text is read back for the filter by a code, so a
/// code that looks like two, or like one with a number, is written so that it does not.
/// </summary>
public static class SkuText
{
    private const string Between = ", ";
    private const char Times = '×';

    /// <summary>One code with its number; 1 is not said.</summary>
    public static string One(string sku, long quantity)
    {
        var code = Code(sku);
        return quantity == 1 && Numberless(code).Length == code.Length ? code : $"{code}{Times}{quantity}";
    }

    public static string Join(IEnumerable<string> items) => string.Join(Between, items);

    /// <summary>A code as it stands in the text: the space behind a comma is left out.</summary>
    public static string Code(string sku)
    {
        ArgumentNullException.ThrowIfNull(sku);
        while (sku.Contains(Between, StringComparison.Ordinal))
            sku = sku.Replace(Between, ",", StringComparison.Ordinal);
        return sku;
    }

    /// <summary>The codes of a text, each once; none is empty.</summary>
    public static ImmutableArray<string> Codes(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains(Between, StringComparison.Ordinal))
            return Numberless(text) is { Length: > 0 } only ? [only.ToString()] : [];
        var codes = ImmutableArray.CreateBuilder<string>();
        foreach (var item in text.Split(Between))
        {
            var code = Numberless(item);
            if (code.Length > 0 && !codes.Contains(code.ToString())) codes.Add(code.ToString());
        }

        return codes.ToImmutable();
    }

    private static ReadOnlySpan<char> Numberless(string item)
    {
        var code = item.AsSpan().TrimEnd("0123456789");
        return code.Length < item.Length && code.EndsWith([Times]) ? code[..^1] : item;
    }
}
