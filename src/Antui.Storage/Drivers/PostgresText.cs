using System.Text;
using Antui.Core;

namespace Antui.Storage.Drivers;

/// <summary>
/// PostgreSQL has no character U+0000 in text and no lone surrogates. Both come from broken senders; they are replaced
/// by U+FFFD on the way in, in keys and in values alike, so that one bad fact does not stop the batch it is in.
/// </summary>
internal static class PostgresText
{
    private const char Replacement = '\uFFFD';

    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
            text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        return text.Contains('\0') ? text.Replace('\0', Replacement) : text;
    }

    /// <summary>The lane is taken from the cleaned key, so that what was stored is found again.</summary>
    public static OrderKey Clean(OrderKey key) => new(Clean(key.Shop), Clean(key.OrderNo));
}
