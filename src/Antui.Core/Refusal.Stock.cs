namespace Antui.Core;

/// <content>Goods in, and stock.</content>
public abstract partial record Refusal
{
    public sealed record EntryUnknown(string Shop, string Document) : Refusal(
        "ENTRY_UNKNOWN", RefusalKind.Unknown, $"The shop '{Shop}' has no entry document '{Document}'.");

    public sealed record EntryExists(string Document) : Refusal(
        "ENTRY_EXISTS", RefusalKind.NotNow, $"The document '{Document}' is here with other lines.");

    public sealed record ReceiptExists(string Receipt) : Refusal(
        "RECEIPT_EXISTS", RefusalKind.NotNow, $"The receipt '{Receipt}' is there with other quantities.");

    public sealed record EntryClosed() : Refusal(
        "ENTRY_CLOSED", RefusalKind.NotNow, "Nothing more of this document is awaited.");

    public sealed record EntryBegun() : Refusal(
        "ENTRY_BEGUN", RefusalKind.NotNow, "Goods of this document came in already.");

    public sealed record EntryEmpty() : Refusal(
        "LINES_MISSING", RefusalKind.NotNow, "Say what came in, or that nothing more comes.");

    public sealed record EntryLineUnknown(string LineNo) : Refusal(
        "LINE_UNKNOWN", RefusalKind.NotNow, $"The document has no line '{LineNo}'; nothing was taken.");

    public sealed record EntryLineEmpty(string LineNo) : Refusal(
        "QUANTITY_WRONG", RefusalKind.NotNow, $"Line '{LineNo}': at least one piece; nothing was taken.");

    public sealed record EntryLineTwice() : Refusal(
        "LINE_TWICE", RefusalKind.NotNow, "A line stands once in a receipt; nothing was taken.");

    public sealed record OverReceived(string LineNo, long Asked, long Before, long Planned) : Refusal(
        "OVER_RECEIVED", RefusalKind.NotNow,
        $"Line '{LineNo}': {Asked} now and {Before} before, but {Planned} announced; nothing was taken. Enter a "
        + "surplus as goods in of its own.");

    public sealed record BelowZero(string Sku, long OnHand, long Occupied, long Left) : Refusal(
        "STOCK_BELOW_ZERO", RefusalKind.NotNow, Goods(Sku, OnHand, Occupied, Left));

    public sealed record BelowOccupied(string Sku, long OnHand, long Occupied, long Left) : Refusal(
        "STOCK_BELOW_OCCUPIED", RefusalKind.NotNow, Goods(Sku, OnHand, Occupied, Left));

    public sealed record DefectiveBelowZero(string Sku, long Defective, long Left) : Refusal(
        "STOCK_BELOW_ZERO", RefusalKind.NotNow,
        $"{Sku}: {Defective} defective pieces are there, this would leave {Left}. Nothing was entered.");

    public sealed record WarehouseInUse(string Warehouse) : Refusal(
        "WAREHOUSE_IN_USE", RefusalKind.NotNow,
        $"Warehouse '{Warehouse}' has stock: take it out first, or keep the warehouse.");

    private static string Goods(string sku, long onHand, long occupied, long left) =>
        $"{sku}: {onHand} on hand, {occupied} of them occupied by audited orders; this would leave {left}. "
        + "Nothing was entered.";
}
