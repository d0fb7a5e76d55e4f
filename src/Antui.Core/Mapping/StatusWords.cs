using System.Collections.Frozen;
using System.Text.Json;
using Antui.Core.Orders;

namespace Antui.Core.Mapping;

/// <summary>
/// The statuses a platform's word may be mapped to, as people write them ("partly-shipped", "awaiting-seller"). Those
/// that say that money or goods moved are not among them: that is read, never declared.
/// </summary>
public static class StatusWords
{
    private static readonly FrozenDictionary<string, Enum> Known = new Enum[]
    {
        OrderStatus.AwaitingPayment, OrderStatus.Paid, OrderStatus.PaidOnHold, OrderStatus.PartlyShipped,
            OrderStatus.Shipped,
        OrderStatus.Finished, OrderStatus.Cancelled, ClaimStatus.AwaitingSeller, ClaimStatus.AwaitingBuyerReturn,
        ClaimStatus.AwaitingReceipt, ClaimStatus.SellerRefused,
    }.ToFrozenDictionary(s => JsonNamingPolicy.KebabCaseLower.ConvertName(s.ToString()));

    public static IEnumerable<string> All => Known.Keys.Order(StringComparer.Ordinal);

    public static bool Knows(string word) => Known.ContainsKey(word);

    public static T? Parse<T>(string word) where T : struct, Enum =>
        Known.TryGetValue(word, out var status) && status is T value ? value : null;
}
