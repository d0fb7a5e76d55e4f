using System.ComponentModel;
using Antui.Core;
using Antui.Core.Stock;
using Antui.Server.Json;
using Antui.Server.Texts;

namespace Antui.Server.Stock;

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
public sealed record StockEntryResult(string DocNo, [property: OneOf("written", "repeated")] string Result);

/// <param name="Source">Who said so: the kind of the ERP, or the platform.</param>
public sealed record OutsideStock(string Source, IReadOnlyList<StockItem> Items);

/// <summary>What became of a figure that was told to a platform.</summary>
public enum PublicationState
{
    Published,
    /// <summary>The platform has more occupied than our stock: it was told that much.</summary>
    Raised,
    /// <summary>Not taken; tried again with the next change of the stock, or half an hour later.</summary>
    Refused,
    /// <summary>Sent, and the outcome is not known: it is sent again under the same key.</summary>
    Unknown,
}

/// <param name="Wanted">What our stock said.</param>
/// <param name="Quantity">What the platform was told.</param>
/// <param name="Note">The platform's refusal in its own words.</param>
public sealed record PublishedItem(
    string Warehouse, string Sku, long Wanted, long Quantity, PublicationState State, Instant At, string Note);

/// <param name="Publishes">Whether the shop publishes its stock at all.</param>
public sealed record PublishedStockPage(bool Publishes, IReadOnlyList<PublishedItem> Items);
