using Antui.Core;
using Antui.Core.Orders;
using Antui.Server.Json;

namespace Antui.Server.Returns;

/// <summary>Pieces that came in and belong to nobody yet: a return refused them, or a receipt named them for an order
/// that does not have them.</summary>
/// <param name="Box">The box they are in, with <paramref name="Warehouse"/>; name both to claim or dismiss.</param>
/// <param name="Number">What stands on the box, or the receipt's own number.</param>
/// <param name="OrderNo">The order a receipt named; empty for a box that was opened at the desk.</param>
public sealed record UnmatchedItem(
    string Box, string Warehouse, string Number, string Sku, Grade Grade, int Quantity, Instant FoundAt, string Author,
    string Shop, string OrderNo, string RefundNo);

public sealed record UnmatchedPage(IReadOnlyList<UnmatchedItem> Items, string? Next);

/// <summary>To whom pieces belong. At a shop whose ERP keeps the goods name the refund, otherwise the return.</summary>
/// <param name="StepId">The claim's own id: a repeat changes nothing.</param>
public sealed record UnmatchedClaim(
    string StepId, string Box, string Sku, Grade Grade, int Quantity, string Shop, string OrderNo, string LineNo,
    string Warehouse = "", string ReturnNo = "", string RefundNo = "");

/// <param name="StepId">The word's own id: a repeat changes nothing.</param>
public sealed record UnmatchedDismissal(
    string StepId, string Box, string Sku, Grade Grade, int Quantity, string Reason, string Warehouse = "");

/// <param name="Outcome">"applied" or "duplicate".</param>
public sealed record UnmatchedResult([property: OneOf("applied", "duplicate")] string Outcome);

/// <summary>What was counted in a box that came in, and what of it belongs to nobody yet.</summary>
public sealed record BoxView(
    string Warehouse, string Number, Instant CountedAt, string Author, IReadOnlyList<BoxGoodsView> Goods,
    IReadOnlyList<BoxGoodsView> Rest);

public sealed record BoxGoodsView(string Sku, Grade Grade, int Quantity);
