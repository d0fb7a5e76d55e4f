using System.ComponentModel;
using Antui.Core;
using Antui.Core.Ledger;
using Antui.Core.Stock;
using Antui.Texts;

namespace Antui.Api.Shapes;

public sealed record StockPage(
    IReadOnlyList<StockItem> Items,
    [property: Description("The `after` of the next page; null when this was the last.")] string? Next);

public sealed record StockItem(
    string Warehouse,
    string Sku,
    long OnHand,
    long Occupied,
    [property: Description("On hand less occupied; below zero when more was sold than ever came in.")] long Available,
    long Defective);

/// <param name="Ref">The order's number, or the entry's document.</param>
public sealed record MovementItem(
    string Warehouse, string Sku, Instant At, StockMoveKind Kind, Both KindText, long OnHand, long Occupied,
    long Defective,
    string Ref, string Author);

public sealed record MovementPage(IReadOnlyList<MovementItem> Items, string? Next);

/// <summary>What an entry does.</summary>
public enum EntryKind
{
    In,
    Out,
    Count,
}

/// <param name="Quantity">In and out: how much comes or goes. Count: how much is there.</param>
/// <param name="Defective">The same of defective pieces; absent: nothing of them changes.</param>
public sealed record EntryLine(string Sku, long Quantity, long? Defective = null);

public sealed record StockEntryRequest(string DocNo, string Warehouse, EntryKind Kind, EntryLine[] Lines,
    string Note = "");

/// <param name="Result">"written", or "repeated": the document was entered before and nothing changed.</param>
public sealed record StockEntryResult(string DocNo, string Result);

public sealed record BookItem(
    Instant At, string Shop, string OrderNo, string Ref, BookAccount Account, Both AccountText, long DebitFen,
    long CreditFen,
    string Currency, string Text);

public sealed record BookPage(IReadOnlyList<BookItem> Items, string? Next);

public sealed record BalanceItem(BookAccount Account, Both AccountText, string Currency, long DebitFen, long CreditFen);

/// <param name="Balanced">Debits and credits are the same in every currency.</param>
public sealed record BalanceView(IReadOnlyList<BalanceItem> Items, bool Balanced);
