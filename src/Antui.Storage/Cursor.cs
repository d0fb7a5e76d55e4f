using System.Buffers.Text;
using System.Text.Json;
using Antui.Core;
using Antui.Core.Ports;

namespace Antui.Storage;

/// <summary>
/// The place behind the last row of a page. Opaque to callers: base64url of a small JSON array, which starts with the
/// list's letter so that a cursor of another list is refused.
/// </summary>
internal readonly record struct Cursor(Instant At, string Shop, string Number)
{
    public const char Refunds = 'r';
    public const char RefundsDue = 'd';
    public const char Orders = 'o';
    public const char Shipments = 's';
    public const char Returns = 't';
    public const char Movements = 'm';
    public const char Books = 'b';
    public const char Subjects = 'x';
    public const char Parked = 'k';

    private const char Between = '\n';

    /// <summary>A place in a list whose rows are parts of an order.</summary>
    public static Cursor Of(Instant at, string shop, string orderNo, string part) =>
        new(at, shop, orderNo + Between + part);

    /// <summary>A refund's place: what has no deadline comes behind all that have one.</summary>
    public static Cursor Of(RefundRow row, RefundSort sort) =>
        new(sort is RefundSort.Asked ? row.AskedAt : row.DeadlineAt ?? Instant.Never, row.Shop, row.RefundNo);

    public static char Of(RefundSort sort) => sort is RefundSort.Asked ? Refunds : RefundsDue;

    /// <summary>The order's number and the part's.</summary>
    public (string OrderNo, string Part) Parts()
    {
        var cut = Number.LastIndexOf(Between);
        return cut < 0 ? (Number, "") : (Number[..cut], Number[(cut + 1)..]);
    }
    public const char Pool = 'p';

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
