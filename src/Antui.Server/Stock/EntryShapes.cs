using System.ComponentModel;
using Antui.Core;
using Antui.Core.Stock;
using Antui.Server.Json;

namespace Antui.Server.Stock;

/// <summary>Goods that an ERP announced to our desk (入库单).</summary>
/// <param name="Type">The ERP's own word: CGRK is bought, DBRK moved from another warehouse.</param>
public sealed record EntryOrderItem(
    string Shop, string Code, string Type, EntryState State, IReadOnlyList<EntryLineItem> Lines,
    IReadOnlyList<EntryReceiptItem> Receipts, string Carrier, string Number, Instant? ExpectedAt, Instant CreatedAt);

/// <param name="Good">What came so far; defective pieces are counted apart.</param>
public sealed record EntryLineItem(string LineNo, string Sku, string Name, int Planned, long Good, long Defective);

/// <param name="IsLast">Nothing more of the document comes.</param>
/// <param name="Confirmed">The ERP knows.</param>
/// <param name="Answer">Why it does not know yet: what it said last, or that nothing was heard.</param>
public sealed record EntryReceiptItem(
    string No, Instant At, string Author, string Note, bool IsLast, bool Confirmed, int Attempts, string Answer);

public sealed record EntryOrderPage(IReadOnlyList<EntryOrderItem> Items, string? Next);

public sealed record EntryReceiptRequest(
    [property: Description("The receipt's own number: a repeat changes nothing.")] string ReceiptNo,
    [property: Description("What came in. May be empty when nothing more comes.")] EntryCount[] Lines,
    [property: Description("Nothing more of the document comes; set by itself when everything is in.")]
    bool IsLast = false,
    string Note = "");

/// <param name="Result">"applied", or "duplicate": the receipt was entered before and nothing changed.</param>
public sealed record EntryReceiptResult(
    [property: OneOf("applied", "duplicate")] string Result, EntryOrderItem Entry);
