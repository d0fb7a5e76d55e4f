using Antui.Core;
using Antui.Core.Returns;
using Antui.Server.Json;
using Antui.Server.Texts;

namespace Antui.Server.Returns;

/// <summary>A parcel that nobody expected (无头件), as the warehouse describes it.</summary>
/// <param name="PhoneTail">The last four digits of the sender's phone; never more.</param>
/// <param name="Slip">A request or order number on a slip inside.</param>
public sealed record NewUnclaimed(
    string Number = "", string Carrier = "", string PhoneTail = "", string Slip = "", SkuQuantity[]? Skus = null, int WeightGrams = 0,
    string Warehouse = "", string Note = "", string[]? Photos = null);

/// <param name="Score">0 to 100; only a person confirms.</param>
public sealed record MatchItem(string Shop, string OrderNo, string RefundNo, int Score, IReadOnlyList<Both> Because);

/// <param name="State">"open", "claimed" or "dismissed".</param>
public sealed record UnclaimedItem(
    string Id, [property: OneOf("open", "claimed", "dismissed")] string State, string Number, string Carrier,
    string PhoneTail, string Slip, ImmutableArray<SkuQuantity> Skus, int WeightGrams,
    string Warehouse, string Note, ImmutableArray<string> Photos, Instant FoundAt, string Author,
    string ClaimedShop, string ClaimedOrderNo, string ClaimedRefundNo, string ResolvedBy, string Reason,
    IReadOnlyList<MatchItem>? Matches = null);

public sealed record UnclaimedPage(IReadOnlyList<UnclaimedItem> Items, string? Next);

/// <summary>The refund a person says the parcel belongs to.</summary>
public sealed record ClaimRequest(string Shop, string OrderNo, string RefundNo, string Reason = "");
