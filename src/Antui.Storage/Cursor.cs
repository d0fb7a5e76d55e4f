using System.Buffers.Text;
using System.Text.Json;
using Antui.Core;

namespace Antui.Storage;

/// <summary>
/// The place behind the last row of a page. Opaque to callers: base64url of a small JSON array, which starts with the
/// list's letter so that a cursor of another list is refused.
/// </summary>
internal readonly record struct Cursor(Instant At, string Shop, string Number)
{
    public const char Refunds = 'r';
    public const char Orders = 'o';

    public string Write(char list) => Base64Url.EncodeToString(
        JsonSerializer.SerializeToUtf8Bytes<string[]>([list.ToString(), At.Ms.ToString(), Shop, Number]));

    public static Cursor? Read(string? text, char list)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            var parts = JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(text));
            if (parts is [var letter, var at, { } shop, { } number] && letter == list.ToString())
                return new Cursor(new Instant(long.Parse(at)), shop, number);
        }
        catch (Exception e) when (e is FormatException or JsonException or OverflowException)
        {
            // Falls through to the one answer for every unreadable cursor.
        }

        throw new ArgumentException("The cursor is not one this list gave out; start again without it.", nameof(text));
    }
}
