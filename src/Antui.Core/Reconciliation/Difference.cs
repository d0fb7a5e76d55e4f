namespace Antui.Core.Reconciliation;

/// <summary>The standing lists of the reconciliation of platform, goods and money.</summary>
public enum StandingList
{
    /// <summary>已退款未退货: a return was refunded, and its goods are not (all) back.</summary>
    RefundedNotReturned,
    /// <summary>已退货未退款: the goods are back, and the buyer still waits for the money.</summary>
    ReturnedNotRefunded,
    /// <summary>已退款又发货: refunded as unshipped, and the goods left (钱货两失).</summary>
    RefundedButShipped,
    /// <summary>有退款无订单: the platform knows a refund whose order is not here.</summary>
    RefundWithoutOrder,
    /// <summary>金额不符: platform, our ledger and the provider's book do not say the same.</summary>
    AmountsDiffer,
}

/// <summary>One row that does not fit, with what was compared. Amounts are fen, quantities pieces.</summary>
/// <param name="Expected">What one side says (claimed pieces, our ledger's fen).</param>
/// <param name="Found">What the other side says.</param>
/// <param name="Against">The other side: "warehouse", "ledger", "provider", "platform".</param>
/// <param name="Evidence">Ids of the evidence, instructions or documents that show it.</param>
public sealed record Difference(
    StandingList List, OrderKey Order, string RefundNo, long Expected, long Found, string Against, ImmutableArray<string> Evidence);
